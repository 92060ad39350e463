// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "localservice/inventory.h"
#include "localservice/serviceworld.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The license rule licenseAffinityToHost. Two hosts of eight cores; an instance on each.
class TestHostAffinity : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;

    static QString host(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:dedicated-host/h-%1"_s.arg(number);
    }
    static QString instanceOn(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:instance/i-on-%1"_s.arg(number);
    }
    void put(const InventoryResource &resource)
    {
        QVERIFY(m_world->dispatcher().change([&resource](Store &store) {
            return inventory::put(store, {u"111122223333"_s, u"us-east-1"_s, resource});
        }));
    }
    QString create(const QList<QString> &rules, std::optional<qint64> count = {})
    {
        CreateLicenseConfiguration::Request request;
        request.name = u"Database"_s;
        request.licenseCountingType = LicenseCountingType::Core;
        request.licenseRules = rules;
        request.licenseCount = count;
        request.licenseCountHardLimit = count.has_value();
        const auto created = m_world->call<CreateLicenseConfiguration>(m_vendor, request);
        return created ? *created->licenseConfigurationArn : created.error().message;
    }
    QByteArray update(UpdateLicenseSpecificationsForResource::Request request)
    {
        const auto done = m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, request);
        return done ? QByteArray() : done.error().code;
    }
    QByteArray attach(const QString &resource, const QString &arn)
    {
        return update({resource, {{LicenseSpecification{arn, {}}}}, {}});
    }
    QByteArray detach(const QString &resource, const QString &arn)
    {
        return update({resource, {}, {{LicenseSpecification{arn, {}}}}});
    }
    qint64 consumed(const QString &arn)
    {
        const auto one = m_world->call<GetLicenseConfiguration>(m_vendor, {arn});
        const auto all = m_world->call<ListLicenseConfigurations>(m_vendor, {});
        const qint64 listed = all->licenseConfigurations->first().consumedLicenses.value_or(-1);
        return one->consumedLicenses == listed ? listed : -2;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<ServiceWorld>();
        for (const int number : {1, 2}) {
            InventoryResource machine = unknownResource(host(number));
            machine.cores = 8;
            machine.tenancy = u"EC2-DedicatedHost"_s;
            put(machine);
            machine = unknownResource(instanceOn(number));
            machine.cores = 2;
            machine.hostId = u"h-%1"_s.arg(number);
            machine.tenancy = u"EC2-DedicatedHost"_s;
            put(machine);
        }
    }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void withoutTheRuleLicensesAreFreeAtOnce()
    {
        const QString arn = create({});
        QCOMPARE(attach(host(1), arn), "");
        QCOMPARE(consumed(arn), 8);
        QCOMPARE(detach(host(1), arn), "");
        QCOMPARE(consumed(arn), 0);
    }

    void licensesStayWithTheirHostForTheDays()
    {
        const QString arn = create({u"#licenseAffinityToHost=10"_s}, 8);
        QCOMPARE(attach(host(1), arn), "");
        m_world->clock().advance(24h * 4);
        QCOMPARE(detach(host(1), arn), "");
        QCOMPARE(consumed(arn), 8);
        const auto kept = m_world->call<GetLicenseConfiguration>(m_vendor, {arn});
        for (const ConsumedLicenseSummary &each : *kept->consumedLicenseSummaryList)
            QCOMPARE(each.consumedLicenses,
                     each.resourceType == Open(ResourceType::Ec2Host) ? 8 : 0);
        for (const ManagedResourceSummary &each : *kept->managedResourceSummaryList)
            QCOMPARE(each.associationCount, 0);
        QCOMPARE(attach(host(2), arn), "LicenseUsageException");
        m_world->clock().advance(24h * 6 - 1s);
        m_world->restart();
        QCOMPARE(attach(host(2), arn), "LicenseUsageException");
        QCOMPARE(consumed(arn), 8);
        m_world->clock().advance(1s);
        QCOMPARE(consumed(arn), 0);
        QCOMPARE(attach(host(2), arn), "");
    }

    void theSameHostUsesThemAgain()
    {
        const QString arn = create({u"#licenseAffinityToHost=10"_s}, 8);
        QCOMPARE(attach(host(1), arn), "");
        QCOMPARE(detach(host(1), arn), "");
        QCOMPARE(attach(instanceOn(2), arn), "LicenseUsageException");
        QCOMPARE(attach(instanceOn(1), arn), "");
        QCOMPARE(consumed(arn), 8);
        QCOMPARE(detach(instanceOn(1), arn), "");
        QCOMPARE(consumed(arn), 8);
        QCOMPARE(attach(host(1), arn), "");
        QCOMPARE(consumed(arn), 8);
    }

    void discoveryUsesThemAgain()
    {
        InventoryResource machine = unknownResource(instanceOn(1));
        machine.cores = 2;
        machine.hostId = u"h-1"_s;
        machine.applications = {{InventoryApplication{u"Orbit"_s, {}, {}}}};
        put(machine);
        machine.resourceArn = instanceOn(9);
        put(machine);
        const QString arn = create({u"#licenseAffinityToHost=10"_s}, 4);
        for (const int number : {1, 9})
            QCOMPARE(attach(instanceOn(number), arn), "");
        for (const int number : {1, 9})
            QCOMPARE(detach(instanceOn(number), arn), "");
        QCOMPARE(consumed(arn), 4);
        UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = arn;
        change.productInformationList = {{ProductInformation{
            u"SSM_MANAGED"_s, {{u"Application Name"_s, QList<QString>{u"Orbit"_s}, u"EQUALS"_s}}}}};
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, change));
        const auto attached =
            m_world->call<ListAssociationsForLicenseConfiguration>(m_vendor, {arn, {}, {}});
        QCOMPARE(attached->licenseConfigurationAssociations->size(), 2);
        QCOMPARE(consumed(arn), 4);
    }

    void theDaysCountFromTheAttachment()
    {
        const QString arn = create({u"#licenseAffinityToHost=10"_s});
        QCOMPARE(attach(host(1), arn), "");
        m_world->clock().advance(24h * 10);
        QCOMPARE(detach(host(1), arn), "");
        QCOMPARE(consumed(arn), 0);
    }

    void theRuleMayComeLater()
    {
        const QString arn = create({});
        QCOMPARE(attach(host(1), arn), "");
        UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = arn;
        change.licenseRules = {{u"#licenseAffinityToHost=1"_s}};
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, change));
        QCOMPARE(detach(host(1), arn), "");
        QCOMPARE(consumed(arn), 8);
        // Nothing is attached, so it may go with what it holds.
        QVERIFY(m_world->call<DeleteLicenseConfiguration>(m_vendor, {arn}));
    }

    void sharedHardwareHoldsNothing()
    {
        InventoryResource machine = unknownResource(instanceOn(9));
        machine.cores = 4;
        put(machine);
        const QString arn = create({u"#licenseAffinityToHost=10"_s});
        QCOMPARE(attach(instanceOn(9), arn), "");
        QCOMPARE(detach(instanceOn(9), arn), "");
        QCOMPARE(consumed(arn), 0);
    }
};

QTEST_GUILESS_MAIN(TestHostAffinity)
#include "tst_hostaffinity.moc"
