// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/usageplanrules.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/store.h"
#include "localservice/usageplanlookup.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace usageplans {

QString memberId(const QString &planId, const QString &keyId)
{
    return planId + u' ' + keyId;
}

ResourceQuery inRegion(const Call &call, QLatin1StringView kindOfResource)
{
    ResourceQuery query;
    query.kind = kindOfResource;
    query.account = call.caller.account;
    query.region = call.caller.region;
    return query;
}

Served<Resource> findPlanResource(Call &call, const QString &id)
{
    auto found = call.store.find(kind, id);
    if (!found || found->account != call.caller.account || found->region != call.caller.region)
        return refuseMissing(call.operation, u"Invalid Usage Plan ID specified"_s);
    return *std::move(found);
}

Served<Resource> findKeyResource(Call &call, const QString &id)
{
    auto found = call.store.find(keyKind, id);
    if (!found || found->account != call.caller.account || found->region != call.caller.region)
        return refuseMissing(call.operation, u"Invalid API Key identifier specified"_s);
    return *std::move(found);
}

Served<UsagePlan> findPlan(Call &call, const QString &id)
{
    const auto found = findPlanResource(call, id);
    if (!found)
        return unexpected(found.error());
    return readJson<UsagePlan>(found->document).value_or(UsagePlan());
}

Served<ApiKey> findKey(Call &call, const QString &id)
{
    const auto found = findKeyResource(call, id);
    if (!found)
        return unexpected(found.error());
    return readJson<ApiKey>(found->document).value_or(ApiKey());
}

Served<qint64> pageSize(Call &call, const std::optional<qint64> &limit)
{
    if (limit && *limit < 1)
        return refuseInput(call.operation, u"Invalid limit, must be at least 1"_s);
    return std::min<qint64>(limit.value_or(behaviour::gatewayPageSize.value),
                            behaviour::gatewayLargestPage.value);
}

} // namespace usageplans

namespace {

using namespace usageplans;

Served<GetUsagePlans::Response> getUsagePlans(Call &call, const GetUsagePlans::Request &request)
{
    const auto size = pageSize(call, request.limit);
    if (!size)
        return unexpected(size.error());
    if (request.keyId) {
        if (const auto key = findKey(call, *request.keyId); !key)
            return unexpected(key.error());
    }
    const auto convert = [&](const Resource &resource) -> std::optional<UsagePlan> {
        if (request.keyId && !call.store.find(memberKind, memberId(resource.id, *request.keyId)))
            return std::nullopt;
        UsagePlan plan = readJson<UsagePlan>(resource.document).value_or(UsagePlan());
        if (plan.tags && plan.tags->isEmpty())
            plan.tags.reset();
        return plan;
    };
    auto page =
        listPage<UsagePlan>(call, request, inRegion(call, kind), *size, request.position, convert);
    if (!page)
        return unexpected(page.error());
    return GetUsagePlans::Response{page->nextToken, page->records};
}

Served<GetUsagePlan::Response> getUsagePlan(Call &call, const GetUsagePlan::Request &request)
{
    auto plan = findPlan(call, request.usagePlanId);
    // Single plans show their tags even when they have none.
    if (plan && !plan->tags)
        plan->tags.emplace();
    return plan;
}

Served<GetUsagePlanKeys::Response> getUsagePlanKeys(Call &call,
                                                    const GetUsagePlanKeys::Request &request)
{
    const auto size = pageSize(call, request.limit);
    if (!size)
        return unexpected(size.error());
    ResourceQuery query = inRegion(call, memberKind);
    query.keyName = byPlan;
    query.keyValue = request.usagePlanId;
    const auto convert = [&](const Resource &resource) -> std::optional<UsagePlanKey> {
        auto member = readJson<UsagePlanKey>(resource.document).value_or(UsagePlanKey());
        const auto key = findKey(call, member.id.value_or(QString()));
        if (!key
            || !key->name.value_or(QString()).startsWith(request.nameQuery.value_or(QString())))
            return std::nullopt;
        member.name = key->name;
        member.value = key->value;
        return member;
    };
    auto page = listPage<UsagePlanKey>(call, request, query, *size, request.position, convert);
    if (!page)
        return unexpected(page.error());
    return GetUsagePlanKeys::Response{page->nextToken, page->records};
}

Served<GetApiKeys::Response> getApiKeys(Call &call, const GetApiKeys::Request &request)
{
    const auto size = pageSize(call, request.limit);
    if (!size)
        return unexpected(size.error());
    ResourceQuery query = inRegion(call, keyKind);
    query.order = ResourceQuery::Order::NewestFirst;
    const auto convert = [&](const Resource &resource) -> std::optional<ApiKey> {
        ApiKey key = readJson<ApiKey>(resource.document).value_or(ApiKey());
        if (!key.name.value_or(QString()).startsWith(request.nameQuery.value_or(QString()))
            || (request.customerId && key.customerId.value_or(QString()) != *request.customerId))
            return std::nullopt;
        if (!request.includeValues.value_or(false))
            key.value.reset();
        if (!key.stageKeys)
            key.stageKeys.emplace();
        return key;
    };
    auto page = listPage<ApiKey>(call, request, query, *size, request.position, convert);
    if (!page)
        return unexpected(page.error());
    GetApiKeys::Response response;
    response.position = page->nextToken;
    response.items = page->records;
    return response;
}

} // namespace

void addUsagePlanRules(HandlerTable &table)
{
    table.add<GetUsagePlans>(getUsagePlans);
    table.add<GetUsagePlan>(getUsagePlan);
    table.add<GetUsagePlanKeys>(getUsagePlanKeys);
    table.add<GetApiKeys>(getApiKeys);
}

} // namespace lc
