// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"

#include <QtGlobal>

#include <array>

namespace lc {

/// The rows that LicenseConfiguration and the answer of GetLicenseConfiguration share.
template <class Owner>
inline constexpr auto licenseConfigurationRows = std::array{
    fieldOf<Owner, &Owner::licenseConfigurationId>("LicenseConfigurationId")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::licenseConfigurationArn>("LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Key | ReadOnly),
    fieldOf<Owner, &Owner::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    fieldOf<Owner, &Owner::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    fieldOf<Owner, &Owner::licenseCountingType>("LicenseCountingType")
        .titled(QT_TRANSLATE_NOOP("Field", "Counted by")),
    fieldOf<Owner, &Owner::licenseRules>("LicenseRules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules")),
    fieldOf<Owner, &Owner::licenseCount>("LicenseCount")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    fieldOf<Owner, &Owner::licenseCountHardLimit>("LicenseCountHardLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Hard limit")),
    fieldOf<Owner, &Owner::disassociateWhenNotFound>("DisassociateWhenNotFound")
        .titled(QT_TRANSLATE_NOOP("Field", "Disassociate when not found")),
    fieldOf<Owner, &Owner::consumedLicenses>("ConsumedLicenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Used"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::ownerAccountId>("OwnerAccountId")
        .titled(QT_TRANSLATE_NOOP("Field", "Owner account"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::consumedLicenseSummaryList>("ConsumedLicenseSummaryList")
        .titled(QT_TRANSLATE_NOOP("Field", "Consumed license summary list"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::managedResourceSummaryList>("ManagedResourceSummaryList")
        .titled(QT_TRANSLATE_NOOP("Field", "Managed resource summary list"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::productInformationList>("ProductInformationList")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information list")),
    fieldOf<Owner, &Owner::automatedDiscoveryInformation>("AutomatedDiscoveryInformation")
        .titled(QT_TRANSLATE_NOOP("Field", "Automated discovery information"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::licenseExpiry>("LicenseExpiry")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires")),
};

} // namespace lc
