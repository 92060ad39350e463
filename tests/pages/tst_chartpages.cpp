// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartcanvas.h"
#include "charts/distributionchart.h"
#include "charts/heatmapchart.h"
#include "charts/usagechart.h"
#include "pages/chartpage.h"
#include "pages/consumptioncharts.h"
#include "pages/detailtabs.h"
#include "reports/document.h"
#include "store/metrics.h"
#include "support/pageworld.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using std::chrono::hours;

namespace {

const QString arn = u"arn:aws:license-manager::111122223333:license:l-render"_s;
const QString otherArn = u"arn:aws:license-manager::111122223333:license:l-insight"_s;

RowOrigin origin()
{
    RowOrigin from;
    from.partition = u"aws"_s;
    from.account = u"111122223333"_s;
    return from;
}

License license()
{
    License one;
    one.licenseArn = arn;
    one.licenseName = u"Render Pro"_s;
    Entitlement seats;
    seats.name = u"Seats"_s;
    seats.maxCount = 100;
    seats.overage = true;
    seats.unit = EntitlementUnit::Count;
    one.entitlements = QList<Entitlement>{seats};
    return one;
}

SeriesKey keyOf(const QString &resource, QStringView metric)
{
    return {u"aws"_s, u"111122223333"_s, {}, resource, metric.toString(), u"Seats"_s};
}

/// 60 days that rise by one a day to 84, with an office rhythm of two.
SeriesSamples rising(const QString &resource, Instant now)
{
    SeriesSamples series{keyOf(resource, metric::entitlementConsumed), hours(1), {}};
    for (int hour = 60 * 24; hour >= 0; --hour) {
        const Instant time = now - hours(hour);
        const qint64 value = 84 - hour / 24 - (hour % 24 < 12 ? 0 : 2);
        series.samples.push_back({time, Quantity(value)});
    }
    return series;
}

SeriesSamples level(const SeriesKey &key, qint64 value, Instant now)
{
    SeriesSamples series{key, hours(1), {}};
    for (int hour = 60 * 24; hour >= 0; --hour)
        series.samples.push_back({now - hours(hour), Quantity(value)});
    return series;
}

} // namespace

/// Chart pages over a recorded history.
class TestChartPages : public QObject {
    Q_OBJECT

