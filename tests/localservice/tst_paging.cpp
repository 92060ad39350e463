// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "core/json.h"
#include "localservice/examples.h"
#include "localservice/inventory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

/// Paging of the lists of License Manager while items come and go.
class TestPaging : public QObject {
    Q_OBJECT

    using Object = QJsonObject;

    /// A list with what makes and unmakes its items.
    struct List {
        QByteArray operation;
        QString key; ///< member that tells items apart
        Object request = {};
        QString profile = u"vendor"_s;
        std::function<QString(int)> make; ///< gives the key
        std::function<void(const QString &)> remove = {}; ///< none where items stay
        int items = 9;
    };

    std::unique_ptr<ServiceWorld> m_world;

    Object call(const QByteArray &operation, const Object &request,
                const QString &profile = u"vendor"_s)
    {
        HttpRequest http;
        http.method = "POST";
        http.rawPath = "/";
        http.headers.emplaceBack("Content-Type", "application/x-amz-json-1.1");
        http.headers.emplaceBack("X-Amz-Target", "AWSLicenseManager." + operation);
        http.body = QJsonDocument(request).toJson();
        const HttpAnswer answer = m_world->send(m_world->signedBy(profile, http));
        return QJsonDocument::fromJson(answer.body).object();
    }
    QString make(const QByteArray &operation, const Object &request, const QString &key)
    {
        const Object answer = call(operation, request);
        const QString made = answer.value(key).toString();
        if (made.isEmpty())
            qFatal("%s: %s", operation.constData(), QJsonDocument(answer).toJson().constData());
        return made;
    }
    static QString token() { return examples::newToken(); }
    static QString instance(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number);
    }
    QString configuration(const QString &name, const Object &more = {})
    {
        Object request = more;
        request.insert(u"Name"_s, name);
        request.insert(u"LicenseCountingType"_s, u"Instance"_s);
        return make("CreateLicenseConfiguration", request, u"LicenseConfigurationArn"_s);
    }
    Object specify(const QString &resource, const QString &member, const QString &configuration)
    {
        return call("UpdateLicenseSpecificationsForResource",
                    {{u"ResourceArn"_s, resource},
                     {member, QJsonArray{Object{{u"LicenseConfigurationArn"_s, configuration}}}}});
    }
    QString license(int number)
    {
        return examples::createLicense(*m_world, examples::license(u"SKU-%1"_s.arg(number)));
    }
    QString grant(const QString &license)
    {
        using namespace licensemanager;
        const auto made = m_world->call<CreateGrant>(u"vendor"_s, examples::grant(license));
        return made ? *made->grantArn : u"refused: "_s + made.error().message;
    }
    void putMachine(const QString &arn)
    {
        (void)m_world->dispatcher().change([&arn](Store &store) {
            InventoryResource machine = unknownResource(arn);
            machine.platform = u"Linux"_s;
            machine.usageOperation = u"RunInstances"_s;
            inventory::put(store, {u"111122223333"_s, u"us-east-1"_s, machine});
            return true;
        });
    }
    void removeMachine(const QString &arn)
    {
        (void)m_world->dispatcher().change([&arn](Store &store) {
            const auto entry = store.find(inventory::kind, arn);
            if (entry)
                store.remove(*entry);
            return entry.has_value();
        });
    }
    QString ruleset()
    {
        const Object matching{{u"KeyToMatch"_s, u"Platform"_s},
                              {u"Constraint"_s, u"EQUALS"_s},
                              {u"ValueToMatch"_s, QJsonArray{u"Linux"_s}}};
        const Object rule{
            {u"RuleStatement"_s,
             Object{{u"InstanceRuleStatement"_s, Object{{u"MatchingRuleStatement"_s, matching}}}}}};
        return make(
            "CreateLicenseAssetRuleset",
            {{u"Name"_s, u"r"_s}, {u"ClientToken"_s, token()}, {u"Rules"_s, QJsonArray{rule}}},
            u"LicenseAssetRulesetArn"_s);
    }
    QString group(const QString &ruleset)
    {
        return make("CreateLicenseAssetGroup",
                    {{u"Name"_s, u"g"_s},
                     {u"ClientToken"_s, token()},
                     {u"LicenseAssetGroupConfigurations"_s,
                      QJsonArray{Object{{u"UsageDimension"_s, u"vCPU"_s}}}},
                     {u"AssociatedLicenseAssetRulesetARNs"_s, QJsonArray{ruleset}}},
                    u"LicenseAssetGroupArn"_s);
    }
    std::function<void(const QString &)> deleting(const QByteArray &operation,
                                                  const QString &member)
    {
        return [this, operation, member](const QString &key) { call(operation, {{member, key}}); };
    }

    List listOf(const QByteArray &operation)
    {
        const QString configurationMember = u"LicenseConfigurationArn"_s;
        if (operation == "ListLicenses")
            return {.operation = operation, .key = u"LicenseArn"_s, .make = [this](int number) {
                        return license(number);
                    }};
        if (operation == "ListReceivedLicenses")
            return {.operation = operation,
                    .key = u"LicenseArn"_s,
                    .profile = u"customer"_s,
                    .make = [this](int number) {
                        const QString arn = license(number);
                        grant(arn);
                        return arn;
                    }};
        if (operation == "ListLicenseVersions") {
            const QString arn = license(0);
            return {.operation = operation,
                    .key = u"Version"_s,
                    .request = {{u"LicenseArn"_s, arn}},
                    .make = [this, arn](int) {
                        using namespace licensemanager;
                        const auto made = m_world->call<CreateLicenseVersion>(
                            u"vendor"_s, examples::versionOf(examples::getLicense(*m_world, arn)));
                        return made ? *made->version : QString();
                    }};
        }
        if (operation == "ListDistributedGrants" || operation == "ListReceivedGrants")
            return {.operation = operation,
                    .key = u"GrantArn"_s,
                    .profile = operation == "ListReceivedGrants" ? u"customer"_s : u"vendor"_s,
                    .make = [this](int number) { return grant(license(number)); }};
        if (operation == "ListTokens") {
            const QString arn = license(0);
            return {.operation = operation,
                    .key = u"TokenId"_s,
                    .make =
                        [this, arn](int) {
                            return make("CreateToken",
                                        {{u"LicenseArn"_s, arn}, {u"ClientToken"_s, token()}},
                                        u"TokenId"_s);
                        },
                    .items = 6};
        }
        if (operation == "ListLicenseConfigurations")
            return {.operation = operation,
                    .key = configurationMember,
                    .make = [this](int) { return configuration(u"c"_s); },
                    .remove = deleting("DeleteLicenseConfiguration", configurationMember)};
        if (operation == "ListUsageForLicenseConfiguration"
            || operation == "ListAssociationsForLicenseConfiguration") {
            const QString arn = configuration(u"c"_s);
            return {.operation = operation,
                    .key = u"ResourceArn"_s,
                    .request = {{configurationMember, arn}},
                    .make =
                        [this, arn](int number) {
                            specify(instance(number), u"AddLicenseSpecifications"_s, arn);
                            return instance(number);
                        },
                    .remove =
                        [this, arn](const QString &resource) {
                            specify(resource, u"RemoveLicenseSpecifications"_s, arn);
                        }};
        }
        if (operation == "ListFailuresForLicenseConfigurationOperations") {
            const QString arn =
                configuration(u"c"_s, {{u"LicenseCount"_s, 0}, {u"LicenseCountHardLimit"_s, true}});
            return {.operation = operation,
                    .key = u"ResourceArn"_s,
                    .request = {{configurationMember, arn}},
                    .make = [this, arn](int number) {
                        specify(instance(number), u"AddLicenseSpecifications"_s, arn);
                        return instance(number);
                    }};
        }
        if (operation == "ListLicenseSpecificationsForResource")
            return {.operation = operation,
                    .key = configurationMember,
                    .request = {{u"ResourceArn"_s, instance(1)}},
                    .make =
                        [this](int) {
                            const QString arn = configuration(u"c"_s);
                            specify(instance(1), u"AddLicenseSpecifications"_s, arn);
                            return arn;
                        },
                    .remove =
                        [this](const QString &arn) {
                            specify(instance(1), u"RemoveLicenseSpecifications"_s, arn);
                        }};
        if (operation == "ListResourceInventory" || operation == "ListAssetsForLicenseAssetGroup") {
            const bool isGroup = operation == "ListAssetsForLicenseAssetGroup";
            Object request;
            if (isGroup)
                request = {{u"LicenseAssetGroupArn"_s, group(ruleset())},
                           {u"AssetType"_s, u"Instance"_s}};
            return {.operation = operation,
                    .key = isGroup ? u"AssetArn"_s : u"ResourceArn"_s,
                    .request = request,
                    .make =
                        [this](int number) {
                            putMachine(instance(number));
                            return instance(number);
                        },
                    .remove = [this](const QString &arn) { removeMachine(arn); }};
        }
        if (operation == "ListLicenseConversionTasks")
            return {.operation = operation,
                    .key = u"LicenseConversionTaskId"_s,
                    .make = [this](int number) {
                        putMachine(instance(number));
                        return make("CreateLicenseConversionTaskForResource",
                                    {{u"ResourceArn"_s, instance(number)},
                                     {u"SourceLicenseContext"_s,
                                      Object{{u"UsageOperation"_s, u"RunInstances"_s}}},
                                     {u"DestinationLicenseContext"_s,
                                      Object{{u"UsageOperation"_s, u"RunInstances:0g00"_s}}}},
                                    u"LicenseConversionTaskId"_s);
                    }};
        if (operation == "ListLicenseManagerReportGenerators") {
            const QString arn = configuration(u"c"_s);
            const QString member = u"LicenseManagerReportGeneratorArn"_s;
            return {.operation = operation,
                    .key = member,
                    .make =
                        [this, arn, member](int) {
                            return make(
                                "CreateLicenseManagerReportGenerator",
                                {{u"ReportGeneratorName"_s, u"r"_s},
                                 {u"Type"_s, QJsonArray{u"LicenseConfigurationUsageReport"_s}},
                                 {u"ReportContext"_s,
                                  Object{{u"licenseConfigurationArns"_s, QJsonArray{arn}}}},
                                 {u"ReportFrequency"_s,
                                  Object{{u"value"_s, 1}, {u"period"_s, u"DAY"_s}}},
                                 {u"ClientToken"_s, token()}},
                                member);
                        },
                    .remove = deleting("DeleteLicenseManagerReportGenerator", member)};
        }
        if (operation == "ListLicenseAssetGroups") {
            const QString arn = ruleset();
            return {.operation = operation,
                    .key = u"LicenseAssetGroupArn"_s,
                    .make = [this, arn](int) { return group(arn); },
                    .remove = deleting("DeleteLicenseAssetGroup", u"LicenseAssetGroupArn"_s)};
        }
        if (operation == "ListLicenseAssetRulesets")
            return {.operation = operation,
                    .key = u"LicenseAssetRulesetArn"_s,
                    .make = [this](int) { return ruleset(); },
                    .remove = deleting("DeleteLicenseAssetRuleset", u"LicenseAssetRulesetArn"_s)};
        return {};
    }

    static QStringList keysIn(const Object &answer, const List &list)
    {
        const Operation *operation = findOperation("license-manager", list.operation.toStdString());
        QStringList keys;
        for (const QJsonValue &item : answer.value(QLatin1StringView(operation->list)).toArray())
            keys += item.toObject().value(list.key).toString();
        return keys;
    }
    static QString nextToken(const Object &answer)
    {
        return answer.value(u"NextToken"_s).toString();
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }

    void itemsAppearOnceWhileOthersComeAndGo_data()
    {
        QTest::addColumn<QByteArray>("operation");
        // These need an organization: see the tests of organizations.
        const QByteArrayList others{"ListReceivedGrantsForOrganization",
                                    "ListReceivedLicensesForOrganization",
                                    "ListLicenseConfigurationsForOrganization"};
        for (const Operation *operation : allOperations()) {
            if (operation->pageTokenIn && !others.contains(operation->name)
                && operation->service->protocol == Service::Protocol::AwsJson)
                QTest::newRow(operation->name) << QByteArray(operation->name);
        }
    }

    void itemsAppearOnceWhileOthersComeAndGo()
    {
        QFETCH(QByteArray, operation);
        const List list = listOf(operation);
        QVERIFY2(list.make, "no item can be made");
        QStringList stays;
        for (int i = 0; i < list.items; ++i)
            stays += list.make(i);
        QCOMPARE(QSet<QString>(stays.begin(), stays.end()).size(), list.items);
        const QString early = stays[1], late = stays[list.items - 2];
        Object request = list.request;
        request.insert(u"MaxResults"_s, 2);
        QMap<QString, int> seen;
        int pages = 0;
        for (QString next; pages == 0 || !next.isEmpty(); ++pages) {
            QVERIFY(pages < 20);
            request.insert(u"NextToken"_s, next);
            const Object answer = call(operation, request, list.profile);
            QVERIFY2(!answer.contains(u"__type"_s), QJsonDocument(answer).toJson().constData());
            const QStringList keys = keysIn(answer, list);
            QVERIFY(!keys.isEmpty());
            QVERIFY(keys.size() <= 2);
            for (const QString &key : keys)
                ++seen[key];
            next = nextToken(answer);
            if (pages == 1 && list.remove) {
                list.remove(early); // on a page that was read
                list.remove(late); // on one that was not
                stays.removeOne(early);
                stays.removeOne(late);
            }
            if (pages < 2)
                list.make(100 + pages);
        }
        QVERIFY(pages > 2);
        for (const QString &key : std::as_const(stays))
            QVERIFY2(seen.value(key) == 1,
                     qPrintable(u"%1 appeared %2 times"_s.arg(key).arg(seen.value(key))));
        for (const int times : std::as_const(seen))
            QCOMPARE(times, 1);
        if (list.remove)
            QVERIFY(!seen.contains(late));
    }

    void badTokensAreRefused_data() { itemsAppearOnceWhileOthersComeAndGo_data(); }

    void badTokensAreRefused()
    {
        QFETCH(QByteArray, operation);
        const List list = listOf(operation);
        for (int i = 0; i < 4; ++i)
            list.make(i);
        Object request = list.request;
        request.insert(u"MaxResults"_s, 2);
        const QString good = nextToken(call(operation, request, list.profile));
        QVERIFY(!good.isEmpty());
        const Operation *described = findOperation("license-manager", operation.toStdString());
        QString changed = good;
        changed[3] = changed[3] == u'A' ? u'B' : u'A';
        for (const QString &bad : {u"x"_s, u"%%%"_s, good + u'A', good.chopped(1), changed,
                                   QString(5000, u'A'), u"größe"_s}) {
            request.insert(u"NextToken"_s, bad);
            const Object answer = call(operation, request, list.profile);
            const QByteArray code = answer.value(u"__type"_s).toString().toLatin1();
            QVERIFY2(code == "ValidationException" || code == "InvalidParameterValueException",
                     code.constData());
            QVERIFY(isModelled(*described, code));
            QVERIFY2(answer.value(u"Message"_s).toString().contains(u"token"),
                     qPrintable(answer.value(u"Message"_s).toString()));
        }
        // A good one is bound to its account and its query, not to the size of the page.
        request.insert(u"NextToken"_s, good);
        QVERIFY(call(operation, request, u"stranger"_s).contains(u"__type"_s));
        request.insert(u"MaxResults"_s, 50);
        QVERIFY(!call(operation, request, list.profile).contains(u"__type"_s));
        m_world->restart();
        QVERIFY(!call(operation, request, list.profile).contains(u"__type"_s));
    }
};

QTEST_GUILESS_MAIN(TestPaging)
#include "tst_paging.moc"
