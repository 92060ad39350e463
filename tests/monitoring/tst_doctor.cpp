// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/doctor.h"

#include "store/metrics.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lc;

namespace {

const Instant now = FakeClock().now();

DateText in(std::chrono::hours hours)
{
    return DateText(now + hours);
}

License license(const QString &name)
{
    License license;
    license.licenseArn = u"arn:aws:license-manager::111122223333:license:l-%1"_s.arg(name);
    license.licenseName = name;
    license.productSku = name + u"-sku"_s;
    license.issuer = IssuerDetails{u"Issuer"_s, {}, u"fingerprint"_s};
    license.status = LicenseStatus::Available;
    license.validity = DatetimeRange{in(-24h * 100), in(24h * 100)};
    license.beneficiary = u"111122223333"_s;
    license.consumptionConfiguration = ConsumptionConfiguration{};
    license.consumptionConfiguration->provisionalConfiguration = ProvisionalConfiguration{60};
    license.entitlements = QList<Entitlement>{{u"Seats"_s, {}, 10, {}, EntitlementUnit::Count, {}}};
    return license;
}

Grant grant(const QString &name, GrantStatus status)
{
    Grant grant;
    grant.grantArn = u"arn:aws:license-manager::111122223333:grant:g-%1"_s.arg(name);
    grant.grantName = name;
    grant.licenseArn = *license(u"Render"_s).licenseArn;
    grant.granteePrincipalArn = u"arn:aws:iam::444455556666:root"_s;
    grant.grantStatus = status;
    return grant;
}

LicenseConfiguration configuration(const QString &name)
{
    LicenseConfiguration configuration;
    configuration.licenseConfigurationArn =
        u"arn:aws:license-manager:us-east-1:111122223333:license-configuration:lic-%1"_s.arg(name);
    configuration.name = name;
    configuration.licenseCount = 10;
    configuration.consumedLicenses = 5;
    return configuration;
}

UsageState usage(UsageState::Kind kind, const QString &resource, qint64 used, qint64 limit)
{
    UsageState state;
    state.kind = kind;
    state.series.account = u"111122223333"_s;
    state.series.resource = resource;
    state.name = resource;
    state.used = Quantity(used);
    state.limit = Quantity(limit);
    return state;
}

/// Everything is well here.
Estate healthy()
{
    Estate estate;
    estate.account = u"111122223333"_s;
    estate.region = u"us-east-1"_s;
    estate.issued.setRecords({license(u"Render"_s), license(u"Orbit"_s)});
    estate.distributedGrants.setRecords({grant(u"team"_s, GrantStatus::Active)});
    estate.receivedGrants.setRecords({grant(u"ours"_s, GrantStatus::Active)});
    estate.configurations.setRecords({configuration(u"Windows"_s)});
    ReportGenerator generator;
    generator.reportGeneratorName = u"Monthly"_s;
    generator.licenseManagerReportGeneratorArn = u"arn:r"_s;
    estate.reportGenerators.setRecords({generator});
    TokenData token;
    token.tokenId = u"t-1"_s;
    token.expirationTime = in(24h * 100);
    estate.tokens.setRecords({token});
    UsagePlan plan;
    plan.id = u"p1"_s;
    plan.name = u"Gold"_s;
    plan.apiStages = QList<ApiStage>{{u"api"_s, u"prod"_s, {}}};
    estate.usagePlans.setRecords({plan});
    ApiKey key;
    key.id = u"k1"_s;
    key.name = u"shop"_s;
    key.enabled = true;
    estate.apiKeys.setRecords({key});
    estate.keysOfPlans = {{u"p1"_s, {u"k1"_s}}};
    estate.usage = {usage(UsageState::Kind::Entitlement, u"arn:a"_s, 1, 10),
                    usage(UsageState::Kind::ApiKey, u"k1"_s, 1, 10)};
    return estate;
}

using Break = void (*)(Estate &estate);
struct Ill {
    const char *check;
    QString object;
    Break makeIll;
};

template <class Edit> void setLicense(Estate &estate, Edit edit)
{
    License ill = license(u"Render"_s);
    edit(ill);
    estate.issued.setRecords({ill});
}

template <class Edit> void setConfiguration(Estate &estate, Edit edit)
{
    LicenseConfiguration ill = configuration(u"Windows"_s);
    edit(ill);
    estate.configurations.setRecords({ill});
}

const QList<Ill> &ills()
{
    static const QList<Ill> all{
        {"duplicate-sku", u"Copy"_s,
         [](Estate &estate) {
             License copy = license(u"Copy"_s);
             copy.productSku = license(u"Render"_s).productSku;
             estate.issued.setRecords({license(u"Render"_s), copy});
         }},
        {"validity", u"Render"_s,
         [](Estate &estate) {
             setLicense(estate, [](License &ill) {
                 ill.validity = DatetimeRange{in(48h * 30), in(24h * 40)};
             });
         }},
        {"not-consumable", u"Render"_s,
         [](Estate &estate) {
             setLicense(estate, [](License &ill) { ill.consumptionConfiguration.reset(); });
         }},
        {"entitlement-used-up", u"arn:a"_s,
         [](Estate &estate) {
             estate.usage = {usage(UsageState::Kind::Entitlement, u"arn:a"_s, 10, 10)};
         }},
        {"entitlement-nearly-used-up", u"arn:a"_s,
         [](Estate &estate) {
             estate.usage = {usage(UsageState::Kind::Entitlement, u"arn:a"_s, 8, 10)};
         }},
        {"expired", u"Render"_s,
         [](Estate &estate) {
             setLicense(estate, [](License &ill) { ill.validity->end = in(-1h); });
         }},
        {"expiring", u"Render"_s,
         [](Estate &estate) {
             setLicense(estate, [](License &ill) { ill.validity->end = in(24h * 29); });
         }},
        {"counted-feature", u"Render"_s,
         [](Estate &estate) {
             setLicense(estate,
                        [](License &ill) { (*ill.entitlements)[0].unit = EntitlementUnit::None; });
         }},
        {"ungranted", u"Render"_s,
         [](Estate &estate) {
             setLicense(estate, [](License &ill) { ill.beneficiary.reset(); });
             estate.distributedGrants.setRecords({});
         }},
        {"token-expiring", u"t-1"_s,
         [](Estate &estate) {
             TokenData token;
             token.tokenId = u"t-1"_s;
             token.expirationTime = in(24h * 13);
             estate.tokens.setRecords({token});
         }},
        {"token-expired", u"t-1"_s,
         [](Estate &estate) {
             TokenData token;
             token.tokenId = u"t-1"_s;
             token.expirationTime = in(-1h);
             estate.tokens.setRecords({token});
         }},
        {"grant-inactive", u"ours"_s,
         [](Estate &estate) {
             estate.receivedGrants.setRecords({grant(u"ours"_s, GrantStatus::Disabled)});
         }},
        {"grant-failed", u"team"_s,
         [](Estate &estate) {
             estate.distributedGrants.setRecords({grant(u"team"_s, GrantStatus::Rejected)});
         }},
        {"grant-useless", u"team"_s,
         [](Estate &estate) {
             setLicense(estate, [](License &ill) { ill.status = LicenseStatus::Deactivated; });
         }},
        {"grant-waiting", u"ours"_s,
         [](Estate &estate) {
             estate.receivedGrants.setRecords({grant(u"ours"_s, GrantStatus::PendingAccept)});
         }},
        {"grant-unanswered", u"team"_s,
         [](Estate &estate) {
             estate.distributedGrants.setRecords({grant(u"team"_s, GrantStatus::PendingAccept)});
         }},
        {"hard-limit-reached", u"Windows"_s,
         [](Estate &estate) {
             setConfiguration(estate, [](LicenseConfiguration &ill) {
                 ill.licenseCountHardLimit = true;
                 ill.consumedLicenses = 10;
             });
         }},
        {"limit-exceeded", u"Windows"_s,
         [](Estate &estate) {
             setConfiguration(estate, [](LicenseConfiguration &ill) { ill.consumedLicenses = 11; });
         }},
        {"limit-missing", u"Windows"_s,
         [](Estate &estate) {
             setConfiguration(estate, [](LicenseConfiguration &ill) {
                 ill.licenseCountHardLimit = true;
                 ill.licenseCount.reset();
             });
         }},
        {"configuration-expiring", u"Windows"_s,
         [](Estate &estate) {
             setConfiguration(estate, [](LicenseConfiguration &ill) {
                 ill.licenseExpiry =
                     std::chrono::floor<std::chrono::seconds>(now + 24h).time_since_epoch().count();
             });
         }},
        {"discovery-stale", u"Windows"_s,
         [](Estate &estate) {
             setConfiguration(estate, [](LicenseConfiguration &ill) {
                 ill.automatedDiscoveryInformation = AutomatedDiscoveryInformation{now - 49h};
             });
         }},
        {"counts-nothing", u"Windows"_s,
         [](Estate &estate) {
             setConfiguration(estate, [](LicenseConfiguration &ill) { ill.consumedLicenses = 0; });
         }},
        {"report-failing", u"Monthly"_s,
         [](Estate &estate) {
             ReportGenerator generator;
             generator.reportGeneratorName = u"Monthly"_s;
             generator.lastRunFailureReason = u"no bucket"_s;
             estate.reportGenerators.setRecords({generator});
         }},
        {"key-exhausted", u"k1"_s,
         [](Estate &estate) { estate.usage = {usage(UsageState::Kind::ApiKey, u"k1"_s, 10, 10)}; }},
        {"key-in-no-plan", u"shop"_s,
         [](Estate &estate) {
             estate.keysOfPlans = {{u"p1"_s, {u"k2"_s}}};
         }},
        {"key-disabled", u"shop"_s,
         [](Estate &estate) {
             ApiKey key;
             key.id = u"k1"_s;
             key.name = u"shop"_s;
             key.enabled = false;
             estate.apiKeys.setRecords({key});
         }},
        {"plan-without-stages", u"Gold"_s,
         [](Estate &estate) {
             UsagePlan plan;
             plan.id = u"p1"_s;
             plan.name = u"Gold"_s;
             estate.usagePlans.setRecords({plan});
         }},
        {"plan-without-keys", u"Gold"_s,
         [](Estate &estate) {
             estate.keysOfPlans = {{u"p1"_s, {}}};
             estate.apiKeys.setRecords({});
         }},
    };
    return all;
}

} // namespace

