// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/families.h"

#include "localservice/associationrules.h"
#include "localservice/configurationrules.h"
#include "localservice/identityrules.h"
#include "localservice/usageplanrules.h"

namespace lc {

void addFamilies(HandlerTable &table)
{
    addIdentityRules(table);
    addConfigurationRules(table);
    addAssociationRules(table);
    addUsagePlanRules(table);
    addUsageRules(table);
}

} // namespace lc
