// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplanchanges.h"
#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/gatewayquotas.h"
#include "localservice/gatewayrules.h"
#include "localservice/handlertable.h"
#include "localservice/planchanges.h"
#include "localservice/planmembers.h"
#include "localservice/randomid.h"
#include "localservice/tagchecks.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

Served<CreateUsagePlan::Response> createUsagePlan(Call &call,
                                                  const CreateUsagePlan::Request &request)
{
    UsagePlan plan;
    plan.id = randomLetters(6);
    plan.name = request.name;
    plan.description = request.description;
    plan.throttle = request.throttle;
    plan.quota = request.quota;
    if (plan.quota && !plan.quota->offset)
        plan.quota->offset = 0;
    if (request.tags && !request.tags->isEmpty())
        plan.tags = request.tags;
    plan.apiStages.emplace();
    for (const ApiStage &stage : request.apiStages.value_or(QList<ApiStage>())) {
        if (auto added = planchanges::addStage(call, plan, stage); !added)
            return unexpected(added.error());
    }
    if (auto right = planchanges::check(call, plan); !right)
        return unexpected(right.error());
    if (const auto fault = tagsFault(plan.tags.value_or(QMap<QString, QString>())))
        return refuseInput(call.operation, *fault);
    const int present = call.store.count(usageplans::inRegion(call, usageplans::kind));
    if (auto room = gatewayquotas::require(call, present, gatewayquotas::usagePlans); !room)
        return unexpected(room.error());
    Resource resource;
    resource.kind = usageplans::kind;
    resource.account = call.caller.account;
    resource.region = call.caller.region;
    resource.id = *plan.id;
    resource.document = writeJson(plan);
    call.store.insert(resource);
    return plan;
}

Served<UpdateUsagePlan::Response> updateUsagePlan(Call &call,
                                                  const UpdateUsagePlan::Request &request)
{
    auto resource = usageplans::findPlanResource(call, request.usagePlanId);
    if (!resource)
        return unexpected(resource.error());
    UsagePlan plan = readJson<UsagePlan>(resource->document).value_or(UsagePlan());
    if (auto done = planchanges::patch(call, plan, request.patchOperations); !done)
        return unexpected(done.error());
    resource->document = writeJson(plan);
    call.store.update(*resource);
    if (!plan.tags)
        plan.tags.emplace();
    return plan;
}

Served<DeleteUsagePlan::Response> deleteUsagePlan(Call &call,
                                                  const DeleteUsagePlan::Request &request)
{
    const auto resource = usageplans::findPlanResource(call, request.usagePlanId);
    if (!resource)
        return unexpected(resource.error());
    const UsagePlan plan = readJson<UsagePlan>(resource->document).value_or(UsagePlan());
    if (!plan.apiStages.value_or(QList<ApiStage>()).isEmpty())
        return refuse(call.operation, {behaviour::planWithStages.value},
                      u"Cannot delete usage plan %1: it has API stages"_s.arg(request.usagePlanId));
    for (const Resource &member : planmembers::ofPlan(call, request.usagePlanId))
        call.store.remove(member);
    call.store.remove(*resource);
    return DeleteUsagePlan::Response();
}

} // namespace

void addUsagePlanChangeRules(HandlerTable &table)
{
    table.add<CreateUsagePlan>(createUsagePlan);
    table.add<UpdateUsagePlan>(updateUsagePlan);
    table.add<DeleteUsagePlan>(deleteUsagePlan);
}

} // namespace lc
