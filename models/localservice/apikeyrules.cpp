// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeychanges.h"
#include "core/json.h"
#include "localservice/apikeyentry.h"
#include "localservice/behaviour.h"
#include "localservice/gatewayrules.h"
#include "localservice/handlertable.h"
#include "localservice/patching.h"
#include "localservice/planmembers.h"
#include "localservice/usageplanlookup.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace apigateway;

namespace {

template <auto Member> Served<void> setText(Call &, ApiKey &key, const Patch &patch)
{
    key.*Member = patch.value;
    return {};
}

Served<void> setEnabled(Call &, ApiKey &key, const Patch &patch)
{
    key.enabled = patch.value.compare(u"true"_s, Qt::CaseInsensitive) == 0;
    return {};
}

Served<void> changeLabels(Call &, ApiKey &, const Patch &)
{
    return {};
}

Served<void> changeStages(Call &call, ApiKey &key, const Patch &patch)
{
    if (!key.stageKeys)
        key.stageKeys.emplace();
    const QStringList parts = patch.value.split(u'/');
    if (parts.size() != 2)
        return refuseInput(call.operation, u"Invalid stage key specified"_s);
    if (patch.kind == PatchOperationKind::Remove) {
        key.stageKeys->removeAll(patch.value);
        return {};
    }
    const auto stage = apikeys::stageKey(call, parts[0], parts[1]);
    if (!stage)
        return unexpected(stage.error());
    if (!key.stageKeys->contains(*stage))
        key.stageKeys->append(*stage);
    return {};
}

constexpr PatchPath<ApiKey> paths[] = {
    {patching::replaces, "/name", setText<&ApiKey::name>},
    {patching::replaces, "/description", setText<&ApiKey::description>},
    {patching::replaces, "/enabled", setEnabled},
    {patching::replaces, "/customerId", setText<&ApiKey::customerId>},
    {patching::joins, "/labels", changeLabels},
    {patching::joins, "/stages", changeStages},
};

ApiKey keyIn(const Resource &resource)
{
    return readJson<ApiKey>(resource.document).value_or(ApiKey());
}

Served<GetApiKey::Response> getApiKey(Call &call, const GetApiKey::Request &request)
{
    auto key = usageplans::findKey(call, request.apiKey);
    if (key && !request.includeValue.value_or(false))
        key->value.reset();
    if (key && !key->tags)
        key->tags.emplace();
    return key;
}

Served<CreateApiKey::Response> createApiKey(Call &call, const CreateApiKey::Request &request)
{
    ApiKey key;
    key.name = request.name;
    key.description = request.description;
    key.value = request.value;
    key.enabled = request.enabled.value_or(behaviour::apiKeyEnabled.value);
    key.customerId = request.customerId;
    key.tags = request.tags;
    key.stageKeys.emplace();
    for (const StageKey &named : request.stageKeys.value_or(QList<StageKey>())) {
        const auto stage = apikeys::stageKey(call, named.restApiId.value_or(QString()),
                                             named.stageName.value_or(QString()));
        if (!stage)
            return unexpected(stage.error());
        key.stageKeys->append(*stage);
    }
    return apikeys::create(call, key);
}

Served<UpdateApiKey::Response> updateApiKey(Call &call, const UpdateApiKey::Request &request)
{
    const auto resource = usageplans::findKeyResource(call, request.apiKey);
    if (!resource)
        return unexpected(resource.error());
    ApiKey key = keyIn(*resource);
    if (auto done = applyPatches<ApiKey>(call, key, request.patchOperations, paths); !done)
        return unexpected(done.error());
    auto changed = apikeys::change(call, *resource, key);
    if (changed && !behaviour::updatedKeyShowsValue.value)
        changed->value.reset();
    return changed;
}

Served<DeleteApiKey::Response> deleteApiKey(Call &call, const DeleteApiKey::Request &request)
{
    const auto resource = usageplans::findKeyResource(call, request.apiKey);
    if (!resource)
        return unexpected(resource.error());
    for (const Resource &member : planmembers::ofKey(call, request.apiKey))
        call.store.remove(member);
    call.store.remove(*resource);
    return DeleteApiKey::Response();
}

} // namespace

void addApiKeyRules(HandlerTable &table)
{
    table.add<GetApiKey>(getApiKey);
    table.add<CreateApiKey>(createApiKey);
    table.add<UpdateApiKey>(updateApiKey);
    table.add<DeleteApiKey>(deleteApiKey);
}

} // namespace lc
