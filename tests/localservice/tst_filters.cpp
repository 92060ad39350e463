// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/servicesettings.h"
#include "api/operations.h"
#include "localservice/examples.h"
#include "localservice/inventory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Object = QJsonObject;

namespace {

const QString vendor = u"vendor"_s;
const QString customer = u"customer"_s;
const QString stranger = u"stranger"_s;
const QString vendorAccount = u"111122223333"_s;
const QString customerAccount = u"444455556666"_s;
const QString strangerAccount = u"777788889999"_s;

/// A documented filter: the value by which it finds one item, and the key of that.
struct Selection {
    QString name;
    QString value;
    QString found;
};

/// A list with filters, of at least two items.
struct FilteredList {
    QString profile;
    QString key; ///< member that tells items apart
    QList<Selection> selections;
    Object request = {};
};

/// The stranger manages an organization with the customer in it.
ServiceSetup exampleSetup()
{
    Organization organization;
    organization.id = u"o-exampleorg1"_s;
    organization.managementAccount = strangerAccount;
    organization.accounts = QList{customerAccount};
    return {organization, Quotas::Off};
}

QString instanceOf(const QString &account, const QString &id)
{
    return u"arn:aws:ec2:us-east-1:%1:instance/%2"_s.arg(account, id);
}

} // namespace

