// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quotausage.h"

#include <QTest>

#include <random>

using namespace lc;
using namespace Qt::StringLiterals;

class TestQuotaUsage : public QObject {
    Q_OBJECT
private slots:
    void remainingFallsWithUseAndComesBackAtTheReset();
    void daysWithoutTrafficArePresent();
    void extensionLastsToTheReset();
    void overdrawnQuotaReadsZeroButIsRemembered();
    void leapDayBelongsToFebruary();
    void endBeforeStartGivesNothing();
    void agreesWithANaiveReference();
};

static Day day(QStringView text)
{
    return *dayFromText(text);
}

static std::vector<qint64> remainingOf(const std::vector<DayUsage> &days)
{
    std::vector<qint64> values;
    for (const DayUsage &each : days)
        values.push_back(each.remaining);
    return values;
}

void TestQuotaUsage::remainingFallsWithUseAndComesBackAtTheReset()
{
    const Quota quota{1'000'000, QuotaPeriod::Month, 0};
    KeyUsage usage;
    usage.used = {{day(u"2026-02-28"), 400},
                  {day(u"2026-03-01"), 137},
                  {day(u"2026-03-02"), 123},
                  {day(u"2026-03-03"), 84}};
    const auto days = dailyUsage(quota, usage, day(u"2026-02-28"), day(u"2026-03-03"));
    const std::vector<DayUsage> expected = {
        {400, 999'600}, {137, 999'863}, {123, 999'740}, {84, 999'656}};
    QCOMPARE(days, expected);
}

void TestQuotaUsage::daysWithoutTrafficArePresent()
{
    const Quota quota{50, QuotaPeriod::Week, 0};
    KeyUsage usage;
    usage.used = {{day(u"2026-03-16"), 20}}; // a Monday
    const auto days = dailyUsage(quota, usage, day(u"2026-03-15"), day(u"2026-03-23"));
    const std::vector<qint64> expected = {50, 30, 30, 30, 30, 30, 30, 30, 50};
    QCOMPARE(remainingOf(days), expected);
    QCOMPARE(days[4].used, 0);
}

void TestQuotaUsage::extensionLastsToTheReset()
{
    const Quota quota{50'000, QuotaPeriod::Month, 0};
    KeyUsage usage;
    usage.used = {{day(u"2026-03-11"), 26'310}};
    const qint64 extension = extensionFor(quota, usage, day(u"2026-03-12"), 33'690);
    QCOMPARE(extension, 10'000);
    usage.extensions[day(u"2026-03-12")] = extension;
    usage.used[day(u"2026-03-13")] = 1'000;
    QCOMPARE(balanceAt(quota, usage, day(u"2026-03-11")), 23'690);
    QCOMPARE(balanceAt(quota, usage, day(u"2026-03-12")), 33'690);
    QCOMPARE(balanceAt(quota, usage, day(u"2026-03-31")), 32'690);
    QCOMPARE(balanceAt(quota, usage, day(u"2026-04-01")), 50'000);
    const auto days = dailyUsage(quota, usage, day(u"2026-03-12"), day(u"2026-04-01"));
    QCOMPARE(days.front().remaining, 33'690);
    QCOMPARE(days.back().remaining, 50'000);
}

void TestQuotaUsage::overdrawnQuotaReadsZeroButIsRemembered()
{
    const Quota quota{100, QuotaPeriod::Month, 0};
    KeyUsage usage;
    usage.used = {{day(u"2026-03-02"), 130}};
    QCOMPARE(dailyUsage(quota, usage, day(u"2026-03-02"), day(u"2026-03-02"))[0],
             (DayUsage{130, 0}));
    usage.extensions[day(u"2026-03-03")] = extensionFor(quota, usage, day(u"2026-03-03"), 10);
    QCOMPARE(usage.extensions[day(u"2026-03-03")], 40);
    QCOMPARE(balanceAt(quota, usage, day(u"2026-03-03")), 10);
}

void TestQuotaUsage::leapDayBelongsToFebruary()
{
    const Quota quota{100, QuotaPeriod::Month, 0};
    KeyUsage usage;
    usage.used = {{day(u"2028-02-28"), 1}, {day(u"2028-02-29"), 2}, {day(u"2028-03-01"), 4}};
    const std::vector<qint64> expected = {99, 97, 96};
    QCOMPARE(remainingOf(dailyUsage(quota, usage, day(u"2028-02-28"), day(u"2028-03-01"))),
             expected);
}

void TestQuotaUsage::endBeforeStartGivesNothing()
{
    QVERIFY(dailyUsage({}, {}, day(u"2026-03-02"), day(u"2026-03-01")).empty());
}

// Replays every request and extension from the beginning, one at a time, with a counter that is
// set back whenever the calendar says that a period starts.
static std::vector<DayUsage> replay(const Quota &quota, const KeyUsage &usage, Day first, Day last)
{
    using namespace std::chrono;
    std::vector<DayUsage> answer;
    qint64 left = quota.limit;
    for (Day each = first - days(200); each <= last; each += days(1)) {
        const Day shifted = each - days(quota.offset);
        const bool starts = quota.period == QuotaPeriod::Day
            || (quota.period == QuotaPeriod::Week && weekday(shifted) == Monday)
            || (quota.period == QuotaPeriod::Month
                && year_month_day(shifted).day() == std::chrono::day(1));
        if (starts)
            left = quota.limit;
        const auto extension = usage.extensions.find(each);
        if (extension != usage.extensions.end())
            left += extension->second;
        const auto used = usage.used.find(each);
        const qint64 count = used == usage.used.end() ? 0 : used->second;
        for (qint64 request = 0; request < count; ++request)
            --left;
        if (each >= first)
            answer.push_back({count, left < 0 ? 0 : left});
    }
    return answer;
}

void TestQuotaUsage::agreesWithANaiveReference()
{
    std::mt19937 random(20'260'319);
    const auto between = [&random](int low, int high) {
        return low + int(random() % unsigned(high - low + 1));
    };
    for (int round = 0; round < 400; ++round) {
        const auto period = QuotaPeriod(between(0, 2));
        const int highest = period == QuotaPeriod::Day ? 0 : period == QuotaPeriod::Week ? 6 : 27;
        const Quota quota{between(0, 2000), period, between(0, highest)};
        const Day origin = day(u"2027-11-01") + std::chrono::days(between(0, 400));
        KeyUsage usage;
        for (int count = between(0, 90); count > 0; --count)
            usage.used[origin + std::chrono::days(between(-90, 90))] = between(0, 60);
        for (int count = between(0, 4); count > 0; --count) {
            const Day on = origin + std::chrono::days(between(-90, 90));
            usage.extensions[on] += extensionFor(quota, usage, on, between(0, 500));
        }
        const Day first = origin + std::chrono::days(between(-60, 60));
        const Day last = first + std::chrono::days(between(0, 90));
        const auto days = dailyUsage(quota, usage, first, last);
        QCOMPARE(days, replay(quota, usage, first, last));
        QCOMPARE(std::max<qint64>(0, balanceAt(quota, usage, last)), days.back().remaining);
    }
}

QTEST_GUILESS_MAIN(TestQuotaUsage)
#include "tst_quotausage.moc"
