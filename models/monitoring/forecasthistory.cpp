// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/forecasthistory.h"

#include "domain/quotaperiod.h"
#include "store/metrics.h"

#include <algorithm>
#include <limits>

namespace lc {

namespace {

using std::chrono::days;

constexpr days memory{366};
constexpr int readingsPerDay = 8;

SeriesKey withMetric(SeriesKey key, QStringView metric)
{
    key.metric = metric.toString();
    return key;
}

bool isLimitOf(const SeriesKey &key, const SeriesKey &used)
{
    return key.dimension == used.dimension
        && (key.metric == metric::entitlementCapacity
            || key.metric == metric::configurationCapacity);
}

/// A day's figure stands at the begin of the day and means all of it.
Instant endOfDay(Instant day, Instant now)
{
    return std::min(now, day + days(1) - std::chrono::milliseconds(1));
}

/// Uses of single days as a count that begins anew in each quota period; without resets it never
/// does.
std::vector<ForecastPoint> countsOf(const std::vector<Bucket> &used,
                                    const QList<HistoryEvent> &events, Instant now)
{
    std::vector<Instant> resets;
    for (const HistoryEvent &event : events) {
        if (event.kind == HistoryEvent::Kind::Reset)
            resets.push_back(event.time);
    }
    std::sort(resets.begin(), resets.end());
    std::vector<ForecastPoint> counts;
    double sum = 0;
    auto reset = resets.begin();
    for (const Bucket &day : used) {
        for (; reset != resets.end() && *reset <= day.last; ++reset)
            sum = 0;
        sum += day.final.toDouble();
        counts.push_back({endOfDay(day.last, now), sum});
    }
    return counts;
}

} // namespace

QList<RangeQuery> forecastQueries(const UsageState &state, Instant now)
{
    RangeQuery query;
    query.key = state.series;
    query.from = now - memory;
    query.to = now + std::chrono::milliseconds(1);
    query.maxBuckets = int(memory.count()) * readingsPerDay;
    if (state.kind != UsageState::Kind::ApiKey)
        return {query};
    RangeQuery used = query;
    used.key = withMetric(query.key, metric::apiUsed);
    query.from = now - days(62); // two periods tell the next reset
    return {used, query};
}

ForecastInput forecastInput(ForecastSubject &subject, const std::vector<RangeAnswer> &answers,
                            Instant now)
{
    ForecastInput input;
    input.now = now;
    input.end = subject.end;
    if (subject.state.limit && subject.state.limit->isNumber())
        input.capacity = subject.state.limit->toDouble();
    if (answers.empty())
        return input;
    if (subject.state.kind != UsageState::Kind::ApiKey) {
        for (const Bucket &bucket : answers.front().buckets)
            input.samples.push_back({bucket.last, bucket.final.toDouble()});
        for (const HistoryEvent &event : answers.front().events) {
            if (event.kind == HistoryEvent::Kind::LimitChange
                && isLimitOf(event.series, subject.state.series))
                input.limitChanges.push_back(event.time);
        }
        return input;
    }
    QList<HistoryEvent> events;
    for (const HistoryEvent &event : answers.front().events) {
        if (withMetric(event.series, subject.state.series.metric) == subject.state.series)
            events.append(event);
    }
    if (!subject.reset)
        subject.reset = nextReset(events, now);
    input.reset = subject.reset;
    input.samples = countsOf(answers.front().buckets, events, now);
    // What is left also tells of extensions, which the limit does not.
    if (input.capacity && !input.samples.empty() && answers.size() > 1
        && !answers[1].buckets.empty())
        input.capacity = input.samples.back().value + answers[1].buckets.back().final.toDouble();
    return input;
}

std::optional<Instant> nextReset(const QList<HistoryEvent> &events, Instant now)
{
    std::optional<Day> last;
    std::optional<Day> before;
    for (const HistoryEvent &event : events) {
        if (event.kind != HistoryEvent::Kind::Reset || event.time > now)
            continue;
        const Day day = dayOf(event.time);
        if (!last || day > *last)
            before = std::exchange(last, day);
        else if (day < *last && (!before || day > *before))
            before = day;
    }
    if (!last || !before)
        return std::nullopt;
    const auto length = *last - *before;
    const Day today = dayOf(now);
    if (length == days(1))
        return Instant(quotaWindow(QuotaPeriod::Day, 0, today).reset);
    if (length == days(7)) {
        const auto offset = std::chrono::weekday(*last) - std::chrono::Monday;
        return Instant(quotaWindow(QuotaPeriod::Week, offset.count(), today).reset);
    }
    if (length < days(28) || length > days(31))
        return std::nullopt;
    const unsigned dayOfMonth = unsigned(std::chrono::year_month_day(*last).day());
    return Instant(quotaWindow(QuotaPeriod::Month, qint64(dayOfMonth) - 1, today).reset);
}

QList<double> dailyTrend(const std::vector<ForecastPoint> &samples, Instant now, int count)
{
    QList<double> trend(count, std::numeric_limits<double>::quiet_NaN());
    const Instant first = now - days(count);
    for (const ForecastPoint &sample : samples) {
        if (sample.time <= first || sample.time > now)
            continue;
        const auto day = std::chrono::ceil<days>(sample.time - first).count() - 1;
        trend[std::clamp(int(day), 0, count - 1)] = sample.value;
    }
    return trend;
}

} // namespace lc