/// Every documented filter of every list selects and excludes; other names are refused.
class TestFilters : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    QMap<QByteArray, FilteredList> m_lists;

    Object send(const char *operation, const Object &request, const QString &profile = vendor)
    {
        return m_world->answerTo(*findOperation("license-manager", operation), request, profile);
    }
    QString make(const char *operation, const Object &request, const char *key,
                 const QString &profile = vendor)
    {
        const Object answer = send(operation, request, profile);
        if (!answer.contains(QLatin1StringView(key)))
            qFatal("%s: %s", operation, QJsonDocument(answer).toJson().constData());
        return answer.value(QLatin1StringView(key)).toString();
    }
    QString license(const QString &profile, const QString &sku, const QString &issuer,
                    const QString &beneficiary)
    {
        CreateLicense::Request request = examples::license(sku);
        request.issuer.name = issuer;
        request.beneficiary = beneficiary;
        return *m_world->call<CreateLicense>(profile, request)->licenseArn;
    }
    QString grant(const QString &profile, const QString &license, const QString &account)
    {
        CreateGrant::Request request = examples::grant(license, account);
        request.allowedOperations = {AllowedOperation::CreateGrant};
        const auto made = m_world->call<CreateGrant>(profile, request);
        return made ? *made->grantArn : made.error().message;
    }
    void deactivate(const QString &profile, const QString &arn)
    {
        auto request = examples::versionOf(*m_world->call<GetLicense>(profile, {arn, {}})->license);
        request.status = LicenseStatus::Deactivated;
        QVERIFY(m_world->call<CreateLicenseVersion>(profile, request));
    }
    void put(const QString &account, const InventoryResource &resource)
    {
        QVERIFY(m_world->dispatcher().change([&](Store &store) {
            return inventory::put(store, {account, u"us-east-1"_s, resource});
        }));
    }
    QString configuration(const QString &profile, const QString &countingType,
                          std::optional<int> hardLimit = {}, std::optional<int> softLimit = {})
    {
        Object request{{u"Name"_s, countingType}, {u"LicenseCountingType"_s, countingType}};
        if (hardLimit)
            request.insert(u"LicenseCountHardLimit"_s, true);
        if (hardLimit || softLimit)
            request.insert(u"LicenseCount"_s, hardLimit.value_or(softLimit.value_or(0)));
        return make("CreateLicenseConfiguration", request, "LicenseConfigurationArn", profile);
    }
    void associate(const QString &profile, const QString &resource, const QString &configuration)
    {
        QVERIFY(!send("UpdateLicenseSpecificationsForResource",
                      {{u"ResourceArn"_s, resource},
                       {u"AddLicenseSpecifications"_s,
                        QJsonArray{Object{{u"LicenseConfigurationArn"_s, configuration}}}}},
                      profile)
                     .contains(u"__type"_s));
    }

    void makeLicensesAndGrants()
    {
        const QString plain = license(vendor, u"SKU-1"_s, u"Acme"_s, u"Globex"_s);
        const QString off = license(vendor, u"SKU-2"_s, u"Other"_s, u"Initech"_s);
        const QString bought =
            license(u"marketplace"_s, u"SKU-3"_s, u"AWS/Marketplace"_s, u"Umbrella"_s);
        const QString toCustomer = grant(vendor, plain, customerAccount);
        const QString toStranger = grant(vendor, off, strangerAccount);
        const QString purchase = grant(u"marketplace"_s, bought, customerAccount);
        QVERIFY(m_world->call<AcceptGrant>(customer, {toCustomer}));
        deactivate(vendor, off);
        deactivate(u"marketplace"_s, bought);
        const QString fingerprint = u"aws:111122223333:Acme:issuer-fingerprint"_s;
        m_lists["ListLicenses"] = {vendor,
                                   u"LicenseArn"_s,
                                   {{u"Beneficiary"_s, u"Initech"_s, off},
                                    {u"ProductSKU"_s, u"SKU-1"_s, plain},
                                    {u"Fingerprint"_s, fingerprint, plain},
                                    {u"Status"_s, u"DEACTIVATED"_s, off}}};
        m_lists["ListReceivedLicenses"] = {customer,
                                           u"LicenseArn"_s,
                                           {{u"ProductSKU"_s, u"SKU-3"_s, bought},
                                            {u"Status"_s, u"AVAILABLE"_s, plain},
                                            {u"Fingerprint"_s, fingerprint, plain},
                                            {u"IssuerName"_s, u"Acme"_s, plain},
                                            {u"Beneficiary"_s, u"Globex"_s, plain}}};
        m_lists["ListReceivedLicensesForOrganization"] = {
            stranger,
            u"LicenseArn"_s,
            {{u"Beneficiary"_s, u"Umbrella"_s, bought}, {u"ProductSKU"_s, u"SKU-1"_s, plain}}};
        m_lists["ListDistributedGrants"] = {
            vendor,
            u"GrantArn"_s,
            {{u"LicenseArn"_s, plain, toCustomer},
             {u"GrantStatus"_s, u"DISABLED"_s, toCustomer},
             {u"GranteePrincipalARN"_s, u"arn:aws:iam::777788889999:root"_s, toStranger},
             {u"ProductSKU"_s, u"SKU-2"_s, toStranger},
             {u"LicenseIssuerName"_s, u"Acme"_s, toCustomer}}};
        m_lists["ListReceivedGrants"] = {customer,
                                         u"GrantArn"_s,
                                         {{u"ProductSKU"_s, u"SKU-1"_s, toCustomer},
                                          {u"LicenseIssuerName"_s, u"Acme"_s, toCustomer},
                                          {u"LicenseArn"_s, plain, toCustomer},
                                          {u"GrantStatus"_s, u"ACTIVE"_s, purchase},
                                          {u"GranterAccountId"_s, vendorAccount, toCustomer}}};
        makeTokens(plain, license(vendor, u"SKU-4"_s, u"Other"_s, u"Hooli"_s));
    }

    void makeTokens(const QString &one, const QString &two)
    {
        const auto token = [this](const QString &arn) {
            return make("CreateToken",
                        {{u"LicenseArn"_s, arn}, {u"ClientToken"_s, examples::newToken()}},
                        "TokenId");
        };
        token(one);
        m_lists["ListTokens"] = {vendor, u"TokenId"_s, {{u"LicenseArns"_s, two, token(two)}}};
    }

    void makeGrantsOfGrants()
    {
        const QString arn = license(u"marketplace"_s, u"SKU-5"_s, u"AWS/Marketplace"_s, u"Hooli"_s);
        const QString above = grant(u"marketplace"_s, arn, strangerAccount);
        const QString below = grant(stranger, arn, customerAccount);
        deactivate(u"marketplace"_s, arn);
        m_lists["ListReceivedGrantsForOrganization"] = {
            stranger,
            u"GrantArn"_s,
            {{u"ParentArn"_s, above, below},
             {u"GranteePrincipalArn"_s, u"arn:aws:iam::777788889999:root"_s, above}},
            {{u"LicenseArn"_s, arn}}};
    }

    void makeConfigurations()
    {
        for (const QString &profile : {vendor, stranger}) {
            const QString strict = configuration(profile, u"vCPU"_s, 5);
            const QString exceeded = configuration(profile, u"Instance"_s, {}, 0);
            associate(profile, instanceOf(m_world->account(profile), u"i-1"_s), exceeded);
            m_lists[profile == vendor ? "ListLicenseConfigurations"
                                      : "ListLicenseConfigurationsForOrganization"] = {
                profile,
                u"LicenseConfigurationArn"_s,
                {{u"licenseCountingType"_s, u"vCPU"_s, strict},
                 {u"enforceLicenseCount"_s, u"true"_s, strict},
                 {u"usagelimitExceeded"_s, u"true"_s, exceeded}}};
            if (profile == stranger)
                continue;
            m_lists["ListLicenseConfigurations"].selections +=
                {{u"enforceLicenseCount"_s, u"False"_s, exceeded},
                 {u"usagelimitExceeded"_s, u"false"_s, strict}};
            makeReports(strict, exceeded);
        }
    }

    void makeReports(const QString &one, const QString &two)
    {
        const auto report = [this](const QString &arn) {
            return make(
                "CreateLicenseManagerReportGenerator",
                {{u"ReportGeneratorName"_s, u"r"_s},
                 {u"Type"_s, QJsonArray{u"LicenseConfigurationUsageReport"_s}},
                 {u"ReportContext"_s, Object{{u"licenseConfigurationArns"_s, QJsonArray{arn}}}},
                 {u"ReportFrequency"_s, Object{{u"value"_s, 1}, {u"period"_s, u"DAY"_s}}},
                 {u"ClientToken"_s, examples::newToken()}},
                "LicenseManagerReportGeneratorArn");
        };
        report(one);
        m_lists["ListLicenseManagerReportGenerators"] = {
            vendor,
            u"LicenseManagerReportGeneratorArn"_s,
            {{u"LicenseConfigurationArn"_s, two, report(two)}}};
    }

    /// Machines of two accounts, which the stranger sees and counts.
    void makeMachines()
    {
        UpdateServiceSettings::Request settings;
        settings.enableCrossAccountsDiscovery = true;
        QVERIFY(m_world->call<UpdateServiceSettings>(stranger, settings));
        InventoryResource one = unknownResource(instanceOf(strangerAccount, u"i-one"_s));
        one.platform = u"Windows Server 2022"_s;
        one.licenseIncluded = u"sql-server-web"_s;
        one.applications = {{{u"Orbit"_s, {}, {}}}};
        one.tags = {{{u"stage"_s, u"test"_s}}};
        put(strangerAccount, one);
        InventoryResource two =
            unknownResource(u"arn:aws:ssm:us-east-1:444455556666:managed-instance/mi-two"_s);
        two.platform = u"Amazon Linux"_s;
        two.applications = {{{u"Orbit"_s, {}, {}}, {u"nginx"_s, {}, {}}}};
        two.tags = {{{u"stage"_s, u"live"_s}}};
        put(customerAccount, two);
        const Object filter{{u"ProductInformationFilterName"_s, u"Application Name"_s},
                            {u"ProductInformationFilterValue"_s, QJsonArray{u"Orbit"_s}},
                            {u"ProductInformationFilterComparator"_s, u"EQUALS"_s}};
        const Object product{{u"ResourceType"_s, u"SSM_MANAGED"_s},
                             {u"ProductInformationFilterList"_s, QJsonArray{filter}}};
        const QString arn = make("CreateLicenseConfiguration",
                                 {{u"Name"_s, u"found"_s},
                                  {u"LicenseCountingType"_s, u"Instance"_s},
                                  {u"ProductInformationList"_s, QJsonArray{product}}},
                                 "LicenseConfigurationArn", stranger);
        m_lists["ListUsageForLicenseConfiguration"] = {
            stranger,
            u"ResourceArn"_s,
            {{u"resourceArn"_s, one.resourceArn, one.resourceArn},
             {u"resourceType"_s, u"SYSTEMS_MANAGER_MANAGED_INSTANCE"_s, two.resourceArn},
             {u"resourceAccount"_s, strangerAccount, one.resourceArn}},
            {{u"LicenseConfigurationArn"_s, arn}}};
        m_lists["ListResourceInventory"] = {
            stranger,
            u"ResourceArn"_s,
            {{u"account_id EQUALS"_s, customerAccount, two.resourceArn},
             {u"account_id NOT_EQUALS"_s, customerAccount, one.resourceArn},
             {u"application_name EQUALS"_s, u"nginx"_s, two.resourceArn},
             {u"application_name BEGINS_WITH"_s, u"ngi"_s, two.resourceArn},
             {u"license_included EQUALS"_s, u"sql-server-web"_s, one.resourceArn},
             {u"license_included NOT_EQUALS"_s, u"sql-server-web"_s, two.resourceArn},
             {u"platform EQUALS"_s, u"Amazon Linux"_s, two.resourceArn},
             {u"platform BEGINS_WITH"_s, u"Windows"_s, one.resourceArn},
             {u"resource_id EQUALS"_s, u"i-one"_s, one.resourceArn},
             {u"resource_id NOT_EQUALS"_s, u"i-one"_s, two.resourceArn},
             {u"tag:stage EQUALS"_s, u"live"_s, two.resourceArn},
             {u"tag:stage NOT_EQUALS"_s, u"live"_s, one.resourceArn}}};
    }

    void makeTasks()
    {
        const auto task = [this](const QString &machine) {
            InventoryResource resource = unknownResource(instanceOf(vendorAccount, machine));
            resource.platform = u"Linux"_s;
            resource.usageOperation = u"RunInstances"_s;
            resource.resourceStatus = u"stopped"_s;
            put(vendorAccount, resource);
            return make(
                "CreateLicenseConversionTaskForResource",
                {{u"ResourceArn"_s, resource.resourceArn},
                 {u"SourceLicenseContext"_s, Object{{u"UsageOperation"_s, u"RunInstances"_s}}},
                 {u"DestinationLicenseContext"_s,
                  Object{{u"UsageOperation"_s, u"RunInstances:0g00"_s}}}},
                "LicenseConversionTaskId");
        };
        const QString done = task(u"i-done"_s);
        m_world->clock().advance(1h);
        const QString open = task(u"i-open"_s);
        m_lists["ListLicenseConversionTasks"] = {
            vendor,
            u"LicenseConversionTaskId"_s,
            {{u"ResourceArns"_s, instanceOf(vendorAccount, u"i-done"_s), done},
             {u"Status"_s, u"IN_PROGRESS"_s, open},
             {u"Status"_s, u"SUCCEEDED"_s, done}}};
    }

    void makeAssets()
    {
        const Object matching{{u"KeyToMatch"_s, u"Platform"_s},
                              {u"Constraint"_s, u"EQUALS"_s},
                              {u"ValueToMatch"_s, QJsonArray{u"Linux"_s}}};
        const Object rule{
            {u"RuleStatement"_s,
             Object{{u"InstanceRuleStatement"_s, Object{{u"MatchingRuleStatement"_s, matching}}}}}};
        QStringList rulesets, groups;
        for (const QString &name : {u"one"_s, u"two"_s}) {
            rulesets += make("CreateLicenseAssetRuleset",
                             {{u"Name"_s, name},
                              {u"ClientToken"_s, examples::newToken()},
                              {u"Rules"_s, QJsonArray{rule}}},
                             "LicenseAssetRulesetArn");
            groups += make("CreateLicenseAssetGroup",
                           {{u"Name"_s, name},
                            {u"ClientToken"_s, examples::newToken()},
                            {u"LicenseAssetGroupConfigurations"_s,
                             QJsonArray{Object{{u"UsageDimension"_s, u"vCPU"_s}}}},
                            {u"AssociatedLicenseAssetRulesetARNs"_s, QJsonArray{rulesets.last()}}},
                           "LicenseAssetGroupArn");
        }
        m_lists["ListLicenseAssetGroups"] = {
            vendor,
            u"LicenseAssetGroupArn"_s,
            {{u"LicenseAssetRulesetArn"_s, rulesets[1], groups[1]}}};
        m_lists["ListLicenseAssetRulesets"] = {
            vendor, u"LicenseAssetRulesetArn"_s, {{u"Name"_s, u"one"_s, rulesets[0]}}};
    }

    static const Operation &operationOf(const QByteArray &name)
    {
        return *findOperation("license-manager", name.toStdString());
    }
    /// "name CONDITION" for filters of the inventory.
    static Object filterOf(const QString &name, const QJsonArray &values)
    {
        const QString condition = name.section(u' ', 1);
        if (condition.isEmpty())
            return {{u"Name"_s, name}, {u"Values"_s, values}};
        Object filter{{u"Name"_s, name.section(u' ', 0, 0)}, {u"Condition"_s, condition}};
        if (!values.isEmpty())
            filter.insert(u"Value"_s, values.first());
        return filter;
    }
    Object list(const QByteArray &name, const QJsonArray &filters)
    {
        const FilteredList &list = m_lists[name];
        Object request = list.request;
        if (!filters.isEmpty())
            request.insert(u"Filters"_s, filters);
        return m_world->answerTo(operationOf(name), request, list.profile);
    }
    QStringList keysIn(const QByteArray &name, const Object &answer)
    {
        QStringList keys;
        const QString member = QString::fromLatin1(operationOf(name).list);
        for (const QJsonValue &item : answer.value(member).toArray())
            keys += item.toObject().value(m_lists[name].key).toString();
        return answer.contains(u"__type"_s) ? QStringList{answer.value(u"Message"_s).toString()}
                                            : keys;
    }
    void verifyRefused(const QByteArray &name, const QJsonArray &filters)
    {
        const Object answer = list(name, filters);
        const QByteArray code = answer.value(u"__type"_s).toString().toLatin1();
        const QByteArray sent = QJsonDocument(filters).toJson(QJsonDocument::Compact);
        QVERIFY2(!code.isEmpty(), (sent + " was accepted").constData());
        QVERIFY2(isModelled(operationOf(name), code), (sent + ' ' + code).constData());
    }
    static void everyFilteredList()
    {
        QTest::addColumn<QByteArray>("name");
        for (const Operation *operation : allOperations()) {
            if (operation->request().find("Filters"))
                QTest::newRow(operation->name) << QByteArray(operation->name);
        }
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<ServiceWorld>(exampleSetup());
        makeLicensesAndGrants();
        makeGrantsOfGrants();
        makeConfigurations();
        makeMachines();
        makeTasks();
        makeAssets();
    }

    void eachSelectsAndExcludes_data() { everyFilteredList(); }

    void eachSelectsAndExcludes()
    {
        QFETCH(QByteArray, name);
        QVERIFY2(m_lists.contains(name), "the filters of this operation are not tried");
        QVERIFY(keysIn(name, list(name, {})).size() > 1);
        for (const Selection &selection : m_lists[name].selections) {
            const Object filter = filterOf(selection.name, {selection.value});
            QCOMPARE(keysIn(name, list(name, {filter})), QStringList{selection.found});
        }
    }

    void allMustHold_data() { everyFilteredList(); }

    void allMustHold()
    {
        QFETCH(QByteArray, name);
        const auto &selections = m_lists[name].selections;
        for (const Selection &one : selections) {
            for (const Selection &two : selections) {
                if (one.name.section(u' ', 0, 0) == two.name.section(u' ', 0, 0))
                    continue;
                const QStringList found = keysIn(
                    name,
                    list(name, {filterOf(one.name, {one.value}), filterOf(two.name, {two.value})}));
                QCOMPARE(found, one.found == two.found ? QStringList{one.found} : QStringList());
            }
        }
    }

    void othersAreRefused_data() { everyFilteredList(); }

    void othersAreRefused()
    {
        QFETCH(QByteArray, name);
        const bool isInventory = name == "ListResourceInventory";
        const QString condition = isInventory ? u" EQUALS"_s : QString();
        verifyRefused(name, {filterOf(u"Color"_s + condition, {u"red"_s})});
        verifyRefused(name, {filterOf(condition, {u"red"_s})});
        for (const Selection &selection : m_lists[name].selections) {
            QString otherCase = selection.name;
            otherCase[0] = otherCase[0].isUpper() ? otherCase[0].toLower() : otherCase[0].toUpper();
            const Object filter = filterOf(selection.name, {selection.value});
            verifyRefused(name, {filterOf(otherCase, {selection.value})});
            verifyRefused(name, {filterOf(selection.name, {})});
            verifyRefused(name, {filter, filter});
            if (!isInventory)
                verifyRefused(name, {filterOf(selection.name, {selection.value, selection.value})});
        }
    }

    void inventoryConditionsAreThoseOfTheGuide()
    {
        const QByteArray name = "ListResourceInventory";
        QStringList documented;
        for (const Selection &selection : m_lists[name].selections)
            documented += selection.name;
        for (const Selection &selection : m_lists[name].selections) {
            for (const QString &condition :
                 {u"EQUALS"_s, u"NOT_EQUALS"_s, u"BEGINS_WITH"_s, u"CONTAINS"_s}) {
                const QString other = selection.name.section(u' ', 0, 0) + u' ' + condition;
                if (!documented.contains(other))
                    verifyRefused(name, {filterOf(other, {selection.value})});
            }
        }
        // In the inventory of one account, tags can only be asked for.
        const Object answer = m_world->answerTo(
            operationOf(name),
            {{u"Filters"_s, QJsonArray{filterOf(u"tag:stage NOT_EQUALS"_s, {u"live"_s})}}},
            customer);
        QCOMPARE(answer.value(u"__type"_s).toString(), u"InvalidParameterValueException"_s);
    }

    void flagsAreTrueOrFalse()
    {
        for (const char *name : {"enforceLicenseCount", "usagelimitExceeded"}) {
            verifyRefused("ListLicenseConfigurations",
                          {filterOf(QString::fromLatin1(name), {u"yes"_s})});
            verifyRefused("ListLicenseConfigurationsForOrganization",
                          {filterOf(QString::fromLatin1(name), {u""_s})});
        }
    }
};

QTEST_GUILESS_MAIN(TestFilters)
#include "tst_filters.moc"
