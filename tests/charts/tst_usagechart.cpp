// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartcanvas.h"
#include "charts/chartlegend.h"
#include "charts/tabletwin.h"
#include "charts/usagechart.h"

#include "charts/pictureprobe.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QWheelEvent>

#include <cmath>

using namespace lc;
using test::headers;
using test::mixed;
using test::near;
using test::show;
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
        QVERIFY(canvas.readOut().contains(u" of 100 used"));
        QVERIFY(canvas.accessibleDescription().contains(canvas.readOut()));
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
        TwinModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ChartData data = samples(90);
        model.setTwin(tableOf(data, {end - 90 * dayMs, end}));
        QCOMPARE(headers(model),
                 QStringList({u"Day"_s, u"Lowest"_s, u"Highest"_s, u"Last"_s, u"Capacity"_s,
                              u"Samples"_s}));
        qint64 counted = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            counted += QLocale().toLongLong(model.index(row, 5).data().toString());
        QCOMPARE(counted, data.points.size());
        QVERIFY(model.rowCount() >= 88 && model.rowCount() <= 91);
        model.setTwin(tableOf(data, {end - dayMs, end}));
        QCOMPARE(model.rowCount(), 97); // single samples
        QCOMPARE(model.index(96, 3).data().toString(), QString::number(data.points.last().last));
        QVERIFY(model.summary().contains(u"lowest"));

        UsageChart chart(m_theme);
        chart.setData(data);
        show(chart);
        chart.setTableShown(true);
        QVERIFY(chart.findChild<QTableView *>()->isVisible());
        model.setTwin(tableOf(data, chart.range()));
        QCOMPARE(chart.findChild<QTableView *>()->model()->rowCount(), model.rowCount());
    }

    void whatIsExpectedIsDrawnAheadOfTheNewestSample()
    {
        UsageChart chart(m_theme);
        chart.setData(rising());
        show(chart);
        chart.showLastDays(30);
        // The range reaches beyond the date on which nothing is left.
        QVERIFY(chart.range().to > chart.data().meeting->time);
        QVERIFY(chart.range().from < end);
        const QImage image = chart.canvas().grab().toImage();
        const QColor band = mixed(m_theme.color(Token::Series1), m_theme.color(Token::Base),
                                  double(ChartLegend::pale));
        QVERIFY(near(image, band) > 400);
        chart.findChildren<QCheckBox *>().first()->setChecked(false);
        QVERIFY(near(chart.canvas().grab().toImage(), band) < 40);
        QVERIFY(chart.range().to <= end);
        QVERIFY(!names(chart).contains(u"Forecast"_s));
        chart.findChildren<QCheckBox *>().first()->setChecked(true);
        QVERIFY(names(chart).contains(u"Forecast"_s));
        // Keys read on into the future.
        chart.showLastDays(30);
        QTest::keyClick(&chart.canvas(), Qt::Key_End);
        QVERIFY2(chart.canvas().readOut().contains(u"expected"),
                 qPrintable(chart.canvas().readOut()));
        const TableTwin table = tableOf(chart.data(), chart.range());
        QCOMPARE(table.table->columns().back().title, u"Likely to"_s);
    }

    void stackedAreasAddUpAndKeepGaps()
    {
        ChartData data = samples(10);
        data.arrangement = ChartData::Arrangement::Stacked;
        data.lineTitle = u"Vendor"_s;
        ChartData::Line other{u"Customer"_s, data.points};
        for (PlotPoint &point : other.points)
            point.last = point.low = point.high = 20;
        data.others = {other};
        const PlottedData plot = plotted(data, {end - 10 * dayMs, end}, 900);
        QVERIFY(plot.runs.isEmpty());
        QCOMPARE(plot.layers.size(), 4); // two before the gap, two after it
        for (const PlottedData::Layer &layer : plot.layers) {
            QCOMPARE(layer.top.size(), layer.bottom.size());
            for (qsizetype i = 0; i < layer.top.size(); ++i) {
                const double height = layer.top.at(i).y() - layer.bottom.at(i).y();
                QCOMPARE(
                    height,
                    *valueAt(layer.series == 0 ? data.points : other.points, layer.top.at(i).x()));
            }
        }
        UsageChart chart(m_theme);
        chart.setData(data);
        show(chart);
        const QImage image = chart.canvas().grab().toImage();
        for (const Token token : {Token::Series1, Token::Series2})
            QVERIFY(near(image,
                         mixed(m_theme.color(token), m_theme.color(Token::Base),
                               double(ChartLegend::strong)))
                    > 2000);
        QCOMPARE(names(chart).mid(0, 2), QStringList({u"Vendor"_s, u"Customer"_s}));
        QTest::keyClick(&chart.canvas(), Qt::Key_End);
        const double sum = data.points.last().last + 20;
        QVERIFY2(chart.canvas().readOut().contains(u"%1 of 100 used"_s.arg(sum)),
                 qPrintable(chart.canvas().readOut()));
        QVERIFY(chart.canvas().readOut().contains(u"Customer: 20"));
        TwinModel model;
        model.setTwin(tableOf(data, chart.range()));
        QCOMPARE(headers(model).mid(1, 2), QStringList({u"Vendor"_s, u"Customer"_s}));
    }

    void theSmallestAreTakenTogether()
    {
        QList<ChartData::Line> lines;
        for (int i = 1; i <= 12; ++i)
            lines.append({u"Account %1"_s.arg(i),
                          {{end - dayMs, double(i), double(i), double(i), 1, false},
                           {end, double(i), double(i), double(i), 1, false}}});
        const QStringList ranking = rankingOf(lines);
        QCOMPARE(ranking.first(), u"Account 12"_s);
        const QList<ChartData::Line> shown = firstLines(lines, ranking, 8, u"4 others"_s);
        QCOMPARE(shown.size(), 9);
        QCOMPARE(shown.first().title, u"Account 12"_s);
        QVERIFY(shown.last().isRest);
        QCOMPARE(shown.last().title, u"4 others"_s);
        QCOMPARE(shown.last().points.last().last, 1.0 + 2 + 3 + 4);
        QCOMPARE(firstLines(lines.mid(0, 3), ranking, 8, {}).size(), 3);
        // What has one title is one area.
        lines[0].title = lines.at(1).title;
        const QList<ChartData::Line> merged = mergedLines(lines);
        QCOMPARE(merged.size(), 11);
        const auto sum = std::find_if(merged.begin(), merged.end(), [&](const auto &line) {
            return line.title == lines.at(1).title;
        });
        QCOMPARE(sum->points.last().last, 3.0);
    }

    void thresholdsFollowTheCapacity()
    {
        ChartData data = samples(90);
        const double middle = end - 45 * dayMs;
        data.capacity = {{end - 90 * dayMs, 80.0}, {middle, 100.0}};
        data.thresholds = {{u"a"_s, {}, 50}, {u"b"_s, {}, 30, ChartData::Threshold::Unit::Units}};
        PlottedData plot = plotted(data, {end - 90 * dayMs, end}, 500);
        QCOMPARE(plot.thresholds.size(), 2);
        QCOMPARE(plot.thresholds.first().first().y(), 40.0);
        QCOMPARE(plot.thresholds.first().last().y(), 50.0);
        QCOMPARE(plot.thresholds.last().last().y(), 30.0);
        data.thresholds.first().value = 150;
        QVERIFY(plotted(data, {middle, end}, 500).highest >= 150); // there is room for it
        data.capacity.clear();
        plot = plotted(data, {middle, end}, 500);
        QVERIFY(plot.thresholds.first().isEmpty()); // percent of nothing known
        data.showsThresholds = false;
        QVERIFY(plotted(data, {middle, end}, 500).thresholds.isEmpty());
    }

    void theMouseDragsAThreshold()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(90));
        chart.setThresholds({{u"low"_s, {}, 50}, {u"high"_s, u"Nightly"_s, 80}});
        show(chart);
        ChartCanvas &canvas = chart.canvas();
        const QImage with = canvas.grab().toImage();
        QVERIFY(near(with, m_theme.color(Token::WarningText)) > 200);
        QSignalSpy moved(&chart, &UsageChart::thresholdMoved);
        const TimeRange range = chart.range();
        const QRectF from = canvas.thresholdHandleAt(1);
        QVERIFY(!from.isEmpty());
        const double percent = canvas.thresholdHandleAt(0).center().y() - from.center().y();
        QVERIFY(percent > 30); // 30 % lie between them
        const QPoint hold = from.center().toPoint();
        const QPoint there = hold + QPoint(0, int(percent / 3));
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, hold);
        QTest::mouseMove(canvas.viewport(), there);
        QVERIFY(qAbs(chart.data().thresholds.at(1).value - 70) <= 1);
        QVERIFY(moved.isEmpty());
        // Finer data that arrives meanwhile leaves it where it is.
        chart.setData(samples(90));
        QVERIFY(qAbs(chart.data().thresholds.at(1).value - 70) <= 1);
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, there);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.first().first().toString(), u"high"_s);
        QVERIFY(qAbs(moved.first().last().toDouble() - 70) <= 1);
        QCOMPARE(chart.range(), range); // it was no pan
        auto *level = chart.findChild<QDoubleSpinBox *>(u"thresholdLevel"_s);
        QCOMPARE(level->value(), moved.first().last().toDouble());
        // The owner says what is so.
        chart.setThresholds({{u"low"_s, {}, 50}, {u"high"_s, u"Nightly"_s, 80}});
        QCOMPARE(chart.data().thresholds.at(1).value, 80.0);
        QCOMPARE(level->value(), 80.0);
        chart.setThresholds({});
        QVERIFY(!level->isVisible());
    }

    void keysMoveAThreshold()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(90));
        chart.setThresholds({{u"low"_s, {}, 50}, {u"high"_s, u"Nightly"_s, 80}});
        show(chart);
        QVERIFY(chart.canvas().accessibleDescription().contains(u"Nightly: 80%"));
        QSignalSpy moved(&chart, &UsageChart::thresholdMoved);
        auto *choice = chart.findChild<QComboBox *>(u"thresholdChoice"_s);
        auto *level = chart.findChild<QDoubleSpinBox *>(u"thresholdLevel"_s);
        auto *change = chart.findChild<QPushButton *>(u"thresholdChange"_s);
        QCOMPARE(choice->itemText(0), u"Alert at 50%"_s);
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(level->value(), 80.0);
        QVERIFY(!change->isEnabled());
        QTest::keyClick(level, Qt::Key_Up);
        QTest::keyClick(level, Qt::Key_Up);
        QCOMPARE(chart.data().thresholds.at(1).value, 82.0); // seen before it is agreed to
        QVERIFY(change->isEnabled());
        QTest::keyClick(level, Qt::Key_Escape);
        QCOMPARE(chart.data().thresholds.at(1).value, 80.0);
        QVERIFY(moved.isEmpty());
        QTest::keyClick(level, Qt::Key_Down);
        QTest::keyClick(level, Qt::Key_Return);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.first().first().toString(), u"high"_s);
        QCOMPARE(moved.first().last().toDouble(), 79.0);
        QTest::keyClick(change, Qt::Key_Space);
        QCOMPARE(moved.size(), 2);
    }

    void whatWasARestStaysOne()
    {
        const auto line = [](const QString &title, double value, bool isRest) {
            return ChartData::Line{
                title, {{end - dayMs, value, value, value}, {end, value, value, value}}, isRest};
        };
        const QList<ChartData::Line> lines =
            mergedLines({line({}, 50, true), line(u"i-1"_s, 9, false), line(u"i-2"_s, 3, false),
                         line(u"i-3"_s, 1, false)});
        const QList<ChartData::Line> shown = firstLines(lines, rankingOf(lines), 2, u"Others"_s);
        QCOMPARE(shown.size(), 3);
        QCOMPARE(shown.at(0).title, u"i-1"_s); // though the rest is larger
        QCOMPARE(shown.at(2).title, u"Others"_s);
        QVERIFY(shown.at(2).isRest);
        QCOMPARE(shown.at(2).points.last().last, 51.0);
    }

    void aLineLeftAtZeroStaysThere()
    {
        const QList<PlotPoint> points{{0, 4, 4, 4},
                                      {hourMs, 0, 0, 0},
                                      {90 * hourMs, 2, 2, 2, 1, true},
                                      {99 * hourMs, 3, 3, 3, 1, true}};
        const QList<PlotPoint> held = heldAtZero(points);
        QCOMPARE(held.size(), 5);
        QCOMPARE(valueAt(held, 50 * hourMs), 0.0);
        QCOMPARE(valueAt(held, 90 * hourMs - 2), 0.0);
        QCOMPARE(valueAt(held, 90 * hourMs), 2.0);
        QVERIFY(!valueAt(held, 95 * hourMs)); // that it was left at 2 says nothing
        // In a stack it leaves the others whole.
        ChartData data;
        data.arrangement = ChartData::Arrangement::Stacked;
        for (int hour = 0; hour <= 99; ++hour)
            data.points.append({hour * hourMs, 7, 7, 7});
        data.others = {{u"i-1"_s, held.mid(0, 4), false}};
        const PlottedData plot = plotted(data, {0, 99 * hourMs}, 99);
        QCOMPARE(plot.layers.size(), 2);
        QCOMPARE(plot.layers.first().top.size(), 100);
    }

    void theLimitOutsideOfAPartStays()
    {
        ChartData whole = samples(90);
        whole.begin = whole.points.first().time;
        whole.end = end;
        ChartData part = whole;
        part.points = whole.points.mid(4000, 100);
        part.capacity = {{part.points.first().time, 100.0}};
        splice(part, whole);
        QCOMPARE(part.capacityAt(whole.points.first().time), 80.0);
        QCOMPARE(part.capacity.size(), 2);
    }

    void anEarlierPeriodLiesMutedUnderThePresentOne()
    {
        const double shift = shiftAt(Comparison::Week, end, ChartData::Days::Utc);
        QCOMPARE(shift, 7 * dayMs);
        const TimeRange week = periodAt(Comparison::Week, end, ChartData::Days::Utc);
        QVERIFY(week.from <= end && end < week.to);
        QCOMPARE(week.span(), 7 * dayMs);
        // 19 March 2026 lies in March; February has 28 days.
        QCOMPARE(shiftAt(Comparison::Month, end, ChartData::Days::Utc), 28 * dayMs);
        QCOMPARE(periodAt(Comparison::Month, end, ChartData::Days::Utc).span(), 31 * dayMs);
        QCOMPARE(shiftAt(Comparison::Year, end, ChartData::Days::Utc), 365 * dayMs);

        UsageChart chart(m_theme);
        chart.setData(samples(90));
        show(chart);
        QSignalSpy chosen(&chart, &UsageChart::comparisonChosen);
        auto *choice = chart.findChild<QComboBox *>();
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chart.comparison(), Comparison::Week);
        ChartData data = samples(90);
        ChartData::Earlier earlier{
            UsageChart::earlierTitle(chart.comparison()), shift, {}, week.to};
        for (PlotPoint point : data.points) {
            point.time += shift;
            earlier.points.append(point);
        }
        data.earlier = earlier;
        chart.setData(data);
        chart.canvas().setRange(week);
        QCOMPARE(chart.range(), week); // the rest of the week is seen, too
        QVERIFY(near(chart.canvas().grab().toImage(), m_theme.color(Token::Faint)) > 50);
        QTest::keyClick(&chart.canvas(), Qt::Key_Home);
        QVERIFY(chart.canvas().readOut().contains(u"Week before: "));
        QVERIFY(names(chart).contains(u"Week before"_s));
    }

    void datesChooseARange()
    {
        UsageChart chart(m_theme);
        chart.setData(samples(90));
        show(chart);
        chart.findChild<QPushButton *>(u"customRange"_s)->click();
        auto *dialog = chart.findChild<QDialog *>(u"rangeDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        auto *first = dialog->findChild<QDateEdit *>(u"firstDay"_s);
        auto *last = dialog->findChild<QDateEdit *>(u"lastDay"_s);
        last->setDate(QDate(2026, 2, 10));
        first->setDate(QDate(2026, 2, 20));
        auto *accept = dialog->findChild<QDialogButtonBox *>()->buttons().last();
        for (QAbstractButton *button : dialog->findChild<QDialogButtonBox *>()->buttons()) {
            if (button->text().contains(u"Show"))
                accept = button;
        }
        QVERIFY(!accept->isEnabled());
        first->setDate(QDate(2026, 2, 1));
        QVERIFY(accept->isEnabled());
        accept->click();
        QCOMPARE(chart.range().from,
                 double(QDate(2026, 2, 1).startOfDay(QTimeZone::utc()).toMSecsSinceEpoch()));
        QCOMPARE(chart.range().span(), 10 * dayMs);
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

    void exportsFiguresThatNoSpreadsheetRuns()
    {
        QTemporaryDir folder;
        UsageChart chart(m_theme);
        ChartData data = samples(10);
        data.others = {{u"=HYPERLINK(\"x\")"_s, data.points}};
        data.lineTitle = u"Used"_s;
        chart.setData(data);
        QVERIFY(chart.saveCsv(folder.filePath(u"chart.csv"_s)));
        QFile file(folder.filePath(u"chart.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QVERIFY2(lines.first().startsWith("Hour,Used,\"'=HYPERLINK"), lines.first().constData());
        const TableTwin table = tableOf(data, chart.range());
        QCOMPARE(lines.size(), table.table->rowCount() + 2); // header, and after the last
        QVERIFY2(lines.at(1).startsWith("2026-03-09T10:00:00"), lines.at(1).constData());
        QVERIFY(!chart.saveCsv(folder.filePath(u"no/such/folder.csv"_s)));
    }

    void itsWordsFitTwiceTheTextSize()
    {
        UsageChart chart(m_theme);
        ChartData data = rising();
        chart.setData(data);
        show(chart);
        const auto *legend = chart.findChild<ChartLegend *>();
        QVERIFY(legend->heightForWidth(260) > legend->heightForWidth(2000));
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
    /// A line to its limit, with what is expected after it.
    static ChartData rising()
    {
        ChartData data = samples(60);
        data.points.erase(data.points.begin(), data.points.end() - 30 * 96);
        data.capacity = {{data.points.first().time, 100.0}};
        for (int day = 0; day <= 60; ++day) {
            const double middle = data.points.last().last + day * 2.0;
            data.forecast.append({end + day * dayMs, middle - day, middle, middle + day});
        }
        const double days = (100 - data.points.last().last) / 2;
        data.meeting = {end + days * dayMs, 100, u"29 March"_s};
        return data;
    }

    static QStringList names(const UsageChart &chart)
    {
        QStringList words;
        for (const auto &entry : chart.findChild<ChartLegend *>()->entries())
            words.append(entry.text);
        return words;
    }

    Theme m_theme;
};

QTEST_MAIN(TestUsageChart)
#include "tst_usagechart.moc"
