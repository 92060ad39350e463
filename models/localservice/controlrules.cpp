// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/controlrules.h"

#include "api/control/control.h"
#include "api/operations.h"
#include "core/json.h"
#include "localservice/accountsfile.h"
#include "localservice/associationrecord.h"
#include "localservice/handlertable.h"
#include "localservice/restapientry.h"
#include "localservice/servicecontrol.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using namespace control;

namespace {

ClockTime clockTime(const ShiftedClock &clock)
{
    const Instant now = clock.now();
    return {now, std::chrono::round<std::chrono::seconds>(now - clock.machineTime()).count()};
}

Served<GetClock::Response> getClock(Call &call, const GetClock::Request &)
{
    return clockTime(*call.setup.control->clock());
}

Served<SetClock::Response> setClock(Call &call, const SetClock::Request &request)
{
    ShiftedClock &clock = *call.setup.control->clock();
    const bool goesOn = request.advanceSeconds && !request.time;
    const Instant from = goesOn ? clock.now() : request.time.value_or(clock.machineTime());
    clock.set(from + std::chrono::seconds(request.advanceSeconds.value_or(0)));
    return clockTime(clock);
}

Served<GetUsageLag::Response> getUsageLag(Call &call, const GetUsageLag::Request &)
{
    return UsageLag{call.setup.control->usageLag().count()};
}

Served<SetUsageLag::Response> setUsageLag(Call &call, const SetUsageLag::Request &request)
{
    call.setup.control->setUsageLag(std::chrono::seconds(request.seconds));
    return SetUsageLag::Response();
}

Served<MakeTraffic::Response> makeTraffic(Call &call, const MakeTraffic::Request &request)
{
    const auto plan = usageplans::findPlan(call, request.usagePlanId);
    if (!plan)
        return unexpected(plan.error());
    const QString member = usageplans::memberId(request.usagePlanId, request.keyId);
    if (!call.store.find(usageplans::memberKind, member))
        return refuseMissing(call.operation, u"The key is not in the usage plan"_s);
    const auto day = request.day ? dayFromText(*request.day) : std::optional(dayOf(call.now));
    if (!day)
        return refuseInput(call.operation, u"The day must be in the format YYYY-MM-DD"_s);
    return MakeTraffic::Response{usageplans::countRequests(call.store, call.setup, *plan,
                                                           request.keyId, *day, request.requests)};
}

Served<DefineRestApi::Response> defineRestApi(Call &call, const DefineRestApi::Request &request)
{
    const RestApiDefinition definition{request.id, request.name, request.stages};
    if (const auto fault = definition.fault())
        return refuseInput(call.operation, *fault);
    RestApi api;
    api.id = request.id;
    api.name = request.name.value_or(request.id);
    if (!restapis::define(call.store, call.caller, api, request.stages, call.now))
        return refuseInput(call.operation, u"The REST API is another account's or Region's"_s);
    const auto kept = call.store.find(restapis::kind, request.id);
    return readJson<RestApi>(kept->document).value_or(RestApi());
}

Served<PutInventoryResource::Response> putInventoryResource(Call &call,
                                                            const InventoryResource &resource)
{
    const InventoryEntry entry{call.caller.account, call.caller.region, resource};
    if (const auto fault = entry.fault())
        return refuseInput(call.operation, *fault);
    if (!inventory::put(call.store, entry))
        return refuseInput(call.operation, u"The resource is another account's or Region's"_s);
    refreshAssociations(call.store, resource);
    return PutInventoryResource::Response();
}

Served<RemoveInventoryResource::Response>
removeInventoryResource(Call &call, const RemoveInventoryResource::Request &request)
{
    const auto entry = call.store.find(inventory::kind, request.resourceArn);
    if (!entry || entry->account != call.caller.account || entry->region != call.caller.region)
        return refuseMissing(call.operation, u"The resource is not in the inventory"_s);
    detachEverywhere(call.store, entry->id, call.now);
    call.store.remove(*entry);
    return RemoveInventoryResource::Response();
}

Served<AddFault::Response> addFault(Call &call, const AddFault::Request &request)
{
    const auto all = allOperations();
    const bool isKnown =
        !request.operation || std::any_of(all.begin(), all.end(), [&](const Operation *operation) {
            return *request.operation == QLatin1StringView(operation->name);
        });
    if (!isKnown)
        return refuseInput(call.operation, u"There is no operation %1"_s.arg(*request.operation));
    call.setup.control->addFault(request);
    return AddFault::Response();
}

Served<GetFaults::Response> getFaults(Call &call, const GetFaults::Request &)
{
    return GetFaults::Response{call.setup.control->faults()};
}

Served<ClearFaults::Response> clearFaults(Call &call, const ClearFaults::Request &)
{
    call.setup.control->clearFaults();
    return ClearFaults::Response();
}

} // namespace

void addControlRules(HandlerTable &table)
{
    table.add<GetClock>(getClock);
    table.add<SetClock>(setClock);
    table.add<GetUsageLag>(getUsageLag);
    table.add<SetUsageLag>(setUsageLag);
    table.add<MakeTraffic>(makeTraffic);
    table.add<DefineRestApi>(defineRestApi);
    table.add<PutInventoryResource>(putInventoryResource);
    table.add<RemoveInventoryResource>(removeInventoryResource);
    table.add<AddFault>(addFault);
    table.add<GetFaults>(getFaults);
    table.add<ClearFaults>(clearFaults);
}

} // namespace lc
