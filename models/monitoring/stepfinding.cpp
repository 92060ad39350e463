// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/stepfinding.h"

#include "monitoring/robuststatistics.h"

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

constexpr int week = 7;
constexpr std::size_t fewest = 4; ///< values of a week that make a level
constexpr double smallest = 1e-6; ///< of the largest amount: less is rounding
constexpr double clearly = 6; ///< deviations of weekly levels that chance does not reach
constexpr double likely = 3.5; ///< the same where a change of the limit is known

struct Jump {
    std::size_t index = 0; ///< of the first value after it
    double height = 0;
};

/// The usual difference of values a week apart, by day: neither rhythm nor a few jumps bend it.
double usualSlope(const std::vector<DailyValue> &values)
{
    std::vector<double> slopes;
    std::size_t k = 0;
    for (const DailyValue &value : values) {
        while (values[k].day < value.day - week)
            ++k;
        if (values[k].day == value.day - week)
            slopes.push_back((value.value - values[k].value) / week);
    }
    return medianOf(std::move(slopes));
}

/// By how much each day of the week from `index` on is above the same day of the week before: no
/// rhythm disturbs that.
std::vector<double> riseOfWeek(const std::vector<DailyValue> &values, std::size_t index,
                               double slope)
{
    std::vector<double> rises;
    const int first = values[index].day;
    std::size_t before = index;
    while (before > 0 && values[before - 1].day >= first - week)
        --before;
    for (std::size_t k = index; k < values.size() && values[k].day < first + week; ++k) {
        while (values[before].day < values[k].day - week)
            ++before;
        if (values[before].day == values[k].day - week)
            rises.push_back(values[k].value - values[before].value - slope * week);
    }
    return rises;
}

/// How far the days of one week disagree on how much they rose.
double misfit(const std::vector<double> &rises)
{
    const double usual = medianOf(rises);
    double sum = 0;
    for (const double each : rises)
        sum += std::abs(each - usual);
    return sum / double(rises.size());
}

bool isNearChange(const DailyValue &value, const std::vector<double> &changes)
{
    return std::any_of(changes.begin(), changes.end(),
                       [&](double at) { return std::abs(value.at - at) <= 3; });
}

std::vector<Jump> jumpsOf(const std::vector<DailyValue> &values, const std::vector<double> &changes)
{
    const double slope = usualSlope(values);
    std::vector<Jump> candidates;
    std::vector<double> heights;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto rises = riseOfWeek(values, i, slope);
        if (rises.size() < fewest)
            continue;
        candidates.push_back({i, medianOf(rises)});
        heights.push_back(candidates.back().height);
    }
    const double usual = robustDeviation(heights);
    std::vector<Jump> jumps;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        const Jump &each = candidates[c];
        const double least = (isNearChange(values[each.index], changes) ? likely : clearly) * usual;
        if (std::abs(each.height) <= std::max(least, smallest))
            continue;
        if (!jumps.empty() && values[each.index].day - values[jumps.back().index].day < week) {
            if (std::abs(each.height) > std::abs(jumps.back().height))
                jumps.back() = each;
        } else {
            jumps.push_back(each);
        }
    }
    // Two weeks say that it jumped, the best fit on which day.
    for (Jump &jump : jumps) {
        double best = -1;
        const Jump found = jump;
        for (const Jump &each : candidates) {
            const int distance = values[each.index].day - values[found.index].day;
            if (std::abs(distance) > 3 || each.height * found.height <= 0)
                continue;
            const double fit = misfit(riseOfWeek(values, each.index, slope));
            if (best < 0 || fit < best) {
                best = fit;
                jump = each;
            }
        }
    }
    return jumps;
}

} // namespace

bool levelSteps(std::vector<DailyValue> &values, const std::vector<double> &changes)
{
    if (values.size() < 2 * week)
        return false;
    const std::vector<Jump> jumps = jumpsOf(values, changes);
    for (const Jump &jump : jumps) {
        for (std::size_t i = 0; i < jump.index; ++i)
            values[i].value += jump.height;
    }
    return !jumps.empty();
}

} // namespace lc
