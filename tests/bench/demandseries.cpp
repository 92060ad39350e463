// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/demandseries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace {

using Random = std::mt19937_64;

double between(Random &random, double low, double high)
{
    return std::uniform_real_distribution<double>(low, high)(random);
}

int whole(Random &random, int low, int high)
{
    return std::uniform_int_distribution<int>(low, high)(random);
}

bool happens(Random &random, double probability)
{
    return between(random, 0, 1) < probability;
}

/// How likely somebody works on each day of the week: nearly everybody on some, fewer on others.
std::array<double, 7> workingWeek(Random &random)
{
    std::array<double, 7> week{};
    for (int day = 0; day < 7; ++day)
        week[std::size_t(day)] = day < 5 ? between(random, 0.6, 0.95) : between(random, 0.02, 0.6);
    return week;
}

/// People who join and leave, and use what they have on the days that they work.
std::vector<double> crowd(Random &random, int days)
{
    const std::array<double, 7> week = workingWeek(random);
    double people = between(random, 20, 400);
    const double joining = people * std::exp(between(random, std::log(0.0006), std::log(0.012)));
    const double leaving = between(random, 0, 0.0006);
    std::poisson_distribution<int> joins(joining);
    std::vector<double> values;
    for (int day = 0; day < days; ++day) {
        people += joins(random);
        people -= std::binomial_distribution<int>(int(people), leaving)(random);
        values.push_back(
            std::binomial_distribution<int>(int(people), week[std::size_t(day % 7)])(random));
    }
    return values;
}

/// Teams that arrive or leave as a whole before `now`; in between a slow growth that the last team
/// may change.
std::vector<double> teams(Random &random, int days, int now)
{
    double level = between(random, 30, 300);
    double growth = level * between(random, 0.0003, 0.006);
    std::vector<int> arrivals;
    for (int i = whole(random, 1, 3); i > 0; --i)
        arrivals.push_back(whole(random, 5, now - 8));
    std::sort(arrivals.begin(), arrivals.end());
    const double spread = level * between(random, 0.002, 0.04);
    const bool isChanged = happens(random, 0.3);
    std::vector<double> values;
    for (int day = 0; day < days; ++day) {
        for (const int arrival : arrivals) {
            if (arrival != day)
                continue;
            level *=
                happens(random, 0.75) ? between(random, 1.15, 1.7) : between(random, 0.5, 0.85);
            if (isChanged && arrival == arrivals.back())
                growth *= between(random, 0.3, 2.5);
        }
        level += growth * between(random, 0, 2);
        values.push_back(std::round(level + spread * std::normal_distribution<double>()(random)));
    }
    return values;
}

/// Machines that run day and night, a few more with the years, or none.
std::vector<double> machines(Random &random, int days)
{
    const double base = between(random, 20, 500);
    const double growth = happens(random, 0.5) ? 0 : base * between(random, 0.0003, 0.004);
    const double spread = base * between(random, 0, 0.03);
    std::vector<double> values;
    for (int day = 0; day < days; ++day)
        values.push_back(
            std::round(base + growth * day + spread * std::normal_distribution<double>()(random)));
    return values;
}

/// Days on which something else was read than what was in use.
void misread(Random &random, std::vector<double> &values)
{
    const double share = between(random, 0.03, 0.12);
    for (std::size_t day = 0; day < values.size(); ++day) {
        if (!happens(random, share))
            continue;
        const double factor = happens(random, 0.4) ? 0 : between(random, 1.3, 6);
        for (std::size_t last = std::min(values.size() - 1, day + std::size_t(whole(random, 0, 1)));
             day <= last; ++day)
            values[day] = std::round(values[day] * factor);
    }
}

