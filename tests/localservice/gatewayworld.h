// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplankeys.h"
#include "api/apigateway/usageplans.h"
#include "localservice/restapientry.h"
#include "localservice/serviceworld.h"

/// Steps of tests about API Gateway; all of "vendor" in us-east-1.
namespace lc::gateway {

using namespace Qt::StringLiterals;

inline const QString vendor = u"vendor"_s;

template <class T> QByteArray codeOf(const Served<T> &outcome)
{
    return outcome ? QByteArray() : outcome.error().code;
}

template <class T> QString messageOf(const Served<T> &outcome)
{
    return outcome ? QString() : outcome.error().message;
}

inline void defineApi(ServiceWorld &world, const QString &id, const QStringList &stages)
{
    RestApi api;
    api.id = id;
    api.name = u"API "_s + id;
    const bool isKept = world.dispatcher().change([&](Store &store) {
        return restapis::define(store, {world.account(vendor), u"us-east-1"_s}, api, stages,
                                world.clock().now());
    });
    if (!isKept)
        qFatal("The API cannot be kept");
}

/// The id of a new plan with these stages ("api:stage").
inline QString createPlan(ServiceWorld &world, const QStringList &stages = {},
                          const QString &name = u"Gold"_s)
{
    apigateway::CreateUsagePlan::Request request;
    request.name = name;
    request.apiStages.emplace();
    for (const QString &stage : stages)
        request.apiStages->append(ApiStage{stage.section(u':', 0, 0), stage.section(u':', 1), {}});
    const auto plan = world.call<apigateway::CreateUsagePlan>(vendor, request);
    return plan ? *plan->id : u"refused: "_s + plan.error().message;
}

inline QString createKey(ServiceWorld &world, const QString &name = u"halo"_s)
{
    apigateway::CreateApiKey::Request request;
    request.name = name;
    const auto key = world.call<apigateway::CreateApiKey>(vendor, request);
    return key ? *key->id : u"refused: "_s + key.error().message;
}

inline Served<UsagePlanKey> join(ServiceWorld &world, const QString &plan, const QString &key)
{
    return world.call<apigateway::CreateUsagePlanKey>(vendor, {plan, key, u"API_KEY"_s});
}

/// One patch operation; a null value is absent.
inline PatchOperation patch(const char *kind, const QString &path, const QString &value = {})
{
    PatchOperation operation;
    operation.op.emplace().text = QString::fromLatin1(kind);
    operation.path = path;
    if (!value.isNull())
        operation.value = value;
    return operation;
}

} // namespace lc::gateway
