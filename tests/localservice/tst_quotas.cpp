// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/tokens.h"
#include "localservice/examples.h"
#include "localservice/records.h"

#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;

namespace {

/// Does one thing more; tells the error it was refused with, or "accepted".
using Step = std::function<QByteArray(ServiceWorld &, const QString &license, int index)>;

template <class Op>
QByteArray codeOf(ServiceWorld &world, const QString &profile, const typename Op::Request &request)
{
    const auto done = world.call<Op>(profile, request);
    return done ? QByteArray("accepted") : done.error().code;
}

QByteArray createLicense(ServiceWorld &world, const QString &, int)
{
    return codeOf<CreateLicense>(world, u"vendor"_s, examples::license(u"more"_s));
}

QByteArray grantLicense(ServiceWorld &world, const QString &license, int index)
{
    return codeOf<CreateGrant>(world, u"vendor"_s,
                               examples::grant(license, u"%1"_s.arg(500000000000 + index)));
}

QByteArray acceptLicense(ServiceWorld &world, const QString &, int)
{
    const QString arn = examples::createLicense(world, examples::license(u"same"_s));
    const auto made = world.call<CreateGrant>(u"vendor"_s, examples::grant(arn));
    return made ? codeOf<AcceptGrant>(world, u"customer"_s, {*made->grantArn}) : made.error().code;
}

/// Puts resources into the store that count, without a call for each.
void fill(ServiceWorld &world, const QString &kindName, const char *keyName, const QString &value,
          int count)
{
    const bool kept = world.dispatcher().change([&](Store &store) {
        for (int i = 0; i < count; ++i) {
            Resource resource;
            resource.kind = kindName;
            resource.account = world.account(u"vendor"_s);
            resource.id = u"filled-%1"_s.arg(i);
            resource.document = "{}";
            store.insert(resource);
            store.addKey(resource, keyName, value);
        }
        return true;
    });
    QVERIFY(kept);
}

QByteArray createToken(ServiceWorld &world, const QString &license, int)
{
    CreateToken::Request request;
    request.licenseArn = license;
    request.clientToken = examples::newToken();
    return codeOf<CreateToken>(world, u"vendor"_s, request);
}

QByteArray getAccessToken(ServiceWorld &world, const QString &license, int)
{
    CreateToken::Request request;
    request.licenseArn = license;
    request.clientToken = u"the-same"_s;
    const auto made = world.call<CreateToken>(u"vendor"_s, request);
    return made ? codeOf<GetAccessToken>(world, u"vendor"_s, {*made->token, {}})
                : made.error().code;
}

QByteArray extend(ServiceWorld &world, const QString &, int)
{
    auto request = examples::checkout(1);
    request.beneficiary = u"Globex"_s;
    request.clientToken = u"the-same"_s;
    const auto taken = world.call<CheckoutLicense>(u"vendor"_s, request);
    return taken ? codeOf<ExtendLicenseConsumption>(world, u"vendor"_s,
                                                    {*taken->licenseConsumptionToken, {}})
                 : taken.error().code;
}

CreateLicenseConfiguration::Request configuration()
{
    CreateLicenseConfiguration::Request request;
    request.name = u"Database"_s;
    request.licenseCountingType = LicenseCountingType::Vcpu;
    return request;
}

QByteArray createConfiguration(ServiceWorld &world, const QString &, int)
{
    return codeOf<CreateLicenseConfiguration>(world, u"vendor"_s, configuration());
}

QByteArray associate(ServiceWorld &world, const QString &, int)
{
    const auto made = world.call<CreateLicenseConfiguration>(u"vendor"_s, configuration());
    UpdateLicenseSpecificationsForResource::Request request;
    request.resourceArn = u"arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0"_s;
    request.addLicenseSpecifications =
        QList{LicenseSpecification{*made->licenseConfigurationArn, {}}};
    return codeOf<UpdateLicenseSpecificationsForResource>(world, u"vendor"_s, request);
}

CreateLicenseAssetRuleset::Request ruleset(int rules)
{
    LicenseAssetRule rule;
    rule.ruleStatement.instanceRuleStatement = InstanceRuleStatement();
    rule.ruleStatement.instanceRuleStatement->matchingRuleStatement =
        MatchingRuleStatement{u"Platform"_s, u"EQUALS"_s, QList{u"Windows"_s}};
    return {u"Windows"_s, {}, QList<LicenseAssetRule>(rules, rule), {}, examples::newToken()};
}

QByteArray createRuleset(ServiceWorld &world, const QString &, int)
{
    return codeOf<CreateLicenseAssetRuleset>(world, u"vendor"_s, ruleset(1));
}

QByteArray rulesetOf(ServiceWorld &world, const QString &, int index)
{
    return codeOf<CreateLicenseAssetRuleset>(world, u"vendor"_s, ruleset(index + 1));
}

QByteArray groupOf(ServiceWorld &world, int rulesets)
{
    CreateLicenseAssetGroup::Request request;
    request.name = u"Windows"_s;
    request.licenseAssetGroupConfigurations = {{u"vCPU"_s}};
    for (int i = 0; i < rulesets; ++i) {
        auto made = ruleset(1);
        made.clientToken = u"ruleset-%1"_s.arg(i);
        request.associatedLicenseAssetRulesetArNs.append(
            world.call<CreateLicenseAssetRuleset>(u"vendor"_s, made)->licenseAssetRulesetArn);
    }
    request.clientToken = examples::newToken();
    return codeOf<CreateLicenseAssetGroup>(world, u"vendor"_s, request);
}

QByteArray createGroup(ServiceWorld &world, const QString &, int)
{
    return groupOf(world, 1);
}

QByteArray groupOfRulesets(ServiceWorld &world, const QString &, int index)
{
    return groupOf(world, index + 1);
}

/// A license or check-out of so many entitlements.
QList<Entitlement> entitlements(int count, EntitlementUnit unit)
{
    QList<Entitlement> list;
    for (int i = 0; i < count; ++i) {
        Entitlement entitlement = examples::seats(1);
        entitlement.name = u"entitlement %1"_s.arg(i);
        entitlement.unit = unit;
        if (unit == EntitlementUnit::None)
            entitlement.maxCount.reset();
        list.append(entitlement);
    }
    return list;
}

template <EntitlementUnit unit>
QByteArray licenseOf(ServiceWorld &world, const QString &, int index)
{
    CreateLicense::Request request = examples::license(u"many"_s);
    request.entitlements = entitlements(index + 1, unit);
    return codeOf<CreateLicense>(world, u"vendor"_s, request);
}

QByteArray checkoutOf(ServiceWorld &world, const QString &, int index)
{
    CreateLicense::Request license = examples::license(u"sku-%1"_s.arg(index));
    license.entitlements = entitlements(10, EntitlementUnit::Count);
    (void)examples::createLicense(world, license);
    auto request = examples::checkout(1, u"sku-%1"_s.arg(index));
    request.beneficiary = u"Globex"_s;
    request.entitlements.clear();
    for (int i = 0; i <= index; ++i)
        request.entitlements.append({u"entitlement %1"_s.arg(i), u"1"_s, EntitlementUnit::Count});
    return codeOf<CheckoutLicense>(world, u"vendor"_s, request);
}

} // namespace

