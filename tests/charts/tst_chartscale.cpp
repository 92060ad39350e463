// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartscale.h"

#include <QDateTime>
#include <QPointF>
#include <QTest>
#include <QTimeZone>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

double at(int year, int month, int day, int hour = 0)
{
    return double(
        QDateTime(QDate(year, month, day), QTime(hour, 0), QTimeZone::utc()).toMSecsSinceEpoch());
}

QStringList labelsOf(const QList<Tick> &ticks)
{
    QStringList labels;
    for (const Tick &tick : ticks)
        labels.append(tick.label);
    return labels;
}

} // namespace

class TestChartScale : public QObject {
    Q_OBJECT

private slots:
    void ticksStandOnTheCalendar_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("half a day") << at(2026, 3, 18, 22) << at(2026, 3, 19, 10)
                                    << QStringList{u"19 Mar"_s, u"03:00"_s, u"06:00"_s, u"09:00"_s};
        QTest::newRow("four days") << at(2026, 3, 1, 5) << at(2026, 3, 5, 5)
                                   << QStringList{u"2 Mar"_s, u"3 Mar"_s, u"4 Mar"_s, u"5 Mar"_s};
        QTest::newRow("weeks begin on Monday")
            << at(2026, 3, 1) << at(2026, 3, 29)
            << QStringList{u"2 Mar"_s, u"9 Mar"_s, u"16 Mar"_s, u"23 Mar"_s};
        QTest::newRow("months name the year at its begin")
            << at(2025, 11, 20) << at(2026, 4, 10)
            << QStringList{u"Dec"_s, u"Jan 2026"_s, u"Feb"_s, u"Mar"_s, u"Apr"_s};
    }
    void ticksStandOnTheCalendar()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(QStringList, labels);
        const auto ticks = calendarTicks({from, to}, 400, ChartData::Days::Utc, QLocale::c());
        QCOMPARE(labelsOf(ticks), labels);
    }

    void neverMoreTicksThanRoom_data()
    {
        QTest::addColumn<double>("days");
        for (const double days : {0.05, 0.5, 1.0, 3.0, 10.0, 40.0, 100.0, 400.0, 2000.0, 20000.0})
            QTest::addRow("%g days", days) << days;
    }
    void neverMoreTicksThanRoom()
    {
        QFETCH(double, days);
        const double from = at(2026, 1, 1, 7);
        const auto ticks =
            calendarTicks({from, from + days * dayMs}, 720, ChartData::Days::Utc, QLocale::c());
        QVERIFY2(ticks.size() <= 11, qPrintable(labelsOf(ticks).join(u' ')));
        for (const Tick &tick : ticks)
            QVERIFY(tick.value >= from && tick.value <= from + days * dayMs);
    }

    void scalesAreRound_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("top");
        QTest::addColumn<double>("step");
        QTest::newRow("nothing") << 0.0 << 4.0 << 1.0;
        QTest::newRow("three") << 3.0 << 3.0 << 0.5;
        QTest::newRow("eighty-four") << 84.0 << 100.0 << 20.0;
        QTest::newRow("a hundred and twenty-five") << 125.0 << 125.0 << 25.0;
        QTest::newRow("sixty thousand") << 60000.0 << 60000.0 << 10000.0;
    }
    void scalesAreRound()
    {
        QFETCH(double, highest);
        QFETCH(double, top);
        QFETCH(double, step);
        const ValueScale scale = niceScale(highest);
        QCOMPARE(scale.top, top);
        QCOMPARE(scale.step, step);
        QVERIFY(scale.top / scale.step >= 4 && scale.top / scale.step <= 8);
    }

    void decimationKeepsExtremesAndGaps()
    {
        QList<PlotPoint> points;
        for (int i = 0; i < 35040; ++i) {
            const double value = i == 20000 ? 999 : i == 20001 ? -5 : i % 50;
            points.append({i * 900000.0, value, value, value, 1, i == 10000});
        }
        const auto runs = visibleRuns(points, {0, 35040 * 900000.0}, 1000);
        QCOMPARE(runs.size(), 2);
        qsizetype count = 0;
        double low = 0;
        double high = 0;
        for (const auto &run : runs) {
            count += run.size();
            for (const QPointF &point : run) {
                low = std::min(low, point.y());
                high = std::max(high, point.y());
            }
        }
        QVERIFY2(count <= 4 * 1001, qPrintable(QString::number(count)));
        QCOMPARE(low, -5.0);
        QCOMPARE(high, 999.0);
        QVERIFY(runs.at(0).last().x() < points.at(10000).time);
        QCOMPARE(runs.at(1).first().x(), points.at(10000).time);
    }

    void lineEntersAndLeavesTheRange()
    {
        QList<PlotPoint> points;
        for (int i = 0; i < 10; ++i)
            points.append({i * hourMs, double(i), double(i), double(i), 1, false});
        const auto runs = visibleRuns(points, {3.5 * hourMs, 5.5 * hourMs}, 500);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.at(0).first().x(), 3 * hourMs);
        QCOMPARE(runs.at(0).last().x(), 6 * hourMs);
        QVERIFY(visibleRuns({}, {0, 1}, 10).isEmpty());
        QVERIFY(visibleRuns(points, {0, 0}, 10).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestChartScale)
#include "tst_chartscale.moc"
