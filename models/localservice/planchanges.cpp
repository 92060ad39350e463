// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/planchanges.h"

#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/gatewayquotas.h"
#include "localservice/patching.h"
#include "localservice/planmembers.h"
#include "localservice/restapientry.h"

#include "domain/quotaperiod.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace lc::planchanges {

using namespace Qt::StringLiterals;

namespace {

template <auto Member> Served<void> setText(Call &, UsagePlan &plan, const Patch &patch)
{
    plan.*Member = patch.value;
    return {};
}

Served<void> changeProductCode(Call &, UsagePlan &plan, const Patch &patch)
{
    if (patch.kind == PatchOperationKind::Remove)
        plan.productCode.reset();
    else
        plan.productCode = patch.value;
    return {};
}

/// "apiId:stage"
std::optional<ApiStage> stageIn(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() != 2 || parts[0].isEmpty() || parts[1].isEmpty())
        return std::nullopt;
    return ApiStage{parts[0], parts[1], {}};
}

Served<ApiStage *> findStage(Call &call, UsagePlan &plan, const QString &text)
{
    const auto named = stageIn(text);
    if (!named)
        return refuseInput(call.operation, u"Invalid API Stage specified"_s);
    if (!plan.apiStages)
        plan.apiStages.emplace();
    for (ApiStage &stage : *plan.apiStages) {
        if (stage.apiId == named->apiId && stage.stage == named->stage)
            return &stage;
    }
    return refuseMissing(call.operation,
                         u"Invalid API Stage {api: %1, stage: %2} specified for usageplan %3"_s.arg(
                             *named->apiId, *named->stage, plan.id.value_or(QString())));
}

Served<void> changeStages(Call &call, UsagePlan &plan, const Patch &patch)
{
    if (patch.kind == PatchOperationKind::Remove) {
        const auto stage = findStage(call, plan, patch.value);
        if (!stage)
            return unexpected(stage.error());
        const ApiStage gone = **stage;
        plan.apiStages->removeOne(gone);
        return {};
    }
    const auto stage = stageIn(patch.value);
    if (!stage)
        return refuseInput(call.operation, u"Invalid API Stage specified"_s);
    return addStage(call, plan, *stage);
}

struct ThrottleMap {
    QMap<QString, ThrottleSettings> throttle;

    bool operator==(const ThrottleMap &) const = default;
    static const Type rows;
};

constexpr Field throttleMapRows[] = {field<&ThrottleMap::throttle>("throttle")};

constinit const Type ThrottleMap::rows = describe<ThrottleMap>("ThrottleMap", throttleMapRows);

Served<void> changeStageThrottles(Call &call, UsagePlan &plan, const Patch &patch)
{
    const auto stage = findStage(call, plan, patch.parts[0]);
    if (!stage)
        return unexpected(stage.error());
    if (patch.kind == PatchOperationKind::Remove) {
        (*stage)->throttle.reset();
        return {};
    }
    const auto read =
        readJson<ThrottleMap>("{\"throttle\":" + patch.value.toUtf8() + '}', Reading::Strict);
    if (!read)
        return refuseInput(
            call.operation,
            u"Invalid value '%1' specified for path '%2'"_s.arg(patch.value, patch.path));
    (*stage)->throttle = read->throttle;
    return {};
}

/// "/pets/GET" of "/pets", "pets" or "~1pets", and GET.
QString methodKey(QString resourcePath, const QString &method)
{
    resourcePath.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    if (!resourcePath.startsWith(u'/'))
        resourcePath.prepend(u'/');
    return resourcePath + u'/' + method;
}

Served<double> rateIn(Call &call, const Patch &patch)
{
    bool ok = false;
    const double rate = patch.value.toDouble(&ok);
    if (!ok || !std::isfinite(rate) || rate < 0)
        return refuseInput(
            call.operation,
            u"Invalid value '%1' specified for path '%2'"_s.arg(patch.value, patch.path));
    return rate;
}

