// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/chartmodel.h"
#include "items/column.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"

#include "support/fakeclock.h"
#include "support/modelpicture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

const Instant start = FakeClock().now(); // 2026-03-19T08:00Z
const QString arn = u"arn:aws:license-manager::111122223333:license:l-1"_s;

SeriesKey key(QStringView metric)
{
    return {u"aws"_s, u"111122223333"_s, {}, arn, metric.toString(), u"Seats"_s};
}

ChartQuery seats()
{
    ChartQuery query = entitlementChart(u"aws"_s, u"111122223333"_s, arn, u"Seats"_s, {});
    query.from = start;
    query.to = start + 24h;
    return query;
}

Bucket bucket(int hour, qint64 lowest, qint64 highest, qint64 final, qint64 count = 4)
{
    const Instant first = start + std::chrono::hours(hour);
    return {first, first + 45min, Quantity(lowest), Quantity(highest), Quantity(final),
            count, false};
}

RangeAnswer answer(std::vector<Bucket> buckets)
{
    RangeAnswer answer;
    answer.query.from = start;
    answer.buckets = std::move(buckets);
    return answer;
}

QStringList picture(const QAbstractItemModel &model)
{
    QStringList lines = ModelPicture(model).text().split(u'\n');
    lines.removeAt(1);
    return lines;
}

} // namespace

