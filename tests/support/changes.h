// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

namespace lc::test {

/// An operation that changes something, and whether it may be sent again.
struct Change {
    const char *service;
    const char *name;
    Operation::Repeat repeat;
};

/// Every one of them, as the reliability notes (section 4) class them by name.
inline constexpr Change changes[] = {
    {"license-manager", "CheckoutLicense", Operation::Repeat::Token},
    {"license-manager", "CheckoutBorrowLicense", Operation::Repeat::Token},
    {"license-manager", "CreateGrant", Operation::Repeat::Token},
    {"license-manager", "CreateGrantVersion", Operation::Repeat::Token},
    {"license-manager", "CreateLicense", Operation::Repeat::Token},
    {"license-manager", "CreateLicenseVersion", Operation::Repeat::Token},
    {"license-manager", "CreateLicenseAssetGroup", Operation::Repeat::Token},
    {"license-manager", "CreateLicenseAssetRuleset", Operation::Repeat::Token},
    {"license-manager", "CreateLicenseManagerReportGenerator", Operation::Repeat::Token},
    {"license-manager", "CreateToken", Operation::Repeat::Token},
    {"license-manager", "UpdateLicenseAssetGroup", Operation::Repeat::Token},
    {"license-manager", "UpdateLicenseAssetRuleset", Operation::Repeat::Token},
    {"license-manager", "UpdateLicenseManagerReportGenerator", Operation::Repeat::Token},
    {"license-manager", "DeleteLicense", Operation::Repeat::Version},
    {"license-manager", "AcceptGrant", Operation::Repeat::State},
    {"license-manager", "RejectGrant", Operation::Repeat::State},
    {"license-manager", "DeleteGrant", Operation::Repeat::State},
    {"license-manager", "DeleteToken", Operation::Repeat::State},
    {"license-manager", "DeleteLicenseConfiguration", Operation::Repeat::State},
    {"license-manager", "DeleteLicenseAssetGroup", Operation::Repeat::State},
    {"license-manager", "DeleteLicenseAssetRuleset", Operation::Repeat::State},
    {"license-manager", "DeleteLicenseManagerReportGenerator", Operation::Repeat::State},
    {"license-manager", "TagResource", Operation::Repeat::State},
    {"license-manager", "UntagResource", Operation::Repeat::State},
    {"license-manager", "UpdateServiceSettings", Operation::Repeat::State},
    {"license-manager", "UpdateLicenseConfiguration", Operation::Repeat::State},
    {"license-manager", "CreateLicenseConfiguration", Operation::Repeat::Never},
    {"license-manager", "CreateLicenseConversionTaskForResource", Operation::Repeat::Never},
    {"license-manager", "ExtendLicenseConsumption", Operation::Repeat::Never},
    {"license-manager", "CheckInLicense", Operation::Repeat::Never},
    {"license-manager", "UpdateLicenseSpecificationsForResource", Operation::Repeat::Never},
    {"apigateway", "CreateApiKey", Operation::Repeat::Never},
    {"apigateway", "CreateUsagePlan", Operation::Repeat::Never},
    {"apigateway", "ImportApiKeys", Operation::Repeat::Never},
    {"apigateway", "CreateUsagePlanKey", Operation::Repeat::NaturalKey},
    {"apigateway", "DeleteUsagePlanKey", Operation::Repeat::NaturalKey},
    {"apigateway", "DeleteApiKey", Operation::Repeat::NaturalKey},
    {"apigateway", "DeleteUsagePlan", Operation::Repeat::NaturalKey},
    {"apigateway", "UpdateUsagePlan", Operation::Repeat::Patch},
    {"apigateway", "UpdateApiKey", Operation::Repeat::Patch},
    {"apigateway", "UpdateUsage", Operation::Repeat::Patch},
    {"apigateway", "UpdateAccount", Operation::Repeat::Patch},
    {"apigateway", "TagResource", Operation::Repeat::State},
    {"apigateway", "UntagResource", Operation::Repeat::State},
};

} // namespace lc::test