/// The documented quotas: how much passes, what is refused, and that they can be left out.
class TestQuotas : public QObject {
    Q_OBJECT
private slots:
    void quotas_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<int>("quota");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const Step &step, int quota, const QByteArray &code) {
            QTest::newRow(name) << step << quota << code;
        };
        row("received licenses of a product", acceptLicense, 10, "ResourceLimitExceededException");
        row("counted entitlements", licenseOf<EntitlementUnit::Count>, 25, "ValidationException");
        row("uncounted entitlements", licenseOf<EntitlementUnit::None>, 25, "ValidationException");
        row("entitlements of a check-out", checkoutOf, 5, "InvalidParameterValueException");
        row("extensions an hour", extend, 1, "RateLimitExceededException");
        row("tokens of a license", createToken, 10, "ResourceLimitExceededException");
        row("access tokens an hour", getAccessToken, 10, "RateLimitExceededException");
        row("configurations", createConfiguration, 25, "ResourceLimitExceededException");
        row("rulesets", createRuleset, 25, "ValidationException");
        row("rules of a ruleset", rulesetOf, 5, "ValidationException");
        row("asset groups", createGroup, 25, "ValidationException");
        row("rulesets of an asset group", groupOfRulesets, 5, "ValidationException");
        row("configurations of a resource", associate, 10, "InvalidParameterValueException");
    }
    void quotas()
    {
        QFETCH(Step, step);
        QFETCH(int, quota);
        QFETCH(QByteArray, code);
        for (const Quotas quotas : {Quotas::Enforced, Quotas::Off}) {
            ServiceWorld world({std::nullopt, quotas});
            const QString license = examples::createLicense(world);
            for (int i = 0; i < quota; ++i)
                QCOMPARE(step(world, license, i), "accepted");
            QCOMPARE(step(world, license, quota), quotas == Quotas::Off ? "accepted" : code);
            QVERIFY(world.unmodelledErrors().isEmpty());
        }
    }

    void licensesOfAnAccount_data() { modes(); }
    void licensesOfAnAccount()
    {
        QFETCH(Quotas, quotas);
        ServiceWorld world({std::nullopt, quotas});
        fill(world, kind::license, key::openLicense, world.account(u"vendor"_s), 1999);
        QCOMPARE(createLicense(world, {}, 0), "accepted");
        QTEST(createLicense(world, {}, 1), "license");
    }

    void grantsOfALicense_data() { modes(); }
    void grantsOfALicense()
    {
        QFETCH(Quotas, quotas);
        ServiceWorld world({std::nullopt, quotas});
        const QString license = examples::createLicense(world);
        fill(world, kind::grant, key::openGrant, license, 1999);
        QCOMPARE(grantLicense(world, license, 0), "accepted");
        QTEST(grantLicense(world, license, 1), "grant");
    }

private:
    static void modes()
    {
        QTest::addColumn<Quotas>("quotas");
        QTest::addColumn<QByteArray>("license");
        QTest::addColumn<QByteArray>("grant");
        const QByteArray accepted = "accepted";
        QTest::newRow("on") << Quotas::Enforced << QByteArray("ValidationException")
                            << QByteArray("ResourceLimitExceededException");
        QTest::newRow("off") << Quotas::Off << accepted << accepted;
    }
};

QTEST_GUILESS_MAIN(TestQuotas)
#include "tst_quotas.moc"
