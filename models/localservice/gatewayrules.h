// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

// API Gateway's usage-plan family beside usageplanrules.h.

/// GetApiKey, CreateApiKey, UpdateApiKey, DeleteApiKey.
void addApiKeyRules(HandlerTable &table);
/// ImportApiKeys.
void addApiKeyImportRules(HandlerTable &table);
/// CreateUsagePlan, UpdateUsagePlan, DeleteUsagePlan.
void addUsagePlanChangeRules(HandlerTable &table);
/// GetUsagePlanKey, CreateUsagePlanKey, DeleteUsagePlanKey.
void addUsagePlanKeyRules(HandlerTable &table);
/// GetRestApis, GetStages, GetStage.
void addRestApiRules(HandlerTable &table);
/// GetTags, TagResource, UntagResource.
void addGatewayTagRules(HandlerTable &table);
/// GetAccount, UpdateAccount.
void addGatewayAccountRules(HandlerTable &table);

} // namespace lc
