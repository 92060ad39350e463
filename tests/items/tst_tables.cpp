// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grant.h"
#include "domain/license.h"
#include "domain/licenseconfiguration.h"
#include "domain/tag.h"
#include "domain/usageplan.h"
#include "items/activitytable.h"
#include "items/configurationtables.h"
#include "items/connectiontable.h"
#include "items/granttables.h"
#include "items/licensetables.h"
#include "items/quotaoverlay.h"
#include "items/recordtablemodel.h"
#include "items/resourcetables.h"
#include "items/usageoverlay.h"
#include "items/usageplantables.h"
#include "items/valueoverlay.h"

#include "support/fakeclock.h"
#include "support/modelpicture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

const QString account = u"111122223333"_s;
const QString arn = u"arn:aws:license-manager::777788889999:license:l-1"_s;

RowOrigin vendor(const QString &parent = {}, const QString &parentName = {})
{
    return {u"aws"_s, account, u"us-east-1"_s, u"local:vendor"_s, u"Vendor"_s, parent, parentName};
}

/// A model under the tester; its picture of some columns without the line of dashes.
struct Table {
    explicit Table(TableDefinition definition)
        : model(std::move(definition), std::make_shared<FakeClock>()),
          tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
    }
    QStringList picture(const QStringList &columnIds = {}, int role = Qt::DisplayRole) const
    {
        QList<int> columns;
        for (const QString &id : columnIds)
            columns += model.columnIndex(id);
        QStringList lines = ModelPicture(model).columns(columns).role(role).text().split(u'\n');
        lines.removeAt(1);
        return lines;
    }

    RecordTableModel model;
    QAbstractItemModelTester tester;
};

License license()
{
    License license;
    license.licenseArn = arn;
    license.licenseName = u"Render Pro"_s;
    license.productName = u"Render"_s;
    license.productSku = u"render-pro"_s;
    license.homeRegion = u"us-east-1"_s;
    license.status = Open<LicenseStatus>(LicenseStatus::Available);
    license.validity = DatetimeRange{DateText(u"2025-05-01T00:00:00Z"_s), {}};
    license.issuer = IssuerDetails{u"Halden"_s, {}, {}};
    license.entitlements = {
        Entitlement{u"Seats"_s, {}, 100, true, EntitlementUnit::Count, {}},
        Entitlement{u"Denoiser"_s, u"standard"_s, {}, {}, EntitlementUnit::None, {}}};
    license.version = u"3"_s;
    return license;
}

LicenseUsage usage()
{
    return {QList<EntitlementUsage>{{u"Nodes"_s, u"5"_s, {}, EntitlementUnit::Count},
                                    {u"Seats"_s, u"84"_s, u"100"_s, EntitlementUnit::Count}}};
}

} // namespace

