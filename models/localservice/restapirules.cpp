// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/restapientry.h"

#include "api/apigateway/restapis.h"
#include "core/json.h"
#include "localservice/gatewayrules.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/randomid.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace restapis {

namespace {

bool isIn(const Resource &resource, const Caller &caller)
{
    return resource.account == caller.account && resource.region == caller.region;
}

} // namespace

QString stageId(const QString &apiId, const QString &stage)
{
    return apiId + u' ' + stage;
}

bool hasStage(Call &call, const QString &apiId, const QString &stage)
{
    const auto found = call.store.find(stageKind, stageId(apiId, stage));
    return found && isIn(*found, call.caller);
}

bool define(Store &store, const Caller &owner, RestApi api, const QStringList &stages, Instant now)
{
    const QString apiId = api.id.value_or(QString());
    const auto existing = store.find(kind, apiId);
    if (existing && !isIn(*existing, owner))
        return false;
    Resource resource;
    resource.account = owner.account;
    resource.region = owner.region;
    if (!existing) {
        api.createdDate = now;
        api.apiKeySource = ApiKeySourceType::Header;
        api.endpointConfiguration.emplace().types = {{Open(EndpointType::Regional)}};
        api.disableExecuteApiEndpoint = false;
        api.rootResourceId = randomLetters(10);
        resource.kind = kind;
        resource.id = apiId;
        resource.document = writeJson(api);
        store.insert(resource);
    }
    for (const QString &name : stages) {
        if (store.find(stageKind, stageId(apiId, name)))
            continue;
        Stage stage;
        stage.deploymentId = randomLetters(6);
        stage.stageName = name;
        stage.cacheClusterEnabled = false;
        stage.cacheClusterStatus = CacheClusterStatus::NotAvailable;
        stage.methodSettings.emplace();
        stage.tracingEnabled = false;
        stage.createdDate = now;
        stage.lastUpdatedDate = now;
        resource.kind = stageKind;
        resource.id = stageId(apiId, name);
        resource.document = writeJson(stage);
        store.insert(resource);
        store.addKey(resource, byApi, apiId);
    }
    return true;
}

bool defineOfPlans(Store &store, Instant now)
{
    ResourceQuery plans;
    plans.kind = usageplans::kind;
    bool isAnyNew = false;
    for (;;) {
        const QList<Resource> slice = store.list(plans);
        for (const Resource &resource : slice) {
            const auto plan = readJson<UsagePlan>(resource.document).value_or(UsagePlan());
            for (const ApiStage &stage : plan.apiStages.value_or(QList<ApiStage>())) {
                const QString apiId = stage.apiId.value_or(QString());
                const QString name = stage.stage.value_or(QString());
                if (apiId.isEmpty() || store.find(stageKind, stageId(apiId, name)))
                    continue;
                RestApi api;
                api.id = apiId;
                api.name = apiId;
                isAnyNew = define(store, {resource.account, resource.region}, api, {name}, now)
                    || isAnyNew;
            }
        }
        if (slice.size() < plans.limit)
            return isAnyNew;
        plans.after = slice.last().sequence;
    }
}

} // namespace restapis

namespace {

using namespace restapis;

Served<GetRestApis::Response> getRestApis(Call &call, const GetRestApis::Request &request)
{
    const auto size = usageplans::pageSize(call, request.limit);
    if (!size)
        return unexpected(size.error());
    const auto convert = [](const Resource &resource) -> std::optional<RestApi> {
        return readJson<RestApi>(resource.document).value_or(RestApi());
    };
    auto page = listPage<RestApi>(call, request, usageplans::inRegion(call, kind), *size,
                                  request.position, convert);
    if (!page)
        return unexpected(page.error());
    return GetRestApis::Response{page->nextToken, page->records};
}

Served<void> requireApi(Call &call, const QString &id)
{
    const auto found = call.store.find(kind, id);
    if (!found || !isIn(*found, call.caller))
        return refuseMissing(
            call.operation,
            u"Invalid API identifier specified %1:%2"_s.arg(call.caller.account, id));
    return {};
}

Served<GetStages::Response> getStages(Call &call, const GetStages::Request &request)
{
    if (auto known = requireApi(call, request.restApiId); !known)
        return unexpected(known.error());
    ResourceQuery query = usageplans::inRegion(call, stageKind);
    query.keyName = byApi;
    query.keyValue = request.restApiId;
    query.limit = std::numeric_limits<int>::max(); // the operation has no pages
    GetStages::Response response;
    response.item.emplace();
    for (const Resource &resource : call.store.list(query)) {
        const Stage stage = readJson<Stage>(resource.document).value_or(Stage());
        if (!request.deploymentId || stage.deploymentId == request.deploymentId)
            response.item->append(stage);
    }
    return response;
}

Served<GetStage::Response> getStage(Call &call, const GetStage::Request &request)
{
    if (auto known = requireApi(call, request.restApiId); !known)
        return unexpected(known.error());
    const auto found = call.store.find(stageKind, stageId(request.restApiId, request.stageName));
    if (!found)
        return refuseMissing(call.operation, u"Invalid stage identifier specified"_s);
    return readJson<Stage>(found->document).value_or(Stage());
}

} // namespace

void addRestApiRules(HandlerTable &table)
{
    table.add<GetRestApis>(getRestApis);
    table.add<GetStages>(getStages);
    table.add<GetStage>(getStage);
}

} // namespace lc
