// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/tags.h"
#include "localservice/assetrulejson.h"
#include "localservice/behaviour.h"
#include "localservice/examples.h"
#include "localservice/inventory.h"
#include "localservice/reportscheduler.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace lc::assetrules;
using namespace Qt::StringLiterals;

/// Asset groups, their rulesets, and the assets that rules choose.
class TestAssetGroups : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;
    using Rules = QList<LicenseAssetRule>;

    static QString instance(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number);
    }
    /// Rules as JSON, the way people write them.
    static Rules rules(const QByteArray &json)
    {
        CreateLicenseAssetRuleset::Request request;
        const auto read = readJson(typeOf<CreateLicenseAssetRuleset::Request>(), &request,
                                   assetrules::createRequest(json), Reading::Strict);
        return read ? request.rules : Rules();
    }
    static Rules platform(const QByteArray &value)
    {
        return rules('[' + instanceRule(single("Platform", "EQUALS", quoted(value))) + ']');
    }
    CreateLicenseAssetRuleset::Request rulesetRequest(const Rules &rules) const
    {
        return {u"Databases"_s, {}, rules, {}, examples::newToken()};
    }
    QString createRuleset(const Rules &rules)
    {
        const auto made = m_world->call<CreateLicenseAssetRuleset>(m_vendor, rulesetRequest(rules));
        return made ? made->licenseAssetRulesetArn : made.error().message;
    }
    CreateLicenseAssetGroup::Request groupRequest(const QList<QString> &rulesets) const
    {
        CreateLicenseAssetGroup::Request request;
        request.name = u"Production"_s;
        request.licenseAssetGroupConfigurations = {{u"vCPU"_s}};
        request.associatedLicenseAssetRulesetArNs = rulesets;
        request.clientToken = examples::newToken();
        return request;
    }
    QString createGroup(const QList<QString> &rulesets)
    {
        const auto made = m_world->call<CreateLicenseAssetGroup>(m_vendor, groupRequest(rulesets));
        return made ? made->licenseAssetGroupArn : made.error().message;
    }
    LicenseAssetGroup getGroup(const QString &arn)
    {
        const auto got = m_world->call<GetLicenseAssetGroup>(m_vendor, {arn});
        return got ? got->licenseAssetGroup : LicenseAssetGroup();
    }
    /// What follows the last slash or colon of each asset's ARN.
    QStringList assets(const QString &group, const QString &type = u"Instance"_s,
                       const QString &profile = u"vendor"_s)
    {
        ListAssetsForLicenseAssetGroup::Request request{group, type, 2, {}};
        QStringList found;
        do {
            const auto page = m_world->call<ListAssetsForLicenseAssetGroup>(profile, request);
            if (!page)
                return {QString::fromLatin1(page.error().code)};
            for (const Asset &asset : *page->assets)
                found += asset.assetArn->section(QRegularExpression(u"[/:]"_s), -1);
            request.nextToken = page->nextToken;
        } while (request.nextToken);
        return found;
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
        InventoryResource machine = unknownResource(instance(1));
        machine.platform = u"Windows Server"_s;
        machine.usageOperation = u"RunInstances:0006"_s;
        machine.instanceType = u"m5.xlarge"_s;
        machine.amiId = u"ami-1"_s;
        machine.marketplaceProductCodes = {{u"code1"_s, u"code2"_s}};
        machine.vcpus = 8;
        put(machine);
        machine = unknownResource(instance(2));
        machine.platform = u"Amazon Linux"_s;
        machine.usageOperation = u"RunInstances"_s;
        machine.instanceType = u"m5.large"_s;
        machine.hostId = u"h-1"_s;
        machine.vcpus = 2;
        put(machine);
        machine = unknownResource(u"arn:aws:ssm:us-east-1:111122223333:managed-instance/mi-3"_s);
        machine.platform = u"Windows Server"_s;
        put(machine);
        machine = unknownResource(u"arn:aws:ec2:us-east-1::image/ami-1"_s);
        machine.platform = u"Windows Server"_s;
        put(machine);
    }
    template <class T> static QByteArray codeOf(const Served<T> &outcome)
    {
        return outcome ? QByteArray() : outcome.error().code;
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void lifeOfARuleset()
    {
        auto sent = rulesetRequest(platform("Windows Server"));
        sent.description = u"All of them"_s;
        sent.tags = {{Tag{u"team"_s, u"assets"_s}}};
        const QString arn =
            m_world->call<CreateLicenseAssetRuleset>(m_vendor, sent)->licenseAssetRulesetArn;
        QVERIFY(arn.startsWith(
            u"arn:aws:license-manager:us-east-1:111122223333:license-asset-ruleset:"));
        QCOMPARE(m_world->call<CreateLicenseAssetRuleset>(m_vendor, sent)->licenseAssetRulesetArn,
                 arn);
        QCOMPARE(m_world->call<GetLicenseAssetRuleset>(m_vendor, {arn})->licenseAssetRuleset,
                 (LicenseAssetRuleset{sent.name, sent.description, sent.rules, arn}));
        QCOMPARE(m_world->call<ListTagsForResource>(m_vendor, {arn})->tags, sent.tags);
        const Rules changed = platform("Amazon Linux");
        QVERIFY(m_world->call<UpdateLicenseAssetRuleset>(
            m_vendor, {u"Linux"_s, {}, changed, arn, examples::newToken()}));
        QCOMPARE(m_world->call<GetLicenseAssetRuleset>(m_vendor, {arn})->licenseAssetRuleset,
                 (LicenseAssetRuleset{u"Linux"_s, sent.description, changed, arn}));
        const QString group = createGroup({arn});
        QCOMPARE(codeOf(m_world->call<DeleteLicenseAssetRuleset>(m_vendor, {arn})),
                 "ValidationException");
        QVERIFY(m_world->call<DeleteLicenseAssetGroup>(m_vendor, {group}));
        QCOMPARE(codeOf(m_world->call<DeleteLicenseAssetRuleset>(u"customer"_s, {arn})),
                 "InvalidParameterValueException");
        QVERIFY(m_world->call<DeleteLicenseAssetRuleset>(m_vendor, {arn}));
        QCOMPARE(codeOf(m_world->call<GetLicenseAssetRuleset>(m_vendor, {arn})),
                 "InvalidParameterValueException");
    }

    void badRulesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("member");
        for (const auto &each : assetrules::badRules())
            QTest::newRow(each.name) << each.json << QString::fromLatin1(each.member);
    }

    void badRulesAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, member);
        const QString good = createRuleset(platform("x"));
        for (const Operation *operation :
             {&CreateLicenseAssetRuleset::operation, &UpdateLicenseAssetRuleset::operation}) {
            HttpRequest http;
            http.method = "POST";
            http.rawPath = "/";
            http.headers.emplaceBack("Content-Type", "application/x-amz-json-1.1");
            http.headers.emplaceBack("X-Amz-Target",
                                     QByteArray("AWSLicenseManager.") + operation->name);
            http.body = assetrules::updateRequest(good, json);
            const HttpAnswer answer = m_world->send(m_world->signedBy(m_vendor, http));
            QCOMPARE(answer.status, 400);
            const ServiceError error = ServiceWorld::errorIn(answer);
            QCOMPARE(error.code, "ValidationException");
            QVERIFY2(error.message.contains(member), qPrintable(error.message));
        }
        QCOMPARE(
            m_world->call<ListLicenseAssetRulesets>(m_vendor, {})->licenseAssetRulesets->size(), 1);
        QCOMPARE(m_world->call<GetLicenseAssetRuleset>(m_vendor, {good})->licenseAssetRuleset.name,
                 u"Databases"_s);
    }

    void rulesChooseInstances_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<QStringList>("wanted");
        for (const auto &each : assetrules::instanceStatements())
            QTest::newRow(each.name) << each.json << each.chosen;
    }

    void rulesChooseInstances()
    {
        QFETCH(QByteArray, statement);
        QFETCH(QStringList, wanted);
        fill();
        const QString group =
            createGroup({createRuleset(rules('[' + instanceRule(statement) + ']'))});
        QCOMPARE(assets(group), wanted);
        QCOMPARE(assets(group, u"License"_s), QStringList());
    }

    void anyRuleOfAnyRulesetChooses()
    {
        fill();
        const QString first = createRuleset(platform("nothing") + platform("Amazon Linux"));
        const QString second = createRuleset(
            rules('[' + instanceRule(single("InstanceId", "EQUALS", quoted("mi-3"))) + ']'));
        const QString group = createGroup({first, second});
        QCOMPARE(assets(group), (QStringList{u"i-2"_s, u"mi-3"_s}));
        InventoryResource later = unknownResource(instance(9));
        later.platform = u"Amazon Linux"_s;
        put(later);
        QCOMPARE(assets(group), (QStringList{u"i-2"_s, u"mi-3"_s, u"i-9"_s}));
        UpdateLicenseAssetGroup::Request change;
        change.licenseAssetGroupArn = group;
        change.associatedLicenseAssetRulesetArNs = {second};
        change.clientToken = examples::newToken();
        QVERIFY(m_world->call<UpdateLicenseAssetGroup>(m_vendor, change));
        QCOMPARE(assets(group), QStringList{u"mi-3"_s});
        change.status = LicenseAssetGroupStatus::Disabled;
        change.clientToken = examples::newToken();
        QCOMPARE(m_world->call<UpdateLicenseAssetGroup>(m_vendor, change)->status, u"DISABLED"_s);
        QCOMPARE(assets(group), QStringList());
    }

    void rulesChooseLicensesAndConfigurations()
    {
        const QString own = examples::createLicense(*m_world, examples::license(u"CAD-1"_s));
        const QString other = examples::createLicense(*m_world, examples::license(u"CAD-2"_s));
        examples::createActiveGrant(*m_world, other);
        CreateLicenseConfiguration::Request configuration;
        configuration.name = u"x"_s;
        configuration.licenseCountingType = LicenseCountingType::Core;
        const QString configurationArn =
            *m_world->call<CreateLicenseConfiguration>(m_vendor, configuration)
                 ->licenseConfigurationArn;
        const auto subject = [](const char *name, const QByteArray &statement) {
            return rules(about(name, statement));
        };
        const auto licenses = [&](const char *key, const char *constraint,
                                  const QByteArray &values) {
            return assets(createGroup({createRuleset(
                              subject("LicenseRuleStatement", single(key, constraint, values)))}),
                          u"License"_s);
        };
        const QString ownId = own.section(u':', -1), otherId = other.section(u':', -1);
        const QStringList both{ownId, otherId};
        QCOMPARE(licenses("ProductSKU", "EQUALS", quoted("CAD-1")), QStringList{ownId});
        QCOMPARE(licenses("ProductSKU", "NOT_EQUALS", quoted("CAD-1")), QStringList{otherId});
        QCOMPARE(licenses("Issuer", "EQUALS", quoted("Acme")), both);
        QCOMPARE(licenses("Beneficiary", "EQUALS", quoted("Globex")), both);
        QCOMPARE(licenses("HomeRegion", "EQUALS", quoted("us-east-1")), both);
        QCOMPARE(licenses("LicenseStatus", "EQUALS", quoted("AVAILABLE")), both);
        QCOMPARE(licenses("LicenseArn", "EQUALS", quoted(own.toLatin1())), QStringList{ownId});
        m_world->clock().advance(std::chrono::days(400));
        QCOMPARE(licenses("LicenseStatus", "EQUALS", quoted("EXPIRED")), both);
        QCOMPARE(assets(createGroup({createRuleset(
                            subject("LicenseConfigurationRuleStatement",
                                    single("AccountId", "EQUALS", quoted("111122223333"))))}),
                        u"LicenseConfiguration"_s),
                 QStringList{configurationArn.section(u':', -1)});
        // The customer received one of them.
        const auto ruleset = m_world->call<CreateLicenseAssetRuleset>(
            u"customer"_s,
            rulesetRequest(
                subject("LicenseRuleStatement", single("Issuer", "EQUALS", quoted("Acme")))));
        const auto group = m_world->call<CreateLicenseAssetGroup>(
            u"customer"_s, groupRequest({ruleset->licenseAssetRulesetArn}));
        QCOMPARE(assets(group->licenseAssetGroupArn, u"License"_s, u"customer"_s),
                 QStringList{otherId});
    }

    void lifeOfAGroup()
    {
        const QString ruleset = createRuleset(platform("x"));
        auto sent = groupRequest({ruleset});
        sent.description = u"All"_s;
        sent.properties = {{LicenseAssetGroupProperty{u"costCenter"_s, u"12"_s}}};
        sent.tags = {{Tag{u"a"_s, u"b"_s}}};
        const auto made = m_world->call<CreateLicenseAssetGroup>(m_vendor, sent);
        QVERIFY(made);
        const QString arn = made->licenseAssetGroupArn;
        QCOMPARE(made->status, u"ACTIVE"_s);
        QVERIFY(
            arn.startsWith(u"arn:aws:license-manager:us-east-1:111122223333:license-asset-group:"));
        QCOMPARE(m_world->call<CreateLicenseAssetGroup>(m_vendor, sent)->licenseAssetGroupArn, arn);
        LicenseAssetGroup kept = getGroup(arn);
        QCOMPARE(kept.name, sent.name);
        QCOMPARE(kept.description, sent.description);
        QCOMPARE(kept.licenseAssetGroupConfigurations, sent.licenseAssetGroupConfigurations);
        QCOMPARE(kept.properties, sent.properties);
        QCOMPARE(kept.associatedLicenseAssetRulesetArNs, QList<QString>{ruleset});
        QCOMPARE(kept.latestUsageAnalysisTime, m_world->clock().now());
        UpdateLicenseAssetGroup::Request change;
        change.licenseAssetGroupArn = arn;
        change.associatedLicenseAssetRulesetArNs = {ruleset};
        change.name = u"Renamed"_s;
        change.clientToken = examples::newToken();
        QVERIFY(m_world->call<UpdateLicenseAssetGroup>(m_vendor, change));
        kept = getGroup(arn);
        QCOMPARE(kept.name, u"Renamed"_s);
        QCOMPARE(kept.properties, sent.properties);
        QCOMPARE(kept.status, Open(LicenseAssetGroupStatus::Active));
        change.status = LicenseAssetGroupStatus::Deleted;
        change.clientToken = examples::newToken();
        QCOMPARE(codeOf(m_world->call<UpdateLicenseAssetGroup>(m_vendor, change)),
                 "ValidationException");
        QCOMPARE(m_world->call<DeleteLicenseAssetGroup>(m_vendor, {arn})->status,
                 Open(LicenseAssetGroupStatus::Deleted));
        QCOMPARE(codeOf(m_world->call<GetLicenseAssetGroup>(m_vendor, {arn})),
                 "InvalidParameterValueException");
        QVERIFY(m_world->call<ListLicenseAssetGroups>(m_vendor, {})->licenseAssetGroups->isEmpty());
    }

    void badGroupsAreRefused_data()
    {
        QTest::addColumn<std::function<void(CreateLicenseAssetGroup::Request &)>>("spoil");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, const char *member,
                            const std::function<void(CreateLicenseAssetGroup::Request &)> &spoil,
                            const char *code = "ValidationException") {
            QTest::newRow(name) << spoil << QByteArray(code) << QString::fromLatin1(member);
        };
        row("blank name", "Name", [](auto &sent) { sent.name = u" "_s; });
        row("long name", "Name", [](auto &sent) { sent.name = QString(129, u'x'); });
        row("long description", "Description",
            [](auto &sent) { sent.description = QString(1025, u'x'); });
        row("dimension", "UsageDimension",
            [](auto &sent) { sent.licenseAssetGroupConfigurations = {{u"Gpu"_s}}; });
        row("no ruleset", "AssociatedLicenseAssetRulesetARNs",
            [](auto &sent) { sent.associatedLicenseAssetRulesetArNs.clear(); });
        row("ruleset twice", "AssociatedLicenseAssetRulesetARNs", [](auto &sent) {
            sent.associatedLicenseAssetRulesetArNs += sent.associatedLicenseAssetRulesetArNs[0];
        });
        row(
            "unknown ruleset", "AssociatedLicenseAssetRulesetARNs",
            [](auto &sent) { sent.associatedLicenseAssetRulesetArNs[0] += u'0'; },
            "InvalidParameterValueException");
        row("no ARN", "AssociatedLicenseAssetRulesetARNs",
            [](auto &sent) { sent.associatedLicenseAssetRulesetArNs[0] = u"x"_s; });
        row("property twice", "Properties", [](auto &sent) {
            sent.properties = {{{u"a"_s, u"1"_s}, {u"a"_s, u"2"_s}}};
        });
        row("tag", "aws:", [](auto &sent) { sent.tags = {{Tag{u"aws:x"_s, u"y"_s}}}; });
    }

    void badGroupsAreRefused()
    {
        QFETCH(std::function<void(CreateLicenseAssetGroup::Request &)>, spoil);
        QFETCH(QByteArray, code);
        QFETCH(QString, member);
        auto sent = groupRequest({createRuleset(platform("x"))});
        spoil(sent);
        const auto outcome = m_world->call<CreateLicenseAssetGroup>(m_vendor, sent);
        QCOMPARE(codeOf(outcome), code);
        QVERIFY2(outcome.error().message.contains(member), qPrintable(outcome.error().message));
        QVERIFY(m_world->call<ListLicenseAssetGroups>(m_vendor, {})->licenseAssetGroups->isEmpty());
    }

    void managedRulesets()
    {
        fill();
        const QString own = createRuleset(platform("x"));
        ListLicenseAssetRulesets::Request request;
        QCOMPARE(m_world->call<ListLicenseAssetRulesets>(m_vendor, request)
                     ->licenseAssetRulesets->size(),
                 1);
        request.showAwsManagedLicenseAssetRulesets = true;
        request.maxResults = 2;
        QStringList arns;
        QString database;
        do {
            const auto page = m_world->call<ListLicenseAssetRulesets>(m_vendor, request);
            QVERIFY(page);
            for (const LicenseAssetRuleset &each : *page->licenseAssetRulesets) {
                arns += each.licenseAssetRulesetArn;
                if (each.name == u"SQL Server")
                    database = each.licenseAssetRulesetArn;
            }
            request.nextToken = page->nextToken;
        } while (request.nextToken);
        QCOMPARE(arns.size(), 6);
        QVERIFY(arns.contains(own));
        QCOMPARE(assets(createGroup({database})), QStringList{u"i-1"_s});
        QCOMPARE(codeOf(m_world->call<DeleteLicenseAssetRuleset>(m_vendor, {database})),
                 "AccessDeniedException");
        QCOMPARE(codeOf(m_world->call<UpdateLicenseAssetRuleset>(
                     m_vendor, {{}, {}, platform("x"), database, examples::newToken()})),
                 "AccessDeniedException");
        request = {};
        request.filters = {{Filter{u"Name"_s, QList<QString>{u"SQL Server"_s}}}};
        QVERIFY(m_world->call<ListLicenseAssetRulesets>(m_vendor, request)
                    ->licenseAssetRulesets->isEmpty());
        request.showAwsManagedLicenseAssetRulesets = true;
        QCOMPARE(m_world->call<ListLicenseAssetRulesets>(m_vendor, request)
                     ->licenseAssetRulesets->size(),
                 1);
        request.filters = {{Filter{u"name"_s, QList<QString>{u"x"_s}}}};
        QCOMPARE(codeOf(m_world->call<ListLicenseAssetRulesets>(m_vendor, request)),
                 "ValidationException");
    }

    void listsAndQuotas()
    {
        QStringList rulesets;
        for (int i = 0; i < behaviour::rulesets.value; ++i)
            rulesets += createRuleset(platform("x"));
        QCOMPARE(codeOf(m_world->call<CreateLicenseAssetRuleset>(m_vendor,
                                                                 rulesetRequest(platform("x")))),
                 "ValidationException");
        QCOMPARE(codeOf(m_world->call<CreateLicenseAssetGroup>(m_vendor,
                                                               groupRequest(rulesets.mid(0, 6)))),
                 "ValidationException");
        QStringList groups;
        for (int i = 0; i < behaviour::assetGroups.value; ++i)
            groups += createGroup({rulesets[i % 5]});
        QCOMPARE(
            codeOf(m_world->call<CreateLicenseAssetGroup>(m_vendor, groupRequest({rulesets[0]}))),
            "ValidationException");
        ListLicenseAssetGroups::Request page;
        page.maxResults = 2;
        page.filters = {{Filter{u"LicenseAssetRulesetArn"_s, QList<QString>{rulesets[1]}}}};
        QStringList seen;
        do {
            const auto answer = m_world->call<ListLicenseAssetGroups>(m_vendor, page);
            QVERIFY(answer);
            for (const LicenseAssetGroup &each : *answer->licenseAssetGroups)
                seen += each.licenseAssetGroupArn;
            page.nextToken = answer->nextToken;
        } while (page.nextToken);
        QCOMPARE(seen, (QStringList{groups[1], groups[6], groups[11], groups[16], groups[21]}));
        QCOMPARE(assets(groups[0], u"Cluster"_s), QStringList{u"ValidationException"_s});
        QCOMPARE(assets(groups[0], u"Instance"_s, u"customer"_s),
                 QStringList{u"InvalidParameterValueException"_s});
    }

    void quotasCanBeLeftOut()
    {
        ServiceSetup setup;
        setup.quotas = Quotas::Off;
        m_world = std::make_unique<ServiceWorld>(setup);
        const Rules rules = platform("x");
        QStringList rulesets;
        for (int i = 0; i <= behaviour::rulesets.value; ++i)
            rulesets += createRuleset(rules + rules + rules + rules + rules + rules);
        QVERIFY(rulesets.last().startsWith(u"arn:"));
        for (int i = 0; i <= behaviour::assetGroups.value; ++i)
            QVERIFY(createGroup(rulesets.mid(0, 6)).startsWith(u"arn:"));
    }

    void groupsAreReported()
    {
        fill();
        const QString group = createGroup({createRuleset(platform("Windows Server"))});
        CreateLicenseManagerReportGenerator::Request request;
        request.reportGeneratorName = u"Groups"_s;
        request.type = {ReportType::LicenseAssetGroupUsageReport};
        request.reportFrequency = {{}, ReportFrequencyType::OneTime};
        request.reportContext.licenseAssetGroupArns = {{group}};
        request.clientToken = examples::newToken();
        const auto made = m_world->call<CreateLicenseManagerReportGenerator>(m_vendor, request);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const QString root = m_world->folder() + u"/s3"_s;
        ReportScheduler(m_world->dispatcher(), root).tick();
        QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray start =
            "2026-03-19T08:00:00Z," + group.toLatin1() + ",Production,Instance,";
        QCOMPARE(file.readAll(),
                 "ReportTime,LicenseAssetGroupArn,Name,AssetType,AssetArn,UsageDimension,Usage\r\n"
                     + start + instance(1).toLatin1() + ",vCPU,8\r\n" + start
                     + "arn:aws:ssm:us-east-1:111122223333:managed-instance/mi-3,vCPU,1\r\n");
        QCOMPARE(codeOf(m_world->call<DeleteLicenseAssetGroup>(m_vendor, {group})),
                 "ValidationException");
    }
};

QTEST_GUILESS_MAIN(TestAssetGroups)
#include "tst_assetgroups.moc"
