// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/schedule.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

Instant at(const char *iso)
{
    return fromQDateTime(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

ReportSchedule schedule(ReportCadence cadence, const QString &time)
{
    ReportSchedule schedule;
    schedule.cadence = cadence;
    schedule.time = time;
    return schedule;
}

} // namespace

class TestSchedule : public QObject {
    Q_OBJECT

    const QTimeZone m_berlin{"Europe/Berlin"};

    static QString next(const ReportSchedule &schedule, const char *after, const QTimeZone &zone)
    {
        const auto run = nextRun(schedule, at(after), zone);
        return run ? toIsoText(*run) : u"never"_s;
    }

private slots:
    void initTestCase()
    {
        if (!m_berlin.isValid())
            QSKIP("this machine has no time zone data");
    }

    void daily()
    {
        const ReportSchedule six = schedule(ReportCadence::Daily, u"06:00"_s);
        QCOMPARE(next(six, "2026-11-21T04:59:59Z", m_berlin), u"2026-11-21T05:00:00Z"_s);
        QCOMPARE(next(six, "2026-11-21T05:00:00Z", m_berlin), u"2026-11-22T05:00:00Z"_s);
        // It is the 22nd in Berlin already.
        QCOMPARE(next(six, "2026-11-21T23:30:00Z", m_berlin), u"2026-11-22T05:00:00Z"_s);
    }
    void weekly()
    {
        ReportSchedule sunday = schedule(ReportCadence::Weekly, u"12:00"_s);
        sunday.weekday = ReportWeekday::Sunday;
        QCOMPARE(next(sunday, "2026-11-21T20:00:00Z", QTimeZone::utc()), u"2026-11-22T12:00:00Z"_s);
        QCOMPARE(next(sunday, "2026-11-22T12:00:00Z", QTimeZone::utc()), u"2026-11-29T12:00:00Z"_s);
    }
    void monthly_data()
    {
        QTest::addColumn<int>("day");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("run");
        QTest::newRow("first") << 1 << QByteArray("2026-11-21T20:00:00Z")
                               << u"2026-12-01T06:00:00Z"_s;
        QTest::newRow("31 in November")
            << 31 << QByteArray("2026-11-21T20:00:00Z") << u"2026-11-30T06:00:00Z"_s;
        QTest::newRow("31 in February")
            << 31 << QByteArray("2027-02-01T00:00:00Z") << u"2027-02-28T06:00:00Z"_s;
        QTest::newRow("30 in a leap year")
            << 30 << QByteArray("2028-02-01T00:00:00Z") << u"2028-02-29T06:00:00Z"_s;
        QTest::newRow("on its minute")
            << 15 << QByteArray("2026-12-15T06:00:00Z") << u"2027-01-15T06:00:00Z"_s;
    }
    void monthly()
    {
        QFETCH(int, day);
        QFETCH(QByteArray, after);
        QFETCH(QString, run);
        ReportSchedule monthly = schedule(ReportCadence::Monthly, u"06:00"_s);
        monthly.dayOfMonth = day;
        QCOMPARE(next(monthly, after.constData(), QTimeZone::utc()), run);
    }

    void timesThatTheClocksSkip()
    {
        // 29 March 2026: 02:00 becomes 03:00.
        const ReportSchedule skipped = schedule(ReportCadence::Daily, u"02:30"_s);
        QCOMPARE(next(skipped, "2026-03-28T12:00:00Z", m_berlin), u"2026-03-29T01:00:00Z"_s);
        QCOMPARE(next(skipped, "2026-03-29T01:00:00Z", m_berlin), u"2026-03-30T00:30:00Z"_s);
    }
    void timesThatComeTwice()
    {
        // 25 October 2026: 03:00 becomes 02:00.
        const ReportSchedule twice = schedule(ReportCadence::Daily, u"02:30"_s);
        QCOMPARE(next(twice, "2026-10-24T12:00:00Z", m_berlin), u"2026-10-25T00:30:00Z"_s);
        QCOMPARE(next(twice, "2026-10-25T00:30:00Z", m_berlin), u"2026-10-26T01:30:00Z"_s);
    }
    /// Whatever the zone and day: a run a day, never two, never none.
    void aYearHasItsDays_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                                 "America/Sao_Paulo", "Asia/Kolkata", "UTC"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void aYearHasItsDays()
    {
        QFETCH(QByteArray, zone);
        for (const QString &time : {u"00:00"_s, u"00:30"_s, u"01:45"_s, u"02:15"_s, u"23:59"_s}) {
            Instant now = at("2026-01-01T12:00:00Z");
            int runs = 0;
            for (; now < at("2027-01-01T12:00:00Z"); ++runs) {
                const auto run =
                    nextRun(schedule(ReportCadence::Daily, time), now, QTimeZone(zone));
                QVERIFY(run && *run > now);
                now = *run;
            }
            QVERIFY2(runs == 365 || runs == 366, qPrintable(u"%1 %2"_s.arg(time).arg(runs)));
        }
    }

    void missedRunsAreOne()
    {
        const ReportSchedule six = schedule(ReportCadence::Daily, u"06:00"_s);
        const Instant now = at("2026-11-21T20:00:00Z");
        QCOMPARE(dueTime(six, at("2026-11-01T06:00:00Z"), now, QTimeZone::utc()), now);
        QCOMPARE(dueTime(six, now, now, QTimeZone::utc()), at("2026-11-22T06:00:00Z"));
    }
    void nothingWithoutATime()
    {
        QCOMPARE(next(schedule(ReportCadence::Daily, u"26:00"_s), "2026-11-21T20:00:00Z",
                      QTimeZone::utc()),
                 u"never"_s);
        ReportSchedule unknown = schedule(ReportCadence::Daily, u"06:00"_s);
        unknown.cadence = Open<ReportCadence>::fromText(u"HOURLY"_s);
        QCOMPARE(next(unknown, "2026-11-21T20:00:00Z", QTimeZone::utc()), u"never"_s);
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
