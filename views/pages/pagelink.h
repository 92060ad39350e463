// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/rowfilter.h"

#include <QByteArray>

namespace lc {

class Session;

/// What a link leads to: a page; there one row, or only the rows that pass a filter.
struct PageLink {
    QString page; ///< its id; empty: the page of the object whose ARN `row` is
    QByteArray row; ///< key, ARN or id of the row to be shown; empty: none
    QString filterText = {}; ///< the words of the chip: "License: Orbit Suite"
    FilterRule filter = {}; ///< none where its column is empty

    bool operator==(const PageLink &) const = default;
};

/// A link to the object that this ARN names.
PageLink linkToArn(const QString &arn);
/// Whether this is one ARN, and there is a page for objects with such ARNs.
bool isLinkable(const QString &arn);
/// The page for the object of this ARN: of what an open account issued, else of what it received.
/// Empty when there is none.
QString pageOfArn(const QString &arn, const Session &session);
/// A link to an open connection of this account; without a page when none is.
PageLink linkToAccount(const QString &account, const Session &session);

} // namespace lc

Q_DECLARE_METATYPE(lc::PageLink)
