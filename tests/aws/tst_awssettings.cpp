// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/awssettings.h"

#include <QTest>

using namespace lc;

namespace {

constexpr Service licenseManager{
    "license-manager",          "LICENSE_MANAGER",    "license_manager", "license-manager",
    Service::Protocol::AwsJson, "AWSLicenseManager.", "2018-08-01"};
constexpr Service apiGateway{
    "apigateway", "API_GATEWAY", "api_gateway", "apigateway", Service::Protocol::RestJson,
    "",           "2015-07-09"};

Environment environmentOf(const QStringList &assignments)
{
    Environment environment;
    for (const QString &assignment : assignments) {
        const qsizetype equals = assignment.indexOf(QLatin1Char('='));
        environment.insert(assignment.left(equals), assignment.mid(equals + 1));
    }
    return environment;
}

Profiles profilesOf(const QByteArray &config)
{
    auto profiles = Profiles::parse(config, {});
    Q_ASSERT(profiles);
    return *profiles;
}

} // namespace

class tst_AwsSettings : public QObject {
    Q_OBJECT
private slots:
    void region_data();
    void region();
    void endpoint_data();
    void endpoint();
    void wishesComeFirst();
    void bundlesAndAttemptsAreConfigured();
};

void tst_AwsSettings::region_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("region");
    const QByteArray profile = "[default]\nregion = eu-west-3\n";
    const QString first = QStringLiteral("AWS_REGION=eu-west-1");
    const QString second = QStringLiteral("AWS_DEFAULT_REGION=eu-west-2");
    QTest::newRow("all") << QStringList{first, second} << profile << QStringLiteral("eu-west-1");
    QTest::newRow("default") << QStringList{second} << profile << QStringLiteral("eu-west-2");
    QTest::newRow("profile") << QStringList{} << profile << QStringLiteral("eu-west-3");
    QTest::newRow("none: ask") << QStringList{} << QByteArray() << QString();
}

void tst_AwsSettings::region()
{
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, config);
    QFETCH(QString, region);
    const auto settings = AwsSettings::ofEnvironment(environmentOf(variables), profilesOf(config));
    QCOMPARE(settings.region().value_or(QString()), region);
}

void tst_AwsSettings::endpoint_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("license");
    QTest::addColumn<QByteArray>("gateway"); // empty: an error
    const QByteArray full = "[services v]\nlicense_manager =\n  endpoint_url = http://section\n"
                            "[default]\nservices = v\nendpoint_url = http://profile\n";
    const QString own = QStringLiteral("AWS_ENDPOINT_URL_LICENSE_MANAGER=http://own");
    const QString all = QStringLiteral("AWS_ENDPOINT_URL=http://all");
    const QString off = QStringLiteral("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=True");
    const QByteArray license = "https://license-manager.eu-west-1.amazonaws.com";
    const QByteArray gateway = "https://apigateway.eu-west-1.amazonaws.com";
    const auto row = [](const char *name, const QStringList &variables, const QByteArray &config,
                        const QByteArray &forLicenses, const QByteArray &forGateway) {
        QTest::newRow(name) << variables << config << forLicenses << forGateway;
    };
    row("computed", {}, {}, license, gateway);
    row("own variable first", {own, all}, full, "http://own", "http://all");
    row("variable before file", {all}, full, "http://all", "http://all");
    row("section before profile", {}, full, "http://section", "http://profile");
    row("switched off", {own, all, off}, full, license, gateway);
    row("switched off in the profile", {},
        "[default]\nendpoint_url = http://profile\nignore_configured_endpoint_urls = true\n",
        license, gateway);
    row("FIPS", {QStringLiteral("AWS_USE_FIPS_ENDPOINT=true")}, {},
        "https://license-manager-fips.eu-west-1.amazonaws.com",
        "https://apigateway-fips.eu-west-1.amazonaws.com");
    row("dual-stack in the profile", {}, "[default]\nuse_dualstack_endpoint = true\n",
        "https://license-manager.eu-west-1.api.aws", "https://apigateway.eu-west-1.api.aws");
    row("global STS concerns nobody else", {QStringLiteral("AWS_STS_REGIONAL_ENDPOINTS=legacy")},
        {}, license, gateway);
    row("FIPS with an endpoint", {QStringLiteral("AWS_USE_FIPS_ENDPOINT=true"), all}, {}, {}, {});
    row("nonsense", {QStringLiteral("AWS_ENDPOINT_URL=nonsense")}, {}, {}, {});
}

void tst_AwsSettings::endpoint()
{
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, license);
    QFETCH(QByteArray, gateway);
    const auto settings = AwsSettings::ofEnvironment(environmentOf(variables), profilesOf(config));
    const auto origin = [&](const Service &service) {
        const auto endpoint = settings.endpoint(service, QStringLiteral("eu-west-1"));
        return endpoint ? endpoint->origin : QByteArray();
    };
    QCOMPARE(origin(licenseManager), license);
    QCOMPARE(origin(apiGateway), gateway);
}

void tst_AwsSettings::wishesComeFirst()
{
    const auto settings =
        AwsSettings::ofEnvironment(environmentOf({QStringLiteral("AWS_USE_FIPS_ENDPOINT=true")}),
                                   profilesOf("[default]\nuse_dualstack_endpoint = true\n"));
    const auto origin = [&](const AwsSettings::Wishes &wishes) {
        const auto endpoint =
            settings.endpoint(licenseManager, QStringLiteral("eu-west-1"), wishes);
        return endpoint ? endpoint->origin : QByteArray();
    };
    QCOMPARE(origin({}), "https://license-manager-fips.eu-west-1.api.aws");
    QCOMPARE(origin({.fips = false}), "https://license-manager.eu-west-1.api.aws");
    QCOMPARE(origin({.dualStack = false}), "https://license-manager-fips.eu-west-1.amazonaws.com");
    QCOMPARE(origin({.url = QStringLiteral("http://own"), .fips = {}, .dualStack = {}}),
             "http://own");
    QCOMPARE(origin({.url = QStringLiteral("http://own"), .fips = true, .dualStack = {}}), "");
}

void tst_AwsSettings::bundlesAndAttemptsAreConfigured()
{
    const QByteArray profile = "[default]\nca_bundle = /p\nmax_attempts = 5\n";
    const auto byFile = AwsSettings::ofEnvironment(Environment(), profilesOf(profile));
    QCOMPARE(byFile.caBundle(), QStringLiteral("/p"));
    QCOMPARE(byFile.retryLimits().attempts, 5);
    const auto byVariable = AwsSettings::ofEnvironment(
        environmentOf({QStringLiteral("AWS_CA_BUNDLE=/v"), QStringLiteral("AWS_MAX_ATTEMPTS=2")}),
        profilesOf(profile));
    QCOMPARE(byVariable.caBundle(), QStringLiteral("/v"));
    QCOMPARE(byVariable.retryLimits().attempts, 2);
    for (const QByteArray &nonsense : {QByteArray("0"), QByteArray("-1"), QByteArray("many")}) {
        const auto settings = AwsSettings::ofEnvironment(
            Environment(), profilesOf("[default]\nmax_attempts = " + nonsense + '\n'));
        QCOMPARE(settings.retryLimits().attempts, retrynumbers::attempts);
        QCOMPARE(settings.caBundle(), QString());
    }
}

QTEST_GUILESS_MAIN(tst_AwsSettings)
#include "tst_awssettings.moc"
