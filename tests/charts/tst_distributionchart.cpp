// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlegend.h"
#include "charts/distributionchart.h"
#include "charts/heatmapchart.h"
#include "charts/heatplot.h"
#include "charts/pictureprobe.h"
#include "charts/slotplot.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace lc;
using namespace Qt::StringLiterals;
using test::headers;
using test::near;
using test::show;

namespace {

constexpr Instant monday{std::chrono::milliseconds(1'773'619'200'000)}; // 16 March 2026, 0:00 UTC

/// Four weeks of hours: 40 in use from 9 to 17 on weekdays, 12 otherwise, 55 once a week; nothing
/// on Sundays.
std::vector<Bucket> weeks()
{
    std::vector<Bucket> buckets;
    bool isAfterGap = false;
    for (int hour = 0; hour < 4 * 7 * 24; ++hour) {
        const int weekday = hour / 24 % 7;
        if (weekday == 6) {
            isAfterGap = true;
            continue;
        }
        const int clock = hour % 24;
        qint64 used = weekday < 5 && clock >= 9 && clock < 17 ? 40 : 12;
        if (weekday == 1 && clock == 14)
            used = 55;
        const Instant time = monday + std::chrono::hours(hour);
        buckets.push_back({time, time, Quantity(used), Quantity(used), Quantity(used), 1,
                           std::exchange(isAfterGap, false)});
    }
    return buckets;
}

} // namespace

class TestDistributionChart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }

    void barsAreSharesOfTheTime()
    {
        DistributionChart chart(m_theme);
        chart.setDistribution({u"Seats"_s, distributionOf(weeks()), Quantity(50)});
        show(chart);
        const QImage image = chart.plot().grab().toImage();
        QVERIFY(near(image, m_theme.color(Token::Series1)) > 500); // within what was bought
        QVERIFY(near(image, m_theme.color(Token::Series2)) > 20); // 55 is more
        QVERIFY(near(image, m_theme.color(Token::InfoBack)) > 400); // tags: peak, bought
        QVERIFY(chart.sentence().contains(u"50 are bought"));
        QCOMPARE(chart.findChild<ChartLegend *>()->entries().size(), 2);
    }

    void keysReadItAndTheTableSaysTheSame()
    {
        DistributionChart chart(m_theme);
        const Distribution distribution = distributionOf(weeks());
        chart.setDistribution({u"Seats"_s, distribution, Quantity(50)});
        show(chart);
        SlotPlot &plot = chart.plot();
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Home);
        QVERIFY2(plot.readOut().startsWith(u"12 in use"), qPrintable(plot.readOut()));
        QVERIFY(plot.accessibleDescription().contains(plot.readOut()));
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(plot.readOut().startsWith(u"13 in use"));
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(plot.readOut().isEmpty());

        chart.setTableShown(true);
        const QAbstractItemModel &table = *chart.findChild<QTableView *>()->model();
        QCOMPARE(table.rowCount(), int(distribution.bins.size()));
        QCOMPARE(table.index(0, 0).data().toString(), u"12"_s);
        QCOMPARE(table.index(0, 2).data().toString(),
                 chartPercent(distribution.bins.front().share, QLocale()));
        QCOMPARE(table.index(table.rowCount() - 1, 3).data().toString(),
                 chartPercent(0, QLocale()));
    }

    void farAwayPurchasesStandAtTheEdge()
    {
        DistributionChart chart(m_theme);
        chart.setDistribution({u"Seats"_s, distributionOf(weeks()), Quantity(5000)});
        show(chart);
        QCOMPARE(chart.plot().count(), 44); // 12 to 55
        chart.setDistribution({u"Seats"_s, distributionOf(weeks()), Quantity(60)});
        QCOMPARE(chart.plot().count(), 50); // the place where 60 ends, too
        chart.setDistribution({u"Seats"_s, {}, {}});
        QVERIFY(chart.grab().width() > 0);
        QCOMPARE(chart.plot().count(), 0);
    }

    void heatMapColoursHoursByTheirMean()
    {
        HeatMapChart chart(m_theme);
        chart.setHeatMap(u"Seats"_s, heatMapOf(weeks(), QTimeZone::utc()), u"UTC"_s);
        show(chart);
        const QImage image = chart.plot().grab().toImage();
        QVERIFY(near(image, m_theme.color(Token::Series1)) > 300); // the peak hour
        QVERIFY(near(image, m_theme.color(Token::NeutralBack)) > 3000); // Sundays
        QVERIFY2(chart.sentence().startsWith(u"Most are in use on Tuesday at 14:00: 55"),
                 qPrintable(chart.sentence()));
        QCOMPARE(chart.findChild<ChartLegend *>()->entries().last().text, u"Not recorded"_s);
    }

    void heatMapIsReadInBothDirections()
    {
        HeatMapChart chart(m_theme);
        const HeatMap map = heatMapOf(weeks(), QTimeZone::utc());
        chart.setHeatMap(u"Seats"_s, map, u"UTC"_s);
        show(chart);
        HeatPlot &plot = chart.plot();
        QSignalSpy moved(&plot, &PlotView::markMoved);
        QTest::keyClick(&plot, Qt::Key_Home);
        QCOMPARE(plot.marked()->weekday, HeatPlot::weekdayIn(0));
        QTest::keyClick(&plot, Qt::Key_Down);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(moved.count(), 3);
        QCOMPARE(*plot.marked(), (HeatPlot::Place{HeatPlot::weekdayIn(1), 1}));
        plot.setMarked(HeatPlot::Place{1, 14});
        QCOMPARE(plot.readOut(),
                 u"Tuesday, 14:00 to 15:00\n55 on average, 55 at most"_s.replace(
                     u"55 on"_s, QLocale().toString(55.0, 'f', 1) + u" on"_s));
        QVERIFY(plot.accessibleDescription().contains(u"55 at most"));
        plot.setMarked(HeatPlot::Place{6, 3});
        QVERIFY(plot.readOut().endsWith(u"Not recorded"));
        QTest::mouseMove(plot.viewport(), QPoint(plot.width() / 2, plot.height() / 2));
        QVERIFY(plot.marked());
    }

    void heatMapTableHasEveryHour()
    {
        QTemporaryDir folder;
        HeatMapChart chart(m_theme);
        chart.setHeatMap(u"Seats"_s, heatMapOf(weeks(), QTimeZone::utc()), u"UTC"_s);
        show(chart);
        chart.setTableShown(true);
        const QAbstractItemModel &table = *chart.findChild<QTableView *>()->model();
        QCOMPARE(table.rowCount(), 7 * 24);
        QCOMPARE(headers(table),
                 QStringList({u"Weekday"_s, u"Hour"_s, u"On average"_s, u"Peak"_s}));
        int recorded = 0;
        for (int row = 0; row < table.rowCount(); ++row)
            recorded += table.index(row, 2).data().toString() != u"–" ? 1 : 0;
        QCOMPARE(recorded, 6 * 24);
        QVERIFY(chart.saveCsv(folder.filePath(u"map.csv"_s)));
        QVERIFY(chart.saveSvg(folder.filePath(u"map.svg"_s)));
        QVERIFY(chart.savePng(folder.filePath(u"map.png"_s)));
        QVERIFY(near(QImage(folder.filePath(u"map.png"_s)), m_theme.color(Token::Series1)) > 300);
        QFile file(folder.filePath(u"map.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 1 + 7 * 24);
    }

private:
    Theme m_theme;
};

QTEST_MAIN(TestDistributionChart)
#include "tst_distributionchart.moc"
