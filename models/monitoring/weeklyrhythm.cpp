// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/weeklyrhythm.h"

#include "monitoring/robuststatistics.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lc {

namespace {

constexpr int week = 7;
/// Explained by chance: about 9 variances of a day.
constexpr double clearly = 20;
constexpr double smallest = 0.003; ///< of the largest amount: less is no rhythm

/// A rhythm and how far days are from it.
struct Candidate {
    WeeklyRhythm rhythm;
    double typical = 0; ///< what the middles have to be multiplied with, or added
    double rest = 0;
    bool isClear = false;
};

/// The level of the week around each day: the mean without its extremes, so that one wrong day does
/// not matter. Nothing where days are missing.
std::vector<std::optional<double>> middlesOf(const std::vector<DailyValue> &values)
{
    std::vector<std::optional<double>> middles(values.size());
    for (std::size_t i = 3; i + 3 < values.size(); ++i) {
        if (values[i + 3].day - values[i - 3].day != week - 1)
            continue;
        double sum = 0;
        double low = values[i].value;
        double high = low;
        for (std::size_t k = i - 3; k <= i + 3; ++k) {
            sum += values[k].value;
            low = std::min(low, values[k].value);
            high = std::max(high, values[k].value);
        }
        middles[i] = (sum - low - high) / (week - 2);
    }
    return middles;
}

std::optional<Candidate> tryRhythm(const std::vector<DailyValue> &values,
                                   const std::vector<std::optional<double>> &middles,
                                   WeeklyRhythm::Measure measure)
{
    const bool isShare = measure == WeeklyRhythm::Measure::Share;
    std::array<std::vector<double>, week> byDay;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!middles[i])
            continue;
        if (isShare && *middles[i] <= 0)
            return std::nullopt;
        byDay[std::size_t(weekdayOf(values[i].day))].push_back(
            isShare ? values[i].value / *middles[i] : values[i].value - *middles[i]);
    }
    Candidate found;
    found.rhythm.measure = measure;
    for (int day = 0; day < week; ++day) {
        const auto &ofDay = byDay[std::size_t(day)];
        if (ofDay.size() < 2)
            return std::nullopt;
        found.rhythm.deviations[std::size_t(day)] = medianOf(ofDay);
        found.typical += medianOf(ofDay) / week;
    }
    if (isShare && found.typical <= 0)
        return std::nullopt;
    for (double &each : found.rhythm.deviations)
        each = isShare ? each / found.typical - 1 : each - found.typical;
    std::vector<double> rest;
    double explained = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!middles[i])
            continue;
        const double level = isShare ? *middles[i] * found.typical : *middles[i] + found.typical;
        const double rhythm = found.rhythm.onDay(values[i].day, level);
        rest.push_back(values[i].value - level - rhythm);
        explained += rhythm * rhythm;
    }
    const std::size_t count = rest.size();
    found.rest = robustDeviation(std::move(rest));
    found.isClear = explained > clearly * found.rest * found.rest
        && explained > smallest * smallest * double(count);
    return found;
}

} // namespace

WeeklyRhythm takeRhythm(std::vector<DailyValue> &values)
{
    if (values.size() < 3 * week)
        return {};
    const auto middles = middlesOf(values);
    const auto shares = tryRhythm(values, middles, WeeklyRhythm::Measure::Share);
    const auto amounts = tryRhythm(values, middles, WeeklyRhythm::Measure::Amount);
    // People who come and go take their weekends with them: shares, unless amounts fit better.
    const auto &best =
        shares && (!amounts || shares->rest <= 1.05 * amounts->rest) ? shares : amounts;
    if (!best || !best->isClear)
        return {};
    std::size_t nearest = 0;
    const auto distance = [&](std::size_t from, std::size_t to) {
        return std::abs(values[from].day - values[to].day);
    };
    while (!middles[nearest])
        ++nearest;
    std::vector<double> levels;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t k = nearest + 1;
             k < values.size() && distance(k, i) <= distance(nearest, i); ++k) {
            if (middles[k])
                nearest = k;
        }
        const double middle = *middles[nearest];
        levels.push_back(best->rhythm.measure == WeeklyRhythm::Measure::Share
                             ? middle * best->typical
                             : middle + best->typical);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i].value -= best->rhythm.onDay(values[i].day, levels[i]);
    return best->rhythm;
}

} // namespace lc
