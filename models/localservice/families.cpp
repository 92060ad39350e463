// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/families.h"

#include "localservice/assetgrouprules.h"
#include "localservice/assetrulesetrules.h"
#include "localservice/associationrules.h"
#include "localservice/borrowrules.h"
#include "localservice/checkoutrules.h"
#include "localservice/configurationrules.h"
#include "localservice/conversionrules.h"
#include "localservice/gatewayrules.h"
#include "localservice/grantrules.h"
#include "localservice/identityrules.h"
#include "localservice/inventoryrules.h"
#include "localservice/licenserules.h"
#include "localservice/organizationrules.h"
#include "localservice/reportgeneratorrules.h"
#include "localservice/servicesettingsrules.h"
#include "localservice/tagrules.h"
#include "localservice/tokenrules.h"
#include "localservice/usageplanrules.h"
#include "localservice/webidentityrules.h"

namespace lc {

void addFamilies(HandlerTable &table)
{
    addIdentityRules(table);
    addLicenseRules(table);
    addLicenseListRules(table);
    addGrantRules(table);
    addGrantStateRules(table);
    addGrantListRules(table);
    addOrganizationRules(table);
    addCheckoutRules(table);
    addBorrowRules(table);
    addTokenRules(table);
    addWebIdentityRules(table);
    addTagRules(table);
    addConfigurationRules(table);
    addAssociationRules(table);
    addAssociationListRules(table);
    addInventoryRules(table);
    addServiceSettingsRules(table);
    addReportGeneratorRules(table);
    addConversionRules(table);
    addAssetRulesetRules(table);
    addAssetGroupRules(table);
    addUsagePlanRules(table);
    addUsageRules(table);
    addApiKeyRules(table);
    addApiKeyImportRules(table);
    addUsagePlanChangeRules(table);
    addUsagePlanKeyRules(table);
    addRestApiRules(table);
    addGatewayTagRules(table);
    addGatewayAccountRules(table);
}

} // namespace lc
