// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Back-test: forecasts of 200 series whose future is known, in equal parts of four kinds, beside a
// straight least-squares line and the rate of late. More seeds show that it is not made for one.
#include "bench/demandseries.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

using namespace lc;

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr int seriesPerKind = 50;
constexpr int seeds = 6;

struct Point {
    double day = 0; ///< from now
    double value = 0;
};

double daysFrom(Instant now, Instant time)
{
    return std::chrono::duration<double, std::ratio<86400>>(time - now).count();
}

/// What the peers see: the readings of the present quota period, or all of them.
std::vector<Point> pointsOf(const DemandSeries &series)
{
    std::vector<Point> points;
    for (const ForecastPoint &sample : series.input.samples) {
        if (sample.time >= series.periodBegin)
            points.push_back({daysFrom(series.input.now, sample.time), sample.value});
    }
    return points;
}

double daysToLimit(double level, double slope, double limit)
{
    if (level >= limit)
        return 0;
    return slope > 0 ? (limit - level) / slope : never;
}

double byStraightLine(const DemandSeries &series)
{
    const std::vector<Point> points = pointsOf(series);
    double count = 0, days = 0, values = 0, squares = 0, products = 0;
    for (const Point &point : points) {
        count += 1;
        days += point.day;
        values += point.value;
        squares += point.day * point.day;
        products += point.day * point.value;
    }
    const double width = count * squares - days * days;
    const double slope = width > 0 ? (count * products - days * values) / width : 0;
    return daysToLimit((values - slope * days) / count, slope, *series.input.capacity);
}

/// From the newest reading on at the rate since `back` days before it.
double byLastRate(const DemandSeries &series, double back)
{
    const std::vector<Point> points = pointsOf(series);
    Point before = points.front();
    for (const Point &point : points) {
        if (point.day <= points.back().day - back + 0.01)
            before = point;
    }
    const Point &last = points.back();
    const double slope =
        last.day > before.day ? (last.value - before.value) / (last.day - before.day) : 0;
    return daysToLimit(last.value, slope, *series.input.capacity);
}

/// What was found of one series.
struct Score {
    double ours = 0, line = 0, week = 0, day = 0; ///< days off
    bool isInside = false;
    double width = 0; ///< days of the band, up to the end
};

Score scoreOf(const DemandSeries &series)
{
    const Forecast result = forecast(series.input);
    const double end = series.daysToEnd;
    const double truth = series.reachedIn ? *series.reachedIn : end;
    const auto off = [&](double days) { return std::abs(std::min(days, end) - truth); };
    const auto daysTo = [&](const std::optional<Instant> &time) {
        return time ? daysFrom(series.input.now, *time) : never;
    };
    Score score;
    score.ours = off(daysTo(result.date));
    score.line = off(byStraightLine(series));
    score.week = off(byLastRate(series, 7));
    score.day = off(byLastRate(series, 1));
    // Both ends are whole days: the truth is known by the day only. What is not reached is beyond
    // every day.
    const bool isReached = series.reachedIn.has_value();
    const double earliest = std::ceil(daysTo(result.earliest));
    const double latest = std::ceil(daysTo(result.latest));
    score.isInside = isReached ? earliest <= truth && truth <= latest : latest > end;
    score.width = std::min(latest, end) - std::min(earliest, end);
    return score;
}

double medianOf(const std::vector<Score> &scores, double Score::*member)
{
    std::vector<double> values;
    for (const Score &score : scores)
        values.push_back(score.*member);
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double meanOf(const std::vector<Score> &scores, double Score::*member)
{
    double sum = 0;
    for (const Score &score : scores)
        sum += score.*member / double(scores.size());
    return sum;
}

void print(const char *name, const std::vector<Score> &scores)
{
    const auto inside = std::count_if(scores.begin(), scores.end(),
                                      [](const Score &score) { return score.isInside; });
    std::printf("%-20s %6.1f %6.1f %6.1f %6.1f  | %6.1f %6.1f %6.1f %6.1f  | %5.0f %% %6.1f\n",
                name, medianOf(scores, &Score::ours), medianOf(scores, &Score::line),
                medianOf(scores, &Score::week), medianOf(scores, &Score::day),
                meanOf(scores, &Score::ours), meanOf(scores, &Score::line),
                meanOf(scores, &Score::week), meanOf(scores, &Score::day),
                100.0 * double(inside) / double(scores.size()), medianOf(scores, &Score::width));
}

using Kind = DemandSeries::Kind;

constexpr std::array<std::pair<Kind, const char *>, 4> kinds{
    {{Kind::TrendAndWeek, "trend plus week"},
     {Kind::Step, "step"},
     {Kind::FlatWithOutliers, "flat with outliers"},
     {Kind::Resets, "resets"}}};

enum class Detail { Kinds, MixOnly };

void run(int seed, Detail detail)
{
    std::vector<Score> mix;
    for (const auto &[kind, name] : kinds) {
        std::vector<Score> scores;
        for (int i = 0; i < seriesPerKind; ++i)
            scores.push_back(
                scoreOf(makeDemand(kind, std::uint64_t(seed) * 1000 + std::uint64_t(i))));
        mix.insert(mix.end(), scores.begin(), scores.end());
        if (detail == Detail::Kinds)
            print(name, scores);
    }
    const std::string name = "the mix, seed " + std::to_string(seed);
    print(name.c_str(), mix);
}

} // namespace

int main()
{
    std::printf("Days off the true exhaustion date (at most %d, or up to the reset); %d series a "
                "kind.\n"
                "Peers: least-squares line; rate of the last 7 days; rate of the last day.\n"
                "Band: meant to hold 80 %% of the true dates; its median width in days.\n\n",
                DemandSeries::horizon, seriesPerKind);
    std::printf("%-20s %27s  | %27s  | %14s\n%-20s %6s %6s %6s %6s  | %6s %6s %6s %6s  | %7s %6s\n",
                "", "median", "mean", "band", "", "ours", "line", "7 d", "1 d", "ours", "line",
                "7 d", "1 d", "inside", "width");
    const auto begin = std::chrono::steady_clock::now();
    for (int seed = 1; seed <= seeds; ++seed)
        run(seed, Detail::Kinds);
    std::printf("Seeds that were looked at only after the forecast was finished:\n");
    for (int seed = 201; seed <= 200 + seeds; ++seed)
        run(seed, Detail::MixOnly);
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    std::printf("\n%.2f ms a series\n", time.count() / (2 * seeds * 4 * seriesPerKind));
}
