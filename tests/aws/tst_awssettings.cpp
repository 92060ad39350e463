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

constexpr auto keys = "aws_access_key_id = PK\naws_secret_access_key = PS\n";

} // namespace

class tst_AwsSettings : public QObject {
    Q_OBJECT
private slots:
    void credentials_data();
    void credentials();
    void sessionTokenIsTaken();
    void region_data();
    void region();
    void endpoint_data();
    void endpoint();
};

void tst_AwsSettings::credentials_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("profile"); // empty: environment
    QTest::addColumn<QString>("key"); // empty: an error
    QTest::addColumn<QString>("words"); // of the error
    const auto row = [](const char *name, const QStringList &variables, const QByteArray &config,
                        const char *profile, const char *key, const char *words) {
        QTest::newRow(name) << variables << config << QString::fromLatin1(profile)
                            << QString::fromLatin1(key) << QString::fromLatin1(words);
    };
    const QStringList pair{QStringLiteral("AWS_ACCESS_KEY_ID=EK"),
                           QStringLiteral("AWS_SECRET_ACCESS_KEY=ES")};
    const QByteArray profile = QByteArray("[profile p]\n") + keys;
    const QByteArray byDefault = QByteArray("[default]\n") + keys;
    row("environment", pair, {}, "", "EK", "");
    row("environment before profile", pair, byDefault, "", "EK", "");
    row("profile connection ignores the environment", pair, profile, "p", "PK", "");
    row("default profile", {}, byDefault, "", "PK", "");
    row("chosen profile", {QStringLiteral("AWS_PROFILE=p")}, profile, "", "PK", "");
    row("half a pair", {QStringLiteral("AWS_ACCESS_KEY_ID=EK")}, byDefault, "", "",
        "AWS_SECRET_ACCESS_KEY is not");
    row("other half", {QStringLiteral("AWS_SECRET_ACCESS_KEY=ES")}, byDefault, "", "",
        "AWS_ACCESS_KEY_ID is not");
    row("blank counts as unset",
        {QStringLiteral("AWS_ACCESS_KEY_ID= "), QStringLiteral("AWS_SECRET_ACCESS_KEY=")},
        byDefault, "", "PK", "");
    row("nothing", {}, {}, "", "", "Neither the environment");
    row("unknown profile never falls back", {QStringLiteral("AWS_PROFILE=x")}, byDefault, "", "",
        "no profile named \"x\"");
    row("unknown profile connection", pair, byDefault, "x", "", "no profile named \"x\"");
    row("profile without keys", {}, "[profile p]\nregion = eu-west-1\n", "p", "", "no access keys");
    row("half a pair in the profile", {}, "[profile p]\naws_access_key_id = A\n", "p", "",
        "aws_secret_access_key of the profile \"p\" is not");
    row("role", {}, profile + "role_arn = r\nsource_profile = x\n", "p", "", "assumes a role");
    row("SSO session", {}, "[profile p]\nsso_session = s\n", "p", "", "Identity Center");
    row("SSO, legacy", {}, profile + "sso_start_url = s\n", "p", "", "Identity Center");
    row("process", {}, "[profile p]\ncredential_process = x\n", "p", "", "credential_process");
    row("keys beside a process", {}, profile + "credential_process = x\n", "p", "PK", "");
    row("web identity", {}, "[profile p]\nweb_identity_token_file = x\n", "p", "", "web identity");
    row("web identity in the environment", {QStringLiteral("AWS_WEB_IDENTITY_TOKEN_FILE=x")},
        byDefault, "", "", "web identity");
    row("login session", {}, "[profile p]\nlogin_session = x\n", "p", "", "login session");
    row("header injection",
        {QStringLiteral("AWS_ACCESS_KEY_ID=EK"), QStringLiteral("AWS_SECRET_ACCESS_KEY=ES"),
         QStringLiteral("AWS_SESSION_TOKEN=a\r\nX-Evil: 1")},
        {}, "", "", "cannot be sent");
}

void tst_AwsSettings::credentials()
{
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, config);
    QFETCH(QString, profile);
    QFETCH(QString, key);
    QFETCH(QString, words);
    const auto settings = profile.isEmpty()
        ? AwsSettings::ofEnvironment(environmentOf(variables), profilesOf(config))
        : AwsSettings::ofProfile(environmentOf(variables), profilesOf(config), profile);
    const auto credentials = settings.credentials();
    if (!key.isEmpty()) {
        QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
        QCOMPARE((*credentials)->accessKeyId, key);
        QCOMPARE((*credentials)->secretAccessKey.bytes(),
                 key == QStringLiteral("EK") ? "ES" : "PS");
        return;
    }
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, ApiError::Kind::Credentials);
    QCOMPARE(credentials.error().executed, ApiError::Executed::No);
    QVERIFY2(credentials.error().message.contains(words), qPrintable(credentials.error().message));
}

void tst_AwsSettings::sessionTokenIsTaken()
{
    const auto settings = AwsSettings::ofProfile(
        {}, profilesOf(QByteArray("[profile p]\n") + keys + "aws_session_token = T\n"),
        QStringLiteral("p"));
    const auto credentials = settings.credentials();
    QVERIFY(credentials);
    QCOMPARE((*credentials)->sessionToken.bytes(), "T");
}

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

QTEST_GUILESS_MAIN(tst_AwsSettings)
#include "tst_awssettings.moc"
