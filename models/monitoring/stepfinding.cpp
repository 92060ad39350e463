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
constexpr double smallest = 0.003; ///< of the largest amount: less is no jump
constexpr double clearly = 6; ///< deviations of weekly levels that chance does not reach
constexpr double likely = 3.5; ///< the same where a change of the limit is known

constexpr int mostRounds = 5;
constexpr int stairs = 4; ///< so many jumps in one direction are its usual way

struct Jump {
    std::size_t index = 0; ///< of the first value after it
    int day = 0;
    double height = 0;
};

/// The usual difference of values a week apart, by day: a few jumps do not bend it.
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

/// Distances of the values of some days from the usual slope.
std::vector<double> levelsBetween(const std::vector<DailyValue> &values, int from, int to,
                                  double slope)
{
    const auto begin =
        std::lower_bound(values.begin(), values.end(), from,
                         [](const DailyValue &value, int day) { return value.day < day; });
    std::vector<double> levels;
    for (auto value = begin; value != values.end() && value->day < to; ++value)
        levels.push_back(value->value - slope * value->at);
    return levels;
}

/// How far values are from their median, all in all.
double misfit(const std::vector<double> &levels)
{
    const double usual = medianOf(levels);
    double sum = 0;
    for (const double each : levels)
        sum += std::abs(each - usual);
    return sum;
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
        const int day = values[i].day;
        const auto before = levelsBetween(values, day - week, day, slope);
        const auto after = levelsBetween(values, day, day + week, slope);
        if (before.size() < fewest || after.size() < fewest)
            continue;
        candidates.push_back({i, day, medianOf(after) - medianOf(before)});
        heights.push_back(candidates.back().height);
    }
    for (double &height : heights)
        height = std::abs(height);
    // Each jump makes two weeks of heights: less than half of them are jumps.
    const double half = quantileOf(heights, 0.5) / 0.6745;
    const double usual = half > 0 ? half : quantileOf(heights, 0.75) / 1.1503;
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
            const int distance = each.day - found.day;
            if (std::abs(distance) > 3 || each.height * found.height <= 0)
                continue;
            const double fit = misfit(levelsBetween(values, found.day - 10, each.day, slope))
                + misfit(levelsBetween(values, each.day, found.day + 10, slope));
            if (best < 0 || fit < best) {
                best = fit;
                jump = each;
            }
        }
    }
    return jumps;
}

} // namespace

std::optional<int> levelSteps(std::vector<DailyValue> &values, const std::vector<double> &changes)
{
    std::vector<DailyValue> leveled = values;
    std::optional<int> last;
    int up = 0;
    int down = 0;
    // A high jump hides lower ones.
    for (int round = 0; round < mostRounds; ++round) {
        const std::vector<Jump> jumps = jumpsOf(leveled, changes);
        for (const Jump &jump : jumps) {
            for (std::size_t i = 0; i < jump.index; ++i)
                leveled[i].value += jump.height;
            last = std::max(last.value_or(jump.day), jump.day);
            ++(jump.height > 0 ? up : down);
        }
        if (jumps.empty())
            break;
    }
    // Stairs are a slope, and what jumps all the time has no levels.
    if (!last || std::max(up, down) >= stairs)
        return std::nullopt;
    values = std::move(leveled);
    return last;
}

} // namespace lc
