// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/planthrottle.h"

#include <QtGlobal>

namespace lc {

static constexpr Field planThrottleRows[] = {
    field<&PlanThrottle::stage>("stage").titled(QT_TRANSLATE_NOOP("Field", "Stage")).with(Key),
    field<&PlanThrottle::path>("path").titled(QT_TRANSLATE_NOOP("Field", "Path")).with(Key),
    field<&PlanThrottle::method>("method").titled(QT_TRANSLATE_NOOP("Field", "Method")).with(Key),
    field<&PlanThrottle::rateLimit>("rateLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Requests per second")),
    field<&PlanThrottle::burstLimit>("burstLimit").titled(QT_TRANSLATE_NOOP("Field", "Burst")),
};

constinit const Type PlanThrottle::rows = describe<PlanThrottle>("PlanThrottle", planThrottleRows);

QString stageName(const ApiStage &stage)
{
    return stage.apiId.value_or(QString()) + u':' + stage.stage.value_or(QString());
}

ThrottledMethod ThrottledMethod::of(const QString &key)
{
    const qsizetype at = key.lastIndexOf(u'/');
    return at < 0 ? ThrottledMethod{{}, key} : ThrottledMethod{key.left(at), key.mid(at + 1)};
}

QList<PlanThrottle> throttlesOf(const UsagePlan &plan)
{
    QList<PlanThrottle> throttles;
    if (plan.throttle)
        throttles.append({{}, {}, {}, plan.throttle->rateLimit, plan.throttle->burstLimit});
    for (const ApiStage &stage : plan.apiStages.value_or(QList<ApiStage>())) {
        const auto methods = stage.throttle.value_or(QMap<QString, ThrottleSettings>());
        for (auto it = methods.cbegin(); it != methods.cend(); ++it) {
            const ThrottledMethod method = ThrottledMethod::of(it.key());
            throttles.append(
                {stageName(stage), method.path, method.method, it->rateLimit, it->burstLimit});
        }
    }
    return throttles;
}

} // namespace lc
