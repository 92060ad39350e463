// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <QHash>

#include <optional>

namespace lc {

enum class GranteeVerdict {
    Ready,
    HasGrant, ///< an open grant of the same license
    Duplicate, ///< stands further up already
    OwnAccount,
    Invalid ///< no account and no ARN that can receive a grant
};
template <> const ChoiceType &choiceTypeOf<GranteeVerdict>();

/// One entry of a pasted list of receivers, judged.
struct Grantee {
    qint64 line = 0; ///< in the text, from 1
    qint64 place = 0; ///< among all entries, from 1
    QString entry; ///< as it was typed
    QString principal; ///< the ARN; empty when it is invalid
    Open<GranteeVerdict> verdict = GranteeVerdict::Ready;
    std::optional<QString> reason; ///< a sentence; absent when it is ready

    bool isReady() const { return verdict == GranteeVerdict::Ready; }
    bool operator==(const Grantee &) const = default;
    static const Type rows;
};

/// What receivers are judged by.
struct GranteeRules {
    QString partition; ///< of the license
    QString ownAccount; ///< whoever grants
    QHash<QString, QString> granted; ///< principal ARN of each open grant, and the grant's name
};

/// Judges a list of accounts and ARNs, one a line or with commas, semicolons or tabs between them.
/// Account ids are text: leading zeros stay, hyphens as in 1234-5678-9012 go.
QList<Grantee> judgeGrantees(const QString &text, const GranteeRules &rules);

/// The text without the entries that have this verdict, one entry a line.
QString withoutGrantees(const QList<Grantee> &grantees, GranteeVerdict verdict);

} // namespace lc