/// What the tables of the program show.
class TestTables : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyColumnHasATitleAndAnId_data()
    {
        QTest::addColumn<TableDefinition>("table");
        static UsageOverlay usage;
        static ValueOverlay values;
        static QuotaOverlay quota;
        QTest::newRow("issued") << issuedLicensesTable({&usage, &values});
        QTest::newRow("received") << receivedLicensesTable({&usage, &values});
        QTest::newRow("versions") << licenseVersionsTable();
        QTest::newRow("entitlements") << entitlementsTable({&usage, &values});
        QTest::newRow("tags") << tagsTable();
        QTest::newRow("inbox") << grantInboxTable({&values, &values});
        QTest::newRow("distributed") << distributedGrantsTable({&values, &values});
        QTest::newRow("configurations") << licenseConfigurationsTable(&values);
        QTest::newRow("resources") << configurationResourcesTable();
        QTest::newRow("plans") << usagePlansTable();
        QTest::newRow("keys") << planKeysTable({&quota, &values});
        QTest::newRow("activity") << activityTable();
        QTest::newRow("connections") << connectionTable();
        QTest::newRow("tokens") << tokensTable();
        QTest::newRow("checkouts") << checkoutsTable();
        QTest::newRow("generators") << reportGeneratorsTable();
        QTest::newRow("conversions") << conversionTasksTable();
        QTest::newRow("groups") << assetGroupsTable();
        QTest::newRow("assets") << assetsTable();
        QTest::newRow("rulesets") << rulesetsTable();
        QTest::newRow("inventory") << inventoryTable();
    }
    void everyColumnHasATitleAndAnId()
    {
        QFETCH(TableDefinition, table);
        QSet<QString> ids;
        for (const Column &column : table.columns) {
            QVERIFY2(!column.translatedTitle().isEmpty(), qPrintable(column.id));
            QVERIFY2(!ids.contains(column.id), qPrintable(column.id));
            ids.insert(column.id);
        }
        // Nothing sensitive is ever a column.
        const BlockLayout &layout = BlockLayout::of(*table.type);
        for (const Column &column : table.columns) {
            for (const std::string_view path : column.paths) {
                for (const Field *field : layout.columns()[size_t(layout.indexOf(path))].path)
                    QVERIFY2(!field->is(Sensitive), qPrintable(column.id));
            }
        }
        QVERIFY(!table.keyPaths.empty());
    }

    void issuedLicenses()
    {
        UsageOverlay overlay;
        overlay.setUsage(account, arn, usage(), Instant{});
        Table table(issuedLicensesTable({&overlay, nullptr}));
        License other = license();
        other.licenseArn = arn + u'2';
        other.licenseName = u"Archive"_s;
        other.validity->end = DateText(u"2026-04-30T00:00:00Z"_s);
        other.status = Open<LicenseStatus>::fromText(u"FROZEN"_s);
        table.model.setRecords(QList<License>{license(), other}, vendor());
        QCOMPARE(
            table.picture({u"name"_s, u"sku"_s, u"used"_s, u"usedPercent"_s, u"ends"_s, u"home"_s,
                           u"status"_s}),
            QStringList(
                {u"License    | Product SKU | Used     | Used % | Ends        | Home      | Status"_s,
                 u"Render Pro | render-pro  | 84 / 100 | 84%    | No end      | us-east-1 | Available"_s,
                 u"Archive    | render-pro  | –        | –      | 30 Apr 2026 | us-east-1 | FROZEN"_s}));
        overlay.setStale(account, arn);
        QVERIFY(table.model.index(0, table.model.columnIndex(u"used"))
                    .data(UsageRole)
                    .value<UsageFigure>()
                    .isStale);
    }

    void receivedLicenses()
    {
        Table table(receivedLicensesTable({}));
        GrantedLicense granted;
        static_cast<License &>(granted) = license();
        granted.receivedMetadata =
            ReceivedMetadata{Open<ReceivedStatus>(ReceivedStatus::PendingAccept), {}, {}};
        table.model.setRecords(QList<GrantedLicense>{granted}, vendor());
        QCOMPARE(
            table.picture({u"name"_s, u"product"_s, u"issuer"_s, u"fromAccount"_s, u"received"_s}),
            QStringList({u"License    | Product | Issuer | From account | Grant"_s,
                         u"Render Pro | Render  | Halden | 777788889999 | Waiting for accept"_s}));
    }

    void entitlements()
    {
        UsageOverlay overlay;
        overlay.setUsage(account, arn, usage(), Instant{});
        Table table(entitlementsTable({&overlay, nullptr}));
        table.model.setRecords(*license().entitlements, vendor(arn));
        QCOMPARE(
            table.picture(),
            QStringList(
                {u"Name     | Unit  | Used     | Used % | Maximum | Value    | Overage allowed | Check-in allowed"_s,
                 u"Seats    | Count | 84 / 100 | 84%    | 100     |          | Yes             | –"_s,
                 u"Denoiser | None  | –        | –      | –       | standard | –               | –"_s}));
    }

    void grantInbox()
    {
        ValueOverlay licenses;
        ValueOverlay work;
        Table table(grantInboxTable({&licenses, &work}));
        Grant grant;
        grant.grantArn = u"arn:aws:license-manager::777788889999:grant:g-1"_s;
        grant.grantName = u"hcs-design-team"_s;
        grant.licenseArn = arn;
        grant.granteePrincipalArn = u"arn:aws:iam::111122223333:root"_s;
        grant.homeRegion = u"us-east-1"_s;
        grant.grantStatus = GrantStatus::PendingAccept;
        grant.grantedOperations = {AllowedOperation::CheckoutLicense,
                                   AllowedOperation::CheckInLicense,
                                   AllowedOperation::ExtendConsumptionLicense};
        table.model.setRecords(QList<Grant>{grant}, vendor());
        licenses.set(account, arn, GrantOverlays::ProductName, Cell::text("Halden CAD Suite"));
        const Instant now = FakeClock().now();
        work.set({{account, grant.grantArn, GrantOverlays::FirstSeen,
                   Cell::instant(now - std::chrono::hours(2))},
                  {account, grant.grantArn, GrantOverlays::PreCheck,
                   Cell::badge({u"ready"_s, u"Ready"_s, Tone::Success, {}, {}})}});
        QCOMPARE(
            table.picture({u"name"_s, u"product"_s, u"fromAccount"_s, u"toAccount"_s, u"rights"_s,
                           u"received"_s, u"preCheck"_s, u"status"_s, u"result"_s}),
            QStringList(
                {u"Grant           | Product          | From account | To account   | Rights                 | Received | Pre-check | Status             | Result"_s,
                 u"hcs-design-team | Halden CAD Suite | 777788889999 | 111122223333 | Check out, check in +1 | 2 h ago  | Ready     | Waiting for accept | –"_s}));
        QCOMPARE(
            table.model.countMatching({u"preCheck"_s, FilterRule::Test::AnyOf, {u"ready"_s}, 0}),
            1);
        QCOMPARE(
            table.model.countMatching({u"preCheck"_s, FilterRule::Test::AnyOf, {u"conflict"_s}, 0}),
            0);
        table.model.setFilterText(u"halden"_s);
        QCOMPARE(table.model.rowCount(), 1);
    }

    void configurations()
    {
        Table table(licenseConfigurationsTable(nullptr));
        LicenseConfiguration limited;
        limited.licenseConfigurationArn =
            u"arn:aws:license-manager:us-east-1:111122223333:license-configuration:lic-1"_s;
        limited.name = u"SQL cores"_s;
        limited.licenseCountingType = Open<LicenseCountingType>(LicenseCountingType::Core);
        limited.licenseCount = 1500;
        limited.consumedLicenses = 1200;
        limited.licenseCountHardLimit = true;
        limited.licenseRules = QList<QString>{u"#minimumCores=4"_s};
        limited.status = u"AVAILABLE"_s;
        limited.licenseExpiry = 1'773'907'200;
        LicenseConfiguration open;
        open.licenseConfigurationArn = *limited.licenseConfigurationArn + u'2';
        open.name = u"Tracking"_s;
        open.consumedLicenses = 7;
        table.model.setRecords(QList<LicenseConfiguration>{limited, open}, vendor());
        QCOMPARE(
            table.picture({u"name"_s, u"counting"_s, u"used"_s, u"usedPercent"_s, u"hardLimit"_s,
                           u"rules"_s, u"region"_s, u"status"_s, u"expiry"_s}),
            QStringList(
                {u"Name      | Counted by | Used          | Used %   | Hard limit | Rules | Region    | Status    | Expires"_s,
                 u"SQL cores | Core       | 1,200 / 1,500 | 80%      | Yes        | 1     | us-east-1 | Available | 19 Mar 2026"_s,
                 u"Tracking  |            | 7 / ∞         | No limit | –          | –     | us-east-1 | –         | –"_s}));
        table.model.setFilterRules({{u"usedPercent"_s, FilterRule::Test::AtLeast, {}, 80}});
        QCOMPARE(table.model.rowCount(), 1);
    }

    void resources()
    {
        Table table(configurationResourcesTable());
        LicenseConfigurationUsage resource;
        resource.resourceArn = u"arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b"_s;
        resource.resourceType = Open<ResourceType>(ResourceType::Ec2Instance);
        resource.resourceStatus = u"running"_s;
        resource.consumedLicenses = 8;
        table.model.setRecords(QList<LicenseConfigurationUsage>{resource}, vendor());
        QCOMPARE(table.picture({u"resource"_s, u"type"_s, u"used"_s, u"status"_s}),
                 QStringList({u"Resource | Resource type | Used | Resource status"_s,
                              u"i-0a1b   | EC2 instance  | 8    | running"_s}));
    }

    void keysOfPlans()
    {
        QuotaOverlay quota;
        ValueOverlay keys;
        Table table(planKeysTable({&quota, &keys}));
        UsagePlan plan;
        plan.id = u"p1"_s;
        plan.quota = QuotaSettings{50'000, 0, Open<QuotaPeriod>(QuotaPeriod::Month)};
        const Day today = *dayFromText(u"2026-03-19"_s);
        apigateway::GetUsage::Response usage;
        usage.startDate = u"2026-02-27"_s;
        QList<QList<qint64>> days(2, QList<qint64>{100, 0});
        for (int day = 1; day <= 19; ++day)
            days.append({1000, 50'000 - day * 1000});
        days.last() = {2486, 39'514}; // 8,000 more than the quota leaves: an extension
        usage.items = {{u"k1"_s, days},
                       {u"k2"_s, QList<QList<qint64>>(21, QList<qint64>{0, 50'000})}};
        table.model.setRecords(QList<UsagePlanKey>{{u"k1"_s, {}, u"secret"_s, u"orchard-prod"_s},
                                                   {u"k2"_s, {}, {}, u"vantage-dev"_s},
                                                   {u"k3"_s, {}, {}, u"not asked"_s}},
                               vendor(u"p1"_s, u"Gold"_s));
        quota.setUsage(account, plan, usage, today, Instant{});
        keys.set(account, u"k1"_s, UsagePlanOverlays::CustomerId, Cell::text("Orchard"));
        QCOMPARE(
            table.picture({u"name"_s, u"customer"_s, u"plan"_s, u"today"_s, u"period"_s, u"limit"_s,
                           u"usedPercent"_s, u"remaining"_s, u"resets"_s}),
            QStringList(
                {u"Key          | Customer | Plan | Today | This period | Limit  | Used % | Remaining | Resets (UTC)"_s,
                 u"orchard-prod | Orchard  | Gold | 2,486 | 20,486      | 60,000 | 34%    | 39,514    | 1 Apr 2026"_s,
                 u"vantage-dev  |          | Gold | 0     | 0           | 50,000 | 0%     | 50,000    | 1 Apr 2026"_s,
                 u"not asked    |          | Gold | –     | –           | –      | –      | –         | –"_s}));
        const int perDay = table.model.columnIndex(u"perDay");
        QCOMPARE(table.model.index(0, perDay).data(TrendRole).value<Trend>().values.size(), 21);
        QVERIFY(!table.model.index(1, perDay).data(TrendRole).isValid());
        QCOMPARE(table.model.index(1, perDay).data().toString(), u"No data"_s);
        QCOMPARE(dayText(QuotaOverlay::firstDayFor(plan, today, 10)), u"2026-03-01"_s);
        QCOMPARE(dayText(QuotaOverlay::firstDayFor(plan, today, 30)), u"2026-02-18"_s);
    }

    void plansWithoutQuota()
    {
        QuotaOverlay quota;
        Table table(planKeysTable({&quota, nullptr}));
        UsagePlan plan;
        plan.id = u"p1"_s;
        apigateway::GetUsage::Response usage;
        usage.startDate = u"2026-03-18"_s;
        usage.items = {{u"k1"_s, {{5, 0}, {7, 0}, {9, 0}}}};
        table.model.setRecords(QList<UsagePlanKey>{{u"k1"_s, {}, {}, u"solberg"_s}},
                               vendor(u"p1"_s));
        quota.setUsage(account, plan, usage, *dayFromText(u"2026-03-19"_s), Instant{});
        QCOMPARE(table.picture({u"today"_s, u"period"_s, u"limit"_s, u"usedPercent"_s,
                                u"remaining"_s, u"resets"_s})[1],
                 u"7     | 12          | –     | No limit | –         | –"_s);
    }

    void usagePlans()
    {
        Table table(usagePlansTable());
        UsagePlan gold;
        gold.id = u"p1"_s;
        gold.name = u"Gold"_s;
        gold.quota = QuotaSettings{50'000, 0, Open<QuotaPeriod>(QuotaPeriod::Month)};
        gold.throttle = ThrottleSettings{100, 50.5};
        UsagePlan open;
        open.id = u"p2"_s;
        open.name = u"Open"_s;
        table.model.setRecords(QList<UsagePlan>{gold, open}, vendor());
        QCOMPARE(table.picture({u"name"_s, u"limit"_s, u"rate"_s, u"burst"_s}),
                 QStringList({u"Plan | Quota per key | Requests per second | Burst"_s,
                              u"Gold | 50,000        | 50.5                | 100"_s,
                              u"Open | No quota      | –                   | –"_s}));
    }

    void activity()
    {
        Table table(activityTable());
        const Instant now = FakeClock().now();
        CallRecord call;
        call.id = u"1"_s;
        call.operation = u"AcceptGrant"_s;
        call.target = u"g-1"_s;
        call.startedAt = now - std::chrono::seconds(5);
        ActivityEntry entry{call, {}};
        QList<ActivityRecord> records{toRecord(entry)};
        entry.outcome = CallOutcome{now, 1, u"6f0c"_s, {}};
        entry.record.id = u"2"_s;
        records += toRecord(entry);
        entry.record.id = u"3"_s;
        entry.record.startedAt = now - std::chrono::hours(48);
        entry.outcome->error = ApiError();
        entry.outcome->error->code = u"ConflictException"_s;
        records += toRecord(entry);
        entry.record.id = u"4"_s;
        entry.outcome->error->executed = ApiError::Executed::Unknown;
        records += toRecord(entry);
        entry.record.id = u"5"_s;
        entry.verdict = Verdict::NotDone;
        records += toRecord(entry);
        entry.record.id = u"6"_s;
        entry.verdict = Verdict::Unproven;
        records += toRecord(entry);
        entry.record.id = u"7"_s; // the program ended while it ran, and the next one asked
        entry.outcome.reset();
        entry.verdict = Verdict::Done;
        records += toRecord(entry);
        table.model.setRecords(records);
        QCOMPARE(table.picture({u"operation"_s, u"result"_s, u"request"_s, u"code"_s}),
                 QStringList({u"Action      | Result            | Request | Error code"_s,
                              u"AcceptGrant | Sent              |         |"_s,
                              u"AcceptGrant | Done              | 6f0c    |"_s,
                              u"AcceptGrant | Not done          | 6f0c    | ConflictException"_s,
                              u"AcceptGrant | Unknown, checking | 6f0c    | ConflictException"_s,
                              u"AcceptGrant | Not done          | 6f0c    | ConflictException"_s,
                              u"AcceptGrant | Unknown           | 6f0c    | ConflictException"_s,
                              u"AcceptGrant | Done              |         |"_s}));
        QCOMPARE(table.picture({u"time"_s}).mid(0, 5),
                 QStringList({u"Time"_s, u"07:59:55"_s, u"07:59:55"_s, u"17 Mar 2026 08:00:00"_s,
                              u"17 Mar 2026 08:00:00"_s}));
    }

    void tightestFigure()
    {
        const auto figure = [](const QString &used, std::optional<QString> maximum) {
            return UsageFigure{used, std::move(maximum), {}, {}, {}, false};
        };
        QVERIFY(!tightestOf({}));
        QList<UsageFigure> figures{figure(u"9"_s, {}), figure(u"1"_s, u"10"_s),
                                   figure(u"3"_s, u"4"_s)};
        QCOMPARE(tightestOf(figures), &figures[2]);
        figures = {figure(u"9"_s, {}), figure(u"0"_s, u"4"_s)};
        QCOMPARE(tightestOf(figures), &figures[1]);
        figures = {figure(u"9"_s, {})};
        QCOMPARE(tightestOf(figures), &figures[0]);
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
