// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>

namespace lc {

/// A condition that automated discovery knows (user guide), for one type of resource.
struct ProductFilterFacts {
    QLatin1StringView resourceType; ///< "SSM_MANAGED" or "RDS"
    QLatin1StringView name; ///< "Tag:" stands for the tag of any key
    QStringList comparators;
    QStringList values = {}; ///< empty: any
    bool isExclusion = false; ///< for the management account of an organization only
    bool needsValue = true;
};

std::span<const ProductFilterFacts> productFilters();
/// Null where resources of this type have no such condition.
const ProductFilterFacts *findProductFilter(const QString &resourceType, const QString &name);

} // namespace lc
