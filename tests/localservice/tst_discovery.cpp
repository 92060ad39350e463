// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/servicesettings.h"
#include "localservice/behaviour.h"
#include "localservice/discovery.h"
#include "localservice/inventory.h"
#include "localservice/serviceworld.h"

#include <QTest>

#include <algorithm>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

/// Automated discovery: product information attaches machines of the inventory.
class TestDiscovery : public QObject {
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
    static InventoryResource machine(int number)
    {
        InventoryResource machine = unknownResource(instance(number));
        machine.vcpus = 4;
        machine.platform = u"Windows Server 2022"_s;
        machine.licenseIncluded = u"windows-server-datacenter"_s;
        machine.applications = {
            {{u"Orbit"_s, u"Acme"_s, u"2.1"_s}, {u"Agent"_s, u"Other"_s, u"1.0"_s}}};
        machine.tags = {{{u"stage"_s, u"test"_s}}};
        return machine;
    }
    static InventoryResource database(const QString &name, const QString &edition,
                                      const QList<QString> &packs)
    {
        InventoryResource database =
            unknownResource(u"arn:aws:rds:us-east-1:111122223333:db:"_s + name);
        database.vcpus = 8;
        database.engineEdition = edition;
        database.licensePacks = packs;
        return database;
    }
    void put(const InventoryResource &resource)
    {
        QVERIFY(m_world->dispatcher().change([&resource](Store &store) {
            inventory::put(store, {u"111122223333"_s, u"us-east-1"_s, resource});
            return true;
        }));
    }
    static ProductInformationFilter filter(const QString &name, const QString &value,
                                           const QString &comparator = u"EQUALS"_s)
    {
        return {name, QList<QString>{value}, comparator};
    }
    static CreateLicenseConfiguration::Request
    request(const QList<ProductInformationFilter> &filters)
    {
        CreateLicenseConfiguration::Request request;
        request.name = u"Orbit"_s;
        request.licenseCountingType = LicenseCountingType::Vcpu;
        request.productInformationList = {{ProductInformation{u"SSM_MANAGED"_s, filters}}};
        return request;
    }
    QString create(const CreateLicenseConfiguration::Request &request)
    {
        const auto created = m_world->call<CreateLicenseConfiguration>(m_vendor, request);
        return created ? *created->licenseConfigurationArn : created.error().message;
    }
    QStringList attached(const QString &arn)
    {
        const auto listed =
            m_world->call<ListAssociationsForLicenseConfiguration>(m_vendor, {arn, {}, {}});
        QStringList found;
        for (const auto &each : *listed->licenseConfigurationAssociations)
            found += each.resourceArn->section(u'/', -1);
        return found;
    }
    QList<LicenseOperationFailure> failures(const QString &arn)
    {
        return *m_world
                    ->call<ListFailuresForLicenseConfigurationOperations>(m_vendor, {arn, {}, {}})
                    ->licenseOperationFailureList;
    }
    bool runDue()
    {
        return m_world->dispatcher().change([this](Store &store) {
            return discovery::runDue(store, m_world->dispatcher().setup(), m_world->clock().now());
        });
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(managerSetup()); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void filtersFind_data()
    {
        QTest::addColumn<QList<ProductInformationFilter>>("filters");
        QTest::addColumn<bool>("found");
        using Filters = QList<ProductInformationFilter>;
        const QString no = u"NOT_EQUALS"_s;
        const auto row = [](const char *name, const Filters &filters, bool found) {
            QTest::newRow(name) << filters << found;
        };
        const QString name = u"Application Name"_s, publisher = u"Application Publisher"_s;
        row("application", {filter(name, u"Orbit"_s)}, true);
        row("another application", {filter(name, u"Comet"_s)}, false);
        row("one of two", {{name, QList<QString>{u"Comet"_s, u"Agent"_s}, u"EQUALS"_s}}, true);
        row("its publisher", {filter(name, u"Orbit"_s), filter(publisher, u"Acme"_s)}, true);
        row("publisher of another", {filter(name, u"Orbit"_s), filter(publisher, u"Other"_s)},
            false);
        row("version", {filter(u"Application Version"_s, u"2.1"_s)}, true);
        row("another version", {filter(u"Application Version"_s, u"2"_s)}, false);
        row("platform", {filter(u"Platform Name"_s, u"Windows Server 2022"_s)}, true);
        row("platform type", {filter(u"Platform Type"_s, u"Windows"_s)}, true);
        row("another type", {filter(u"Platform Type"_s, u"Linux"_s)}, false);
        const QString included = u"License Included"_s;
        row("license", {filter(included, u"windows-server-datacenter"_s)}, true);
        row("another license", {filter(included, u"sql-server-web"_s)}, false);
        row("license excluded", {filter(included, u"windows-server-datacenter"_s, no)}, false);
        row("another excluded", {filter(included, u"sql-server-web"_s, no)}, true);
        row("tag excluded", {filter(name, u"Orbit"_s), filter(u"Tag:stage"_s, u"test"_s, no)},
            false);
        row("other tag value",
            {filter(name, u"Orbit"_s), filter(u"Tag:stage"_s, u"production"_s, no)}, true);
        row("tag key excluded", {filter(name, u"Orbit"_s), {u"Tag:stage"_s, {}, no}}, false);
        row("other tag", {filter(name, u"Orbit"_s), {u"Tag:team"_s, {}, no}}, true);
        row("account excluded",
            {filter(name, u"Orbit"_s), filter(u"AccountId"_s, u"111122223333"_s, no)}, false);
        row("other account",
            {filter(name, u"Orbit"_s), filter(u"AccountId"_s, u"444455556666"_s, no)}, true);
    }

    void filtersFind()
    {
        QFETCH(QList<ProductInformationFilter>, filters);
        QFETCH(bool, found);
        put(machine(1));
        put(unknownResource(u"arn:aws:ec2:us-east-1::image/ami-1"_s));
        const QString arn = create(request(filters));
        QCOMPARE(attached(arn), found ? QStringList{u"i-1"_s} : QStringList());
        const auto kept = m_world->call<GetLicenseConfiguration>(m_vendor, {arn});
        QCOMPARE(kept->consumedLicenses, found ? 4 : 0);
        QCOMPARE(kept->automatedDiscoveryInformation->lastRunTime, m_world->clock().now());
    }

    void exclusionsAreForManagers_data()
    {
        QTest::addColumn<ProductInformationFilter>("exclusion");
        QTest::newRow("tag") << filter(u"Tag:stage"_s, u"test"_s, u"NOT_EQUALS"_s);
        QTest::newRow("account") << filter(u"AccountId"_s, u"111122223333"_s, u"NOT_EQUALS"_s);
    }

    void exclusionsAreForManagers()
    {
        QFETCH(ProductInformationFilter, exclusion);
        const auto plain = request({filter(u"Application Name"_s, u"Orbit"_s)});
        const auto excluding = request({filter(u"Application Name"_s, u"Orbit"_s), exclusion});
        const auto by = [this](const QString &profile, const auto &sent) {
            const auto created = m_world->call<CreateLicenseConfiguration>(profile, sent);
            return created ? *created->licenseConfigurationArn
                           : QString::fromLatin1(created.error().code);
        };
        QVERIFY(by(m_vendor, excluding).startsWith(u"arn:"));
        QCOMPARE(by(u"customer"_s, excluding), u"AccessDeniedException"_s);
        UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = by(u"customer"_s, plain);
        change.productInformationList = excluding.productInformationList;
        QCOMPARE(m_world->call<UpdateLicenseConfiguration>(u"customer"_s, change).error().code,
                 "AccessDeniedException");
        change.productInformationList = plain.productInformationList;
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(u"customer"_s, change));
    }

