// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "core/json.h"
#include "localservice/behaviour.h"
#include "localservice/configurationrules.h"
#include "localservice/inventory.h"
#include "localservice/serviceworld.h"

#include <QRegularExpression>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

/// Self-managed licenses and what uses them.
class TestConfigurations : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;

    static CreateLicenseConfiguration::Request
    request(const QString &name, LicenseCountingType type = LicenseCountingType::Instance)
    {
        CreateLicenseConfiguration::Request request;
        request.name = name;
        request.licenseCountingType = type;
        return request;
    }
    QString create(const CreateLicenseConfiguration::Request &request)
    {
        const auto created = m_world->call<CreateLicenseConfiguration>(m_vendor, request);
        return created ? created->licenseConfigurationArn.value_or(QString()) : QString();
    }
    QByteArray createError(const CreateLicenseConfiguration::Request &request)
    {
        const auto created = m_world->call<CreateLicenseConfiguration>(m_vendor, request);
        return created ? QByteArray() : created.error().code;
    }
    GetLicenseConfiguration::Response get(const QString &arn)
    {
        return m_world->call<GetLicenseConfiguration>(m_vendor, {arn})
            .value_or(GetLicenseConfiguration::Response());
    }
    static QString instance(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number, 17, 16,
                                                                         QLatin1Char('0'));
    }
    Served<UpdateLicenseSpecificationsForResource::Response>
    associate(const QString &resource, const QStringList &added, const QStringList &removed = {})
    {
        UpdateLicenseSpecificationsForResource::Request request;
        request.resourceArn = resource;
        for (const QString &arn : added)
            request.addLicenseSpecifications =
                request.addLicenseSpecifications.value_or(QList<LicenseSpecification>())
                << LicenseSpecification{arn, {}};
        for (const QString &arn : removed)
            request.removeLicenseSpecifications =
                request.removeLicenseSpecifications.value_or(QList<LicenseSpecification>())
                << LicenseSpecification{arn, {}};
        return m_world->call<UpdateLicenseSpecificationsForResource>(m_vendor, request);
    }
    template <class T> static QByteArray codeOf(const Served<T> &outcome)
    {
        return outcome ? QByteArray() : outcome.error().code;
    }
    QString addToInventory(InventoryResource resource)
    {
        m_world->dispatcher().change([&resource](Store &store) {
            Resource kept;
            kept.kind = inventory::kind;
            kept.account = u"111122223333"_s;
            kept.region = u"us-east-1"_s;
            kept.id = resource.resourceArn;
            kept.document = writeJson(resource);
            store.insert(kept);
            return true;
        });
        return resource.resourceArn;
    }
    QStringList listed(const QString &filter, const QString &value)
    {
        ListLicenseConfigurations::Request request;
        request.filters = {{Filter{filter, QList<QString>{value}}}};
        const auto answer = m_world->call<ListLicenseConfigurations>(m_vendor, request);
        QStringList names;
        if (!answer)
            return {QString::fromLatin1(answer.error().code)};
        for (const LicenseConfiguration &each : *answer->licenseConfigurations)
            names << *each.name;
        return names;
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void createdOneReadsBack()
    {
        auto sent = request(u"Windows Server"_s, LicenseCountingType::Core);
        sent.description = u"Hosts in Dresden"_s;
        sent.licenseCount = 512;
        sent.licenseCountHardLimit = true;
        sent.licenseRules = {{u"#allowedTenancy=EC2-DedicatedHost"_s}};
        sent.tags = {{Tag{u"team"_s, u"platform"_s}}};
        const QString arn = create(sent);
        const QRegularExpression form(
            u"^arn:aws:license-manager:us-east-1:111122223333:license-configuration:lic-[0-9a-f]{32}$"_s);
        QVERIFY2(form.match(arn).hasMatch(), qPrintable(arn));
        const auto kept = get(arn);
        QCOMPARE(kept.licenseConfigurationArn, arn);
        QCOMPARE(kept.licenseConfigurationId, arn.section(u':', -1));
        QCOMPARE(kept.name, sent.name);
        QCOMPARE(kept.description, sent.description);
        QCOMPARE(kept.licenseCount, 512);
        QCOMPARE(kept.licenseCountHardLimit, true);
        QCOMPARE(kept.consumedLicenses, 0);
        QCOMPARE(kept.status, u"AVAILABLE"_s);
        QCOMPARE(kept.ownerAccountId, u"111122223333"_s);
        QCOMPARE(kept.tags, (QList<Tag>{{u"team"_s, u"platform"_s}}));
        QCOMPARE(kept.consumedLicenseSummaryList->size(), 3);
        QCOMPARE(kept.managedResourceSummaryList->size(), 4);
        QVERIFY(!kept.automatedDiscoveryInformation);
    }

    void rulesAreAlwaysPresentAndUnsetMembersAreNot()
    {
        const auto kept = get(create(request(u"Plain"_s)));
        QCOMPARE(kept.licenseRules, QList<QString>());
        QVERIFY(!kept.licenseCount);
        QVERIFY(!kept.description);
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray base = R"("Name":"x","LicenseCountingType":"vCPU")";
        QTest::newRow("no name") << QByteArray(R"({"LicenseCountingType":"vCPU"})");
        QTest::newRow("blank name") << QByteArray(R"({"Name":" ","LicenseCountingType":"vCPU"})");
        QTest::newRow("no counting type") << QByteArray(R"({"Name":"x"})");
        QTest::newRow("unknown counting type")
            << QByteArray(R"({"Name":"x","LicenseCountingType":"Gpu"})");
        QTest::newRow("malformed rule") << "{" + base + R"(,"LicenseRules":["maximumVcpus=4"]})";
        QTest::newRow("rule of another type")
            << "{" + base + R"(,"LicenseRules":["#maximumCores=4"]})";
        QTest::newRow("hard limit without count")
            << "{" + base + R"(,"LicenseCountHardLimit":true})";
        QTest::newRow("negative count") << "{" + base + R"(,"LicenseCount":-1})";
        QTest::newRow("unknown discovery") << "{" + base
                + R"(,"ProductInformationList":[{"ResourceType":"EC2","ProductInformationFilterList":[]}]})";
        QTest::newRow("discovery comparator") << "{" + base
                + R"(,"ProductInformationList":[{"ResourceType":"SSM_MANAGED","ProductInformationFilterList":[{"ProductInformationFilterName":"Application Name","ProductInformationFilterValue":["a"],"ProductInformationFilterComparator":"NOT_EQUALS"}]}]})";
        QTest::newRow("text as count") << "{" + base + R"(,"LicenseCount":"4"})";
    }

    void badInputIsRefused()
    {
        QFETCH(QByteArray, body);
        const CreateLicenseConfiguration::Request nothing;
        HttpRequest http = m_world->requestFor(CreateLicenseConfiguration::operation, &nothing);
        http.body = body;
        const HttpAnswer answer = m_world->send(m_world->signedBy(m_vendor, http));
        QCOMPARE(answer.status, 400);
        const QByteArray code = ServiceWorld::errorIn(answer).code;
        QVERIFY2(code == "InvalidParameterValueException" || code == "SerializationException"
                     || code == "ValidationException",
                 code.constData());
        QVERIFY(m_world->call<ListLicenseConfigurations>(m_vendor, {})
                    ->licenseConfigurations->isEmpty());
    }

    void malformedRuleTellsTheFormat()
    {
        auto sent = request(u"x"_s);
        sent.licenseRules = {{u"nonsense"_s}};
        const auto answer = m_world->call<CreateLicenseConfiguration>(m_vendor, sent);
        QVERIFY(!answer);
        QVERIFY(answer.error().message.contains(u"Expected format is #RuleType=RuleValue"));
    }

    void discoveryShowsWhenItRan()
    {
        auto sent = request(u"Oracle"_s, LicenseCountingType::Vcpu);
        sent.productInformationList = {{ProductInformation{
            u"RDS"_s, {{u"Engine Edition"_s, QList<QString>{u"oracle-ee"_s}, u"EQUALS"_s}}}}};
        QCOMPARE(get(create(sent)).automatedDiscoveryInformation->lastRunTime,
                 m_world->clock().now());
        sent.licenseCount = 4;
        sent.licenseCountHardLimit = true;
        QCOMPARE(createError(sent), "InvalidParameterValueException");
    }

    void quotaIsPerRegionAndAccount()
    {
        for (int i = 0; i < behaviour::configurationsPerRegion.value; ++i)
            QVERIFY(!create(request(u"c%1"_s.arg(i))).isEmpty());
        QCOMPARE(createError(request(u"one more"_s)), "ResourceLimitExceededException");
        QVERIFY(m_world->call<CreateLicenseConfiguration>(m_vendor, request(u"x"_s), "eu-west-1"));
        QVERIFY(m_world->call<CreateLicenseConfiguration>(u"customer"_s, request(u"x"_s)));
    }

    void othersCannotSeeIt()
    {
        const QString arn = create(request(u"mine"_s));
        QCOMPARE(codeOf(m_world->call<GetLicenseConfiguration>(u"customer"_s, {arn})),
                 "InvalidParameterValueException");
        QCOMPARE(codeOf(m_world->call<GetLicenseConfiguration>(m_vendor, {arn}, "eu-west-1")),
                 "InvalidParameterValueException");
        QVERIFY(get(arn).name);
    }

    void updateChangesOnlyWhatWasSent()
    {
        auto sent = request(u"before"_s, LicenseCountingType::Core);
        sent.description = u"kept"_s;
        sent.licenseCount = 8;
        const QString arn = create(sent);
        UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = arn;
        change.name = u"after"_s;
        change.licenseConfigurationStatus = LicenseConfigurationStatus::Disabled;
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, change));
        auto kept = get(arn);
        QCOMPARE(kept.name, u"after"_s);
        QCOMPARE(kept.description, u"kept"_s);
        QCOMPARE(kept.licenseCount, 8);
        QCOMPARE(kept.status, u"DISABLED"_s);

        change = {arn};
        change.description = QString();
        change.licenseRules = {{u"#licenseAffinityToHost=30"_s}};
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, change));
        kept = get(arn);
        QVERIFY(!kept.description);
        QCOMPARE(kept.licenseRules, QList<QString>{u"#licenseAffinityToHost=30"_s});

        change = {arn};
        change.licenseRules = {{u"#licenseAffinityToHost=30"_s, u"#maximumCores=4"_s}};
        QCOMPARE(codeOf(m_world->call<UpdateLicenseConfiguration>(m_vendor, change)),
                 "InvalidParameterValueException");
        QCOMPARE(get(arn).licenseRules->size(), 1);
    }

    void updateOfNothingIsRefused()
    {
        UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = u"arn:aws:license-manager:us-east-1:111122223333:"
                                         "license-configuration:lic-0"_s;
        QCOMPARE(codeOf(m_world->call<UpdateLicenseConfiguration>(m_vendor, change)),
                 "InvalidParameterValueException");
    }

    void associationsAreCounted()
    {
        const QString arn = create(request(u"vCPUs"_s, LicenseCountingType::Vcpu));
        InventoryResource machine = unknownResource(instance(1));
        machine.vcpus = 16;
        addToInventory(machine);
        QVERIFY(associate(machine.resourceArn, {arn}));
        QVERIFY(associate(instance(2), {arn})); // unknown: one unit
        QVERIFY(associate(instance(2), {arn})); // again: no effect
        const QString image = u"arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"_s;
        QVERIFY(associate(image, {arn}));
        auto kept = get(arn);
        QCOMPARE(kept.consumedLicenses, 17);
        QCOMPARE(kept.consumedLicenseSummaryList->at(0),
                 (ConsumedLicenseSummary{ResourceType::Ec2Instance, 17}));
        QCOMPARE(kept.managedResourceSummaryList->at(0),
                 (ManagedResourceSummary{ResourceType::Ec2Instance, 2}));
        QCOMPARE(kept.managedResourceSummaryList->at(2),
                 (ManagedResourceSummary{ResourceType::Ec2Ami, 1}));

        const auto usage = m_world->call<ListUsageForLicenseConfiguration>(m_vendor, {arn})
                               ->licenseConfigurationUsageList.value();
        QCOMPARE(usage.size(), 2); // images do not consume
        QCOMPARE(usage.at(0).resourceArn, machine.resourceArn);
        QCOMPARE(usage.at(0).consumedLicenses, 16);
        QCOMPARE(usage.at(0).resourceStatus, u"running"_s);
        QCOMPARE(usage.at(0).resourceOwnerId, u"111122223333"_s);
        QCOMPARE(usage.at(0).associationTime, m_world->clock().now());

        QVERIFY(associate(machine.resourceArn, {}, {arn}));
        QCOMPARE(get(arn).consumedLicenses, 1);
        QCOMPARE(codeOf(associate(machine.resourceArn, {}, {arn})),
                 "InvalidParameterValueException");
    }

    void stoppedMachinesAreAssociatedButConsumeNothing()
    {
        const QString arn = create(request(u"x"_s));
        InventoryResource machine = unknownResource(instance(1));
        machine.resourceStatus = u"stopped"_s;
        addToInventory(machine);
        QVERIFY(associate(machine.resourceArn, {arn}));
        QCOMPARE(get(arn).consumedLicenses, 0);
        QCOMPARE(get(arn).managedResourceSummaryList->at(0).associationCount, 1);
        machine.resourceArn = instance(2);
        machine.resourceStatus = u"shutting-down"_s;
        addToInventory(machine);
        QCOMPARE(codeOf(associate(machine.resourceArn, {arn})), "InvalidResourceStateException");
    }

    void hardLimitRefusesAndSoftLimitDoesNot()
    {
        auto sent = request(u"limited"_s);
        sent.licenseCount = 1;
        const QString soft = create(sent);
        sent.licenseCountHardLimit = true;
        const QString hard = create(sent);
        QVERIFY(associate(instance(1), {soft, hard}));
        QCOMPARE(codeOf(associate(instance(2), {soft, hard})), "LicenseUsageException");
        QCOMPARE(get(soft).consumedLicenses, 1); // all or nothing
        QVERIFY(associate(instance(2), {soft}));
        QCOMPARE(get(soft).consumedLicenses, 2);
        QCOMPARE(get(hard).consumedLicenses, 1);
        QCOMPARE(listed(u"usagelimitExceeded"_s, u"true"_s), QStringList{u"limited"_s});
        QCOMPARE(listed(u"usagelimitExceeded"_s, u"false"_s), QStringList{u"limited"_s});
        QCOMPARE(listed(u"enforceLicenseCount"_s, u"TRUE"_s), QStringList{u"limited"_s});
    }

    void rulesKeepWrongSizesOut()
    {
        auto sent = request(u"small"_s, LicenseCountingType::Vcpu);
        sent.licenseRules = {{u"#maximumVcpus=4"_s}};
        const QString arn = create(sent);
        InventoryResource machine = unknownResource(instance(1));
        machine.vcpus = 8;
        addToInventory(machine);
        QCOMPARE(codeOf(associate(machine.resourceArn, {arn})), "InvalidResourceStateException");
        QVERIFY(associate(instance(2), {arn}));
    }

    void disabledOnesTakeNoResources()
    {
        const QString arn = create(request(u"x"_s));
        UpdateLicenseConfiguration::Request change;
        change.licenseConfigurationArn = arn;
        change.licenseConfigurationStatus = LicenseConfigurationStatus::Disabled;
        QVERIFY(m_world->call<UpdateLicenseConfiguration>(m_vendor, change));
        QCOMPARE(codeOf(associate(instance(1), {arn})), "InvalidResourceStateException");
    }

    void atMostTenForAResource()
    {
        QStringList arns;
        for (int i = 0; i <= behaviour::configurationsPerResource.value; ++i)
            arns << create(request(u"c%1"_s.arg(i)));
        QCOMPARE(codeOf(associate(instance(1), arns)), "InvalidParameterValueException");
        QCOMPARE(get(arns.first()).consumedLicenses, 0);
        QVERIFY(associate(instance(1), arns.mid(1)));
        QCOMPARE(codeOf(associate(instance(1), {arns.first()})), "InvalidParameterValueException");
        QVERIFY(associate(instance(1), {arns.first()}, {arns.last()}));
    }

    void resourcesMustBelongHere_data()
    {
        QTest::addColumn<QString>("arn");
        QTest::newRow("no ARN") << u"i-0123"_s;
        QTest::newRow("bucket") << u"arn:aws:s3:::bucket"_s;
        QTest::newRow("template") << u"arn:aws:ec2:us-east-1:111122223333:launch-template/lt-1"_s;
        QTest::newRow("Region") << u"arn:aws:ec2:eu-west-1:111122223333:instance/i-1"_s;
        QTest::newRow("account") << u"arn:aws:ec2:us-east-1:444455556666:instance/i-1"_s;
    }

    void resourcesMustBelongHere()
    {
        QFETCH(QString, arn);
        const QString configuration = create(request(u"x"_s));
        QCOMPARE(codeOf(associate(arn, {configuration})), "InvalidParameterValueException");
    }

    void deletedOnlyWhenNothingUsesIt()
    {
        const QString arn = create(request(u"x"_s));
        QVERIFY(associate(instance(1), {arn}));
        QCOMPARE(codeOf(m_world->call<DeleteLicenseConfiguration>(m_vendor, {arn})),
                 "InvalidParameterValueException");
        QVERIFY(associate(instance(1), {}, {arn}));
        QVERIFY(m_world->call<DeleteLicenseConfiguration>(m_vendor, {arn}));
        QCOMPARE(codeOf(m_world->call<GetLicenseConfiguration>(m_vendor, {arn})),
                 "InvalidParameterValueException");
    }

    void listsInPagesAndByFilter()
    {
        QStringList created;
        for (int i = 0; i < 7; ++i)
            created << create(request(
                u"c%1"_s.arg(i), i % 2 ? LicenseCountingType::Core : LicenseCountingType::Vcpu));
        ListLicenseConfigurations::Request page;
        page.maxResults = 3;
        QStringList seen;
        do {
            const auto answer = m_world->call<ListLicenseConfigurations>(m_vendor, page);
            QVERIFY(answer);
            QVERIFY(answer->licenseConfigurations->size() <= 3);
            for (const LicenseConfiguration &each : *answer->licenseConfigurations)
                seen << *each.licenseConfigurationArn;
            page.nextToken = answer->nextToken;
        } while (page.nextToken);
        QCOMPARE(seen, created);
        QCOMPARE(listed(u"licenseCountingType"_s, u"Core"_s),
                 (QStringList{u"c1"_s, u"c3"_s, u"c5"_s}));
        QCOMPARE(listed(u"LicenseCountingType"_s, u"Core"_s),
                 QStringList{u"InvalidParameterValueException"_s});
        ListLicenseConfigurations::Request two;
        two.licenseConfigurationArns = {{created[1], created[4]}};
        QCOMPARE(
            m_world->call<ListLicenseConfigurations>(m_vendor, two)->licenseConfigurations->size(),
            2);
        two.filters = {{Filter{u"licenseCountingType"_s, QList<QString>{u"Core"_s, u"vCPU"_s}}}};
        QCOMPARE(codeOf(m_world->call<ListLicenseConfigurations>(m_vendor, two)),
                 "FilterLimitExceededException");
        page.maxResults = 0;
        QCOMPARE(codeOf(m_world->call<ListLicenseConfigurations>(m_vendor, page)),
                 "InvalidParameterValueException");
        page.maxResults = 3;
        page.nextToken = u"nonsense"_s;
        QCOMPARE(codeOf(m_world->call<ListLicenseConfigurations>(m_vendor, page)),
                 "InvalidParameterValueException");
    }

    void usageListsInPagesAndByFilter()
    {
        const QString arn = create(request(u"x"_s));
        for (int i = 0; i < 5; ++i)
            QVERIFY(associate(instance(i), {arn}));
        const QString host = u"arn:aws:ec2:us-east-1:111122223333:dedicated-host/h-1"_s;
        QVERIFY(associate(host, {arn}));
        ListUsageForLicenseConfiguration::Request page{arn, 4};
        auto answer = m_world->call<ListUsageForLicenseConfiguration>(m_vendor, page);
        QCOMPARE(answer->licenseConfigurationUsageList->size(), 4);
        page.nextToken = answer->nextToken;
        answer = m_world->call<ListUsageForLicenseConfiguration>(m_vendor, page);
        QCOMPARE(answer->licenseConfigurationUsageList->size(), 2);
        QVERIFY(!answer->nextToken);
        page = {arn};
        page.filters = {{Filter{u"resourceType"_s, QList<QString>{u"EC2_HOST"_s}}}};
        answer = m_world->call<ListUsageForLicenseConfiguration>(m_vendor, page);
        QCOMPARE(answer->licenseConfigurationUsageList->size(), 1);
        QCOMPARE(answer->licenseConfigurationUsageList->at(0).resourceArn, host);
    }

    void survivesARestart()
    {
        const QString arn = create(request(u"kept"_s));
        QVERIFY(associate(instance(1), {arn}));
        m_world->restart();
        QCOMPARE(get(arn).name, u"kept"_s);
        QCOMPARE(get(arn).consumedLicenses, 1);
    }
};

QTEST_GUILESS_MAIN(TestConfigurations)
#include "tst_configurations.moc"
