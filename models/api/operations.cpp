// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"

#include "api/apigateway/account.h"
#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/apikeys.h"
#include "api/apigateway/restapis.h"
#include "api/apigateway/tags.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "api/control/control.h"
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/associations.h"
#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/checkouts.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/conversiontasks.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/inventory.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/organizations.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/servicesettings.h"
#include "api/licensemanager/tags.h"
#include "api/licensemanager/tokens.h"
#include "api/sts/identity.h"
#include "api/sts/webidentity.h"

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
        &licensemanager::CheckoutBorrowLicense::operation,
        &licensemanager::CreateToken::operation,
        &licensemanager::DeleteToken::operation,
        &licensemanager::GetAccessToken::operation,
        &licensemanager::ListTokens::operation,
        &licensemanager::CreateLicenseManagerReportGenerator::operation,
        &licensemanager::GetLicenseManagerReportGenerator::operation,
        &licensemanager::UpdateLicenseManagerReportGenerator::operation,
        &licensemanager::DeleteLicenseManagerReportGenerator::operation,
        &licensemanager::ListLicenseManagerReportGenerators::operation,
        &licensemanager::CreateLicenseConversionTaskForResource::operation,
        &licensemanager::GetLicenseConversionTask::operation,
        &licensemanager::ListLicenseConversionTasks::operation,
        &licensemanager::CreateLicenseAssetGroup::operation,
        &licensemanager::GetLicenseAssetGroup::operation,
        &licensemanager::UpdateLicenseAssetGroup::operation,
        &licensemanager::DeleteLicenseAssetGroup::operation,
        &licensemanager::ListLicenseAssetGroups::operation,
        &licensemanager::ListAssetsForLicenseAssetGroup::operation,
        &licensemanager::CreateLicenseAssetRuleset::operation,
        &licensemanager::GetLicenseAssetRuleset::operation,
        &licensemanager::UpdateLicenseAssetRuleset::operation,
        &licensemanager::DeleteLicenseAssetRuleset::operation,
        &licensemanager::ListLicenseAssetRulesets::operation,
        &licensemanager::GetServiceSettings::operation,
        &licensemanager::UpdateServiceSettings::operation,
        &licensemanager::ListAssociationsForLicenseConfiguration::operation,
        &licensemanager::ListFailuresForLicenseConfigurationOperations::operation,
        &licensemanager::ListLicenseSpecificationsForResource::operation,
        &licensemanager::ListResourceInventory::operation,
        &licensemanager::ListLicenseConfigurationsForOrganization::operation,
        &licensemanager::ListReceivedGrantsForOrganization::operation,
        &licensemanager::ListReceivedLicensesForOrganization::operation,
        &apigateway::GetUsagePlans::operation,
        &apigateway::GetUsagePlan::operation,
        &apigateway::GetUsagePlanKeys::operation,
        &apigateway::GetUsage::operation,
        &apigateway::UpdateUsage::operation,
        &apigateway::GetApiKeys::operation,
        &apigateway::CreateUsagePlan::operation,
        &apigateway::UpdateUsagePlan::operation,
        &apigateway::DeleteUsagePlan::operation,
        &apigateway::GetUsagePlanKey::operation,
        &apigateway::CreateUsagePlanKey::operation,
        &apigateway::DeleteUsagePlanKey::operation,
        &apigateway::GetApiKey::operation,
        &apigateway::CreateApiKey::operation,
        &apigateway::UpdateApiKey::operation,
        &apigateway::DeleteApiKey::operation,
        &apigateway::ImportApiKeys::operation,
        &apigateway::GetTags::operation,
        &apigateway::TagResource::operation,
        &apigateway::UntagResource::operation,
        &apigateway::GetAccount::operation,
        &apigateway::UpdateAccount::operation,
        &apigateway::GetRestApis::operation,
        &apigateway::GetStages::operation,
        &apigateway::GetStage::operation,
        &sts::AssumeRoleWithWebIdentity::operation,
        &sts::GetCallerIdentity::operation,
    };
    return operations;
}

const Operation *findOperation(std::string_view signingName, std::string_view operation)
{
    const bool isControl = signingName == control::service.signingName;
    for (const Operation *candidate : isControl ? control::operations() : allOperations()) {
        if (operation == candidate->name && signingName == candidate->service->signingName)
            return candidate;
    }
    return nullptr;
}

} // namespace lc
