// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/tags.h"
#include "api/sts/identity.h"

namespace lc {

std::span<const Operation *const> allOperations()
{
    static const Operation *const operations[] = {
        &licensemanager::CreateLicense::operation,
        &licensemanager::CreateLicenseVersion::operation,
        &licensemanager::GetLicense::operation,
        &licensemanager::DeleteLicense::operation,
        &licensemanager::ListLicenses::operation,
        &licensemanager::ListLicenseVersions::operation,
        &licensemanager::ListReceivedLicenses::operation,
        &licensemanager::GetLicenseUsage::operation,
        &licensemanager::CheckoutLicense::operation,
        &licensemanager::CheckInLicense::operation,
        &licensemanager::ExtendLicenseConsumption::operation,
        &licensemanager::CreateGrant::operation,
        &licensemanager::CreateGrantVersion::operation,
        &licensemanager::GetGrant::operation,
        &licensemanager::AcceptGrant::operation,
        &licensemanager::RejectGrant::operation,
        &licensemanager::DeleteGrant::operation,
        &licensemanager::ListDistributedGrants::operation,
        &licensemanager::ListReceivedGrants::operation,
        &licensemanager::CreateLicenseConfiguration::operation,
        &licensemanager::UpdateLicenseConfiguration::operation,
        &licensemanager::GetLicenseConfiguration::operation,
        &licensemanager::DeleteLicenseConfiguration::operation,
        &licensemanager::ListLicenseConfigurations::operation,
        &licensemanager::UpdateLicenseSpecificationsForResource::operation,
        &licensemanager::ListUsageForLicenseConfiguration::operation,
        &licensemanager::TagResource::operation,
        &licensemanager::UntagResource::operation,
        &licensemanager::ListTagsForResource::operation,
        &apigateway::GetUsagePlans::operation,
        &apigateway::GetUsagePlan::operation,
        &apigateway::GetUsagePlanKeys::operation,
        &apigateway::GetUsage::operation,
        &apigateway::UpdateUsage::operation,
        &apigateway::GetApiKeys::operation,
        &sts::GetCallerIdentity::operation,
    };
    return operations;
}

const Operation *findOperation(std::string_view signingName, std::string_view operation)
{
    for (const Operation *candidate : allOperations()) {
        if (operation == candidate->name && signingName == candidate->service->signingName)
            return candidate;
    }
    return nullptr;
}

} // namespace lc