Served<void> setThrottle(Call &call, ThrottleSettings &throttle, const Patch &patch)
{
    if (patch.path.endsWith(u"/rateLimit"_s)) {
        const auto rate = rateIn(call, patch);
        if (!rate)
            return unexpected(rate.error());
        throttle.rateLimit = *rate;
        return {};
    }
    const auto burst = patching::wholeNumber(call, patch);
    if (!burst)
        return unexpected(burst.error());
    throttle.burstLimit = *burst;
    return {};
}

Served<void> setMethodThrottle(Call &call, UsagePlan &plan, const Patch &patch)
{
    const auto stage = findStage(call, plan, patch.parts[0]);
    if (!stage)
        return unexpected(stage.error());
    if (!(*stage)->throttle)
        (*stage)->throttle.emplace();
    return setThrottle(call, (*(*stage)->throttle)[methodKey(patch.parts[1], patch.parts[2])],
                       patch);
}

Served<void> removeMethodThrottle(Call &call, UsagePlan &plan, const Patch &patch)
{
    const auto stage = findStage(call, plan, patch.parts[0]);
    if (!stage)
        return unexpected(stage.error());
    const QString key = methodKey(patch.parts[1], patch.parts[2]);
    if (!(*stage)->throttle || (*stage)->throttle->remove(key) == 0)
        return refuseMissing(
            call.operation,
            u"Invalid method '%1' specified for stage %2"_s.arg(key, patch.parts[0]));
    if ((*stage)->throttle->isEmpty())
        (*stage)->throttle.reset();
    return {};
}

Served<void> setPlanThrottle(Call &call, UsagePlan &plan, const Patch &patch)
{
    if (!plan.throttle)
        plan.throttle.emplace();
    return setThrottle(call, *plan.throttle, patch);
}

Served<void> removeThrottle(Call &, UsagePlan &plan, const Patch &)
{
    plan.throttle.reset();
    return {};
}

Served<void> setQuota(Call &call, UsagePlan &plan, const Patch &patch)
{
    if (!plan.quota)
        plan.quota.emplace();
    if (patch.path == u"/quota/period"_s) {
        Open<QuotaPeriod> period;
        period.text = patch.value;
        if (!period.known())
            return refuseInput(call.operation,
                               u"Invalid quota period '%1' specified. Must be one of: [DAY, WEEK, "
                               "MONTH]"_s.arg(patch.value));
        plan.quota->period = period;
        return {};
    }
    const auto number = patching::wholeNumber(call, patch);
    if (!number)
        return unexpected(number.error());
    (patch.path == u"/quota/limit"_s ? plan.quota->limit : plan.quota->offset) = *number;
    return {};
}

Served<void> removeQuota(Call &, UsagePlan &plan, const Patch &)
{
    plan.quota.reset();
    return {};
}

constexpr PatchPath<UsagePlan> paths[] = {
    {patching::replaces, "/name", setText<&UsagePlan::name>},
    {patching::replaces, "/description", setText<&UsagePlan::description>},
    {patching::changes, "/productCode", changeProductCode},
    {patching::joins, "/apiStages", changeStages},
    {patching::changes, "/apiStages/{apiidstage}/throttle", changeStageThrottles,
     "/apiStages/([^/]+)/throttle"},
    {patching::sets, "/apiStages/{apiidstage}/throttle/{resourcePath}/{httpMethod}/rateLimit",
     setMethodThrottle, "/apiStages/([^/]+)/throttle/(.+)/([A-Z]+|\\*)/rateLimit"},
    {patching::sets, "/apiStages/{apiidstage}/throttle/{resourcePath}/{httpMethod}/burstLimit",
     setMethodThrottle, "/apiStages/([^/]+)/throttle/(.+)/([A-Z]+|\\*)/burstLimit"},
    {patching::removes, "/apiStages/{apiidstage}/throttle/{resourcePath}/{httpMethod}",
     removeMethodThrottle, "/apiStages/([^/]+)/throttle/(.+)/([A-Z]+|\\*)"},
    {patching::sets, "/throttle/rateLimit", setPlanThrottle},
    {patching::sets, "/throttle/burstLimit", setPlanThrottle},
    {patching::removes, "/throttle", removeThrottle},
    {patching::sets, "/quota/limit", setQuota},
    {patching::sets, "/quota/offset", setQuota},
    {patching::sets, "/quota/period", setQuota},
    {patching::removes, "/quota", removeQuota},
};

