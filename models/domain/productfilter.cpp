// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/productfilter.h"

#include "domain/productvalues.h"

namespace lc {

using namespace Qt::StringLiterals;

std::span<const ProductFilterFacts> productFilters()
{
    constexpr QLatin1StringView managed{"SSM_MANAGED"};
    constexpr QLatin1StringView database{"RDS"};
    static const QStringList equals{u"EQUALS"_s};
    static const QStringList differs{u"NOT_EQUALS"_s};
    static const ProductFilterFacts filters[] = {
        {managed, "Application Name"_L1, equals},
        {managed, "Application Publisher"_L1, equals},
        {managed, "Application Version"_L1, equals},
        {managed, "Platform Name"_L1, equals},
        {managed, "Platform Type"_L1, equals},
        {managed, "License Included"_L1, equals + differs, productvalues::includedLicenses},
        {managed, "AccountId"_L1, differs, {}, true},
        {managed, "Tag:"_L1, differs, {}, true, false},
        {database, "Engine Edition"_L1, equals, productvalues::engineEditions},
        {database, "License Pack"_L1, equals, productvalues::licensePacks},
    };
    return filters;
}

const ProductFilterFacts *findProductFilter(const QString &resourceType, const QString &name)
{
    for (const ProductFilterFacts &facts : productFilters()) {
        const bool isTag = facts.name == "Tag:"_L1 && name.startsWith(facts.name);
        if (facts.resourceType == resourceType && (facts.name == name || isTag))
            return &facts;
    }
    return nullptr;
}

} // namespace lc