    void merge(std::vector<SeriesSamples> series)
    {
        bool isDone = false;
        m_world->history.merge(
            std::move(series), this,
            [&](const Result<void, StoreError> &merged) { isDone = merged.has_value(); });
        QTRY_VERIFY(isDone);
    }
    void open(Page *page)
    {
        m_page.reset(page);
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void openChart() { open(new ChartPage(m_world->context, license(), origin(), u"Seats"_s)); }
    UsageChart &overTime() { return *m_page->findChild<UsageChart *>(u"overTime"_s); }
    QTabBar &tabs() { return m_page->findChild<DetailTabs *>()->bar(); }

private slots:
    void init()
    {
        m_world = std::make_unique<test::PageWorld>();
        const Instant now = m_world->local.clock->now();
        SeriesSamples other = level(keyOf(otherArn, metric::entitlementConsumed), 20, now);
        merge({rising(arn, now), level(keyOf(arn, metric::entitlementCapacity), 100, now), other});
    }

    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void saysWhenItRunsOutAndShowsIt()
    {
        openChart();
        QTRY_VERIFY(overTime().data().meeting);
        QVERIFY2(overTime().sentence().startsWith(u"84 of 100."),
                 qPrintable(overTime().sentence()));
        QVERIFY(overTime().sentence().contains(u"Reaches 100 around"));
        const double now = double(m_world->local.clock->now().time_since_epoch().count());
        const double days = (overTime().data().meeting->time - now) / dayMs;
        QVERIFY2(days > 12 && days < 20, qPrintable(QString::number(days)));
        QTRY_VERIFY(overTime().range().to > overTime().data().meeting->time);
        QVERIFY(overTime().range().from < now - 50 * dayMs);
        QVERIFY(!overTime().data().forecast.isEmpty());
        QCOMPARE(overTime().data().overage, ChartData::Overage::Allowed);
    }

    void tooLittleDataIsSaid()
    {
        const Instant now = m_world->local.clock->now();
        SeriesSamples few{keyOf(u"arn:few"_s, metric::entitlementConsumed), hours(1), {}};
        for (int hour = 48; hour >= 0; --hour)
            few.samples.push_back({now - hours(hour), Quantity(5)});
        merge({few});
        License one = license();
        one.licenseArn = u"arn:few"_s;
        open(new ChartPage(m_world->context, one, origin(), u"Seats"_s));
        QTRY_VERIFY2(overTime().sentence().contains(u"Too little data"),
                     qPrintable(overTime().sentence()));
        QVERIFY(overTime().data().forecast.isEmpty());
    }

    void nothingRecordedIsSaid()
    {
        License one = license();
        one.licenseArn = u"arn:never"_s;
        open(new ChartPage(m_world->context, one, origin(), u"Seats"_s));
        QTRY_VERIFY(overTime().sentence().startsWith(u"Nothing was recorded"));
        QCOMPARE(overTime().range().span(), 0.0);
    }

    void newSamplesAppear()
    {
        openChart();
        QTRY_VERIFY(overTime().data().meeting);
        const Instant later = m_world->local.clock->now();
        bool isDone = false;
        m_world->history.append(
            {later, hours(1), {{keyOf(arn, metric::entitlementConsumed), Quantity(97)}}}, this,
            [&](const Result<void, StoreError> &kept) { isDone = kept.has_value(); });
        QTRY_VERIFY(isDone);
        QTRY_COMPARE(overTime().data().points.last().last, 97.0);
        QTRY_VERIFY(overTime().sentence().startsWith(u"97 of 100."));
        QVERIFY(overTime().data().points.size() > 500); // the finer points are still there
    }

    void stacksLicensesAndAccounts()
    {
        openChart();
        tabs().setCurrentIndex(1);
        UsageChart &stack = *m_page->findChild<UsageChart *>(u"stacked"_s);
        auto *choice = m_page->findChild<QComboBox *>(u"stackBy"_s);
        QTRY_COMPARE(stack.data().others.size(), 1);
        QCOMPARE(stack.data().arrangement, ChartData::Arrangement::Stacked);
        QVERIFY2(stack.sentence().startsWith(u"104 in use in all, 84 of them by "),
                 qPrintable(stack.sentence()));
        QVERIFY(stack.data().capacity.isEmpty()); // limits of several licenses are not one limit
        const int accounts = choice->findText(u"Account"_s);
        QVERIFY(accounts >= 0);
        choice->setCurrentIndex(accounts);
        emit choice->activated(accounts);
        QTRY_COMPARE(stack.data().lineTitle, u"111122223333"_s);
        QTRY_VERIFY(!stack.data().capacity.isEmpty());
    }

    void tabsTellWhatToRenewAndWhenItIsUsed()
    {
        openChart();
        QTRY_VERIFY(overTime().data().meeting);
        tabs().setCurrentIndex(2);
        auto *distribution = m_page->findChild<DistributionChart *>();
        QTRY_VERIFY2(distribution->sentence().contains(u"100 are bought"),
                     qPrintable(distribution->sentence()));
        distribution->setTableShown(true);
        QVERIFY(distribution->findChild<QTableView *>()->model()->rowCount() > 20);
        tabs().setCurrentIndex(3);
        auto *map = m_page->findChild<HeatMapChart *>();
        QTRY_VERIFY2(map->sentence().startsWith(u"Most are in use on"),
                     qPrintable(map->sentence()));
    }

    void anEarlierWeekIsReadFromTheHistory()
    {
        openChart();
        QTRY_VERIFY(overTime().data().meeting);
        auto *choice = overTime().findChild<QComboBox *>();
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        QTRY_VERIFY(overTime().data().earlier && !overTime().data().earlier->points.isEmpty());
        QCOMPARE(overTime().range().span(), 7 * dayMs);
        // A week before seven fewer were in use.
        const PlotPoint last = overTime().data().points.last();
        const auto &before = overTime().data().earlier->points;
        const auto same = std::find_if(before.begin(), before.end(), [&](const PlotPoint &point) {
            return std::abs(point.time - last.time) < 1000;
        });
        QVERIFY(same != before.end());
        QCOMPARE(same->last, last.last - 7);
        choice->setCurrentIndex(0);
        emit choice->activated(0);
        QTRY_VERIFY(!overTime().data().earlier);
    }

    void savesWhatTheOpenTabShows()
    {
        QTemporaryDir folder;
        openChart();
        QTRY_VERIFY(overTime().data().meeting);
        QSignalSpy said(m_page.get(), &Page::statusMessage);
        const QStringList endings{u"png"_s, u"svg"_s, u"csv"_s};
        for (int i = 0; i < endings.size(); ++i) {
            m_page->pageActions().at(i)->trigger();
            auto *dialog = m_page->findChild<QFileDialog *>(u"chartFileDialog"_s);
            QVERIFY(dialog);
            const QString path = folder.filePath(u"chart."_s + endings.at(i));
            emit dialog->fileSelected(path);
            QVERIFY2(QFile::exists(path), qPrintable(path));
            QCOMPARE(said.count(), i + 1);
            delete dialog;
        }
        QFile csv(folder.filePath(u"chart.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readLine().contains("Lowest,Highest,Last,Capacity"));
        // What cannot be written is said.
        m_page->pageActions().at(2)->trigger();
        auto *dialog = m_page->findChild<QFileDialog *>(u"chartFileDialog"_s);
        emit dialog->fileSelected(folder.filePath(u"no/such/chart.csv"_s));
        QCOMPARE(said.count(), 3);
        QVERIFY(m_page->exportDocument());
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<Page> m_page;
};

QTEST_MAIN(TestChartPages)
#include "tst_chartpages.moc"
