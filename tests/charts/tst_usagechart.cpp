// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartcanvas.h"
#include "charts/chartlegend.h"
#include "charts/plottablemodel.h"
#include "charts/usagechart.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

constexpr double end = 1'773'914'400'000.0;

/// Samples every 15 minutes with one gap of two days and a raised limit.
ChartData samples(int days)
{
    ChartData data;
    data.title = u"Seats"_s;
    data.days = ChartData::Days::Utc;
    data.overage = ChartData::Overage::Allowed;
    const double begin = end - days * dayMs;
    double before = begin;
    for (double time = begin; time <= end; time += hourMs / 4) {
        const double day = (time - begin) / dayMs;
        if (day > days / 2.0 && day < days / 2.0 + 2)
            continue;
        const double value = std::floor(60 + 25 * std::sin(day / 9));
        data.points.append({time, value, value, value, 1, time - before > hourMs});
        before = time;
    }
    data.capacity = {{begin, 80.0}, {begin + days / 4.0 * dayMs, 100.0}};
    data.events = {{begin + days / 4.0 * dayMs, u"Limit changed from 80 to 100"_s, {}}};
    return data;
}

} // namespace

class TestUsageChart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }

    void rangesCountBackFromTheNewestSample()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(90));
        show(chart);
        chart.showLastDays(7);
        QCOMPARE(chart.range().to, end);
        QCOMPARE(chart.range().span(), 7 * dayMs);
        const auto buttons = chart.findChildren<QPushButton *>();
        QVERIFY(buttons.at(1)->isChecked());
        QTest::keyClick(buttons.at(2), Qt::Key_Space);
        QCOMPARE(chart.range().span(), 30 * dayMs);
        chart.showLastDays(0);
        QCOMPARE(chart.range().span(), 90 * dayMs);
    }

    void keysZoomPanAndRead()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(90));
        show(chart);
        ChartCanvas &canvas = chart.canvas();
        chart.showLastDays(30);
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QVERIFY(chart.range().span() < 30 * dayMs);
        QTest::keyClick(&canvas, Qt::Key_Minus);
        QVERIFY(std::abs(chart.range().span() - 30 * dayMs) < 1);
        const double from = chart.range().from;
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(chart.range().from < from);
        QTest::keyClick(&canvas, Qt::Key_0);
        QCOMPARE(chart.range().span(), 90 * dayMs);
        QTest::keyClick(&canvas, Qt::Key_End);
        QVERIFY(canvas.crosshairText().contains(u" of 100 used"));
        QVERIFY(canvas.accessibleDescription().contains(canvas.crosshairText()));
        const int last = canvas.crosshair();
        QTest::keyClick(&canvas, Qt::Key_Left);
        QVERIFY(canvas.crosshair() < last);
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QCOMPARE(canvas.crosshair(), -1);
    }

    void wheelZoomsAboutTheCursor()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(90));
        show(chart);
        ChartCanvas &canvas = chart.canvas();
        const QPointF place(canvas.width() - 16, canvas.height() / 2.0);
        QWheelEvent wheel(place, canvas.mapToGlobal(place), {}, QPoint(0, 120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas.viewport(), &wheel);
        QVERIFY(chart.range().span() < 90 * dayMs);
        QVERIFY(std::abs(chart.range().to - end) < hourMs);
    }

    void rangeStaysInsideTheData()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(10));
        show(chart);
        chart.canvas().setRange({end - 5 * dayMs, end + 50 * dayMs});
        QVERIFY(chart.range().to <= end);
        chart.canvas().setRange({end - 1000, end});
        QCOMPARE(chart.range().span(), hourMs);
        chart.setData({});
        QVERIFY(chart.grab().width() > 0); // says that nothing was recorded
    }

    void tableHasTheSameData()
    {
        PlotTableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ChartData data = samples(90);
        model.setData(data, {end - 90 * dayMs, end});
        qint64 counted = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            counted +=
                QLocale().toLongLong(model.index(row, PlotTableModel::Samples).data().toString());
        QCOMPARE(counted, data.points.size());
        QVERIFY(model.rowCount() >= 88 && model.rowCount() <= 91);
        model.setData(data, {end - dayMs, end});
        QCOMPARE(model.rowCount(), 97); // single samples
        QVERIFY(model.summary().contains(u"lowest"));

        UsageChart chart(m_theme);
        chart.setData(data);
        show(chart);
        chart.setTableShown(true);
        QVERIFY(chart.findChild<QTableView *>()->isVisible());
        model.setData(data, chart.range());
        QCOMPARE(chart.findChild<QTableView *>()->model()->rowCount(), model.rowCount());
    }

    void newDataForTheSameRangeAsksForNothing()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(90));
        show(chart);
        chart.showLastDays(30);
        QSignalSpy asked(&chart, &UsageChart::rangeShown);
        chart.setData(samples(90));
        QCOMPARE(asked.count(), 0);
        QCOMPARE(chart.range().span(), 30 * dayMs);
    }

    void finerPartsReplaceTheirStretchOnly()
    {
        UsageChart chart(m_theme);
        ChartData coarse = samples(90);
        coarse.begin = coarse.points.first().time;
        coarse.end = end;
        chart.setData(coarse);
        ChartData part = coarse;
        part.points = coarse.points.mid(1000, 200);
        for (PlotPoint &point : part.points)
            point.last = point.low = point.high = 7;
        chart.setData(part);
        QCOMPARE(chart.data().points.size(), coarse.points.size());
        QCOMPARE(chart.data().points.at(999), coarse.points.at(999));
        QCOMPARE(chart.data().points.at(1100).last, 7.0);
        QCOMPARE(chart.data().points.at(1200), coarse.points.at(1200));
        QCOMPARE(chart.canvas().extent().span(), 90 * dayMs);
    }

    void legendNamesOnlyWhatIsVisible()
    {
        UsageChart chart(m_theme);
        ChartData data = samples(10);
        data.points.erase(data.points.begin() + 100, data.points.end());
        data.capacity.clear();
        chart.setData(data);
        const auto *legend = chart.findChild<ChartLegend *>();
        QCOMPARE(legend->entries().size(), 1);
        chart.setData(samples(10));
        QVERIFY(legend->entries().size() >= 3);
    }

    void exportsPictures()
    {
        QTemporaryDir folder;
        UsageChart chart(m_theme);
        chart.setSentence(u"84 of 100. Rising about 1.6 per day."_s);
        chart.setData(samples(90));
        show(chart);
        QVERIFY(chart.savePng(folder.filePath(u"chart.png"_s)));
        QVERIFY(chart.saveSvg(folder.filePath(u"chart.svg"_s)));
        const QImage image(folder.filePath(u"chart.png"_s));
        QCOMPARE(image.width(), 2 * chart.width());
        // The line is drawn: its colour is in the picture.
        const QRgb ink = m_theme.color(Token::Series1).rgb();
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); x += 2)
                found += image.pixel(x, y) == ink ? 1 : 0;
        }
        QVERIFY(found > 200);
        QFile file(folder.filePath(u"chart.svg"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.contains("<svg") && svg.contains("Seats")
                && svg.contains(m_theme.color(Token::Series1).name().toLatin1()));
        QVERIFY(!chart.savePng(folder.filePath(u"no/such/folder.png"_s)));
    }

    void yearOfQuarterHoursPansInTime()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(365));
        chart.resize(1200, 700);
        show(chart);
        ChartCanvas &canvas = chart.canvas();
        chart.showLastDays(180);
        canvas.grab();
        QBENCHMARK
        {
            canvas.pan(-dayMs);
            canvas.zoom(0.99, end - 100 * dayMs);
            canvas.grab();
        }
    }

private:
    static void show(QWidget &widget)
    {
        if (widget.width() < 900)
            widget.resize(1000, 640);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }

    Theme m_theme;
};

QTEST_MAIN(TestUsageChart)
#include "tst_usagechart.moc"
