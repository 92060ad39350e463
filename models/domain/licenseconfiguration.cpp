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

constinit const Type ConsumedLicenseSummary::rows =
    describe<ConsumedLicenseSummary>("ConsumedLicenseSummary", consumedLicenseSummaryRows);

static constexpr Field managedResourceSummaryRows[] = {
    field<&ManagedResourceSummary::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type")),
    field<&ManagedResourceSummary::associationCount>("AssociationCount")
        .titled(QT_TRANSLATE_NOOP("Field", "Association count")),
};

constinit const Type ManagedResourceSummary::rows =
    describe<ManagedResourceSummary>("ManagedResourceSummary", managedResourceSummaryRows);

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

constinit const Type ProductInformationFilter::rows =
    describe<ProductInformationFilter>("ProductInformationFilter", productInformationFilterRows);

static constexpr Field productInformationRows[] = {
    field<&ProductInformation::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type"))
        .with(Required),
    field<&ProductInformation::productInformationFilterList>("ProductInformationFilterList")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information filter list"))
        .with(Required),
};

constinit const Type ProductInformation::rows =
    describe<ProductInformation>("ProductInformation", productInformationRows);

static constexpr Field automatedDiscoveryInformationRows[] = {
    field<&AutomatedDiscoveryInformation::lastRunTime>("LastRunTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Last run time")),
};

constinit const Type AutomatedDiscoveryInformation::rows = describe<AutomatedDiscoveryInformation>(
    "AutomatedDiscoveryInformation", automatedDiscoveryInformationRows);

constinit const Type LicenseConfiguration::rows = describe<LicenseConfiguration>(
    "LicenseConfiguration", licenseConfigurationRows<LicenseConfiguration>);

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

constinit const Type LicenseConfigurationUsage::rows =
    describe<LicenseConfigurationUsage>("LicenseConfigurationUsage", licenseConfigurationUsageRows);

static constexpr Field licenseSpecificationRows[] = {
    field<&LicenseSpecification::licenseConfigurationArn>("LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&LicenseSpecification::amiAssociationScope>("AmiAssociationScope")
        .titled(QT_TRANSLATE_NOOP("Field", "Ami association scope")),
};

constinit const Type LicenseSpecification::rows =
    describe<LicenseSpecification>("LicenseSpecification", licenseSpecificationRows);

} // namespace lc
