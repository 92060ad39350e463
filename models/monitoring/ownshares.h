// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace lc {

/// A whole made of many parts: the largest of them, and what all others come to.
struct OwnShares {
    QHash<QString, qint64> own; ///< by name; none of them is 0
    qint64 others = 0;

    bool operator==(const OwnShares &) const = default;
};

/// The `most` largest parts. Among equals those that had a place of their own `before` keep it, so
/// that parts which come and go do not move the rest; then the name decides.
OwnShares ownShares(const QHash<QString, qint64> &parts, const QSet<QString> &before, int most);

} // namespace lc
