// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/dailyvalues.h"

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

constexpr std::chrono::days longestMemory{366};
constexpr double largestAmount = 1e250; ///< leaves room for sums and products
constexpr int longestSpread = 7; ///< days that one difference of two counts may stand for

int dayNumber(Instant time)
{
    return int(std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

double daysBetween(Instant from, Instant to)
{
    return std::chrono::duration<double, std::ratio<86400>>(to - from).count();
}

} // namespace

bool isAmount(double value)
{
    return std::abs(value) <= largestAmount;
}

std::vector<ForecastPoint> cleanSamples(const ForecastInput &input, double unit)
{
    std::vector<ForecastPoint> samples;
    samples.reserve(input.samples.size());
    const Instant first = input.now - longestMemory;
    for (const ForecastPoint &sample : input.samples) {
        if (isAmount(sample.value) && sample.time >= first && sample.time <= input.now)
            samples.push_back({sample.time, sample.value / unit});
    }
    std::sort(samples.begin(), samples.end(), [](const ForecastPoint &a, const ForecastPoint &b) {
        return a.time < b.time || (a.time == b.time && a.value < b.value);
    });
    // Of two amounts at one time the higher one counts.
    const auto isOneTime = [](const ForecastPoint &a, const ForecastPoint &b) {
        return a.time == b.time;
    };
    const auto last = std::unique(samples.rbegin(), samples.rend(), isOneTime);
    samples.erase(samples.begin(), last.base());
    return samples;
}

std::vector<DailyValue> dailyLevels(const std::vector<ForecastPoint> &samples, Instant now)
{
    std::vector<DailyValue> days;
    std::vector<ForecastPoint> ofDay;
    for (auto sample = samples.begin(); sample != samples.end();) {
        const int day = dayNumber(sample->time);
        ofDay.clear();
        for (; sample != samples.end() && dayNumber(sample->time) == day; ++sample)
            ofDay.push_back(*sample);
        const auto rank = std::ptrdiff_t(0.9 * double(ofDay.size() - 1));
        std::nth_element(ofDay.begin(), ofDay.begin() + rank, ofDay.end(),
                         [](const ForecastPoint &a, const ForecastPoint &b) {
                             return a.value < b.value || (a.value == b.value && a.time < b.time);
                         });
        const ForecastPoint &chosen = ofDay[std::size_t(rank)];
        days.push_back({day, daysBetween(now, chosen.time), chosen.value});
    }
    return days;
}

std::vector<DailyValue> dailyUse(const std::vector<ForecastPoint> &samples, Instant now)
{
    // The last count of each day.
    std::vector<std::pair<int, double>> counts;
    for (const ForecastPoint &sample : samples) {
        const int day = dayNumber(sample.time);
        if (!counts.empty() && counts.back().first == day)
            counts.back().second = sample.value;
        else
            counts.emplace_back(day, sample.value);
    }
    std::vector<DailyValue> days;
    const int today = dayNumber(now);
    for (std::size_t i = 1; i < counts.size(); ++i) {
        const auto [before, countBefore] = counts[i - 1];
        const auto [day, count] = counts[i];
        const int passed = day - before;
        const bool isReset = count < countBefore;
        // Across a reset in a hole nobody knows what was used before it.
        if (day >= today || passed > longestSpread || (isReset && passed > 1))
            continue;
        const double each = (isReset ? count : count - countBefore) / passed;
        for (int past = before + 1; past <= day; ++past) {
            const Instant noon = Instant(std::chrono::days(past)) + std::chrono::hours(12);
            days.push_back({past, daysBetween(now, noon), each});
        }
    }
    return days;
}

} // namespace lc
