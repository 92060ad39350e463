// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licenseconfiguration.h"

#include "domain/licenseconfigurationrows.h"

#include <QtGlobal>

namespace lc {

static constexpr Field consumedLicenseSummaryRows[] = {
    field<&ConsumedLicenseSummary::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type")),
    field<&ConsumedLicenseSummary::consumedLicenses>("ConsumedLicenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Used")),
};

template <> const Type &typeOf<ConsumedLicenseSummary>()
{
    static constexpr Type type =
        describe<ConsumedLicenseSummary>("ConsumedLicenseSummary", consumedLicenseSummaryRows);
    return type;
}

static constexpr Field managedResourceSummaryRows[] = {
    field<&ManagedResourceSummary::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type")),
    field<&ManagedResourceSummary::associationCount>("AssociationCount")
        .titled(QT_TRANSLATE_NOOP("Field", "Association count")),
};

template <> const Type &typeOf<ManagedResourceSummary>()
{
    static constexpr Type type =
        describe<ManagedResourceSummary>("ManagedResourceSummary", managedResourceSummaryRows);
    return type;
}

static constexpr Field productInformationFilterRows[] = {
    field<&ProductInformationFilter::productInformationFilterName>("ProductInformationFilterName")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information filter name"))
        .with(Required),
    field<&ProductInformationFilter::productInformationFilterValue>("ProductInformationFilterValue")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information filter value")),
    field<&ProductInformationFilter::productInformationFilterComparator>(
        "ProductInformationFilterComparator")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information filter comparator"))
        .with(Required),
};

template <> const Type &typeOf<ProductInformationFilter>()
{
    static constexpr Type type = describe<ProductInformationFilter>("ProductInformationFilter",
                                                                    productInformationFilterRows);
    return type;
}

static constexpr Field productInformationRows[] = {
    field<&ProductInformation::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type"))
        .with(Required),
    field<&ProductInformation::productInformationFilterList>("ProductInformationFilterList")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information filter list"))
        .with(Required),
};

template <> const Type &typeOf<ProductInformation>()
{
    static constexpr Type type =
        describe<ProductInformation>("ProductInformation", productInformationRows);
    return type;
}

static constexpr Field automatedDiscoveryInformationRows[] = {
    field<&AutomatedDiscoveryInformation::lastRunTime>("LastRunTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Last run time")),
};

template <> const Type &typeOf<AutomatedDiscoveryInformation>()
{
    static constexpr Type type = describe<AutomatedDiscoveryInformation>(
        "AutomatedDiscoveryInformation", automatedDiscoveryInformationRows);
    return type;
}

template <> const Type &typeOf<LicenseConfiguration>()
{
    static constexpr Type type = describe<LicenseConfiguration>(
        "LicenseConfiguration", licenseConfigurationRows<LicenseConfiguration>);
    return type;
}

static constexpr Field licenseConfigurationUsageRows[] = {
    field<&LicenseConfigurationUsage::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Key),
    field<&LicenseConfigurationUsage::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type")),
    field<&LicenseConfigurationUsage::resourceStatus>("ResourceStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource status")),
    field<&LicenseConfigurationUsage::resourceOwnerId>("ResourceOwnerId")
        .titled(QT_TRANSLATE_NOOP("Field", "Owner account")),
    field<&LicenseConfigurationUsage::associationTime>("AssociationTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Associated")),
    field<&LicenseConfigurationUsage::consumedLicenses>("ConsumedLicenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Used")),
};

template <> const Type &typeOf<LicenseConfigurationUsage>()
{
    static constexpr Type type = describe<LicenseConfigurationUsage>("LicenseConfigurationUsage",
                                                                     licenseConfigurationUsageRows);
    return type;
}

static constexpr Field licenseSpecificationRows[] = {
    field<&LicenseSpecification::licenseConfigurationArn>("LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&LicenseSpecification::amiAssociationScope>("AmiAssociationScope")
        .titled(QT_TRANSLATE_NOOP("Field", "Ami association scope")),
};

template <> const Type &typeOf<LicenseSpecification>()
{
    static constexpr Type type =
        describe<LicenseSpecification>("LicenseSpecification", licenseSpecificationRows);
    return type;
}

} // namespace lc