    void filtersFindDatabases_data()
    {
        QTest::addColumn<QList<ProductInformationFilter>>("filters");
        QTest::addColumn<QStringList>("found");
        const QString edition = u"Engine Edition"_s, pack = u"License Pack"_s;
        QTest::newRow("edition") << QList{filter(edition, u"oracle-ee"_s)}
                                 << QStringList{u"erp"_s, u"plain"_s};
        QTest::newRow("another edition")
            << QList{filter(edition, u"oracle-se2"_s)} << QStringList{u"small"_s};
        QTest::newRow("one of two") << QList<ProductInformationFilter>{
            {edition, QList<QString>{u"db2-se"_s, u"oracle-se2"_s},
             u"EQUALS"_s}} << QStringList{u"small"_s};
        QTest::newRow("pack") << QList{filter(pack, u"olap"_s)} << QStringList{u"erp"_s};
        QTest::newRow("another pack") << QList{filter(pack, u"ols"_s)} << QStringList();
        QTest::newRow("edition and pack")
            << QList{filter(edition, u"oracle-ee"_s), filter(pack, u"data guard"_s)}
            << QStringList{u"erp"_s};
        QTest::newRow("edition without the pack")
            << QList{filter(edition, u"oracle-se2"_s), filter(pack, u"data guard"_s)}
            << QStringList();
    }

