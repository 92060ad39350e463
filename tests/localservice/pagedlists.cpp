// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/pagedlists.h"

#include "api/operations.h"
#include "localservice/examples.h"
#include "localservice/gatewayworld.h"
#include "localservice/inventory.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;
using Object = QJsonObject;

namespace {

const QString vendor = u"vendor"_s;
const QString customer = u"customer"_s;
const QString customerAccount = u"444455556666"_s;
const QString configurationArn = u"LicenseConfigurationArn"_s;

ServiceSetup exampleSetup()
{
    Organization organization;
    organization.id = u"o-exampleorg1"_s;
    organization.managementAccount = customerAccount;
    organization.accounts = QList{u"777788889999"_s};
    for (int i = 0; i < 200; ++i)
        organization.accounts->append(QString::number(888'800'000'000 + i));
    return {organization, Quotas::Off};
}

QString memberAccount(int number)
{
    return QString::number(888'800'000'000 + number);
}

Object filtered(const char *name, const QString &value)
{
    return {{u"Filters"_s,
             QJsonArray{
                 Object{{u"Name"_s, QLatin1StringView(name)}, {u"Values"_s, QJsonArray{value}}}}}};
}

QString instance(int number)
{
    return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number);
}

} // namespace

PagedLists::PagedLists() : m_world(exampleSetup()) { }

QJsonObject PagedLists::call(const char *operation, const Object &request, const QString &profile)
{
    return m_world.answerTo(*findOperation("license-manager", operation), request, profile);
}

QString PagedLists::make(const char *operation, const Object &request, const char *key,
                         const QString &profile)
{
    const Object answer = call(operation, request, profile);
    const QString made = answer.value(QLatin1StringView(key)).toString();
    if (made.isEmpty())
        qFatal("%s: %s", operation, QJsonDocument(answer).toJson().constData());
    return made;
}

QStringList PagedLists::keysIn(const Object &answer, const PagedList &list)
{
    const bool isMap = list.key.isEmpty();
    const QString member = isMap ? u"values"_s : QString::fromLatin1(list.operation->list);
    if (isMap)
        return answer.value(member).toObject().keys();
    QStringList keys;
    for (const QJsonValue &item : answer.value(member).toArray())
        keys += item.toObject().value(list.key).toString();
    return keys;
}

PagedList PagedLists::of(const Operation &operation)
{
    const QByteArray name = operation.name;
    PagedList list;
    if (operation.service->protocol != Service::Protocol::AwsJson)
        list = ofGateway(name);
    else if (name.contains("ForOrganization"))
        list = ofOrganization(name);
    else if (name.contains("Grants"))
        list = ofGrants(name);
    else if (name.contains("Asset"))
        list = ofAssets(name);
    else if (name == "ListLicenses" || name == "ListReceivedLicenses"
             || name == "ListLicenseVersions" || name == "ListTokens")
        list = ofLicenses(name);
    else if (name.contains("Configuration") || name.contains("ReportGenerators"))
        list = ofConfigurations(name);
    else
        list = ofResources(name);
    list.operation = list.make ? &operation : nullptr;
    return list;
}

QString PagedLists::license(int number)
{
    return examples::createLicense(m_world, examples::license(u"SKU-%1"_s.arg(number)));
}

QString PagedLists::grant(const QString &license, const QString &account)
{
    const auto made = m_world.call<CreateGrant>(vendor, examples::grant(license, account));
    return made ? *made->grantArn : u"refused: "_s + made.error().message;
}

QString PagedLists::configuration(const Object &more, const QString &profile)
{
    Object request = more;
    request.insert(u"Name"_s, u"c"_s);
    request.insert(u"LicenseCountingType"_s, u"Instance"_s);
    return make("CreateLicenseConfiguration", request, "LicenseConfigurationArn", profile);
}

QString PagedLists::ruleset()
{
    return ruleset("InstanceRuleStatement", "Platform", u"Linux"_s);
}

void PagedLists::ownLicenseHeldByAGrant()
{
    grant(license(0), u"111122223333"_s);
}

QJsonObject PagedLists::groupOfAllLicenses()
{
    const QString all = ruleset("LicenseRuleStatement", "Beneficiary", u"Globex"_s);
    return {{u"LicenseAssetGroupArn"_s, group(all)}, {u"AssetType"_s, u"License"_s}};
}

QString PagedLists::ruleset(const char *statement, const char *key, const QString &value)
{
    const Object matching{{u"KeyToMatch"_s, QLatin1StringView(key)},
                          {u"Constraint"_s, u"EQUALS"_s},
                          {u"ValueToMatch"_s, QJsonArray{value}}};
    const Object rule{
        {u"RuleStatement"_s,
         Object{{QLatin1StringView(statement), Object{{u"MatchingRuleStatement"_s, matching}}}}}};
    return make("CreateLicenseAssetRuleset",
                {{u"Name"_s, u"r"_s},
                 {u"ClientToken"_s, examples::newToken()},
                 {u"Rules"_s, QJsonArray{rule}}},
                "LicenseAssetRulesetArn");
}

QString PagedLists::group(const QString &ruleset)
{
    return make("CreateLicenseAssetGroup",
                {{u"Name"_s, u"g"_s},
                 {u"ClientToken"_s, examples::newToken()},
                 {u"LicenseAssetGroupConfigurations"_s,
                  QJsonArray{Object{{u"UsageDimension"_s, u"vCPU"_s}}}},
                 {u"AssociatedLicenseAssetRulesetARNs"_s, QJsonArray{ruleset}}},
                "LicenseAssetGroupArn");
}

void PagedLists::specify(const QString &resource, const char *member, const QString &configuration)
{
    call("UpdateLicenseSpecificationsForResource",
         {{u"ResourceArn"_s, resource},
          {QLatin1StringView(member), QJsonArray{Object{{configurationArn, configuration}}}}});
}

void PagedLists::putMachine(const QString &arn)
{
    (void)m_world.dispatcher().change([&arn](Store &store) {
        InventoryResource machine = unknownResource(arn);
        machine.platform = u"Linux"_s;
        machine.usageOperation = u"RunInstances"_s;
        return inventory::put(store, {u"111122223333"_s, u"us-east-1"_s, machine});
    });
}

void PagedLists::removeMachine(const QString &arn)
{
    (void)m_world.dispatcher().change([&arn](Store &store) {
        const auto entry = store.find(inventory::kind, arn);
        if (entry)
            store.remove(*entry);
        return entry.has_value();
    });
}

std::function<void(const QString &)> PagedLists::deleting(const char *operation, const char *member)
{
    return [this, operation, member](const QString &key) {
        call(operation, {{QLatin1StringView(member), key}});
    };
}

PagedList PagedLists::ofLicenses(const QByteArray &name)
{
    PagedList list;
    list.key = u"LicenseArn"_s;
    list.other = filtered("Beneficiary", u"Globex"_s);
    if (name == "ListTokens") {
        const QString arn = license(0);
        list.key = u"TokenId"_s;
        list.other = filtered("LicenseArns", arn);
        list.make = [this, arn](int) {
            return make("CreateToken",
                        {{u"LicenseArn"_s, arn}, {u"ClientToken"_s, examples::newToken()}},
                        "TokenId");
        };
        list.remove = deleting("DeleteToken", "TokenId");
        return list;
    }
    if (name == "ListLicenseVersions") {
        const QString arn = license(0);
        list.key = u"Version"_s;
        list.request = {{u"LicenseArn"_s, arn}};
        list.other = {{u"LicenseArn"_s, license(1)}};
        list.isNewestFirst = true;
        list.make = [this, arn](int) {
            const auto made = m_world.call<CreateLicenseVersion>(
                vendor, examples::versionOf(examples::getLicense(m_world, arn)));
            return made ? *made->version : QString();
        };
        return list;
    }
    const bool isReceived = name == "ListReceivedLicenses";
    list.profile = isReceived ? customer : vendor;
    list.make = [this, isReceived](int number) {
        const QString arn = license(number);
        if (isReceived)
            grant(arn, customerAccount);
        return arn;
    };
    list.remove = [this](const QString &arn) {
        (void)m_world.call<DeleteLicense>(vendor, {arn, u"1"_s});
    };
    list.showsRemoved = true;
    return list;
}

PagedList PagedLists::ofGrants(const QByteArray &name)
{
    PagedList list;
    list.key = u"GrantArn"_s;
    list.other = filtered("GrantStatus", u"PENDING_ACCEPT"_s);
    list.profile = name == "ListReceivedGrants" ? customer : vendor;
    list.make = [this](int number) { return grant(license(number), customerAccount); };
    list.remove = [this](const QString &arn) {
        (void)m_world.call<DeleteGrant>(vendor, {arn, {}, u"1"_s});
    };
    list.showsRemoved = true;
    return list;
}

PagedList PagedLists::ofOrganization(const QByteArray &name)
{
    PagedList list;
    list.profile = customer;
    if (name == "ListLicenseConfigurationsForOrganization") {
        list.key = configurationArn;
        list.other = filtered("licenseCountingType", u"Instance"_s);
        list.make = [this](int number) {
            return configuration({}, number % 2 == 0 ? u"stranger"_s : customer);
        };
        list.remove = [this](const QString &arn) {
            for (const QString &profile : {u"stranger"_s, customer})
                call("DeleteLicenseConfiguration", {{configurationArn, arn}}, profile);
        };
        return list;
    }
    list.showsRemoved = true;
    if (name == "ListReceivedLicensesForOrganization") {
        list.key = u"LicenseArn"_s;
        list.other = filtered("Beneficiary", u"Globex"_s);
        list.make = [this](int number) {
            const QString arn = license(number);
            grant(arn, memberAccount(number));
            return arn;
        };
        list.remove = [this](const QString &arn) {
            (void)m_world.call<DeleteLicense>(vendor, {arn, u"1"_s});
        };
        return list;
    }
    if (name != "ListReceivedGrantsForOrganization")
        return {};
    const QString arn = license(0);
    list.key = u"GrantArn"_s;
    list.request = {{u"LicenseArn"_s, arn}};
    list.other = filtered("ParentArn", arn);
    list.make = [this, arn](int number) { return grant(arn, memberAccount(number)); };
    list.remove = [this](const QString &grantArn) {
        (void)m_world.call<DeleteGrant>(vendor, {grantArn, {}, u"1"_s});
    };
    return list;
}

PagedList PagedLists::ofConfigurations(const QByteArray &name)
{
    PagedList list;
    if (name == "ListLicenseConfigurations") {
        list.key = configurationArn;
        list.other = filtered("licenseCountingType", u"Instance"_s);
        list.make = [this](int) { return configuration(); };
        list.remove = deleting("DeleteLicenseConfiguration", "LicenseConfigurationArn");
        return list;
    }
    const bool isFailures = name == "ListFailuresForLicenseConfigurationOperations";
    const QString arn = configuration(
        isFailures ? Object{{u"LicenseCount"_s, 0}, {u"LicenseCountHardLimit"_s, true}} : Object());
    if (name == "ListLicenseManagerReportGenerators") {
        list.key = u"LicenseManagerReportGeneratorArn"_s;
        list.other = filtered("LicenseConfigurationArn", arn);
        list.make = [this, arn](int) {
            return make(
                "CreateLicenseManagerReportGenerator",
                {{u"ReportGeneratorName"_s, u"r"_s},
                 {u"Type"_s, QJsonArray{u"LicenseConfigurationUsageReport"_s}},
                 {u"ReportContext"_s, Object{{u"licenseConfigurationArns"_s, QJsonArray{arn}}}},
                 {u"ReportFrequency"_s, Object{{u"value"_s, 1}, {u"period"_s, u"DAY"_s}}},
                 {u"ClientToken"_s, examples::newToken()}},
                "LicenseManagerReportGeneratorArn");
        };
        list.remove =
            deleting("DeleteLicenseManagerReportGenerator", "LicenseManagerReportGeneratorArn");
        return list;
    }
    list.key = u"ResourceArn"_s;
    list.request = {{configurationArn, arn}};
    list.other = name == "ListUsageForLicenseConfiguration"
        ? filtered("resourceType", u"EC2_INSTANCE"_s)
        : Object{{configurationArn, configuration()}};
    list.make = [this, arn](int number) {
        specify(instance(number), "AddLicenseSpecifications", arn);
        return instance(number);
    };
    if (!isFailures)
        list.remove = [this, arn](const QString &resource) {
            specify(resource, "RemoveLicenseSpecifications", arn);
        };
    return list;
}

PagedList PagedLists::ofResources(const QByteArray &name)
{
    PagedList list;
    if (name == "ListLicenseSpecificationsForResource") {
        list.key = configurationArn;
        list.request = {{u"ResourceArn"_s, instance(1)}};
        list.other = {{u"ResourceArn"_s, instance(2)}};
        list.make = [this](int) {
            const QString arn = configuration();
            specify(instance(1), "AddLicenseSpecifications", arn);
            return arn;
        };
        list.remove = [this](const QString &arn) {
            specify(instance(1), "RemoveLicenseSpecifications", arn);
        };
    } else if (name == "ListResourceInventory") {
        list.key = u"ResourceArn"_s;
        list.other = {{u"Filters"_s,
                       QJsonArray{Object{{u"Name"_s, u"platform"_s},
                                         {u"Condition"_s, u"EQUALS"_s},
                                         {u"Value"_s, u"Linux"_s}}}}};
        list.make = [this](int number) {
            putMachine(instance(number));
            return instance(number);
        };
        list.remove = [this](const QString &arn) { removeMachine(arn); };
    } else if (name == "ListLicenseConversionTasks") {
        list.key = u"LicenseConversionTaskId"_s;
        list.other = filtered("Status", u"IN_PROGRESS"_s);
        list.make = [this](int number) {
            putMachine(instance(number));
            return make(
                "CreateLicenseConversionTaskForResource",
                {{u"ResourceArn"_s, instance(number)},
                 {u"SourceLicenseContext"_s, Object{{u"UsageOperation"_s, u"RunInstances"_s}}},
                 {u"DestinationLicenseContext"_s,
                  Object{{u"UsageOperation"_s, u"RunInstances:0g00"_s}}}},
                "LicenseConversionTaskId");
        };
    }
    return list;
}

PagedList PagedLists::ofAssets(const QByteArray &name)
{
    PagedList list;
    if (name == "ListAssetsForLicenseAssetGroup") {
        list.key = u"AssetArn"_s;
        list.request = {{u"LicenseAssetGroupArn"_s, group(ruleset())},
                        {u"AssetType"_s, u"Instance"_s}};
        list.other = {{u"AssetType"_s, u"License"_s}};
        list.make = [this](int number) {
            putMachine(instance(number));
            return instance(number);
        };
        list.remove = [this](const QString &arn) { removeMachine(arn); };
    } else if (name == "ListLicenseAssetGroups") {
        const QString arn = ruleset();
        list.key = u"LicenseAssetGroupArn"_s;
        list.other = filtered("LicenseAssetRulesetArn", arn);
        list.make = [this, arn](int) { return group(arn); };
        list.remove = deleting("DeleteLicenseAssetGroup", "LicenseAssetGroupArn");
    } else if (name == "ListLicenseAssetRulesets") {
        list.key = u"LicenseAssetRulesetArn"_s;
        list.other = filtered("Name", u"r"_s);
        list.make = [this](int) { return ruleset(); };
        list.remove = deleting("DeleteLicenseAssetRuleset", "LicenseAssetRulesetArn");
    }
    return list;
}

PagedList PagedLists::ofGateway(const QByteArray &name)
{
    using namespace apigateway;
    PagedList list;
    list.key = u"id"_s;
    if (name == "GetRestApis") {
        list.make = [this](int number) {
            gateway::defineApi(m_world, u"api%1"_s.arg(number), {});
            return u"api%1"_s.arg(number);
        };
        return list;
    }
    if (name == "GetUsagePlans") {
        list.other = {{u"keyId"_s, gateway::createKey(m_world)}};
        list.make = [this](int) { return gateway::createPlan(m_world); };
        list.remove = [this](const QString &id) {
            (void)m_world.call<DeleteUsagePlan>(vendor, {id});
        };
        return list;
    }
    if (name == "GetApiKeys") {
        list.other = {{u"name"_s, u"ha"_s}};
        list.isNewestFirst = true;
        list.make = [this](int) { return gateway::createKey(m_world); };
        list.remove = [this](const QString &id) { (void)m_world.call<DeleteApiKey>(vendor, {id}); };
        return list;
    }
    if (name != "GetUsagePlanKeys" && name != "GetUsage")
        return {};
    const QString plan = gateway::createPlan(m_world);
    list.request = {{u"usageplanId"_s, plan}};
    list.other = {{u"name"_s, u"ha"_s}};
    if (name == "GetUsage") {
        list.key.clear();
        list.request.insert(u"startDate"_s, u"2026-03-01"_s);
        list.request.insert(u"endDate"_s, u"2026-03-02"_s);
        list.other = {{u"endDate"_s, u"2026-03-03"_s}};
    }
    list.make = [this, plan](int) {
        const QString key = gateway::createKey(m_world);
        (void)gateway::join(m_world, plan, key);
        return key;
    };
    list.remove = [this, plan](const QString &key) {
        (void)m_world.call<DeleteUsagePlanKey>(vendor, {plan, key});
    };
    return list;
}

} // namespace lc
