// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/planmembers.h"

#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/gatewayquotas.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

#include <algorithm>
#include <limits>

namespace lc::planmembers {

using namespace Qt::StringLiterals;

namespace {

QList<Resource> membersBy(Call &call, const char *keyName, const QString &value)
{
    ResourceQuery query = usageplans::inRegion(call, usageplans::memberKind);
    query.keyName = keyName;
    query.keyValue = value;
    query.limit = std::numeric_limits<int>::max();
    return call.store.list(query);
}

bool sharesStage(const UsagePlan &plan, const ApiStage &stage)
{
    const QList<ApiStage> stages = plan.apiStages.value_or(QList<ApiStage>());
    return std::any_of(stages.begin(), stages.end(), [&](const ApiStage &each) {
        return each.apiId == stage.apiId && each.stage == stage.stage;
    });
}

/// Refuses when another plan of the key has the stage.
Served<void> requireOnePlan(Call &call, const QString &keyId, const QString &planId,
                            const ApiStage &stage)
{
    for (const Resource &member : ofKey(call, keyId)) {
        const QString other = member.id.section(u' ', 0, 0);
        if (other == planId)
            continue;
        const auto plan = usageplans::findPlan(call, other);
        if (plan && sharesStage(*plan, stage))
            return refuse(
                call.operation, {behaviour::keyInTwoPlansOfAStage.value},
                u"API key %1 is in usage plan %2, which has the stage %3:%4 already"_s.arg(
                    keyId, other, stage.apiId.value_or(QString()),
                    stage.stage.value_or(QString())));
    }
    return {};
}

} // namespace

QList<Resource> ofPlan(Call &call, const QString &planId)
{
    return membersBy(call, usageplans::byPlan, planId);
}

QList<Resource> ofKey(Call &call, const QString &keyId)
{
    return membersBy(call, usageplans::byKey, keyId);
}

Served<UsagePlanKey> join(Call &call, const UsagePlan &plan, const ApiKey &key)
{
    const QString planId = plan.id.value_or(QString());
    const QString keyId = key.id.value_or(QString());
    if (call.store.find(usageplans::memberKind, usageplans::memberId(planId, keyId)))
        return refuse(call.operation, {"ConflictException"},
                      u"API key %1 is in usage plan %2 already"_s.arg(keyId, planId));
    if (auto room =
            gatewayquotas::require(call, ofKey(call, keyId).size(), gatewayquotas::plansOfAKey);
        !room)
        return unexpected(room.error());
    for (const ApiStage &stage : plan.apiStages.value_or(QList<ApiStage>())) {
        if (auto one = requireOnePlan(call, keyId, planId, stage); !one)
            return unexpected(one.error());
    }
    UsagePlanKey member;
    member.id = keyId;
    member.type = u"API_KEY"_s;
    Resource resource;
    resource.kind = usageplans::memberKind;
    resource.account = call.caller.account;
    resource.region = call.caller.region;
    resource.id = usageplans::memberId(planId, keyId);
    resource.document = writeJson(member);
    call.store.insert(resource);
    call.store.addKey(resource, usageplans::byPlan, planId);
    call.store.addKey(resource, usageplans::byKey, keyId);
    member.name = key.name;
    member.value = key.value;
    return member;
}

Served<void> requireFreeStage(Call &call, const UsagePlan &plan, const ApiStage &stage)
{
    const QString planId = plan.id.value_or(QString());
    for (const Resource &member : ofPlan(call, planId)) {
        if (auto one = requireOnePlan(call, member.id.section(u' ', 1), planId, stage); !one)
            return one;
    }
    return {};
}

} // namespace lc::planmembers
