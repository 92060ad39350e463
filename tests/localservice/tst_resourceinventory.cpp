// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/inventory.h"
#include "api/licensemanager/servicesettings.h"
#include "localservice/inventory.h"
#include "localservice/sampledata.h"
#include "localservice/serviceworld.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

/// ListResourceInventory over the machines that associations use.
class TestResourceInventory : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;

    /// The vendor manages an organization.
    static ServiceSetup managerSetup()
    {
        ServiceSetup setup;
        setup.organization = Organization();
        setup.organization->id = u"o-abcdefghij"_s;
        setup.organization->managementAccount = u"111122223333"_s;
        setup.organization->accounts = {{u"444455556666"_s}};
        return setup;
    }
    static QString instance(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number);
    }
    void put(const InventoryResource &resource)
    {
        QVERIFY(m_world->dispatcher().change([&resource](Store &store) {
            inventory::put(store, {u"111122223333"_s, u"us-east-1"_s, resource});
            return true;
        }));
    }
    void fill()
    {
        InventoryResource windows = unknownResource(instance(1));
        windows.platform = u"Windows Server 2022"_s;
        windows.platformVersion = u"10.0.20348"_s;
        windows.licenseIncluded = u"sql-server-standard"_s;
        windows.applications = {
            {{u"SQL Server 2019"_s, u"Microsoft"_s, u"15.0"_s}, {u"Agent"_s, {}, {}}}};
        windows.tags = {{{u"stage"_s, u"production"_s}}};
        windows.usageOperation = u"RunInstances:0006"_s;
        windows.instanceType = u"m5.xlarge"_s;
        windows.amiId = u"ami-1"_s;
        windows.marketplaceProductCodes = {{u"abc"_s}};
        put(windows);
        InventoryResource webServer = unknownResource(instance(2));
        webServer.platform = u"Amazon Linux"_s;
        webServer.applications = {{{u"nginx"_s, {}, {}}}};
        webServer.tags = {{{u"stage"_s, u"test"_s}}};
        put(webServer);
        put(unknownResource(u"arn:aws:ssm:us-east-1:111122223333:managed-instance/mi-3"_s));
    }
    QStringList listed(const QList<InventoryFilter> &filters)
    {
        ListResourceInventory::Request request;
        request.filters = filters;
        const auto answer = m_world->call<ListResourceInventory>(m_vendor, request);
        if (!answer)
            return {QString::fromLatin1(answer.error().code)};
        QStringList ids;
        for (const ResourceInventory &each : *answer->resourceInventoryList)
            ids << each.resourceId.value_or(QString());
        return ids;
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void resourcesAreShownWhole()
    {
        fill();
        const auto answer = m_world->call<ListResourceInventory>(m_vendor, {});
        QVERIFY(answer);
        QCOMPARE(answer->resourceInventoryList->size(), 3);
        const ResourceInventory &first = answer->resourceInventoryList->first();
        QCOMPARE(first.resourceId, u"i-1"_s);
        QCOMPARE(first.resourceArn, instance(1));
        QCOMPARE(first.resourceType, Open(ResourceType::Ec2Instance));
        QCOMPARE(first.platform, u"Windows Server 2022"_s);
        QCOMPARE(first.platformVersion, u"10.0.20348"_s);
        QCOMPARE(first.resourceOwningAccountId, m_world->account(m_vendor));
        QCOMPARE(first.usageOperation, u"RunInstances:0006"_s);
        QCOMPARE(first.amiId, u"ami-1"_s);
        QCOMPARE(first.region, u"us-east-1"_s);
        QCOMPARE(first.instanceType, u"m5.xlarge"_s);
        QCOMPARE(first.marketplaceProductCodes, QList<QString>{u"abc"_s});
        QVERIFY(m_world->call<ListResourceInventory>(u"customer"_s, {})
                    ->resourceInventoryList->isEmpty());
        QVERIFY(m_world->call<ListResourceInventory>(m_vendor, {}, "eu-west-1")
                    ->resourceInventoryList->isEmpty());
    }

    void filtersSelect_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<InventoryFilterCondition>("condition");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("wanted");
        using enum InventoryFilterCondition;
        const QStringList all{u"i-1"_s, u"i-2"_s, u"mi-3"_s};
        const QStringList refused{u"InvalidParameterValueException"_s};
        const auto row = [](const char *name, const char *filter,
                            InventoryFilterCondition condition, const char *value,
                            const QStringList &wanted) {
            QTest::newRow(name) << QString::fromLatin1(filter) << condition
                                << QString::fromLatin1(value) << wanted;
        };
        row("own account", "account_id", Equals, "111122223333", all);
        row("not own account", "account_id", NotEquals, "111122223333", {});
        row("account begins", "account_id", BeginsWith, "1111", refused);
        row("application", "application_name", Equals, "Agent", {u"i-1"_s});
        row("application begins", "application_name", BeginsWith, "SQL", {u"i-1"_s});
        row("application case", "application_name", BeginsWith, "sql", {});
        row("application not", "application_name", NotEquals, "Agent", refused);
        row("application contains", "application_name", Contains, "gen", refused);
        row("license", "license_included", Equals, "sql-server-standard", {u"i-1"_s});
        row("license not", "license_included", NotEquals, "sql-server-standard",
            {u"i-2"_s, u"mi-3"_s});
        row("license unknown", "license_included", Equals, "free", refused);
        row("platform", "platform", Equals, "Amazon Linux", {u"i-2"_s});
        row("platform begins", "platform", BeginsWith, "Windows", {u"i-1"_s});
        row("platform not", "platform", NotEquals, "Windows", refused);
        row("id", "resource_id", Equals, "mi-3", {u"mi-3"_s});
        row("not id", "resource_id", NotEquals, "mi-3", {u"i-1"_s, u"i-2"_s});
        row("tag", "tag:stage", Equals, "test", {u"i-2"_s});
        row("tag without key", "tag:", Equals, "test", refused);
        row("tag excluded", "tag:stage", NotEquals, "test", refused);
        row("unknown", "Platform", Equals, "x", refused);
    }

    void filtersSelect()
    {
        QFETCH(QString, name);
        QFETCH(InventoryFilterCondition, condition);
        QFETCH(QString, value);
        QFETCH(QStringList, wanted);
        fill();
        QCOMPARE(listed({{name, condition, value}}), wanted);
    }

    void filtersCombine()
    {
        fill();
        using enum InventoryFilterCondition;
        QCOMPARE(listed({{u"platform"_s, BeginsWith, u"Windows"_s},
                         {u"tag:stage"_s, Equals, u"production"_s}}),
                 QStringList{u"i-1"_s});
        QCOMPARE(listed({{u"platform"_s, BeginsWith, u"Windows"_s},
                         {u"tag:stage"_s, Equals, u"test"_s}}),
                 QStringList());
        QCOMPARE(listed({{u"platform"_s, BeginsWith, u"Windows"_s},
                         {u"platform"_s, BeginsWith, u"Amazon"_s}}),
                 QStringList{u"FilterLimitExceededException"_s});
        QCOMPARE(listed({{u"platform"_s, Equals, {}}}),
                 QStringList{u"InvalidParameterValueException"_s});
    }

    void tagsCanBeExcludedAcrossAccounts()
    {
        m_world = std::make_unique<ServiceWorld>(managerSetup());
        fill();
        UpdateServiceSettings::Request change;
        change.enableCrossAccountsDiscovery = true;
        QVERIFY(m_world->call<UpdateServiceSettings>(m_vendor, change));
        QCOMPARE(listed({{u"tag:stage"_s, InventoryFilterCondition::NotEquals, u"test"_s}}),
                 (QStringList{u"i-1"_s, u"mi-3"_s}));
    }

    void homeRegionsSeeTheirSourceRegions()
    {
        fill();
        QVERIFY(m_world->dispatcher().change([](Store &store) {
            for (const char *each : {"eu-west-1", "eu-central-1"}) {
                const QString region = QString::fromLatin1(each);
                inventory::put(
                    store,
                    {u"111122223333"_s, region,
                     unknownResource(
                         u"arn:aws:ec2:%1:111122223333:instance/i-in-%1"_s.arg(region))});
            }
            return true;
        }));
        const QStringList own{u"i-1"_s, u"i-2"_s, u"mi-3"_s};
        QCOMPARE(listed({}), own);
        UpdateServiceSettings::Request change;
        change.enabledDiscoverySourceRegions = {{u"eu-west-1"_s, u"us-east-1"_s}};
        QVERIFY(m_world->call<UpdateServiceSettings>(m_vendor, change));
        QCOMPARE(listed({}), own + QStringList{u"i-in-eu-west-1"_s});
        const auto all = *m_world->call<ListResourceInventory>(m_vendor, {})->resourceInventoryList;
        QCOMPARE(all.last().region, u"eu-west-1"_s);
        const auto there = m_world->call<ListResourceInventory>(m_vendor, {}, "eu-west-1");
        QCOMPARE(there->resourceInventoryList->size(), 1);
        m_world->clock().advance(std::chrono::hours(24));
        change.enabledDiscoverySourceRegions = QList<QString>();
        QVERIFY(m_world->call<UpdateServiceSettings>(m_vendor, change));
        QCOMPARE(listed({}), own);
    }

    void managersSeeTheMachinesOfMembers()
    {
        m_world = std::make_unique<ServiceWorld>(managerSetup());
        fill();
        for (const char *account : {"444455556666", "777788889999"}) {
            QVERIFY(m_world->dispatcher().change([account](Store &store) {
                const QString owner = QString::fromLatin1(account);
                inventory::put(
                    store,
                    {owner, u"us-east-1"_s,
                     unknownResource(u"arn:aws:ec2:us-east-1:%1:instance/i-of-%1"_s.arg(owner))});
                return true;
            }));
        }
        QCOMPARE(listed({}), (QStringList{u"i-1"_s, u"i-2"_s, u"mi-3"_s}));
        UpdateServiceSettings::Request change;
        change.enableCrossAccountsDiscovery = true;
        QVERIFY(m_world->call<UpdateServiceSettings>(m_vendor, change));
        QCOMPARE(listed({}), (QStringList{u"i-1"_s, u"i-2"_s, u"mi-3"_s, u"i-of-444455556666"_s}));
        QCOMPARE(
            listed({{u"account_id"_s, InventoryFilterCondition::NotEquals, u"111122223333"_s}}),
            QStringList{u"i-of-444455556666"_s});
        // Members see their own.
        QVERIFY(!m_world->call<UpdateServiceSettings>(u"customer"_s, change));
        QCOMPARE(
            m_world->call<ListResourceInventory>(u"customer"_s, {})->resourceInventoryList->size(),
            1);
    }

    void sampleBringsEveryKindOfResource()
    {
        QVERIFY(prepareSample(m_world->dispatcher(), SampleData::IfEmpty));
        for (const QString &profile : {m_vendor, u"customer"_s}) {
            QMap<QString, int> types;
            int included = 0;
            ListResourceInventory::Request request;
            request.maxResults = 100;
            do {
                const auto page = m_world->call<ListResourceInventory>(profile, request);
                QVERIFY(page);
                for (const ResourceInventory &each : *page->resourceInventoryList) {
                    ++types[each.resourceType->text];
                    QVERIFY2(each.platform, qPrintable(*each.resourceArn));
                    included += each.usageOperation ? 1 : 0;
                }
                request.nextToken = page->nextToken;
            } while (request.nextToken);
            QVERIFY(types.value(u"EC2_INSTANCE"_s) > 12);
            QVERIFY(types.value(u"EC2_HOST"_s) > 0);
            QVERIFY(types.value(u"SYSTEMS_MANAGER_MANAGED_INSTANCE"_s) > 0);
            if (profile == m_vendor)
                QVERIFY(types.value(u"EC2_AMI"_s) > 0);
            QVERIFY(included > 12);
        }
    }
};

QTEST_GUILESS_MAIN(TestResourceInventory)
#include "tst_resourceinventory.moc"
