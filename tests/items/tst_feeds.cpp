// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "domain/usageplan.h"
#include "items/granttables.h"
#include "items/licensetables.h"
#include "items/parentfeed.h"
#include "items/quotafetcher.h"
#include "items/sessionfeed.h"
#include "items/trendoverlay.h"
#include "items/usagefetcher.h"
#include "items/usageplantables.h"
#include "items/valueoverlay.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"

#include "support/localworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

} // namespace

/// Tables filled by the local service with its sample data, through the real transport.
class TestFeeds : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(SampleData::Reset); }
    void cleanupTestCase() { m_world.reset(); }

    void licensesOfTwoAccounts()
    {
        RecordTableModel model(issuedLicensesTable({}), m_world->clock);
        const QAbstractItemModelTester tester(&model, fatal);
        SessionFeed feed(*m_world->session, model);
        feed.setRequest<licensemanager::ListLicenses>({});
        feed.setConnections({LocalWorld::vendor(), LocalWorld::customer()});
        QCOMPARE(model.loadState(), LoadState::Idle);
        model.refresh();
        QCOMPARE(model.loadState(), LoadState::Loading);
        QTRY_COMPARE(model.loadState(), LoadState::Complete);
        const int all = model.totalCount();
        QVERIFY(all >= 60);
        QVERIFY(model.asOf());
        QSet<QString> accounts;
        for (int row = 0; row < model.rowCount(); ++row)
            accounts.insert(model.origin(row).account);
        QVERIFY(accounts.contains(m_world->vendorAccount()));

        const QPersistentModelIndex held = model.index(3, 0);
        const QByteArray key = model.key(3);
        model.refresh();
        QTRY_COMPARE(model.loadState(), LoadState::Complete);
        QCOMPARE(model.totalCount(), all);
        QCOMPARE(model.key(held.row()), key);

        feed.setConnections({LocalWorld::customer()});
        QVERIFY(model.totalCount() < all);
        model.refresh();
        model.cancel();
        QVERIFY(model.loadState() != LoadState::Loading);
    }

    void aClosedConnectionIsAnError()
    {
        RecordTableModel model(issuedLicensesTable({}), m_world->clock);
        SessionFeed feed(*m_world->session, model);
        feed.setRequest<licensemanager::ListLicenses>({});
        feed.setConnections({u"profile:none"_s, LocalWorld::vendor()});
        m_world->session->open(u"profile:none"_s);
        model.refresh();
        QTRY_COMPARE(model.loadState(), LoadState::Failed);
        QVERIFY(model.error());
        QVERIFY(model.totalCount() >= 60);
        model.retry();
        QTRY_COMPARE(model.loadState(), LoadState::Failed);
    }

    /// Licenses have one row however many Regions list them; configurations have one in each.
    void severalRegionsAreMerged()
    {
        Session session({m_world->workers, m_world->clock, &m_world->launcher, nullptr},
                        ConnectionRegistry(Environment()));
        const QString vendor = LocalWorld::vendor();
        session.open(vendor);
        QTRY_COMPARE(session.state(vendor), Session::State::Open);
        const auto rowsIn = [&](RecordTableModel &model, auto setRequest) {
            const QAbstractItemModelTester tester(&model, fatal);
            SessionFeed feed(session, model);
            setRequest(feed);
            feed.setConnections({vendor});
            model.refresh();
            if (!QTest::qWaitFor([&] { return model.loadState() == LoadState::Complete; }, 30'000))
                return std::pair(-1, qsizetype(0));
            QSet<QString> regions;
            for (int row = 0; row < model.rowCount(); ++row)
                regions.insert(model.origin(row).region);
            return std::pair(model.rowCount(), qsizetype(regions.size()));
        };
        const auto licenses = [](SessionFeed &feed) {
            feed.setRequest<licensemanager::ListLicenses>({});
        };
        const auto plans = [](SessionFeed &feed) {
            feed.setRequest<apigateway::GetUsagePlans>({});
        };
        RecordTableModel licensesAtHome(issuedLicensesTable({}), m_world->clock);
        RecordTableModel plansAtHome(usagePlansTable(), m_world->clock);
        const auto [licenseCount, one] = rowsIn(licensesAtHome, licenses);
        const auto [planCount, homeOnly] = rowsIn(plansAtHome, plans);
        QVERIFY(licenseCount > 0 && planCount > 0);
        session.close(vendor);

        session.open(vendor, Connection::everyRegion);
        QTRY_COMPARE(session.state(vendor), Session::State::Open);
        RecordTableModel licensesEverywhere(issuedLicensesTable({}), m_world->clock);
        RecordTableModel plansEverywhere(usagePlansTable(), m_world->clock);
        QCOMPARE(rowsIn(licensesEverywhere, licenses).first, licenseCount);
        QVERIFY(licensesEverywhere.sources().size() > 25);
        const auto [everywhere, regions] = rowsIn(plansEverywhere, plans);
        QVERIFY(everywhere >= planCount);
        QCOMPARE(everywhere, int(planCount * regions));
    }

    void usageOfRowsInView()
    {
        UsageOverlay usage;
        RecordTableModel model(issuedLicensesTable({&usage, nullptr}), m_world->clock);
        const QAbstractItemModelTester tester(&model, fatal);
        SessionFeed feed(*m_world->session, model);
        feed.setRequest<licensemanager::ListLicenses>({});
        feed.setConnections({LocalWorld::vendor()});
        model.refresh();
        QTRY_COMPARE(model.loadState(), LoadState::Complete);

        UsageFetcher fetcher(*m_world->session, usage, m_world->clock);
        QSignalSpy finished(&fetcher, &UsageFetcher::finished);
        fetcher.wantRows(model, 0, model.rowCount() - 1);
        QVERIFY(fetcher.isBusy());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        const int used = model.columnIndex(u"used");
        int known = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            known += model.index(row, used).data(UsageRole).isValid();
        QVERIFY(known > 40);
        model.setFilterRules({{u"usedPercent"_s, FilterRule::Test::AtLeast, {}, 80}});
        QVERIFY(model.rowCount() > 0);
        QVERIFY(model.rowCount() < known);
        // Young figures are not read again.
        fetcher.wantRows(model, 0, 5);
        QVERIFY(!fetcher.isBusy());
    }

    void keysOfPlansWithTheirQuotas()
    {
        using apigateway::GetUsagePlanKeys;
        RecordTableModel plans(usagePlansTable(), m_world->clock);
        SessionFeed planFeed(*m_world->session, plans);
        planFeed.setRequest<apigateway::GetUsagePlans>({});
        planFeed.setConnections({LocalWorld::vendor()});
        plans.refresh();
        QTRY_COMPARE(plans.loadState(), LoadState::Complete);
        QVERIFY(plans.rowCount() >= 6);

        QuotaOverlay quota;
        ValueOverlay values;
        RecordTableModel keys(planKeysTable({&quota, &values}), m_world->clock);
        const QAbstractItemModelTester tester(&keys, fatal);
        ParentFeed feed(*m_world->session, keys);
        feed.setRequest<GetUsagePlanKeys>([](const ParentRecord &parent) {
            GetUsagePlanKeys::Request request;
            request.usagePlanId = parent.id;
            return request;
        });
        QuotaFetcher fetcher(*m_world->session, quota, m_world->clock);
        QSignalSpy fetched(&fetcher, &QuotaFetcher::finished);
        QSignalSpy failed(&fetcher, &QuotaFetcher::failed);
        QList<ParentRecord> parents;
        for (int row = 0; row < plans.rowCount(); ++row) {
            const auto plan = plans.record<UsagePlan>(row);
            parents.append({LocalWorld::vendor(), *plan.id, plan.name.value_or(QString())});
            fetcher.fetch(LocalWorld::vendor(), plan);
        }
        feed.setParents(parents);
        QTRY_COMPARE(keys.loadState(), LoadState::Complete);
        const int all = keys.totalCount();
        QVERIFY(all >= 100);
        QTRY_COMPARE(fetched.size(), 1);
        QCOMPARE(failed.size(), 0);
        const int remaining = keys.columnIndex(u"remaining");
        const int plan = keys.columnIndex(u"plan");
        int known = 0;
        for (int row = 0; row < keys.rowCount(); ++row) {
            QVERIFY(!keys.index(row, plan).data().toString().isEmpty());
            known += !keys.cell(row, remaining).isAbsent();
        }
        QVERIFY(known > 50);
        keys.setFilterRules({{u"usedPercent"_s, FilterRule::Test::AtLeast, {}, 100}});
        QVERIFY(keys.rowCount() >= 1); // the exhausted key of the sample data
        keys.clearFilters();

        const auto answer = m_world->call<apigateway::GetApiKeys>(LocalWorld::vendor(), {});
        QVERIFY(answer);
        learnKeys(m_world->vendorAccount(), *answer->items, values);
        QVERIFY(keys.countMatching({u"customer"_s, FilterRule::Test::Present, {}, 0}) > 0);

        feed.setParents(parents.mid(1));
        QVERIFY(keys.totalCount() < all);
        keys.refresh();
        keys.cancel();
        QVERIFY(keys.loadState() != LoadState::Loading);
    }

    void grantsKnowTheirLicenses()
    {
        RecordTableModel licenses(receivedLicensesTable({}), m_world->clock);
        SessionFeed licenseFeed(*m_world->session, licenses);
        licenseFeed.setRequest<licensemanager::ListReceivedLicenses>({});
        licenseFeed.setConnections({LocalWorld::customer()});
        licenses.refresh();

        ValueOverlay names;
        RecordTableModel grants(grantInboxTable({&names, nullptr}), m_world->clock);
        const QAbstractItemModelTester tester(&grants, fatal);
        SessionFeed feed(*m_world->session, grants);
        feed.setRequest<licensemanager::ListReceivedGrants>({});
        feed.setConnections({LocalWorld::customer()});
        grants.refresh();
        QTRY_COMPARE(grants.loadState(), LoadState::Complete);
        QTRY_COMPARE(licenses.loadState(), LoadState::Complete);
        learnLicenses(licenses, names);
        const FilterRule named{u"product"_s, FilterRule::Test::Present, {}, 0};
        QVERIFY(grants.countMatching(named) > 0);
        QVERIFY(
            grants.countMatching({u"status"_s, FilterRule::Test::AnyOf, {u"PENDING_ACCEPT"_s}, 0})
            >= 8);
    }

    void trendsComeFromTheHistory()
    {
        QTemporaryDir folder;
        SqliteHistoryStore store(folder.filePath(u"history.db"_s), m_world->clock);
        const QString arn = u"arn:aws:license-manager::1:license:l-1"_s;
        const auto key = [&](const QString &entitlement) {
            return SeriesKey{u"aws"_s,   u"1"_s, {}, arn, metric::entitlementConsumed.toString(),
                             entitlement};
        };
        const Instant now = m_world->clock->now();
        const auto done = [](const Result<void, StoreError> &outcome) { QVERIFY(outcome); };
        UsageOverlay usage;
        usage.setUsage(
            u"1"_s, arn,
            {QList<EntitlementUsage>{{u"Nodes"_s, u"1"_s, u"10"_s, EntitlementUnit::Count},
                                     {u"Seats"_s, u"9"_s, u"10"_s, EntitlementUnit::Count}}},
            now);
        for (const int daysAgo : {20, 10, 1})
            store.append(
                {now - std::chrono::days(daysAgo),
                 std::chrono::minutes(15),
                 {{key(u"Nodes"_s), Quantity(1)}, {key(u"Seats"_s), Quantity(30 - daysAgo)}}},
                this, done);
        TrendOverlay trends(store, &usage, m_world->clock);
        RowOrigin origin;
        origin.account = u"1"_s;
        const Utf8Origin utf8(origin);
        const std::string resource = arn.toStdString();
        const auto values = [&] {
            const Cell cell = trends.cell(utf8, resource, UsageOverlay::OfLicense);
            return cell.isAbsent() ? QList<double>() : cell.trend().values;
        };
        QTRY_COMPARE(values().size(), TrendOverlay::days);
        QCOMPARE(values()[9], 10.);
        QCOMPARE(values()[28], 29.);
        QVERIFY(std::isnan(values()[15]));
        QCOMPARE(trends.cell(utf8, resource, UsageOverlay::OfLicense).trend().capacity, 10.);
        QVERIFY(trends.cell(utf8, "unknown", UsageOverlay::OfLicense).isAbsent());

        store.append({now, std::chrono::minutes(15), {{key(u"Seats"_s), Quantity(77)}}}, this,
                     done);
        QTRY_COMPARE(values().last(), 77.);
    }

private:
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestFeeds)
#include "tst_feeds.moc"
