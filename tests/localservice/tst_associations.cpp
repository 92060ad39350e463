// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "localservice/behaviour.h"
#include "localservice/inventory.h"
#include "localservice/serviceworld.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

/// What is attached to a self-managed license, what was refused, and what limits do.
class TestAssociations : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;

    static QString instance(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number, 17, 16,
                                                                         QLatin1Char('0'));
    }
    QString create(CreateLicenseConfiguration::Request request)
    {
        if (request.name.isEmpty())
            request.name = u"x"_s;
        if (request.licenseCountingType.text.isEmpty())
            request.licenseCountingType = LicenseCountingType::Vcpu;
        const auto created = m_world->call<CreateLicenseConfiguration>(m_vendor, request);
        return created ? *created->licenseConfigurationArn : created.error().message;
    }
    QByteArray associate(const QString &resource, const LicenseSpecification &specification)
    {
        UpdateLicenseSpecificationsForResource::Request request;
        request.resourceArn = resource;
        request.addLicenseSpecifications = {{specification}};
        const auto outcome =
            m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, request);
        return outcome ? QByteArray() : outcome.error().code;
    }
    QList<LicenseOperationFailure> failures(const QString &arn)
    {
        const auto listed =
            m_world->call<ListFailuresForLicenseConfigurationOperations>(m_vendor, {arn, {}, {}});
        return listed ? *listed->licenseOperationFailureList : QList<LicenseOperationFailure>();
    }
    void addToInventory(const InventoryResource &resource)
    {
        QVERIFY(m_world->dispatcher().change([&resource](Store &store) {
            inventory::put(store, {u"111122223333"_s, u"us-east-1"_s, resource});
            return true;
        }));
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void associationsIncludeWhatIsIdle()
    {
        const QString arn = create({});
        InventoryResource stopped = unknownResource(instance(1));
        stopped.resourceStatus = u"stopped"_s;
        addToInventory(stopped);
        const QString image = u"arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"_s;
        QCOMPARE(associate(instance(1), {arn, {}}), "");
        QCOMPARE(associate(instance(2), {arn, {}}), "");
        QCOMPARE(associate(image, {arn, u"cross-account"_s}), "");
        const auto listed =
            m_world->call<ListAssociationsForLicenseConfiguration>(m_vendor, {arn, {}, {}});
        QVERIFY(listed);
        const auto &found = *listed->licenseConfigurationAssociations;
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[0].resourceArn, instance(1));
        QCOMPARE(found[0].resourceOwnerId, m_world->account(m_vendor));
        QCOMPARE(found[0].associationTime, m_world->clock().now());
        QCOMPARE(found[0].amiAssociationScope, std::nullopt);
        QCOMPARE(found[2].resourceType, Open(ResourceType::Ec2Ami));
        QCOMPARE(found[2].amiAssociationScope, u"cross-account"_s);
        const auto used =
            m_world->call<ListUsageForLicenseConfiguration>(m_vendor, {arn, {}, {}, {}});
        QCOMPARE(used->licenseConfigurationUsageList->size(), 1);
        QCOMPARE(used->licenseConfigurationUsageList->at(0).resourceArn, instance(2));
    }

    void specificationsOfAResource()
    {
        const QString image = u"arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"_s;
        const QString one = create({});
        const QString two = create({});
        QCOMPARE(associate(image, {one, {}}), "");
        QCOMPARE(associate(image, {two, u"cross-account"_s}), "");
        ListLicenseSpecificationsForResource::Request request{image, 1, {}};
        QList<LicenseSpecification> found;
        do {
            const auto page =
                m_world->call<ListLicenseSpecificationsForResource>(m_vendor, request);
            QVERIFY(page);
            found += *page->licenseSpecifications;
            request.nextToken = page->nextToken;
        } while (request.nextToken);
        QCOMPARE(found, (QList<LicenseSpecification>{{one, {}}, {two, u"cross-account"_s}}));
        QVERIFY(m_world->call<ListLicenseSpecificationsForResource>(u"customer"_s, {image, {}, {}})
                    ->licenseSpecifications->isEmpty());
        QVERIFY(m_world->call<ListLicenseSpecificationsForResource>(m_vendor, {instance(9), {}, {}})
                    ->licenseSpecifications->isEmpty());
        const auto noArn =
            m_world->call<ListLicenseSpecificationsForResource>(m_vendor, {u"i-1"_s, {}, {}});
        QCOMPARE(noArn.error().code, "InvalidParameterValueException");
    }

    void refusalsAreListedAsFailures()
    {
        CreateLicenseConfiguration::Request limited;
        limited.licenseCount = 1;
        limited.licenseCountHardLimit = true;
        limited.licenseRules = {{u"#maximumVcpus=4"_s}};
        const QString arn = create(limited);
        QCOMPARE(associate(instance(1), {arn, {}}), "");
        QVERIFY(failures(arn).isEmpty());
        QCOMPARE(associate(instance(2), {arn, {}}), "LicenseUsageException");
        InventoryResource large = unknownResource(instance(3));
        large.vcpus = 8;
        addToInventory(large);
        QCOMPARE(associate(instance(3), {arn, {}}), "InvalidResourceStateException");
        m_world->restart();
        const auto found = failures(arn);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].resourceArn, instance(2));
        QCOMPARE(found[0].resourceType, Open(ResourceType::Ec2Instance));
        QCOMPARE(found[0].errorMessage, u"1 licenses are needed, 1 of 1 are used."_s);
        QCOMPARE(found[0].failureTime, m_world->clock().now());
        QCOMPARE(found[0].operationName, u"UpdateLicenseSpecificationsForResource"_s);
        QCOMPARE(found[0].resourceOwnerId, m_world->account(m_vendor));
        QCOMPARE(found[0].operationRequestedBy, u"arn:aws:iam::111122223333:root"_s);
        QVERIFY(found[1].errorMessage->contains(u"#maximumVcpus=4"));
        // Other refusals have nothing to do with the license.
        QCOMPARE(associate(u"arn:aws:s3:::x"_s, {arn, {}}), "InvalidParameterValueException");
        QCOMPARE(failures(arn).size(), 2);
        QCOMPARE(
            m_world
                ->call<ListFailuresForLicenseConfigurationOperations>(u"customer"_s, {arn, {}, {}})
                .error()
                .code,
            "InvalidParameterValueException");
    }

    void managedServersAreCountedByVcpuAndInstance()
    {
        const QString server = u"arn:aws:ssm:us-east-1:111122223333:managed-instance/mi-1"_s;
        for (const LicenseCountingType type :
             {LicenseCountingType::Vcpu, LicenseCountingType::Instance, LicenseCountingType::Core,
              LicenseCountingType::Socket}) {
            CreateLicenseConfiguration::Request request;
            request.licenseCountingType = type;
            const bool isAllowed =
                type == LicenseCountingType::Vcpu || type == LicenseCountingType::Instance;
            QCOMPARE(associate(server, {create(request), {}}),
                     isAllowed ? "" : "InvalidParameterValueException");
        }
    }

    void oldFailuresAreForgotten()
    {
        CreateLicenseConfiguration::Request limited;
        limited.licenseCount = 0;
        limited.licenseCountHardLimit = true;
        const QString arn = create(limited);
        QCOMPARE(associate(instance(1), {arn, {}}), "LicenseUsageException");
        m_world->clock().advance(std::chrono::days(behaviour::failuresKeptDays.value + 1));
        QCOMPARE(associate(instance(2), {arn, {}}), "LicenseUsageException");
        QCOMPARE(failures(arn).size(), 1);
        QCOMPARE(failures(arn).first().resourceArn, instance(2));
        QVERIFY(m_world->call<DeleteLicenseConfiguration>(m_vendor, {arn}));
    }

    void rulesKeepMachinesOut_data()
    {
        QTest::addColumn<LicenseCountingType>("type");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<bool>("allowed");
        using enum LicenseCountingType;
        const auto row = [](const char *name, LicenseCountingType type, const QString &rule,
                            bool allowed) { QTest::newRow(name) << type << rule << allowed; };
        row("vCPUs at the maximum", Vcpu, u"#maximumVcpus=8"_s, true);
        row("vCPUs above", Vcpu, u"#maximumVcpus=7"_s, false);
        row("vCPUs at the minimum", Vcpu, u"#minimumVcpus=8"_s, true);
        row("vCPUs below", Vcpu, u"#minimumVcpus=9"_s, false);
        row("cores at the maximum", Core, u"#maximumCores=4"_s, true);
        row("cores above", Core, u"#maximumCores=3"_s, false);
        row("cores below", Core, u"#minimumCores=5"_s, false);
        row("sockets above", Socket, u"#maximumSockets=1"_s, false);
        row("sockets at the minimum", Socket, u"#minimumSockets=2"_s, true);
        row("its tenancy", Vcpu, u"#allowedTenancy=EC2-DedicatedInstance"_s, true);
        row("one of the tenancies", Vcpu, u"#allowedTenancy=EC2-Default,EC2-DedicatedInstance"_s,
            true);
        row("another tenancy", Vcpu, u"#allowedTenancy=EC2-Default"_s, false);
        row("affinity", Core, u"#licenseAffinityToHost=10"_s, true);
    }

    void rulesKeepMachinesOut()
    {
        QFETCH(LicenseCountingType, type);
        QFETCH(QString, rule);
        QFETCH(bool, allowed);
        InventoryResource machine = unknownResource(instance(1));
        machine.vcpus = 8;
        machine.cores = 4;
        machine.sockets = 2;
        machine.tenancy = u"EC2-DedicatedInstance"_s;
        addToInventory(machine);
        CreateLicenseConfiguration::Request request;
        request.licenseCountingType = type;
        request.licenseRules = {{rule}};
        const QString arn = create(request);
        QCOMPARE(associate(instance(1), {arn, {}}),
                 allowed ? QByteArray() : QByteArray("InvalidResourceStateException"));
        QCOMPARE(failures(arn).size(), allowed ? 0 : 1);
    }

    void optimizedThreadsCountWhereTheRuleSaysSo()
    {
        InventoryResource machine = unknownResource(instance(1));
        machine.vcpus = 16;
        machine.optimizedVcpus = 6;
        addToInventory(machine);
        for (const auto &[rule, wanted] : {std::pair(u"#honorVcpuOptimization=True"_s, 6),
                                           std::pair(u"#honorVcpuOptimization=False"_s, 16)}) {
            CreateLicenseConfiguration::Request request;
            request.licenseRules = {{rule}};
            const QString arn = create(request);
            QCOMPARE(associate(instance(1), {arn, {}}), "");
            QCOMPARE(m_world->call<GetLicenseConfiguration>(m_vendor, {arn})->consumedLicenses,
                     wanted);
        }
    }

    void pagesStayWholeWhileOthersComeAndGo()
    {
        const QString arn = create({});
        for (int i = 0; i < 20; ++i)
            QCOMPARE(associate(instance(i), {arn, {}}), "");
        ListAssociationsForLicenseConfiguration::Request request{arn, 6, {}};
        QMap<QString, int> seen;
        int turn = 0;
        do {
            const auto page =
                m_world->call<ListAssociationsForLicenseConfiguration>(m_vendor, request);
            QVERIFY(page);
            for (const auto &each : *page->licenseConfigurationAssociations)
                ++seen[*each.resourceArn];
            UpdateLicenseSpecificationsForResource::Request change;
            change.resourceArn = instance(turn * 5); // the one before, on and after the border
            change.removeLicenseSpecifications = {{LicenseSpecification{arn, {}}}};
            QVERIFY(m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, change));
            QCOMPARE(associate(instance(100 + turn), {arn, {}}), "");
            ++turn;
            request.nextToken = page->nextToken;
        } while (request.nextToken && turn < 4);
        for (int i = 0; i < 20; ++i) {
            if (i % 5 != 0)
                QCOMPARE(seen.value(instance(i)), 1);
        }
        request.nextToken = u"bm9uc2Vuc2U"_s;
        QCOMPARE(
            m_world->call<ListAssociationsForLicenseConfiguration>(m_vendor, request).error().code,
            "InvalidParameterValueException");
    }
};

QTEST_GUILESS_MAIN(TestAssociations)
#include "tst_associations.moc"