    void filtersFindDatabases()
    {
        QFETCH(QList<ProductInformationFilter>, filters);
        QFETCH(QStringList, found);
        put(machine(1));
        put(database(u"erp"_s, u"oracle-ee"_s, {u"data guard"_s, u"olap"_s}));
        put(database(u"plain"_s, u"oracle-ee"_s, {}));
        put(database(u"small"_s, u"oracle-se2"_s, {}));
        auto sent = request(filters);
        sent.productInformationList->first().resourceType = u"RDS"_s;
        const QString arn = create(sent);
        QStringList names;
        for (const QString &each : attached(arn))
            names += each.section(u':', -1);
        QCOMPARE(names, found);
        const auto kept = m_world->call<GetLicenseConfiguration>(m_vendor, {arn});
        QCOMPARE(kept->consumedLicenses, 8 * found.size());
        const auto &managed = *kept->managedResourceSummaryList;
        const bool hasDatabases = std::ranges::any_of(managed, [&](const auto &summary) {
            return summary.resourceType == Open(ResourceType::Rds)
                && summary.associationCount == found.size();
        });
        QCOMPARE(hasDatabases, !found.isEmpty());
    }

    void machinesHaveNoEngineEdition()
    {
        put(database(u"erp"_s, u"oracle-ee"_s, {}));
        const QString arn = create(request({filter(u"Platform Type"_s, u"Linux"_s)}));
        QCOMPARE(attached(arn), QStringList());
    }

    void looksWhereTheInventoryReaches()
    {
        const auto putIn = [this](const QString &account, const QString &region) {
            InventoryResource resource = machine(1);
            resource.resourceArn = u"arn:aws:ec2:%1:%2:instance/i-%1-%2"_s.arg(region, account);
            QVERIFY(m_world->dispatcher().change([&](Store &store) {
                return inventory::put(store, {account, region, resource});
            }));
        };
        putIn(u"111122223333"_s, u"eu-west-1"_s);
        putIn(u"444455556666"_s, u"us-east-1"_s);
        putIn(u"777788889999"_s, u"us-east-1"_s);
        const auto found = [this] {
            return attached(create(request({filter(u"Application Name"_s, u"Orbit"_s)})));
        };
        QCOMPARE(found(), QStringList());
        UpdateServiceSettings::Request change;
        change.enabledDiscoverySourceRegions = {{u"eu-west-1"_s}};
        change.enableCrossAccountsDiscovery = true;
        QVERIFY(m_world->call<UpdateServiceSettings>(m_vendor, change));
        QCOMPARE(found(),
                 (QStringList{u"i-eu-west-1-111122223333"_s, u"i-us-east-1-444455556666"_s}));
    }

