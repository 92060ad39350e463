// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/firstpassage.h"

#include "monitoring/robuststatistics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace lc {

namespace {

constexpr int futures = 256;
constexpr double never = std::numeric_limits<double>::infinity();

/// Standard normal values in equal steps of probability: the same ones on every machine.
class NormalTable {
public:
    static constexpr std::size_t size = 1024;

    NormalTable()
    {
        for (std::size_t i = 0; i < size; ++i)
            m_values[i] = normalQuantile((double(i) + 0.5) / double(size));
    }
    double at(std::size_t index) const { return m_values[index % size]; }

private:
    std::array<double, size> m_values{};
};

const NormalTable &normals()
{
    static const NormalTable table;
    return table;
}

/// SplitMix64: one number for each future and day, whatever was asked before.
std::uint64_t scattered(std::uint64_t number)
{
    number += 0x9e3779b97f4a7c15ull;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ull;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebull;
    return number ^ (number >> 31);
}

/// One possible future: a level and slope that the measured days allow, then day by day.
class Future {
public:
    Future(const TrendModel &model, int number)
        : m_model(model), m_seed(scattered(std::uint64_t(number) + 1))
    {
        // Spread evenly instead of drawn: fewer futures then tell as much.
        const std::size_t place = std::size_t(number) * NormalTable::size / futures;
        const std::size_t other = std::size_t(number) * 421 % futures; // 421 shares no divisor
        m_slope = model.slope + model.slopeError * normals().at(place + 2);
        m_level =
            model.level + model.levelError * normals().at(other * NormalTable::size / futures + 2);
    }

    double level() const { return m_level; }
    /// The value of the next day.
    double next()
    {
        ++m_day;
        const std::uint64_t random = scattered(m_seed + std::uint64_t(m_day));
        m_level += m_slope + m_model.walk * normals().at(random >> 8);
        return m_level + m_model.rhythm.onDay(m_model.day + m_day, m_level)
            + m_model.noise * normals().at(random >> 32);
    }

private:
    const TrendModel &m_model;
    const std::uint64_t m_seed;
    double m_slope = 0;
    double m_level = 0;
    int m_day = 0;
};

FirstPassage spreadOf(std::vector<double> passages)
{
    std::sort(passages.begin(), passages.end());
    const auto at = [&](double share) {
        return passages[std::size_t(share * (futures - 1) + 0.5)];
    };
    return {at(0.1), at(0.5), at(0.9)};
}

/// Whether even the luckiest future stays below.
bool isOutOfReach(const TrendModel &model, double limit, int horizon)
{
    const double slope = std::max(0.0, model.slope + 4 * model.slopeError);
    const double highest = model.level + 4 * model.levelError + slope * horizon
        + 5 * model.walk * std::sqrt(double(horizon));
    double busiest = 0;
    for (int day = 0; day < 7; ++day)
        busiest = std::max(busiest, model.rhythm.onDay(day, highest));
    return highest + busiest + 4 * model.noise < limit;
}

} // namespace

FirstPassage passageOf(const TrendModel &model, double limit, int horizon)
{
    if (isOutOfReach(model, limit, horizon))
        return {never, never, never};
    std::vector<double> passages;
    for (int number = 0; number < futures; ++number) {
        Future future(model, number);
        double before = future.level();
        double passage = before >= limit ? 0 : never;
        for (int day = 1; day <= horizon && passage == never; ++day) {
            const double value = future.next();
            if (value >= limit)
                passage = day - 1 + (limit - before) / (value - before);
            before = value;
        }
        passages.push_back(passage);
    }
    return spreadOf(std::move(passages));
}

FirstPassage passageOfCount(const TrendModel &model, double count, double begun, double limit,
                            double horizon)
{
    std::vector<double> passages;
    for (int number = 0; number < futures; ++number) {
        Future future(model, number);
        double passage = count >= limit ? begun : never;
        double sum = count;
        double from = begun;
        for (int day = 1; from < horizon && passage == never; ++day) {
            const double use = std::max(0.0, future.next());
            const double part = std::min(double(day), horizon) - from;
            if (sum + use * part >= limit)
                passage = from + (limit - sum) / use;
            sum += use * part;
            from = day;
        }
        passages.push_back(passage);
    }
    return spreadOf(std::move(passages));
}

} // namespace lc
