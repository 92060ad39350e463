// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quotaperiod.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

class TestQuotaPeriod : public QObject {
    Q_OBJECT
private slots:
    void daysAreStrictlySpelled_data();
    void daysAreStrictlySpelled();
    void windows_data();
    void windows();
    void windowsTileTheCalendar_data();
    void windowsTileTheCalendar();
    void offsetsHaveARangePerPeriod();
};

void TestQuotaPeriod::daysAreStrictlySpelled_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("day") << u"2026-03-19"_s << true;
    QTest::newRow("leap day") << u"2028-02-29"_s << true;
    QTest::newRow("no leap year") << u"2026-02-29"_s << false;
    QTest::newRow("century") << u"2100-02-29"_s << false;
    QTest::newRow("month 13") << u"2026-13-01"_s << false;
    QTest::newRow("day 0") << u"2026-01-00"_s << false;
    QTest::newRow("short") << u"2026-1-01"_s << false;
    QTest::newRow("signs") << u"2026-+1-01"_s << false;
    QTest::newRow("other digits") << u"２０２６-01-01"_s << false;
    QTest::newRow("time") << u"2026-01-01T00:00:00Z"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestQuotaPeriod::daysAreStrictlySpelled()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto day = dayFromText(text);
    QCOMPARE(day.has_value(), valid);
    if (day)
        QCOMPARE(dayText(*day), text);
}

void TestQuotaPeriod::windows_data()
{
    QTest::addColumn<int>("period");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("reset");
    const int day = int(QuotaPeriod::Day);
    const int week = int(QuotaPeriod::Week);
    const int month = int(QuotaPeriod::Month);
    QTest::newRow("day") << day << 0 << u"2026-03-19"_s << u"2026-03-19"_s << u"2026-03-20"_s;
    QTest::newRow("week, Thursday")
        << week << 0 << u"2026-03-19"_s << u"2026-03-16"_s << u"2026-03-23"_s;
    QTest::newRow("week, its Monday")
        << week << 0 << u"2026-03-16"_s << u"2026-03-16"_s << u"2026-03-23"_s;
    QTest::newRow("week, its Sunday")
        << week << 0 << u"2026-03-22"_s << u"2026-03-16"_s << u"2026-03-23"_s;
    QTest::newRow("week from Wednesday, Tuesday")
        << week << 2 << u"2026-03-17"_s << u"2026-03-11"_s << u"2026-03-18"_s;
    QTest::newRow("week from Wednesday, Wednesday")
        << week << 2 << u"2026-03-18"_s << u"2026-03-18"_s << u"2026-03-25"_s;
    QTest::newRow("week over the year")
        << week << 0 << u"2026-01-01"_s << u"2025-12-29"_s << u"2026-01-05"_s;
    QTest::newRow("month") << month << 0 << u"2026-03-19"_s << u"2026-03-01"_s << u"2026-04-01"_s;
    QTest::newRow("month, December")
        << month << 0 << u"2026-12-31"_s << u"2026-12-01"_s << u"2027-01-01"_s;
    QTest::newRow("leap day") << month << 0 << u"2028-02-29"_s << u"2028-02-01"_s
                              << u"2028-03-01"_s;
    QTest::newRow("month from the 15th, before it")
        << month << 14 << u"2026-03-14"_s << u"2026-02-15"_s << u"2026-03-15"_s;
    QTest::newRow("month from the 15th, on it")
        << month << 14 << u"2026-03-15"_s << u"2026-03-15"_s << u"2026-04-15"_s;
    QTest::newRow("month from the 28th in February")
        << month << 27 << u"2026-02-28"_s << u"2026-02-28"_s << u"2026-03-28"_s;
    QTest::newRow("impossible offset")
        << month << 28 << u"2026-03-19"_s << u"2026-03-01"_s << u"2026-04-01"_s;
}

void TestQuotaPeriod::windows()
{
    QFETCH(int, period);
    QFETCH(int, offset);
    QFETCH(QString, day);
    QFETCH(QString, first);
    QFETCH(QString, reset);
    const QuotaWindow window = quotaWindow(QuotaPeriod(period), offset, *dayFromText(day));
    QCOMPARE(dayText(window.first), first);
    QCOMPARE(dayText(window.reset), reset);
}

void TestQuotaPeriod::windowsTileTheCalendar_data()
{
    QTest::addColumn<int>("period");
    QTest::addColumn<int>("offset");
    QTest::newRow("day") << int(QuotaPeriod::Day) << 0;
    for (int offset = 0; offset <= 6; ++offset)
        QTest::addRow("week %d", offset) << int(QuotaPeriod::Week) << offset;
    for (int offset = 0; offset <= 27; ++offset)
        QTest::addRow("month %d", offset) << int(QuotaPeriod::Month) << offset;
}

void TestQuotaPeriod::windowsTileTheCalendar()
{
    QFETCH(int, period);
    QFETCH(int, offset);
    QuotaWindow window = quotaWindow(QuotaPeriod(period), offset, *dayFromText(u"2027-01-01"));
    for (int count = 0; count < 900; ++count) {
        QVERIFY(window.first < window.reset);
        QCOMPARE(quotaWindow(QuotaPeriod(period), offset, window.first), window);
        QCOMPARE(quotaWindow(QuotaPeriod(period), offset, window.reset - std::chrono::days(1)),
                 window);
        const QuotaWindow next = quotaWindow(QuotaPeriod(period), offset, window.reset);
        QCOMPARE(dayText(next.first), dayText(window.reset));
        window = next;
    }
}

void TestQuotaPeriod::offsetsHaveARangePerPeriod()
{
    QVERIFY(isQuotaOffset(QuotaPeriod::Day, 0));
    QVERIFY(!isQuotaOffset(QuotaPeriod::Day, 1));
    QVERIFY(isQuotaOffset(QuotaPeriod::Week, 6));
    QVERIFY(!isQuotaOffset(QuotaPeriod::Week, 7));
    QVERIFY(isQuotaOffset(QuotaPeriod::Month, 27));
    QVERIFY(!isQuotaOffset(QuotaPeriod::Month, 28));
    QVERIFY(!isQuotaOffset(QuotaPeriod::Month, -1));
}

QTEST_GUILESS_MAIN(TestQuotaPeriod)
#include "tst_quotaperiod.moc"
