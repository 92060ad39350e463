// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace lc {

/// A group of Regions with their own accounts, ARNs and host names.
struct Partition {
    const char *name; ///< "aws-cn"
    const char *dnsSuffix;
    const char *dualStackSuffix; ///< empty: no dual-stack endpoints
    const char *prefixes; ///< of its Region names, with blanks between
};

/// The partition whose Region names begin like this one; "aws" for an unknown beginning.
const Partition &partitionOf(const QString &region);
/// Lower-case letters, digits and inner hyphens: fit to be part of a host name.
bool isRegionName(const QString &region);
/// The Regions where License Manager is offered, of every partition.
QStringList knownRegions();

} // namespace lc
