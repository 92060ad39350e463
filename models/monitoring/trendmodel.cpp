// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/trendmodel.h"

#include "monitoring/robuststatistics.h"
#include "monitoring/stepfinding.h"

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

constexpr int week = 7;
constexpr int daysForRhythm = 3 * week;
constexpr double rounding = 1e-9; ///< of amounts below 1
constexpr std::size_t shortestWindow = 4 * week; ///< values that tell a slope
constexpr std::size_t shortestRegime = 2 * week; ///< the same after a jump
/// What comes does not keep exactly to the line of what was: by so much more slopes differ than
/// the noise of the days makes them.
constexpr double slopesChange = 1.3;
constexpr double clearly = 2.5; ///< deviations that two slopes differ by

int spanOf(const std::vector<DailyValue> &values)
{
    return values.back().day - values.front().day + 1;
}

/// Takes away single days that are far from those around them.
void dropWildDays(std::vector<DailyValue> &values)
{
    constexpr std::size_t reach = 4;
    constexpr double far = 5; // deviations
    std::vector<double> distances;
    std::vector<double> around;
    for (std::size_t i = 0; i < values.size(); ++i) {
        around.clear();
        const std::size_t end = std::min(values.size(), i + reach + 1);
        for (std::size_t k = i < reach ? 0 : i - reach; k < end; ++k)
            around.push_back(values[k].value);
        distances.push_back(values[i].value - medianOf(around));
    }
    const double usual = robustDeviation(distances);
    std::vector<DailyValue> tame;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::abs(distances[i]) <= std::max(far * usual, rounding))
            tame.push_back(values[i]);
    }
    if (2 * tame.size() >= values.size())
        values = std::move(tame);
}

/// Theil-Sen: the median of the slopes between days, weighted by how far apart they are. Only days
/// whole weeks apart where there are enough of them: what is left of a rhythm does not bend those.
double slopeOf(const std::vector<DailyValue> &values, std::size_t first)
{
    const int span = values.back().day - values[first].day + 1;
    const bool isByWeeks = span >= daysForRhythm && values.size() - first >= daysForRhythm;
    std::vector<WeightedValue> slopes;
    for (std::size_t i = first; i < values.size(); ++i) {
        for (std::size_t k = first; k < i; ++k) {
            const int passed = values[i].day - values[k].day;
            if (isByWeeks && passed % week != 0)
                continue;
            const double distance = values[i].at - values[k].at;
            if (distance > 0.25)
                slopes.push_back({(values[i].value - values[k].value) / distance, distance});
        }
    }
    return weightedMedian(std::move(slopes));
}

/// Of what is left of the line, by how far days differ that are `lag` days apart.
double differenceDeviation(const std::vector<DailyValue> &values, double slope, int lag)
{
    std::vector<double> differences;
    std::size_t k = 0;
    for (const DailyValue &value : values) {
        while (values[k].day < value.day - lag)
            ++k;
        if (values[k].day == value.day - lag)
            differences.push_back(value.value - values[k].value
                                  - slope * (value.at - values[k].at));
    }
    return differences.size() < 4 ? -1 : robustDeviation(std::move(differences));
}

void measureDeviations(const std::vector<DailyValue> &values, TrendModel &model)
{
    // Noise of single days makes differences of all lags alike, a wandering level makes them grow.
    const double one = differenceDeviation(values, model.slope, 1);
    const int lag = std::clamp(spanOf(values) / 4, 2, 2 * week);
    const double many = std::max(0.0, differenceDeviation(values, model.slope, lag));
    if (one < 0) {
        std::vector<double> rest;
        for (const DailyValue &value : values)
            rest.push_back(value.value - model.slope * value.at);
        const double middle = medianOf(rest);
        for (double &each : rest)
            each -= middle;
        model.noise = robustDeviation(std::move(rest));
        return;
    }
    // Stairs stand still on most days, and yet move.
    const double walk = one > 0 ? std::clamp((many * many - one * one) / (lag - 1), 0.0, one * one)
                                : many * many / lag;
    model.walk = std::sqrt(walk);
    model.noise = std::sqrt(std::max(0.0, (one * one - walk) / 2));
}