    void runsOnceADay()
    {
        const QString arn = create(request({filter(u"Application Name"_s, u"Orbit"_s)}));
        put(machine(1));
        QVERIFY(!runDue());
        QCOMPARE(attached(arn), QStringList());
        m_world->clock().advance(behaviour::discoveryInterval.value);
        m_world->restart();
        QVERIFY(runDue());
        QVERIFY(!runDue());
        QCOMPARE(attached(arn), QStringList{u"i-1"_s});
        UpdateLicenseSpecificationsForResource::Request removal;
        removal.resourceArn = instance(1);
        removal.removeLicenseSpecifications = {{LicenseSpecification{arn, {}}}};
        const auto removed =
            m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, removal);
        QVERIFY(!removed);
        QCOMPARE(removed.error().code, "InvalidParameterValueException");
        UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = arn;
        change.productInformationList = QList<ProductInformation>();
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, change));
        QVERIFY(m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, removal));
        QVERIFY(m_world->call<DeleteLicenseConfiguration>(m_vendor, {arn}));
    }

    void lostMachinesAreDetachedOnDemand_data()
    {
        QTest::addColumn<bool>("detach");
        QTest::newRow("detached") << true;
        QTest::newRow("kept") << false;
    }

    void lostMachinesAreDetachedOnDemand()
    {
        QFETCH(bool, detach);
        put(machine(1));
        put(machine(2));
        auto sent = request({filter(u"Application Name"_s, u"Orbit"_s)});
        sent.disassociateWhenNotFound = detach;
        const QString arn = create(sent);
        UpdateLicenseSpecificationsForResource::Request byHand;
        byHand.resourceArn = instance(9);
        byHand.addLicenseSpecifications = {{LicenseSpecification{arn, {}}}};
        QVERIFY(m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, byHand));
        QCOMPARE(attached(arn), (QStringList{u"i-1"_s, u"i-2"_s, u"i-9"_s}));
        InventoryResource without = machine(1);
        without.applications.reset();
        put(without);
        m_world->clock().advance(behaviour::discoveryInterval.value);
        QVERIFY(runDue());
        QCOMPARE(attached(arn),
                 detach ? (QStringList{u"i-2"_s, u"i-9"_s})
                        : (QStringList{u"i-1"_s, u"i-2"_s, u"i-9"_s}));
        QCOMPARE(m_world->call<GetLicenseConfiguration>(m_vendor, {arn})->consumedLicenses,
                 detach ? 5 : 9);
    }

    void hardLimitsMakeFailures()
    {
        for (int i = 1; i <= 3; ++i)
            put(machine(i));
        auto sent = request({filter(u"Application Name"_s, u"Orbit"_s)});
        sent.licenseCount = 8;
        sent.licenseCountHardLimit = true;
        const QString arn = create(sent);
        QCOMPARE(attached(arn), (QStringList{u"i-1"_s, u"i-2"_s}));
        QCOMPARE(failures(arn).size(), 1);
        const LicenseOperationFailure failure = failures(arn).first();
        QCOMPARE(failure.resourceArn, instance(3));
        QCOMPARE(failure.operationRequestedBy, u"License Manager Automated Discovery"_s);
        QCOMPARE(failure.errorMessage, u"4 licenses are needed, 8 of 8 are used."_s);
        m_world->clock().advance(behaviour::discoveryInterval.value);
        QVERIFY(runDue());
        QCOMPARE(failures(arn).size(), 1); // told once
        UpdateLicenseConfiguration::Request more;
        more.licenseConfigurationArn = arn;
        more.licenseCount = 12;
        more.productInformationList = sent.productInformationList;
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, more));
        QCOMPARE(attached(arn), (QStringList{u"i-1"_s, u"i-2"_s, u"i-3"_s}));
    }

    void disabledOnesDiscoverNothing()
    {
        const QString arn = create(request({filter(u"Application Name"_s, u"Orbit"_s)}));
        UpdateLicenseConfiguration::Request off;
        off.licenseConfigurationArn = arn;
        off.licenseConfigurationStatus = LicenseConfigurationStatus::Disabled;
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, off));
        put(machine(1));
        m_world->clock().advance(behaviour::discoveryInterval.value);
        QVERIFY(!runDue());
        QCOMPARE(attached(arn), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
