// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/forecast.h"

#include "monitoring/dailyvalues.h"
#include "monitoring/firstpassage.h"
#include "monitoring/trendmodel.h"

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

using Outcome = Forecast::Outcome;
using Method = Forecast::Method;

constexpr std::size_t fewestDays = 7;
constexpr double oldestDays = 30; ///< how long ago the newest sample may be
constexpr double bandWidth = 1.2816; ///< deviations that eight in ten normal values are within
constexpr int bandPoints = 60;
constexpr double shortestBand = 30; ///< days

/// Years that calendars and arithmetic know.
constexpr Instant firstInstant{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}};
constexpr Instant lastInstant{std::chrono::sys_days{std::chrono::year{9000} / 1 / 1}};

Instant after(Instant time, double days)
{
    return time + std::chrono::milliseconds(std::llround(days * 86'400'000.0));
}

double daysFrom(Instant now, Instant time)
{
    return std::chrono::duration<double, std::ratio<86400>>(time - now).count();
}

bool isInReach(Instant time)
{
    return time > firstInstant && time < lastInstant;
}

/// A power of two near the largest amount: dividing by it loses nothing and leaves no sum too
/// large.
double unitOf(const ForecastInput &input)
{
    double largest = 0;
    for (const ForecastPoint &sample : input.samples) {
        if (isAmount(sample.value))
            largest = std::max(largest, std::abs(sample.value));
    }
    if (largest == 0)
        return 1;
    int exponent = 0;
    std::frexp(largest, &exponent);
    return std::ldexp(1.0, std::clamp(exponent, -1000, 1000));
}

/// Since when all samples are at the limit or above it; nothing unless the newest one is.
std::optional<Instant> reachedSince(const std::vector<ForecastPoint> &samples, double limit)
{
    std::optional<Instant> since;
    for (auto sample = samples.rbegin(); sample != samples.rend() && sample->value >= limit;
         ++sample)
        since = sample->time;
    return since;
}

/// Dates of a passage counted from `base`, never before now.
void setDates(Forecast &result, const FirstPassage &passage, Instant base, Instant now)
{
    const auto date = [&](double days) {
        return std::isfinite(days) ? std::optional(std::max(now, after(base, days))) : std::nullopt;
    };
    result.earliest = date(passage.earliest);
    result.date = date(passage.middle);
    result.latest = date(passage.latest);
}

double bandLength(const Forecast &result, Instant now)
{
    double length = shortestBand;
    for (const auto &date : {result.date, result.latest}) {
        if (date)
            length = std::max(length, 1.1 * daysFrom(now, *date));
    }
    return std::min(length, 366.0);
}

void addBandPoint(Forecast &result, Instant time, double middle, double deviation, double unit)
{
    const double width = bandWidth * deviation;
    result.band.push_back({time, (middle - width) * unit, middle * unit, (middle + width) * unit});
}

Forecast forecastLevel(const ForecastInput &input, const std::vector<ForecastPoint> &samples,
                       double unit)
{
    Forecast result;
    const std::vector<DailyValue> days = dailyLevels(samples, input.now);
    if (days.size() < fewestDays || days.back().at < -oldestDays)
        return result;
    std::vector<double> changes;
    for (const Instant change : input.limitChanges) {
        if (isInReach(change))
            changes.push_back(daysFrom(input.now, change));
    }
    const TrendModel model = trendOf(days, changes);
    result.method = model.hasSteps ? Method::Steps
        : model.rhythm.exists()    ? Method::TheilSenWeekly
                                   : Method::TheilSen;
    result.perDay = model.slope * unit;
    const Instant base = after(input.now, model.at);
    result.outcome = Outcome::NoLimit;
    if (input.capacity) {
        const double limit = *input.capacity / unit;
        setDates(result, passageOf(model, limit, forecastHorizon), base, input.now);
        const bool isRising = model.slope > model.slopeError;
        result.outcome = result.date ? Outcome::Exhausts
            : isRising               ? Outcome::BeyondHorizon
                                     : Outcome::NotRising;
        if (const auto since = reachedSince(samples, limit)) {
            result.outcome = Outcome::Reached;
            result.date = since;
            result.earliest.reset();
            result.latest.reset();
        }
    }
    const int length = int(bandLength(result, input.now) - model.at);
    const int stride = std::max(1, length / bandPoints);
    for (int day = 0; day <= length; day += stride) {
        const double variance = model.levelError * model.levelError
            + day * day * model.slopeError * model.slopeError + day * model.walk * model.walk
            + (day == 0 ? 0 : model.noise * model.noise);
        addBandPoint(result, after(base, day), day == 0 ? model.level : model.expected(day),
                     std::sqrt(variance), unit);
    }
    return result;
}

Forecast forecastCount(const ForecastInput &input, const std::vector<ForecastPoint> &samples,
                       double unit)
{
    Forecast result;
    const std::vector<DailyValue> days = dailyUse(samples, input.now);
    if (days.size() < fewestDays || days.back().at < -oldestDays)
        return result;
    result.method = Method::DailyUse;
    const TrendModel model = trendOf(days, {});
    result.perDay = std::max(0.0, model.level) * unit;
    // The model's days begin at midnight after its last one; the count is that of the newest
    // sample.
    const Instant base = Instant(std::chrono::days(model.day + 1));
    const ForecastPoint &newest = samples.back();
    const double begun = std::max(0.0, daysFrom(base, newest.time));
    const double horizon = daysFrom(base, *input.reset);
    result.outcome = input.capacity ? Outcome::ResetsFirst : Outcome::NoLimit;
    if (input.capacity) {
        const double limit = *input.capacity / unit;
        setDates(result, passageOfCount(model, newest.value, begun, limit, horizon), base,
                 input.now);
        if (newest.value >= limit) {
            result.outcome = Outcome::Reached;
            result.date = reachedSince(samples, limit);
            result.earliest.reset();
            result.latest.reset();
        } else if (result.date) {
            result.outcome = Outcome::Exhausts;
        }
    }
    double sum = newest.value;
    double from = begun;
    addBandPoint(result, newest.time, sum, 0, unit);
    for (int day = int(std::floor(begun)) + 1; from < horizon; ++day) {
        const double until = std::min(double(day), horizon);
        sum += std::max(0.0, model.expected(day)) * (until - from);
        from = until;
        const double passed = from - begun;
        const double variance = passed * passed * model.levelError * model.levelError
            + passed * model.noise * model.noise
            + passed * passed * passed / 3 * model.walk * model.walk;
        addBandPoint(result, after(base, from), sum, std::sqrt(variance), unit);
    }
    return result;
}

} // namespace

Forecast forecast(const ForecastInput &input)
{
    if (!isInReach(input.now) || (input.capacity && std::isnan(*input.capacity)))
        return {};
    const double unit = unitOf(input);
    const std::vector<ForecastPoint> samples = cleanSamples(input, unit);
    if (samples.empty())
        return {};
    const bool isQuota = input.reset && *input.reset > input.now
        && daysFrom(input.now, std::min(*input.reset, lastInstant)) <= forecastHorizon;
    Forecast result =
        isQuota ? forecastCount(input, samples, unit) : forecastLevel(input, samples, unit);
    if (result.outcome == Outcome::Exhausts && input.end && *input.end < *result.date)
        result.outcome = Outcome::EndsFirst;
    return result;
}

} // namespace lc