/// Follows the level as a steady Kalman filter does that does not believe wild days.
void findLevel(const std::vector<DailyValue> &values, TrendModel &model)
{
    std::vector<double> rest;
    for (const DailyValue &value : values)
        rest.push_back(value.value - model.slope * (value.at - model.at));
    const double middle = medianOf(rest);
    const double count = double(values.size());
    const double span = std::max(1.0, values.back().at - values.front().at);
    const double noise2 = model.noise * model.noise;
    const double walk2 = model.walk * model.walk;
    double gain = 0;
    if (walk2 > 0) {
        const double ratio = noise2 > 0 ? walk2 / noise2 : 0;
        gain = noise2 > 0 ? (std::sqrt(ratio * ratio + 4 * ratio) - ratio) / 2 : 1;
    }
    double level = middle;
    const double widest = 3 * std::sqrt(noise2 * (1 + gain) + walk2);
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const double surprise = rest[i] - level;
        if (widest > 0)
            level += gain * std::clamp(surprise, -widest, widest);
        else
            level += gain * surprise;
    }
    model.level = level;
    model.levelError = std::sqrt(noise2 * (gain + 4 * (1 - gain) / count));
    model.slopeError = std::sqrt(14 * noise2 / (count * span * span) + 1.2 * walk2 / span);
}

/// Whether the values from `half` on have another slope.
bool isOtherSlope(const std::vector<DailyValue> &values, std::size_t half, double slope,
                  const TrendModel &model)
{
    const double span = std::max(1.0, values.back().at - values[half].at);
    const double count = double(values.size() - half);
    const double error = std::sqrt(14 * model.noise * model.noise / (count * span * span)
                                   + 1.2 * model.walk * model.walk / span);
    return std::abs(slopeOf(values, half) - slope) > clearly * error;
}

/// Where the present slope began: at the last jump, or in the newest half as long as that differs.
std::size_t beginOfSlope(const std::vector<DailyValue> &values, const TrendModel &model,
                         const std::optional<int> &lastJump)
{
    std::size_t first = 0;
    double slope = slopeOf(values, first);
    if (lastJump) {
        std::size_t jump = 0;
        while (values[jump].day < *lastJump)
            ++jump;
        if (values.size() - jump >= shortestRegime && isOtherSlope(values, jump, slope, model)) {
            first = jump;
            slope = slopeOf(values, first);
        }
    }
    for (;;) {
        const std::size_t count = values.size() - first;
        const std::size_t half = first + count / 2;
        if (count / 2 < shortestWindow || !isOtherSlope(values, half, slope, model))
            return first;
        first = half;
        slope = slopeOf(values, half);
    }
}

} // namespace

TrendModel trendOf(const std::vector<DailyValue> &measured, const std::vector<double> &changes)
{
    TrendModel model;
    model.day = measured.back().day;
    model.at = measured.back().at;
    std::vector<DailyValue> values = measured;
    model.rhythm = takeRhythm(values);
    dropWildDays(values);
    const std::optional<int> lastJump = levelSteps(values, changes);
    model.hasSteps = lastJump.has_value();
    model.slope = slopeOf(values, 0);
    measureDeviations(values, model);
    const std::size_t first = beginOfSlope(values, model, lastJump);
    values.erase(values.begin(), values.begin() + std::ptrdiff_t(first));
    if (first > 0) {
        model.slope = slopeOf(values, 0);
        measureDeviations(values, model);
    }
    findLevel(values, model);
    // A slope that chance alone could make is no promise.
    if (model.slopeError > 0) {
        const double certainty = model.slope / model.slopeError;
        const double kept = 1 - 1 / std::max(1.0, certainty * certainty);
        model.slope *= kept;
        model.slopeError *= slopesChange;
    }
    return model;
}

} // namespace lc