/// From the history to what a chart and its table show.
class TestChartSeries : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void pointsGapsAndSteps()
    {
        RangeAnswer used =
            answer({bucket(0, 70, 74, 72), bucket(1, 72, 79, 79), bucket(5, 60, 66, 66)});
        used.buckets[2].gapBefore = true;
        RangeAnswer limit =
            answer({bucket(0, 80, 80, 80), bucket(1, 80, 100, 100), bucket(5, 100, 100, 100)});
        const ChartContent chart = makeChart(seats(), {used, limit});

        QCOMPARE(chart.series.size(), 1);
        QCOMPARE(chart.series[0].points.size(), 3U);
        QCOMPARE(chart.series[0].points[1].highest, 79.);
        QCOMPARE(chart.series[0].points[1].finalText, u"79"_s);
        const std::vector<ChartStep> steps{{start, 80, u"80"_s},
                                           {start + 1h + 45min, 100, u"100"_s}};
        QCOMPARE(chart.capacity, steps);
        const std::vector<ChartGap> gaps{{start + 1h + 45min, start + 5h}};
        QCOMPARE(chart.gaps, gaps);
        QCOMPARE(chart.highest(), 100.);
        QCOMPARE(chart.capacityAt(start + 1h)->text, u"80"_s);
        QVERIFY(!chart.capacityAt(start - 1ms));
        QCOMPARE(chart.pointAt(start + 4h), &chart.series.constFirst().points[1]);
        QVERIFY(!chart.pointAt(start - 1ms));

        const ChartSummary summary = summaryOf(chart);
        QCOMPARE(summary.now, u"66"_s);
        QCOMPARE(summary.peak, u"79"_s);
        QCOMPARE(summary.peakTime, start + 1h);
        QCOMPARE(summary.capacity, u"100"_s);
        QCOMPARE(summary.readings, 12);
    }

    void aLimitFromBeforeTheRange()
    {
        RangeAnswer limit = answer({});
        limit.before = Sample{start - 1h, Quantity(80)};
        const ChartContent chart = makeChart(seats(), {answer({}), limit});
        const std::vector<ChartStep> steps{{start, 80, u"80"_s}};
        QCOMPARE(chart.capacity, steps);
        QVERIFY(chart.isEmpty());
        QCOMPARE(summaryOf(chart).now, QString());
    }

    void eventsAreNumberedMarks()
    {
        using Kind = HistoryEvent::Kind;
        RangeAnswer used = answer({bucket(0, 1, 1, 1)});
        used.events = {
            {key(metric::entitlementConsumed), start + 3h, Kind::Version, {}, u"3"_s},
            {key(metric::entitlementCapacity), start + 1h, Kind::LimitChange, u"80"_s, u"100"_s}};
        RangeAnswer limit = answer({});
        limit.events = used.events; // both series are told
        ChartQuery query = seats();
        query.resets = {start + 2h, start + 48h};
        const ChartContent chart = makeChart(query, {used, limit});
        const QList<ChartMark> marks{
            {1, start + 1h, Kind::LimitChange, u"Limit changed from 80 to 100"_s},
            {2, start + 2h, Kind::Reset, u"Reset"_s},
            {3, start + 3h, Kind::Version, u"Version 3"_s}};
        QCOMPARE(chart.marks, marks);
    }

    void limitsOfOtherEntitlementsAreNoMarks()
    {
        using Kind = HistoryEvent::Kind;
        RangeAnswer used = answer({bucket(0, 1, 1, 1)});
        SeriesKey other = key(metric::entitlementCapacity);
        other.dimension = u"Cores"_s;
        SeriesKey whole = key(metric::licenseVersion);
        whole.dimension.clear();
        used.events = {{other, start + 1h, Kind::LimitChange, u"8"_s, u"16"_s},
                       {whole, start + 2h, Kind::Version, u"1"_s, u"2"_s}};
        const QList<ChartMark> marks{{1, start + 2h, Kind::Version, u"Version 2"_s}};
        QCOMPARE(makeChart(seats(), {used}).marks, marks);
    }

    void wordsAreNoPoints()
    {
        RangeAnswer used = answer({bucket(0, 1, 1, 1)});
        used.buckets.push_back({start + 1h, start + 1h, Quantity::fromText(u"many"),
                                Quantity::fromText(u"many"), Quantity::fromText(u"many"), 1,
                                false});
        QCOMPARE(makeChart(seats(), {used}).series[0].points.size(), 1U);
    }

    void tableOfOneSeries()
    {
        RangeAnswer used = answer({bucket(0, 1070, 1074, 1072), bucket(5, 60, 66, 66, 1)});
        used.buckets[1].gapBefore = true;
        used.buckets[1].last = used.buckets[1].first;
        ChartTableModel table;
        const QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::Fatal);
        table.setContent(makeChart(seats(), {used, answer({bucket(0, 100, 100, 100)})}));
        QCOMPARE(
            picture(table),
            QStringList(
                {u"Time                                  | Lowest | Highest | Last         | Capacity | Readings"_s,
                 u"19 Mar 2026 08:00 – 19 Mar 2026 08:45 | 1,070  | 1,074   | 1,072        | 100      | 4"_s,
                 u"19 Mar 2026 08:45 – 19 Mar 2026 13:00 |        |         | Not recorded |          |"_s,
                 u"19 Mar 2026 13:00                     | 60     | 66      | 66           | 100      | 1"_s}));
        QCOMPARE(table.index(0, 3).data(RawRole).toByteArray(), "1072"_ba);
        QCOMPARE(table.index(0, 0).data(RawRole).toByteArray(), "2026-03-19T08:00:00Z"_ba);
        table.setContent({});
        QCOMPARE(table.rowCount(), 0);
    }

    void tableOfSeveralSeries()
    {
        ChartQuery query = configurationByResourceChart(u"aws"_s, u"1"_s, u"us-east-1"_s, arn,
                                                        {u"EC2_INSTANCE"_s, u"RDS"_s, u"NEWER"_s});
        query.from = start;
        query.to = start + 24h;
        ChartTableModel table;
        const QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::Fatal);
        table.setContent(makeChart(query,
                                   {answer({bucket(0, 1, 3, 2), bucket(1, 4, 4, 4)}),
                                    answer({bucket(1, 7, 7, 7)}), answer({})}));
        QCOMPARE(
            picture(table),
            QStringList({u"Time                                  | EC2 instance | RDS | NEWER"_s,
                         u"19 Mar 2026 08:00 – 19 Mar 2026 08:45 | 2            | –   | –"_s,
                         u"19 Mar 2026 09:00 – 19 Mar 2026 09:45 | 4            | 7   | –"_s}));
    }

    void tableOfDays()
    {
        const ChartQuery query = keyUseChart(u"aws"_s, u"1"_s, u"us-east-1"_s, u"k1"_s, u"p1"_s);
        RangeAnswer used = answer({});
        const Instant day{Instant(std::chrono::floor<std::chrono::days>(start))};
        used.buckets = {{day, day, Quantity(2486), Quantity(2486), Quantity(2486), 1, false}};
        ChartTableModel table;
        table.setContent(makeChart(query, {used}));
        QCOMPARE(picture(table),
                 QStringList({u"Time        | Used per day"_s, u"19 Mar 2026 | 2,486"_s}));
    }

    void followsTheHistory()
    {
        QTemporaryDir folder;
        auto clock = std::make_shared<FakeClock>();
        SqliteHistoryStore store(folder.filePath(u"history.db"_s), clock);
        const auto done = [](const Result<void, StoreError> &outcome) { QVERIFY(outcome); };
        const auto poll = [&](std::chrono::minutes at, qint64 used, qint64 limit) {
            store.append({start + at,
                          15min,
                          {{key(metric::entitlementConsumed), Quantity(used)},
                           {key(metric::entitlementCapacity), Quantity(limit)}}},
                         this, done);
        };
        poll(0min, 84, 100);
        poll(15min, 86, 100);
        poll(120min, 60, 120);

        ChartModel chart(store);
        const QAbstractItemModelTester tester(
            chart.table(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy changed(&chart, &ChartModel::changed);
        chart.setQuery(seats());
        QVERIFY(chart.isLoading());
        QTRY_VERIFY(!chart.isLoading());
        QVERIFY(!chart.error());
        QCOMPARE(chart.content().series.constFirst().points.size(), 3U);
        const std::vector<ChartGap> gaps{{start + 15min, start + 120min}};
        QCOMPARE(chart.content().gaps, gaps);
        QCOMPARE(chart.content().capacity.size(), 2U);
        QCOMPARE(summaryOf(chart.content()).peak, u"86"_s);

        poll(135min, 61, 120);
        QTRY_COMPARE(chart.content().series.constFirst().points.size(), 4U);

        ChartQuery narrow = seats();
        narrow.from = start + 100min;
        chart.setQuery(seats());
        chart.setQuery(narrow);
        QTRY_VERIFY(!chart.isLoading());
        QCOMPARE(chart.content().query, narrow);
        QCOMPARE(chart.content().series.constFirst().points.size(), 2U);
    }
};

QTEST_GUILESS_MAIN(TestChartSeries)
#include "tst_chartseries.moc"