std::optional<QString> throttleFault(const ThrottleSettings &throttle)
{
    if (throttle.burstLimit.value_or(0) < 0)
        return u"Throttle burst limit must not be negative"_s;
    if (throttle.rateLimit.value_or(0) < 0)
        return u"Throttle rate limit must not be negative"_s;
    return std::nullopt;
}

std::optional<QString> quotaFault(const QuotaSettings &quota)
{
    if (!quota.limit || !quota.period)
        return u"Usage Plan quota must have a limit and a period"_s;
    if (*quota.limit < 0)
        return u"Usage Plan quota limit must not be negative"_s;
    const auto period = quota.period->known();
    if (!period)
        return u"Invalid quota period specified. Must be one of: [DAY, WEEK, MONTH]"_s;
    if (!isQuotaOffset(*period, quota.offset.value_or(0)))
        return u"Usage Plan quota offset must be 0 for DAY, 0 to 6 for WEEK, 0 to 27 for MONTH"_s;
    return std::nullopt;
}

std::optional<QString> stageThrottleFault(const ApiStage &stage)
{
    static const QRegularExpression form(u"\\A/.*/([A-Z]+|\\*)\\z"_s);
    const auto throttles = stage.throttle.value_or(QMap<QString, ThrottleSettings>());
    for (auto it = throttles.cbegin(); it != throttles.cend(); ++it) {
        if (!form.match(it.key()).hasMatch())
            return u"Invalid method '%1' specified; a path and a method such as /pets/GET is "
                   "required"_s.arg(it.key());
        if (auto fault = throttleFault(it.value()))
            return fault;
    }
    return std::nullopt;
}

} // namespace

Served<void> addStage(Call &call, UsagePlan &plan, const ApiStage &stage)
{
    const QString apiId = stage.apiId.value_or(QString());
    const QString name = stage.stage.value_or(QString());
    if (apiId.isEmpty() || name.isEmpty())
        return refuseInput(call.operation, u"Invalid API Stage specified"_s);
    if (!restapis::hasStage(call, apiId, name))
        return refuse(call.operation, {behaviour::unknownApiStage.value},
                      u"API Stage not found: %1:%2"_s.arg(apiId, name));
    if (!plan.apiStages)
        plan.apiStages.emplace();
    const bool isThere =
        std::any_of(plan.apiStages->begin(), plan.apiStages->end(), [&](const ApiStage &each) {
            return each.apiId == stage.apiId && each.stage == stage.stage;
        });
    if (isThere)
        return refuse(call.operation, {"ConflictException"},
                      u"The usage plan has the stage %1:%2 already"_s.arg(apiId, name));
    if (auto isFree = planmembers::requireFreeStage(call, plan, stage); !isFree)
        return isFree;
    plan.apiStages->append(stage);
    return {};
}

Served<void> check(Call &call, const UsagePlan &plan)
{
    if (plan.name.value_or(QString()).trimmed().isEmpty())
        return refuseInput(call.operation, u"Usage Plan name cannot be empty"_s);
    auto fault = plan.throttle ? throttleFault(*plan.throttle) : std::nullopt;
    if (!fault && plan.quota)
        fault = quotaFault(*plan.quota);
    for (const ApiStage &stage : plan.apiStages.value_or(QList<ApiStage>())) {
        if (!fault)
            fault = stageThrottleFault(stage);
        const qsizetype throttles = stage.throttle ? stage.throttle->size() : 0;
        if (auto room = gatewayquotas::require(call, throttles - 1, gatewayquotas::methodThrottles);
            !room)
            return room;
    }
    return fault ? Served<void>(refuseInput(call.operation, *fault)) : Served<void>();
}

Served<void> patch(Call &call, UsagePlan &plan,
                   const std::optional<QList<PatchOperation>> &operations)
{
    if (auto done = applyPatches<UsagePlan>(call, plan, operations, paths); !done)
        return done;
    return check(call, plan);
}

} // namespace lc::planchanges
