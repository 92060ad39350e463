// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplankeys.h"
#include "localservice/gatewayrules.h"
#include "localservice/handlertable.h"
#include "localservice/planmembers.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

/// A key that is in the plan.
Served<std::pair<Resource, ApiKey>> findMember(Call &call, const QString &planId,
                                               const QString &keyId)
{
    if (const auto plan = usageplans::findPlan(call, planId); !plan)
        return unexpected(plan.error());
    auto key = usageplans::findKey(call, keyId);
    if (!key)
        return unexpected(key.error());
    const auto member =
        call.store.find(usageplans::memberKind, usageplans::memberId(planId, keyId));
    if (!member)
        return refuseMissing(call.operation, u"Invalid API Key identifier specified"_s);
    return std::pair(*member, *key);
}

Served<GetUsagePlanKey::Response> getUsagePlanKey(Call &call,
                                                  const GetUsagePlanKey::Request &request)
{
    const auto member = findMember(call, request.usagePlanId, request.keyId);
    if (!member)
        return unexpected(member.error());
    const ApiKey &key = member->second;
    return UsagePlanKey{key.id, u"API_KEY"_s, key.value, key.name};
}

Served<CreateUsagePlanKey::Response> createUsagePlanKey(Call &call,
                                                        const CreateUsagePlanKey::Request &request)
{
    if (request.keyType != u"API_KEY")
        return refuseInput(
            call.operation,
            u"Invalid key type '%1' specified. Must be one of: [API_KEY]"_s.arg(request.keyType));
    const auto plan = usageplans::findPlan(call, request.usagePlanId);
    if (!plan)
        return unexpected(plan.error());
    const auto key = usageplans::findKey(call, request.keyId);
    if (!key)
        return unexpected(key.error());
    return planmembers::join(call, *plan, *key);
}

Served<DeleteUsagePlanKey::Response> deleteUsagePlanKey(Call &call,
                                                        const DeleteUsagePlanKey::Request &request)
{
    const auto member = findMember(call, request.usagePlanId, request.keyId);
    if (!member)
        return unexpected(member.error());
    call.store.remove(member->first);
    return DeleteUsagePlanKey::Response();
}

} // namespace

void addUsagePlanKeyRules(HandlerTable &table)
{
    table.add<GetUsagePlanKey>(getUsagePlanKey);
    table.add<CreateUsagePlanKey>(createUsagePlanKey);
    table.add<DeleteUsagePlanKey>(deleteUsagePlanKey);
}

} // namespace lc