class TestDoctor : public QObject {
    Q_OBJECT

private slots:
    void findsNothingWhereAllIsWell()
    {
        const auto findings = examine(healthy(), now);
        QVERIFY2(findings.isEmpty(),
                 qPrintable(findings.isEmpty() ? QString() : findings.first().check));
    }
    void findsWhatWasMadeIll_data()
    {
        QTest::addColumn<int>("ill");
        for (int i = 0; i < ills().size(); ++i)
            QTest::newRow(ills()[i].check) << i;
    }
    void findsWhatWasMadeIll()
    {
        QFETCH(int, ill);
        Estate estate = healthy();
        ills()[ill].makeIll(estate);
        const auto findings = examine(estate, now);
        const auto found = std::ranges::find_if(findings, [&](const DoctorFinding &finding) {
            return finding.check == QLatin1StringView(ills()[ill].check)
                && finding.object == ills()[ill].object;
        });
        QVERIFY(found != findings.end());
        QVERIFY(!found->explanation.isEmpty() && !found->explanation.contains(u'%'));
        QVERIFY(!found->title.isEmpty() && !found->advice.isEmpty() && !found->page.isEmpty());
    }
    void everyCheckHasSomethingToFind()
    {
        QStringList checks;
        for (const DoctorCheck *check : doctorChecks())
            checks += QString::fromLatin1(check->id);
        QStringList tried;
        for (const Ill &ill : ills())
            tried += QString::fromLatin1(ill.check);
        checks.sort();
        tried.sort();
        QCOMPARE(tried, checks);
        QVERIFY(checks.size() >= 20);
    }
    /// What could not be read is not taken for empty.
    void whatWasNotReadIsNotJudged()
    {
        Estate estate = healthy();
        setLicense(estate, [](License &ill) { ill.beneficiary.reset(); });
        estate.distributedGrants.forget();
        estate.keysOfPlans.clear();
        QCOMPARE(examine(estate, now).size(), 0);
    }
    /// A vendor sells one product to many: no trap for anybody.
    void twinsOfDifferentCustomersAreNoTrap()
    {
        Estate estate = healthy();
        License one = license(u"Render"_s);
        License other = license(u"Copy"_s);
        other.productSku = one.productSku;
        one.beneficiary = other.beneficiary = u"444455556666"_s;
        Grant first = grant(u"first"_s, GrantStatus::Active);
        Grant second = grant(u"second"_s, GrantStatus::Active);
        second.licenseArn = *other.licenseArn;
        second.granteePrincipalArn = u"arn:aws:iam::777788889999:root"_s;
        estate.issued.setRecords({one, other});
        estate.distributedGrants.setRecords({first, second});
        QCOMPARE(examine(estate, now).size(), 0);
        second.granteePrincipalArn = first.granteePrincipalArn;
        estate.distributedGrants.setRecords({first, second});
        QCOMPARE(examine(estate, now).size(), 2);
    }
    void theWorstComesFirst()
    {
        Estate estate = healthy();
        estate.receivedGrants.setRecords({grant(u"ours"_s, GrantStatus::PendingAccept)});
        setConfiguration(estate, [](LicenseConfiguration &ill) { ill.consumedLicenses = 11; });
        estate.usage = {usage(UsageState::Kind::ApiKey, u"k1"_s, 10, 10)};
        QStringList severities;
        for (const DoctorFinding &finding : examine(estate, now))
            severities += finding.severity;
        QCOMPARE(severities, QStringList({u"error"_s, u"warning"_s, u"notice"_s}));
    }
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
