// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/choices.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace lc {

/// What is to be done with a self-managed license and resources.
enum class Association { Attach, Detach };

/// What is known where the license is.
struct AssociationFacts {
    QString account;
    QString region;
    QSet<QString> attached; ///< ARNs that the license is attached to
    std::optional<QSet<QString>> inventory; ///< ARNs that were found; nothing: not read
};

/// One resource that was named, and what is known against it.
struct ResourceCheck {
    enum class Verdict {
        Ready,
        NotInInventory, ///< sent all the same: the inventory may be a day old
        NotAnArn,
        NotAResource, ///< licenses cannot be attached to it
        OtherRegion,
        OtherAccount,
        Repeated, ///< named before
        AlreadyAttached,
        NotAttached
    };

    QString text; ///< as it was written
    std::optional<ResourceType> type;
    Verdict verdict = Verdict::Ready;

    bool isSent() const { return verdict == Verdict::Ready || verdict == Verdict::NotInInventory; }
    bool operator==(const ResourceCheck &) const = default;
};

/// ARNs from a text: one a line, or with commas, semicolons, spaces or quotes, as pasted from a
/// table.
QStringList resourcesIn(const QString &text);
/// What the ARN of a resource says it is; nothing for what no license can be attached to.
std::optional<ResourceType> resourceTypeOf(const QString &arn);
QList<ResourceCheck> checkResources(Association what, const QStringList &arns,
                                    const AssociationFacts &facts);
/// A sentence for people; empty for Ready.
QString verdictWords(ResourceCheck::Verdict verdict);

} // namespace lc
