// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/productinformationrules.h"

#include "domain/productfilter.h"

#include <QStringList>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString filterProblem(const QString &resourceType, const ProductInformationFilter &filter)
{
    const QString &name = filter.productInformationFilterName;
    const ProductFilterFacts *facts = findProductFilter(resourceType, name);
    if (!facts)
        return u"Filter %1 is not supported for resource type %2."_s.arg(name, resourceType);
    if (!facts->comparators.contains(filter.productInformationFilterComparator))
        return u"Comparator %1 is not supported for filter %2."_s.arg(
            filter.productInformationFilterComparator, name);
    const QStringList values = filter.productInformationFilterValue.value_or(QList<QString>());
    if (values.isEmpty() && facts->needsValue)
        return u"Filter %1 needs a value."_s.arg(name);
    for (const QString &value : values) {
        if (!facts->values.isEmpty() && !facts->values.contains(value))
            return u"Value %1 is not supported for filter %2."_s.arg(value, name);
    }
    return {};
}

QString databaseProblem(const LicenseConfiguration &configuration)
{
    if (configuration.licenseCountingType != LicenseCountingType::Vcpu)
        return u"Products of RDS are counted by vCPU only."_s;
    if (configuration.licenseRules && !configuration.licenseRules->isEmpty())
        return u"Products of RDS cannot have license rules."_s;
    if (configuration.licenseCountHardLimit.value_or(false))
        return u"Products of RDS cannot have a hard limit."_s;
    if (configuration.productInformationList->size() > 1)
        return u"Products of RDS cannot be combined with others."_s;
    return {};
}

} // namespace

bool hasExclusions(const QList<ProductInformation> &products)
{
    for (const ProductInformation &product : products) {
        for (const ProductInformationFilter &filter : product.productInformationFilterList) {
            const ProductFilterFacts *facts =
                findProductFilter(product.resourceType, filter.productInformationFilterName);
            if (facts && facts->isExclusion)
                return true;
        }
    }
    return false;
}

QString productInformationProblem(const LicenseConfiguration &configuration)
{
    if (!configuration.productInformationList)
        return {};
    for (const ProductInformation &product : *configuration.productInformationList) {
        if (product.resourceType != u"SSM_MANAGED" && product.resourceType != u"RDS")
            return u"Resource type %1 is not supported for product information."_s.arg(
                product.resourceType);
        if (product.productInformationFilterList.isEmpty())
            return u"Product information needs at least one filter."_s;
        if (product.resourceType == u"RDS") {
            const QString problem = databaseProblem(configuration);
            if (!problem.isEmpty())
                return problem;
        }
        for (const ProductInformationFilter &filter : product.productInformationFilterList) {
            const QString problem = filterProblem(product.resourceType, filter);
            if (!problem.isEmpty())
                return problem;
        }
    }
    return {};
}

} // namespace lc
