// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordblock.h"
#include "store/samples.h"

#include <QHash>
#include <QList>
#include <QString>

namespace lc {

/// By what the areas of a stacked chart differ.
enum class StackBy {
    Account, ///< what each account says of the same license; owners of a configuration's resources
    Resource, ///< licenses with the same entitlement; single resources of a license configuration
    ResourceType, ///< of a license configuration
    Product ///< licenses with the same entitlement, those of one product together
};

/// One area of a stacked chart: series that are added up.
struct StackGroup {
    QString title; ///< empty: what is not recorded on its own
    QList<SeriesKey> series;

    bool isRest() const { return title.isEmpty(); }
    bool operator==(const StackGroup &) const = default;
};

/// What a license is called, by its ARN; resources that are not named show the end of their ARN.
struct StackNames {
    QHash<QString, QString> resources;
    QHash<QString, QString> products;
};

/// Whether a series tells the use of an entitlement, not of a license configuration.
bool isOfEntitlement(const SeriesKey &key);

/// The names in a list of licenses as it was last read.
StackNames licenseNames(const RecordBlock &licenses, const Type &type);

/// Whether a series is one of a part that has no samples while it is 0.
bool isSilentAtZero(const SeriesKey &key);

/// The areas of a stacked chart around the series `subject`, by title; empty where the history has
/// none. Two resources of one name are told apart by their ARNs.
QList<StackGroup> stackGroups(const QList<SeriesInfo> &recorded, const SeriesKey &subject,
                              StackBy by, const StackNames &names);

} // namespace lc