lc::Instant dayAt(int day, double hours)
{
    return lc::Instant(std::chrono::days(20'000 + day))
        + std::chrono::milliseconds(std::llround(hours * 3'600'000));
}

/// The first of the days after `now` with so much; none up to `last`.
std::optional<int> firstAbove(const std::vector<double> &values, int now, int last, double capacity)
{
    for (int day = now + 1; day <= last; ++day) {
        if (values[std::size_t(day)] >= capacity)
            return day - now;
    }
    return std::nullopt;
}

DemandSeries levelSeries(DemandSeries::Kind kind, Random &random)
{
    DemandSeries series;
    series.kind = kind;
    const int now = whole(random, 40, 300);
    const int days = now + DemandSeries::horizon + 1;
    const std::vector<double> values = kind == DemandSeries::Kind::TrendAndWeek
        ? crowd(random, days)
        : kind == DemandSeries::Kind::Step ? teams(random, days, now)
                                           : machines(random, days);
    std::vector<double> read(values.begin(), values.begin() + now + 1);
    if (kind == DemandSeries::Kind::FlatWithOutliers)
        misread(random, read);
    const double hour = between(random, 1, 23);
    for (int day = 0; day <= now; ++day) {
        if (day == now || !happens(random, 0.03))
            series.input.samples.push_back({dayAt(day, hour), read[std::size_t(day)]});
    }
    const auto week = values.begin() + now - 6;
    const double busiest = *std::max_element(week, week + 7);
    series.input.capacity = std::ceil(busiest * between(random, 1.03, 1.6)) + 1;
    series.input.now = dayAt(now, hour);
    series.periodBegin = dayAt(0, 0);
    series.reachedIn = firstAbove(values, now, now + DemandSeries::horizon, *series.input.capacity);
    return series;
}

/// Programs that ask a service all day, counted anew each week or month.
DemandSeries quotaSeries(Random &random)
{
    DemandSeries series;
    series.kind = DemandSeries::Kind::Resets;
    const int period = happens(random, 0.25) ? 7 : 30;
    const int now = whole(random, 3, 8) * (period == 7 ? 14 : 30) + whole(random, 1, period - 2);
    const std::array<double, 7> week = workingWeek(random);
    const double isWeekly = happens(random, 0.7) ? 1 : 0;
    double programs = between(random, 50, 5000);
    const double growth = std::exp(between(random, -0.004, 0.01));
    const double spread = between(random, 0.03, 0.3);
    std::vector<double> uses;
    for (int day = 0; day < now + 2 * period; ++day) {
        programs *= growth;
        const double factor = isWeekly * week[std::size_t(day % 7)] + (1 - isWeekly);
        uses.push_back(std::round(programs * factor
                                  * std::exp(spread * std::normal_distribution<double>()(random))));
    }
    std::vector<double> counts;
    double sum = 0;
    for (std::size_t day = 0; day < uses.size(); ++day) {
        sum = int(day) % period == 0 ? uses[day] : sum + uses[day];
        counts.push_back(sum);
    }
    const int begin = now / period * period;
    const int last = begin + period - 1;
    for (int day = 0; day <= now; ++day)
        series.input.samples.push_back({dayAt(day, 23.9), counts[std::size_t(day)]});
    series.input.now = dayAt(now, 23.9);
    series.input.reset = dayAt(begin + period, 0);
    series.periodBegin = dayAt(begin, 0);
    series.daysToEnd = last - now;
    // Enough for the whole period, or not quite.
    const double left = counts[std::size_t(last)] - counts[std::size_t(now)];
    series.input.capacity =
        std::ceil(counts[std::size_t(now)] + std::max(1.0, left * between(random, 0.15, 1.5)));
    series.reachedIn = firstAbove(counts, now, last, *series.input.capacity);
    return series;
}

} // namespace

DemandSeries makeDemand(DemandSeries::Kind kind, std::uint64_t number)
{
    Random random(number * 4 + std::uint64_t(kind));
    return kind == DemandSeries::Kind::Resets ? quotaSeries(random) : levelSeries(kind, random);
}
