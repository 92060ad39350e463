// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/usageplanrecording.h"

#include "api/apigateway/usageplans.h"
#include "store/metrics.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

using namespace apigateway;
using std::chrono::days;

namespace {

constexpr qint64 pageSize = 500; ///< the most that API Gateway gives
constexpr auto firstContact = days(365);
constexpr auto longestWindow = days(90); ///< days asked for in one call

std::optional<Quota> quotaOf(const UsagePlan &plan)
{
    if (!plan.quota || !plan.quota->limit)
        return std::nullopt;
    Quota quota;
    quota.limit = *plan.quota->limit;
    quota.offset = plan.quota->offset.value_or(0);
    const auto period = plan.quota->period ? plan.quota->period->known() : std::nullopt;
    if (!period)
        return std::nullopt;
    quota.period = *period;
    return quota;
}

} // namespace

UsagePlanRecording::UsagePlanRecording(const RecordingSource &source, QObject *parent)
    : PartRecording(RecordingPart::UsagePlans, source, parent)
{
}

void UsagePlanRecording::begin()
{
    read<GetUsagePlans, UsagePlan>({.limit = pageSize}, {},
                                   [this](const UsagePlan &plan) { take(plan); });
}

void UsagePlanRecording::take(const UsagePlan &answered)
{
    if (!answered.id)
        return;
    auto plan = std::make_shared<Plan>();
    plan->id = *answered.id;
    plan->quota = quotaOf(answered);
    if (plan->quota) {
        const SeriesKey key = regionalKey(plan->id, metric::planLimit);
        const auto before = sink().known().constFind(key);
        const Quantity limit(plan->quota->limit);
        plan->isLimitChanged = before != sink().known().constEnd() && before->newest.value != limit;
        sink().addLimit(key, limit);
    }
    read<GetUsagePlanKeys, UsagePlanKey>(
        {.usagePlanId = plan->id, .limit = pageSize}, plan->id,
        [plan](const UsagePlanKey &key) {
            if (key.id && key.value)
                plan->idsByValue.insert(*key.value, *key.id);
        },
        [this, plan] { readUsage(plan); });
}

void UsagePlanRecording::readUsage(const std::shared_ptr<Plan> &plan)
{
    const Day today = dayOf(sink().now());
    Day first = today - firstContact + days(1);
    for (auto known = sink().known().cbegin(); known != sink().known().cend(); ++known) {
        const SeriesKey &key = known.key();
        if (key == regionalKey(key.resource, metric::apiUsed, plan->id)) {
            // Yesterday may have grown since, and tells what is left before today.
            first = std::max(first, dayOf(known->newest.time) - days(1));
            plan->isFirstContact = false;
        }
    }
    first = std::min(first, today);
    std::vector<std::pair<Day, Day>> windows;
    for (Day start = first; start <= today; start += longestWindow)
        windows.emplace_back(start, std::min(today, start + longestWindow - days(1)));
    plan->windowsLeft = int(windows.size());
    for (const auto &window : windows)
        readWindow(plan, window.first, window.second, std::nullopt);
}

void UsagePlanRecording::readWindow(const std::shared_ptr<Plan> &plan, Day first, Day last,
                                    const std::optional<QString> &position)
{
    GetUsage::Request request;
    request.usagePlanId = plan->id;
    request.startDate = dayText(first);
    request.endDate = dayText(last);
    request.position = position;
    request.limit = pageSize;
    ask<GetUsage>(request, plan->id, [this, plan, first, last](const GetUsage::Response &answer) {
        const auto items = answer.items.value_or(QMap<QString, QList<QList<qint64>>>());
        for (auto item = items.cbegin(); item != items.cend(); ++item) {
            const auto id = keyIdOf(item.key(), plan->idsByValue);
            if (id)
                plan->keys[*id][first] = item.value();
        }
        if (answer.position)
            readWindow(plan, first, last, answer.position);
        else if (--plan->windowsLeft == 0)
            finishPlan(*plan);
    });
}

void UsagePlanRecording::finishPlan(Plan &plan)
{
    for (const auto &[id, windows] : plan.keys) {
        const KeyDays empty{
            regionalKey(id, metric::apiUsed, plan.id), {}, {}, plan.quota, plan.isLimitChanged};
        KeyDays run = empty;
        bool isFirst = plan.isFirstContact;
        const auto finishRun = [&] {
            if (std::exchange(isFirst, false))
                dropUnusedBeginning(run);
            UsageSamples samples = samplesOf(run);
            for (SeriesSamples &series : samples.series)
                sink().addSamples(std::move(series));
            for (HistoryEvent &event : samples.events)
                sink().addEvent(std::move(event));
            run = empty;
        };
        for (const auto &[first, pairs] : windows) {
            // A key that one answer does not name leaves a hole, which is not bridged.
            if (!run.days.isEmpty() && first != run.first + days(run.days.size()))
                finishRun();
            if (run.days.isEmpty())
                run.first = first;
            run.days += pairs;
        }
        finishRun();
    }
}

} // namespace lc
