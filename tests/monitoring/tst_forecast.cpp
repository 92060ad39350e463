// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/forecast.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace lc;
using namespace std::chrono_literals;
using Outcome = Forecast::Outcome;
using Method = Forecast::Method;

namespace {

// A Thursday, 2026-03-19T12:00:00Z
const Instant now(std::chrono::milliseconds(1'773'921'600'000));

Instant day(double days)
{
    return now + std::chrono::milliseconds(std::llround(days * 86'400'000));
}

/// One reading a day, the last one now; `value` of days from now.
ForecastInput daily(int count, const std::function<double(int)> &value, double capacity)
{
    ForecastInput input;
    input.now = now;
    input.capacity = capacity;
    for (int each = 1 - count; each <= 0; ++each)
        input.samples.push_back({day(each), value(each)});
    return input;
}

double daysUntil(const std::optional<Instant> &time)
{
    return time ? std::chrono::duration<double, std::ratio<86400>>(*time - now).count()
                : std::numeric_limits<double>::infinity();
}

bool isClose(const std::optional<Instant> &time, double days, double tolerance)
{
    return time && std::abs(daysUntil(time) - days) <= tolerance;
}

/// Any amounts and times, sane ones and absurd ones.
ForecastInput randomInput(std::mt19937_64 &random)
{
    const auto below = [&](int limit) { return int(random() % std::uint64_t(limit)); };
    const auto wild = [&]() -> double {
        switch (below(12)) {
        case 0:
            return std::numeric_limits<double>::quiet_NaN();
        case 1:
            return std::numeric_limits<double>::infinity();
        case 2:
            return -1e308;
        case 3:
            return 5e-324;
        case 4:
            return 1e300;
        default:
            return 0;
        }
    };
    const double size = std::pow(10, below(12) - 4);
    const auto amount = [&] {
        return below(200) == 0 ? wild() : size * (below(2000) - (below(4) == 0 ? 1000 : 0));
    };
    const auto time = [&] {
        if (below(300) == 0)
            return Instant(std::chrono::milliseconds(std::int64_t(random())));
        return day(below(40'000) / 1000.0 - 39 + (below(9) == 0 ? 3 : 0));
    };
    ForecastInput input;
    input.now = below(500) == 0 ? time() : now;
    for (int count = below(25); count > 0; --count)
        input.samples.push_back({time(), amount()});
    if (below(10) != 0)
        input.capacity = amount();
    if (below(3) == 0)
        input.reset = time() + std::chrono::days(below(40));
    if (below(3) == 0)
        input.end = time() + std::chrono::days(below(400));
    if (below(3) == 0)
        input.limitChanges = {time(), time()};
    return input;
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT

private slots:
    void extendsALine()
    {
        const Forecast result = forecast(daily(
            31, [](int d) { return 84 + 1.6 * d; }, 100));
        QCOMPARE(result.outcome, Outcome::Exhausts);
        QCOMPARE(result.method, Method::TheilSen);
        QVERIFY(std::abs(result.perDay - 1.6) < 1e-9);
        QVERIFY(isClose(result.date, 10, 1e-6));
        QVERIFY(isClose(result.earliest, 10, 1e-6));
        QVERIFY(isClose(result.latest, 10, 1e-6));
        QVERIFY(result.band.size() > 20);
        QVERIFY(std::abs(result.band.front().middle - 84) < 1e-9);
    }

    void needsSevenDays()
    {
        const auto rising = [](int d) { return 50.0 + d; };
        QCOMPARE(forecast(daily(6, rising, 100)).outcome, Outcome::TooLittleData);
        QCOMPARE(forecast(daily(7, rising, 100)).outcome, Outcome::Exhausts);
        QCOMPARE(forecast({}).outcome, Outcome::TooLittleData);
        // Many readings of few days are few days.
        ForecastInput often;
        often.now = now;
        often.capacity = 100;
        for (int quarter = 0; quarter < 6 * 96 - 48; ++quarter)
            often.samples.push_back({day(-quarter / 96.0), 90.0 - quarter});
        QCOMPARE(forecast(often).outcome, Outcome::TooLittleData);
    }

    void needsRecentData()
    {
        ForecastInput input = daily(
            30, [](int d) { return 50.0 + d; }, 100);
        QCOMPARE(forecast(input).outcome, Outcome::Exhausts);
        input.now = day(31);
        QCOMPARE(forecast(input).outcome, Outcome::TooLittleData);
    }

    void saysWhatDoesNotRise()
    {
        QCOMPARE(forecast(daily(
                              30, [](int) { return 50; }, 100))
                     .outcome,
                 Outcome::NotRising);
        const Forecast falling = forecast(daily(
            30, [](int d) { return 50.0 - d; }, 100));
        QCOMPARE(falling.outcome, Outcome::NotRising);
        QVERIFY(!falling.date && !falling.earliest && !falling.latest);
        QVERIFY(std::abs(falling.perDay + 1) < 1e-9);
        // 0.01 a day: 5000 days.
        const Forecast slow = forecast(daily(
            30, [](int d) { return 50 + d / 100.0; }, 100));
        QCOMPARE(slow.outcome, Outcome::BeyondHorizon);
        QVERIFY(!slow.date);
    }

    void knowsNoLimit()
    {
        ForecastInput input = daily(
            30, [](int d) { return 50.0 + d; }, 0);
        input.capacity.reset();
        const Forecast result = forecast(input);
        QCOMPARE(result.outcome, Outcome::NoLimit);
        QVERIFY(!result.date);
        QVERIFY(!result.band.empty());
    }

    void saysSinceWhen()
    {
        const Forecast result = forecast(daily(
            30, [](int d) { return 103.0 + d; }, 100));
        QCOMPARE(result.outcome, Outcome::Reached);
        QVERIFY(isClose(result.date, -3, 1e-6));
        QVERIFY(!result.earliest && !result.latest);
    }

    void mindsTheEnd()
    {
        ForecastInput input = daily(
            31, [](int d) { return 84 + 1.6 * d; }, 100);
        input.end = day(9);
        QCOMPARE(forecast(input).outcome, Outcome::EndsFirst);
        QVERIFY(isClose(forecast(input).date, 10, 1e-6));
        input.end = day(11);
        QCOMPARE(forecast(input).outcome, Outcome::Exhausts);
    }

    void ignoresWrongReadings()
    {
        const Forecast result = forecast(daily(
            60, [](int d) { return d % 9 == -4 ? 500
                                : d % 13 == -5 ? 0
                                               : 80 + d / 2.0; }, 100));
        QCOMPARE(result.outcome, Outcome::Exhausts);
        QVERIFY2(isClose(result.date, 40, 0.5),
                 qPrintable(QString::number(daysUntil(result.date))));
    }

    void ignoresOneWildReadingADay()
    {
        ForecastInput input;
        input.now = now;
        input.capacity = 100;
        for (int hour = -24 * 30; hour <= 0; ++hour)
            input.samples.push_back({day(hour / 24.0), hour % 24 == -7 ? 99 : 50 + hour / 240.0});
        const Forecast result = forecast(input);
        QVERIFY2(isClose(result.date, 500, 15),
                 qPrintable(QString::number(daysUntil(result.date))));
    }

    void followsTheWeek()
    {
        // 60 on Sunday, now a Thursday; +30 on Mondays to Fridays, +0.5 a day.
        const auto value = [](int d) {
            const int weekday = ((d + 4) % 7 + 7) % 7; // 0: Sunday
            return 60 + d / 2.0 + (weekday >= 1 && weekday <= 5 ? 30 : 0);
        };
        const Forecast result = forecast(daily(70, value, 98.2));
        QCOMPARE(result.method, Method::TheilSenWeekly);
        // It would be reached on day 16.4, a Saturday: first on Monday the 18th.
        int first = 1;
        while (value(first) < 98.2)
            ++first;
        QVERIFY2(isClose(result.date, first, 1),
                 qPrintable(QString::number(daysUntil(result.date))));
        // By the daily use alone it would take until day 76.
        QVERIFY(first < 20);
    }

    void startsAfterAJump()
    {
        const auto value = [](int d) { return (d < -20 ? 20 : 60) + d / 4.0 + (d % 3 == 0); };
        const Forecast result = forecast(daily(80, value, 90));
        QCOMPARE(result.method, Method::Steps);
        QVERIFY2(isClose(result.date, 117, 6), qPrintable(QString::number(daysUntil(result.date))));
        QVERIFY2(std::abs(result.perDay - 0.25) < 0.02, qPrintable(QString::number(result.perDay)));
    }

    void climbsStairs()
    {
        // One more every five days: on most days nothing happens at all.
        const auto value = [](int d) { return 70 + std::floor(d / 5.0); };
        const Forecast result = forecast(daily(90, value, 90));
        QVERIFY2(std::abs(result.perDay - 0.2) < 0.02, qPrintable(QString::number(result.perDay)));
        QVERIFY2(isClose(result.date, 100, 6), qPrintable(QString::number(daysUntil(result.date))));
        QVERIFY(*result.earliest < *result.date && *result.date < *result.latest);
    }

    void believesAKnownChange()
    {
        // A jump that is small beside the noise, at a change of the limit or not.
        const auto value = [](int d) { return (d < -20 ? 50 : 56) + (d * d % 7) * 1.0; };
        ForecastInput input = daily(80, value, 90);
        input.limitChanges = {day(-20)};
        QCOMPARE(forecast(input).method, Method::Steps);
    }

    void countsUntilTheReset_data()
    {
        QTest::addColumn<double>("capacity");
        QTest::addColumn<int>("daysToReset");
        QTest::addColumn<Forecast::Outcome>("outcome");
        QTest::addColumn<double>("date");
        // 100 a day; the period began 15 days ago, and so did the one before.
        QTest::newRow("before") << 2050.0 << 12 << Outcome::Exhausts << 5.0;
        QTest::newRow("after") << 2050.0 << 4 << Outcome::ResetsFirst << -1.0;
        QTest::newRow("just so") << 2050.0 << 6 << Outcome::Exhausts << 5.0;
        QTest::newRow("already") << 1550.0 << 6 << Outcome::Reached << 0.0;
    }
    void countsUntilTheReset()
    {
        QFETCH(double, capacity);
        QFETCH(int, daysToReset);
        const auto value = [](int d) { return 100.0 * (d >= -15 ? d + 15.5 : d + 45.5); };
        ForecastInput input = daily(45, value, capacity);
        input.reset = day(daysToReset);
        const Forecast result = forecast(input);
        QTEST(result.outcome, "outcome");
        QCOMPARE(result.method, Method::DailyUse);
        QFETCH(double, date);
        if (date >= 0)
            QVERIFY2(isClose(result.date, date, 0.01),
                     qPrintable(QString::number(daysUntil(result.date))));
        else
            QVERIFY(!result.date);
        QVERIFY(std::abs(result.perDay - 100) < 1e-6);
        for (const ForecastBandPoint &point : result.band)
            QVERIFY(point.time <= *input.reset);
    }

    void knowsTheRhythmOfEarlierPeriods()
    {
        // 140 on working days, nothing at weekends; now a Thursday evening.
        ForecastInput input;
        input.now = now + 11h + 59min;
        double sum = 0;
        for (int d = -48; d <= 0; ++d) {
            const int weekday = ((d + 4) % 7 + 7) % 7;
            if (d == -18)
                sum = 0;
            sum += weekday >= 1 && weekday <= 5 ? 140 : 0;
            input.samples.push_back({day(d) + 11h + 58min, sum});
        }
        // Friday, then Monday and a half of Tuesday.
        input.capacity = sum + 350;
        input.reset = Instant(std::chrono::floor<std::chrono::days>(now)) + std::chrono::days(12);
        const Forecast result = forecast(input);
        QCOMPARE(result.outcome, Outcome::Exhausts);
        const auto date = *result.date - std::chrono::floor<std::chrono::days>(now);
        QVERIFY(std::abs(std::chrono::duration<double, std::ratio<86400>>(date).count() - 5.5)
                < 0.1);
    }

    void isWiderForWilderSeries()
    {
        std::mt19937 random(7);
        const auto width = [&](double noise) {
            double sum = 0;
            for (int round = 0; round < 20; ++round) {
                const auto value = [&](int d) {
                    return 60 + d * 0.5 + noise * (double(random() % 2001) / 1000 - 1);
                };
                const Forecast result = forecast(daily(60, value, 120));
                sum += daysUntil(result.latest) - daysUntil(result.earliest);
            }
            return sum;
        };
        QVERIFY(width(1) < width(3));
        QVERIFY(width(3) < width(9));
    }

    void isNeverEarlierWithMoreCapacity()
    {
        std::mt19937_64 random(11);
        for (int round = 0; round < 300; ++round) {
            ForecastInput input = randomInput(random);
            input.now = now;
            input.end.reset();
            if (!input.capacity || !std::isfinite(*input.capacity))
                continue;
            const Forecast before = forecast(input);
            const double step = std::max(1.0, std::abs(*input.capacity)) / 10;
            input.capacity = *input.capacity + step;
            const Forecast after = forecast(input);
            QVERIFY(daysUntil(after.date) >= daysUntil(before.date));
            if (before.outcome != Outcome::Reached && after.outcome != Outcome::Reached) {
                QVERIFY(daysUntil(after.earliest) >= daysUntil(before.earliest));
                QVERIFY(daysUntil(after.latest) >= daysUntil(before.latest));
            }
        }
    }

    void scalesWithAmounts()
    {
        std::mt19937_64 random(13);
        for (int round = 0; round < 300; ++round) {
            ForecastInput input = randomInput(random);
            input.now = now;
            const Forecast before = forecast(input);
            for (ForecastPoint &sample : input.samples)
                sample.value *= 1024;
            if (input.capacity)
                *input.capacity *= 1024;
            const Forecast after = forecast(input);
            QCOMPARE(after.outcome, before.outcome);
            QCOMPARE(after.date, before.date);
            QCOMPARE(after.latest, before.latest);
            QCOMPARE(after.perDay, before.perDay * 1024);
        }
    }

    void scalesWithTime()
    {
        // A line twice as slow takes twice as long, wherever in time and week it is.
        for (const int shift : {0, 7, 364, 700}) {
            ForecastInput input;
            input.now = now + std::chrono::days(shift);
            input.capacity = 100;
            ForecastInput slower = input;
            for (int d = -40; d <= 0; ++d) {
                input.samples.push_back({input.now + std::chrono::days(d), 60.0 + d});
                slower.samples.push_back({input.now + 2 * std::chrono::days(d), 60.0 + d});
            }
            const auto fast = *forecast(input).date - input.now;
            const auto slow = *forecast(slower).date - input.now;
            QVERIFY(std::chrono::abs(slow - 2 * fast) < 1s);
            QVERIFY(std::chrono::abs(fast - std::chrono::days(40)) < 1s);
        }
    }

    void doesNotMindTheOrder()
    {
        std::mt19937_64 random(17);
        for (int round = 0; round < 300; ++round) {
            ForecastInput input = randomInput(random);
            input.now = now;
            if (input.samples.size() > 3)
                input.samples[1].time = input.samples[2].time;
            const Forecast before = forecast(input);
            std::shuffle(input.samples.begin(), input.samples.end(), random);
            const Forecast after = forecast(input);
            QCOMPARE(after.outcome, before.outcome);
            QCOMPARE(after.date, before.date);
            QCOMPARE(after.earliest, before.earliest);
            QCOMPARE(after.perDay, before.perDay);
        }
    }

    void survivesAnything()
    {
        std::mt19937_64 random(19);
        const Instant past = now - std::chrono::days(40'000);
        for (int round = 0; round < 100'000; ++round) {
            const ForecastInput input = randomInput(random);
            const Forecast result = forecast(input);
            bool isSane = std::isfinite(result.perDay);
            if (result.date && result.earliest)
                isSane = isSane && *result.earliest <= *result.date;
            if (result.latest)
                isSane = isSane && result.date && *result.date <= *result.latest;
            for (const auto &date : {result.date, result.earliest, result.latest})
                isSane = isSane && (!date || *date >= past)
                    && (!date || *date <= input.now + std::chrono::days(forecastHorizon + 1));
            Instant before = Instant::min();
            for (const ForecastBandPoint &point : result.band) {
                isSane = isSane && std::isfinite(point.low) && std::isfinite(point.high)
                    && point.low <= point.middle && point.middle <= point.high
                    && point.time > before;
                before = point.time;
            }
            const bool hasDate = result.outcome == Outcome::Reached
                || result.outcome == Outcome::Exhausts || result.outcome == Outcome::EndsFirst;
            QVERIFY2(isSane && hasDate == result.date.has_value(),
                     qPrintable(QString::number(round)));
        }
    }
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
