// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartcanvas.h"
#include "charts/distributionchart.h"
#include "charts/heatmapchart.h"
#include "charts/usagechart.h"
#include "monitoring/alertrules.h"
#include "pages/chartpage.h"
#include "pages/configurationchartpage.h"
#include "pages/consumptioncharts.h"
#include "pages/detailtabs.h"
#include "reports/document.h"
#include "store/metrics.h"
#include "support/pageworld.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
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

    void stacksTheResourcesOfASelfManagedLicense()
    {
        const QString cores = u"arn:aws:license-manager:us-east-1:111122223333:lic-cores"_s;
        const auto key = [&](QStringView metric, const QString &dimension) {
            return SeriesKey{u"aws"_s, u"111122223333"_s, u"us-east-1"_s,
                             cores,    metric.toString(), dimension};
        };
        const Instant now = m_world->local.clock->now();
        std::vector<SeriesSamples> recorded{
            level(key(metric::configurationConsumed, {}), 40, now),
            level(key(metric::configurationCapacity, {}), 64, now),
            level(key(metric::configurationConsumed, u"EC2_INSTANCE"_s), 40, now),
            level(key(metric::configurationResourceConsumed, {}), 0, now)};
        for (int i = 1; i <= 10; ++i) {
            const QString machine = u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(i);
            recorded.push_back(
                level(key(metric::configurationResourceConsumed, machine), i == 1 ? 13 : 3, now));
        }
        merge(std::move(recorded));
        RowOrigin from = origin();
        from.region = u"us-east-1"_s;
        LicenseConfiguration configuration;
        configuration.licenseConfigurationArn = cores;
        configuration.name = u"Cores"_s;
        open(new ConfigurationChartPage(m_world->context, configuration, from));
        tabs().setCurrentIndex(1);
        UsageChart &stack = *m_page->findChild<UsageChart *>(u"stacked"_s);
        auto *choice = m_page->findChild<QComboBox *>(u"stackBy"_s);
        QTRY_COMPARE(choice->count(), 2);
        QCOMPARE(choice->itemText(0), u"Resource type"_s);
        choice->setCurrentIndex(1);
        QCOMPARE(choice->currentText(), u"Resource"_s);
        emit choice->activated(1);
        QTRY_COMPARE(stack.data().lineTitle, u"i-1"_s);
        QVERIFY2(stack.sentence().startsWith(u"40 in use in all, 13 of them by i-1"),
                 qPrintable(stack.sentence()));
        // Eight have areas; what others were recorded come to is nothing.
        QCOMPARE(stack.data().others.size(), 8);
        QCOMPARE(stack.data().others.last().title, u"2 other(s)"_s);
        QVERIFY(!stack.data().capacity.isEmpty());

        // What is recorded as others from now on joins them.
        bool isDone = false;
        m_world->history.append(
            {m_world->local.clock->now(),
             hours(1),
             {{key(metric::configurationResourceConsumed, {}), Quantity(5)}}},
            this, [&](const Result<void, StoreError> &kept) { isDone = kept.has_value(); });
        QTRY_VERIFY(isDone);
        m_page->refresh();
        QTRY_COMPARE(stack.data().others.last().title, u"Others"_s);
    }

    void aThresholdChangesItsRule()
    {
        openChart();
        QTRY_VERIFY(overTime().data().meeting);
        // The program's own rules; the one of an item is this one's or none.
        AlertRule other = alertRuleOf(AlertKind::Level);
        other.scope = AlertScope::Item;
        other.target = otherArn;
        m_world->alerts.saveRule(other);
        AlertRule own = alertRuleOf(AlertKind::Amount);
        own.scope = AlertScope::Item;
        own.target = arn;
        own.part = u"Seats"_s;
        own.threshold = u"60"_s;
        const QString ownId = m_world->alerts.saveRule(own);
        const auto values = [&] {
            QList<double> found;
            for (const auto &threshold : overTime().data().thresholds)
                found += threshold.value;
            return found;
        };
        QCOMPARE(values(), QList<double>({80, 100, 60}));

        auto *choice = overTime().findChild<QComboBox *>(u"thresholdChoice"_s);
        auto *level = overTime().findChild<QDoubleSpinBox *>(u"thresholdLevel"_s);
        choice->setCurrentIndex(2);
        level->setValue(66);
        QTest::keyClick(level, Qt::Key_Return);
        const auto question = [&] { return m_page->findChild<QDialog *>(u"thresholdQuestion"_s); };
        QVERIFY(question());
        QVERIFY(!question()->findChild<QPushButton *>(u"onlyHere"_s)); // it is only here
        QTest::mouseClick(question()->findChild<QPushButton *>(u"changeRule"_s), Qt::LeftButton);
        QCOMPARE(m_world->alerts.rule(ownId)->threshold, u"66"_s);
        QCOMPARE(values(), QList<double>({80, 100, 66}));
        QTRY_VERIFY(!question());

        // Kept as the form keeps rules.
        std::optional<AlertBook> book;
        m_world->alertStore.read(this, [&](const auto &read) { book = read.value(); });
        QTRY_VERIFY(book);
        QVERIFY(std::ranges::any_of(book->rules, [&](const AlertRule &rule) {
            return rule.id == ownId && rule.threshold == u"66"_s;
        }));
    }

    void aSharedThresholdAsksAboutWhom()
    {
        openChart();
        QTRY_VERIFY(overTime().data().meeting);
        ChartCanvas &canvas = overTime().canvas();
        QTRY_VERIFY(!canvas.thresholdHandleAt(0).isEmpty());
        const auto drag = [&](int pixels) {
            const QPoint from = canvas.thresholdHandleAt(0).center().toPoint();
            QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, from);
            QTest::mouseMove(canvas.viewport(), from + QPoint(0, pixels));
            QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, from + QPoint(0, pixels));
        };
        const auto question = [&] { return m_page->findChild<QDialog *>(u"thresholdQuestion"_s); };
        const QList<AlertRule> before = m_world->alerts.rules();
        drag(40);
        QVERIFY(question());
        QVERIFY(overTime().data().thresholds.first().value < 80);
        QStringList said;
        for (const auto *label : question()->findChildren<QLabel *>())
            said += label->text();
        QVERIFY2(said.join(u'\n').contains(u"more than this"), qPrintable(said.join(u'\n')));
        // Left, it is where it was.
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QCOMPARE(overTime().data().thresholds.first().value, 80.0);
        QCOMPARE(m_world->alerts.rules(), before);

        drag(40);
        const QString wanted = QString::number(overTime().data().thresholds.first().value);
        QTest::mouseClick(question()->findChild<QPushButton *>(u"onlyHere"_s), Qt::LeftButton);
        QTRY_VERIFY(!question());
        const QList<AlertRule> after = m_world->alerts.rules();
        QCOMPARE(after.mid(0, before.size()), before); // the shared one is as it was
        QCOMPARE(after.size(), before.size() + 1);
        QCOMPARE(after.last().scope, AlertScope::Item);
        QCOMPARE(after.last().target, arn);
        QCOMPARE(after.last().part, u"Seats"_s);
        QCOMPARE(after.last().threshold, wanted);
        QCOMPARE(overTime().data().thresholds.size(), 3);

        drag(20);
        QTest::mouseClick(question()->findChild<QPushButton *>(u"changeRule"_s), Qt::LeftButton);
        QTRY_VERIFY(!question());
        QVERIFY(m_world->alerts.rule(before.first().id)->threshold != u"80"_s);
        QCOMPARE(m_world->alerts.rules().size(), before.size() + 1);
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
