// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/apikeyentry.h"

#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/gatewayquotas.h"
#include "localservice/randomid.h"
#include "localservice/restapientry.h"
#include "localservice/tagchecks.h"
#include "localservice/usageplanlookup.h"
#include "localservice/usageplanrules.h"

#include <algorithm>

namespace lc::apikeys {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *byValue = "value";
constexpr int shortestValue = 20;
constexpr int longestValue = 128;
constexpr int drawnValue = 40;

bool isVisible(QChar c)
{
    return c > u' ' && c < QChar(0x7F);
}

} // namespace

std::optional<Resource> findByValue(Call &call, const QString &value)
{
    ResourceQuery query = usageplans::inRegion(call, usageplans::keyKind);
    query.keyName = byValue;
    query.keyValue = value;
    query.limit = 1;
    const QList<Resource> found = call.store.list(query);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<QString> fault(const ApiKey &key)
{
    const QString value = key.value.value_or(QString());
    if (value.size() < shortestValue)
        return u"API Key value should be at least %1 characters"_s.arg(shortestValue);
    if (value.size() > longestValue)
        return u"API Key value exceeds maximum size of %1 characters"_s.arg(longestValue);
    if (!std::all_of(value.begin(), value.end(), isVisible))
        return u"Invalid API Key value specified."_s;
    if (key.name.value_or(QString()).size() > behaviour::apiKeyTextLength.value)
        return u"Invalid API Key name, can be at most %1 characters."_s.arg(
            behaviour::apiKeyTextLength.value);
    if (key.description.value_or(QString()).size() > behaviour::apiKeyTextLength.value)
        return u"Invalid API Key description specified."_s;
    return std::nullopt;
}

Served<ApiKey> create(Call &call, ApiKey key)
{
    if (!key.value || key.value->isEmpty())
        key.value = randomLetters(drawnValue);
    if (const auto wrong = fault(key))
        return refuseInput(call.operation, *wrong);
    if (key.tags) {
        if (const auto wrong = tagsFault(*key.tags))
            return refuseInput(call.operation, *wrong);
        if (key.tags->isEmpty())
            key.tags.reset();
    }
    if (findByValue(call, *key.value))
        return refuse(call.operation, {"ConflictException"}, u"API Key already exists"_s);
    const ResourceQuery all = usageplans::inRegion(call, usageplans::keyKind);
    if (auto room = gatewayquotas::require(call, call.store.count(all), gatewayquotas::apiKeys);
        !room)
        return unexpected(room.error());
    key.id = randomLetters(10);
    key.createdDate = std::chrono::floor<std::chrono::seconds>(call.now);
    key.lastUpdatedDate = key.createdDate;
    if (!key.stageKeys)
        key.stageKeys.emplace();
    Resource resource;
    resource.kind = usageplans::keyKind;
    resource.account = call.caller.account;
    resource.region = call.caller.region;
    resource.id = *key.id;
    resource.document = writeJson(key);
    call.store.insert(resource);
    index(call.store, resource, key);
    return key;
}

Served<ApiKey> change(Call &call, Resource resource, ApiKey key)
{
    if (const auto wrong = fault(key))
        return refuseInput(call.operation, *wrong);
    key.lastUpdatedDate = std::chrono::floor<std::chrono::seconds>(call.now);
    resource.document = writeJson(key);
    call.store.update(resource);
    return key;
}

void index(Store &store, const Resource &resource, const ApiKey &key)
{
    store.addKey(resource, byValue, key.value.value_or(QString()));
}

Served<QString> stageKey(Call &call, const QString &apiId, const QString &stage)
{
    if (!restapis::hasStage(call, apiId, stage))
        return refuse(call.operation, {behaviour::unknownApiStage.value},
                      u"API Stage not found: %1:%2"_s.arg(apiId, stage));
    return QString(apiId + u'/' + stage);
}

} // namespace lc::apikeys
