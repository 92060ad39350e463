// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlegend.h"
#include "charts/pictureprobe.h"
#include "charts/quotachart.h"
#include "charts/slotplot.h"

#include <QApplication>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimeZone>

using namespace lc;
using namespace Qt::StringLiterals;
using test::mixed;
using test::near;
using test::show;

namespace {

const QDate begin(2026, 3, 1);

double timeOf(int day, int hour = 0)
{
    return double(
        QDateTime(begin.addDays(day), QTime(hour, 0), QTimeZone::utc()).toMSecsSinceEpoch());
}

/// 19 days of March with 2,500 requests each, extended by 10,000 on the 12th at noon.
QuotaChartData march()
{
    QuotaChartData period;
    period.title = u"orchard-prod in plan Gold"_s;
    period.begin = begin;
    period.reset = QDate(2026, 4, 1);
    period.today = QDate(2026, 3, 19);
    period.limit = 50000;
    qint64 left = 50000;
    for (int day = 0; day < 19; ++day) {
        left += day == 11 ? 10000 - 2500 : -2500;
        period.days.append({begin.addDays(day), 2500, left});
    }
    period.extensions = {{timeOf(11, 12), 10000}};
    return period;
}

QuotaChartData withForecast()
{
    QuotaChartData period = march();
    for (int day = 19; day < 31; ++day) {
        const double middle = std::max(0.0, 12500.0 - (day - 19) * 2500);
        period.forecast.append({timeOf(day), std::max(0.0, middle - 600), middle, middle + 600});
    }
    period.exhausted = {timeOf(24), 0, u"25 March"_s};
    return period;
}

} // namespace

class TestQuotaChart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }

    void extensionsAreSteps()
    {
        const QList<QPointF> line = burnDown(march());
        QCOMPARE(line.first(), QPointF(0, 50000));
        QCOMPARE(line.at(11), QPointF(11, 22500));
        // Half of the day's use, then the step, then the other half.
        QCOMPARE(line.at(12), QPointF(11.5, 21250));
        QCOMPARE(line.at(13), QPointF(11.5, 31250));
        QCOMPARE(line.at(14), QPointF(12, 30000));
        QCOMPARE(line.last(), QPointF(19, 12500));
        QVERIFY(burnDown({}).isEmpty());
    }

    void drawsLineBarsTagAndForecast()
    {
        QuotaChart chart(m_theme);
        chart.setPeriod(march());
        show(chart);
        auto plots = chart.findChildren<SlotPlot *>();
        QCOMPARE(plots.size(), 2);
        const QColor band = mixed(m_theme.color(Token::Series1), m_theme.color(Token::Base),
                                  double(ChartLegend::pale));
        QImage image = plots.first()->grab().toImage();
        QVERIFY(near(image, m_theme.color(Token::Series1)) > 200);
        QVERIFY(near(image, m_theme.color(Token::InfoBack)) > 400); // the extension's tag
        QVERIFY(near(image, band) < 60);
        image = plots.last()->grab().toImage();
        QVERIFY(near(image, m_theme.color(Token::Series1)) > 3000); // bars
        const QColor today = mixed(m_theme.color(Token::Series1), m_theme.color(Token::Base),
                                   double(ChartLegend::strong));
        QVERIFY(near(image, today) > 100);

        chart.setPeriod(withForecast());
        QVERIFY(near(plots.first()->grab().toImage(), band) > 300);
        QStringList names;
        for (const auto &entry : chart.findChild<ChartLegend *>()->entries())
            names.append(entry.text);
        QCOMPARE(names,
                 QStringList({u"Remaining"_s, u"Even use to the reset"_s, u"Forecast"_s,
                              u"Likely range (80%)"_s}));
    }

    void keysReadDaysInBothPlots()
    {
        QuotaChart chart(m_theme);
        chart.setPeriod(withForecast());
        show(chart);
        const auto plots = chart.findChildren<SlotPlot *>();
        plots.first()->setFocus();
        QTest::keyClick(plots.first(), Qt::Key_Home);
        QCOMPARE(plots.last()->marked(), 0);
        QVERIFY(plots.first()->readOut().contains(QLocale().toString(47500)));
        QVERIFY(plots.last()->accessibleDescription().contains(QLocale().toString(47500)));
        plots.first()->setMarked(11);
        QVERIFY(plots.first()->readOut().contains(u"Extended by "_s + QLocale().toString(10000)));
        plots.first()->setMarked(20);
        QVERIFY(plots.first()->readOut().contains(u"expected"));
    }

    void theTableHasDaysExtensionsAndForecast()
    {
        QTemporaryDir folder;
        QuotaChart chart(m_theme);
        chart.setPeriod(withForecast());
        show(chart);
        chart.setTableShown(true);
        const QAbstractItemModel &table = *chart.findChild<QTableView *>()->model();
        QCOMPARE(table.rowCount(), 31);
        QCOMPARE(table.index(0, 1).data().toString(), QLocale().toString(2500));
        QCOMPARE(table.index(11, 3).data().toString(), QLocale().toString(10000));
        QCOMPARE(table.index(18, 2).data().toString(), QLocale().toString(12500));
        QCOMPARE(table.index(18, 4).data().toString(), u"–"_s);
        QCOMPARE(table.index(19, 4).data().toString(), QLocale().toString(12500));
        QVERIFY(chart.saveCsv(folder.filePath(u"quota.csv"_s)));
        QFile file(folder.filePath(u"quota.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.at(1), QByteArray("2026-03-01,2500,47500,,\r"));
        QCOMPARE(lines.at(12), QByteArray("2026-03-12,2500,30000,10000,\r"));
        QVERIFY(chart.savePng(folder.filePath(u"quota.png"_s)));
        QVERIFY(near(QImage(folder.filePath(u"quota.png"_s)), m_theme.color(Token::Series1))
                > 3000);
        QVERIFY(chart.saveSvg(folder.filePath(u"quota.svg"_s)));
    }

    void withoutAQuotaOnlyUseIsShown()
    {
        QuotaChart chart(m_theme);
        QuotaChartData period = march();
        period.limit.reset();
        period.reset = {};
        chart.setPeriod(period);
        show(chart);
        const auto plots = chart.findChildren<SlotPlot *>();
        QVERIFY(plots.first()->isHidden());
        QVERIFY(chart.findChild<ChartLegend *>()->entries().isEmpty());
        QCOMPARE(plots.last()->count(), 19);
        plots.last()->setMarked(3);
        QVERIFY(plots.last()->accessibleDescription().contains(QLocale().toString(2500)));
    }

private:
    Theme m_theme;
};

QTEST_MAIN(TestQuotaChart)
#include "tst_quotachart.moc"
