// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licenseassetgroup.h"

#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field licenseAssetGroupConfigurationRows[] = {
    field<&LicenseAssetGroupConfiguration::usageDimension>("UsageDimension")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage dimension")),
};

constinit const Type LicenseAssetGroupConfiguration::rows =
    describe<LicenseAssetGroupConfiguration>("LicenseAssetGroupConfiguration",
                                             licenseAssetGroupConfigurationRows);

static constexpr Field licenseAssetGroupPropertyRows[] = {
    field<&LicenseAssetGroupProperty::key>("Key")
        .titled(QT_TRANSLATE_NOOP("Field", "Key"))
        .with(Required),
    field<&LicenseAssetGroupProperty::value>("Value")
        .titled(QT_TRANSLATE_NOOP("Field", "Value"))
        .with(Required),
};

constinit const Type LicenseAssetGroupProperty::rows =
    describe<LicenseAssetGroupProperty>("LicenseAssetGroupProperty", licenseAssetGroupPropertyRows);

static constexpr Field licenseAssetGroupRows[] = {
    field<&LicenseAssetGroup::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required),
    field<&LicenseAssetGroup::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&LicenseAssetGroup::licenseAssetGroupConfigurations>("LicenseAssetGroupConfigurations")
        .titled(QT_TRANSLATE_NOOP("Field", "Configurations")),
    field<&LicenseAssetGroup::associatedLicenseAssetRulesetArNs>(
        "AssociatedLicenseAssetRulesetARNs")
        .titled(QT_TRANSLATE_NOOP("Field", "Rulesets"))
        .with(Required)
        .matching(arnPattern),
    field<&LicenseAssetGroup::properties>("Properties")
        .titled(QT_TRANSLATE_NOOP("Field", "Properties")),
    field<&LicenseAssetGroup::licenseAssetGroupArn>("LicenseAssetGroupArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required | Key)
        .within(0, 2048)
        .matching(arnPattern),
    field<&LicenseAssetGroup::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(Required),
    field<&LicenseAssetGroup::statusMessage>("StatusMessage")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason")),
    field<&LicenseAssetGroup::latestUsageAnalysisTime>("LatestUsageAnalysisTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Last analysis")),
    field<&LicenseAssetGroup::latestResourceDiscoveryTime>("LatestResourceDiscoveryTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Last discovery")),
};

constinit const Type LicenseAssetGroup::rows =
    describe<LicenseAssetGroup>("LicenseAssetGroup", licenseAssetGroupRows);

static constexpr Field assetRows[] = {
    field<&Asset::assetArn>("AssetArn").titled(QT_TRANSLATE_NOOP("Field", "Asset ARN")).with(Key),
    field<&Asset::latestAssetDiscoveryTime>("LatestAssetDiscoveryTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Last discovery")),
};

constinit const Type Asset::rows = describe<Asset>("Asset", assetRows);

} // namespace lc
