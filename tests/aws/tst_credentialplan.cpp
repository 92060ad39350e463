// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/credentialplan.h"

#include "aws/awssettings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace lc;

namespace {

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

/// A member of a public case, by its name.
QString member(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

QByteArray sectionsAsConfig(const QJsonObject &sections, const QByteArray &kind)
{
    QByteArray config;
    for (auto section = sections.begin(); section != sections.end(); ++section) {
        config += '[' + kind + ' ' + section.key().toUtf8() + "]\n";
        const QJsonObject entries = section.value().toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry)
            config += entry.key().toUtf8() + " = " + entry.value().toString().toUtf8() + '\n';
    }
    return config;
}

/// A plan in the words of the public cases; account ids are left out, as identities are asked for.
QJsonArray asPublicChain(const CredentialPlan &plan)
{
    const auto put = [](QJsonObject &object, const char *name, const QString &value) {
        if (!value.isEmpty())
            object.insert(QLatin1StringView(name), value);
    };
    QJsonObject source;
    QJsonObject facts;
    if (const auto *found = std::get_if<std::shared_ptr<const Credentials>>(&plan.source)) {
        put(facts, "access_key_id", (*found)->accessKeyId);
        put(facts, "secret_access_key", QString::fromUtf8((*found)->secretAccessKey.bytes()));
        source.insert(QStringLiteral("AccessKey"), facts);
    } else if (const auto *web = std::get_if<WebIdentitySource>(&plan.source)) {
        put(facts, "role_arn", web->roleArn);
        put(facts, "web_identity_token_file", web->tokenFile);
        put(facts, "role_session_name", web->sessionName);
        source.insert(QStringLiteral("WebIdentityToken"), facts);
    } else if (const auto *sso = std::get_if<SsoSource>(&plan.source)) {
        put(facts, "sso_session", sso->session);
        put(facts, "sso_start_url", sso->startUrl);
        put(facts, "sso_region", sso->region);
        put(facts, "sso_account_id", sso->accountId);
        put(facts, "sso_role_name", sso->roleName);
        source.insert(QStringLiteral("Sso"), facts);
    }
    QJsonArray chain{source};
    for (const RoleStep &role : plan.roles) {
        QJsonObject step;
        put(step, "role_arn", role.roleArn);
        put(step, "role_session_name", role.sessionName);
        put(step, "external_id", role.externalId);
        chain.append(QJsonObject{{QStringLiteral("AssumeRole"), step}});
    }
    return chain;
}

/// What our own error says where a public case expects one.
const QHash<QString, QString> wordsOfErrors{
    {QStringLiteral("role_arn without source source_profile"), QStringLiteral("source_profile")},
    {QStringLiteral("source profile and credential source both present"),
     QStringLiteral("both source_profile and credential_source")},
    {QStringLiteral("partial credentials error (missing secret)"),
     QStringLiteral("aws_secret_access_key of the profile \"B\" is not")},
    {QStringLiteral("partial credentials error (missing access key)"),
     QStringLiteral("aws_access_key_id of the profile \"B\" is not")},
    {QStringLiteral("missing credentials error (empty source profile)"),
     QStringLiteral("\"B\" has no access keys")},
    {QStringLiteral("profile only contains configuration"),
     QStringLiteral("\"A\" has no access keys")},
    {QStringLiteral("missing source profile"), QStringLiteral("\"A\" names \"B\"")},
    {QStringLiteral("missing root profile (should never happen in practice)"),
     QStringLiteral("no profile named \"A\"")},
    {QStringLiteral("assume role profile infinite loop"), QStringLiteral("loop")},
    {QStringLiteral("infinite loop with static credentials"), QStringLiteral("loop")},
    {QStringLiteral("web identity role"), QStringLiteral("no role_arn")},
    {QStringLiteral("invalid SSO credentials configuration: missing account ID"),
     QStringLiteral("no sso_account_id")},
    {QStringLiteral("invalid SSO credentials configuration: missing role name"),
     QStringLiteral("no sso_role_name")},
    {QStringLiteral("invalid SSO token configuration: sso_region must be in sso-session"),
     QStringLiteral("[sso-session A] has no sso_region")},
    {QStringLiteral("invalid SSO token configuration: sso-session not found"),
     QStringLiteral("no section [sso-session oops]")},
    // The metadata of EC2 is not offered on a desktop: told by name.
    {QStringLiteral("Load credentials from a credential_source"),
     QStringLiteral("\"Ec2InstanceMetadata\" (credential_source), which this program does not")},
};

} // namespace

class tst_CredentialPlan : public QObject {
    Q_OBJECT
private slots:
    void publicCases_data();
    void publicCases();
    void sources_data();
    void sources();
    void sessionTokenIsTaken();
    void aBrokenSectionIsRefused();
};

void tst_CredentialPlan::publicCases_data()
{
    QTest::addColumn<QJsonObject>("test");
    QFile file(QStringLiteral(LC_TESTDATA "/config/assume-role-tests.json"));
    if (!*LC_TESTDATA || !file.open(QIODevice::ReadOnly))
        QSKIP("The public test data is not here.");
    int number = 0;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array())
        QTest::addRow("%d %s", ++number, qPrintable(member(value.toObject(), "docs")))
            << value.toObject();
    QCOMPARE(number, 28);
}

void tst_CredentialPlan::publicCases()
{
    QFETCH(QJsonObject, test);
    const QJsonObject input = test.value(QStringLiteral("input")).toObject();
    const QByteArray config =
        sectionsAsConfig(input.value(QStringLiteral("profiles")).toObject(), "profile")
        + sectionsAsConfig(input.value(QStringLiteral("sso_sessions")).toObject(), "sso-session");
    const auto plan = planCredentials(
        AwsSettings::ofProfile({}, profilesOf(config), member(input, "selected_profile")));
    const QJsonObject output = test.value(QStringLiteral("output")).toObject();
    if (output.contains(QStringLiteral("Error")) || !plan) {
        QVERIFY2(!plan, "an error was expected");
        const QString words = wordsOfErrors.value(member(test, "docs"));
        QVERIFY(!words.isEmpty());
        QVERIFY2(plan.error().message.contains(words), qPrintable(plan.error().message));
        return;
    }
    QJsonArray chain = output.value(QStringLiteral("ProfileChain")).toArray();
    QJsonObject first = chain.first().toObject();
    for (const QString &kind : first.keys()) {
        QJsonObject facts = first.value(kind).toObject();
        facts.remove(QStringLiteral("account_id"));
        first.insert(kind, facts);
    }
    chain.replace(0, first);
    QCOMPARE(asPublicChain(*plan), chain);
}

void tst_CredentialPlan::sources_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("profile"); // empty: environment
    QTest::addColumn<QString>("key"); // empty: an error
    QTest::addColumn<QString>("words"); // of the error
    const auto row = [](const char *name, const QStringList &variables, const QByteArray &config,
                        const char *profile, const char *key, const char *words) {
        QTest::newRow(name) << variables << config << QString::fromLatin1(profile)
                            << QString::fromLatin1(key) << QString::fromUtf8(words);
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
    row("role", {}, profile + "role_arn = r\nsource_profile = x\n", "p", "",
        "no profile of that name");
    row("no such SSO session", {}, "[profile p]\nsso_session = s\n", "p", "", "[sso-session s]");
    row("SSO without its parts", {}, profile + "sso_start_url = s\n", "p", "", "no sso_region");
    row("keys beside a process", {}, profile + "credential_process = x\n", "p", "PK", "");
    row("web identity without a role", {}, "[profile p]\nweb_identity_token_file = x\n", "p", "",
        "no role_arn");
    row("web identity in the environment comes after the default profile",
        {QStringLiteral("AWS_WEB_IDENTITY_TOKEN_FILE=x")}, byDefault, "", "PK", "");
    row("web identity in the environment without a role",
        {QStringLiteral("AWS_WEB_IDENTITY_TOKEN_FILE=x")}, "[default]\nregion = eu-west-1\n", "",
        "", "AWS_ROLE_ARN is not");
    row("a chosen profile does not fall back to the environment's web identity",
        {QStringLiteral("AWS_WEB_IDENTITY_TOKEN_FILE=x"), QStringLiteral("AWS_ROLE_ARN=r"),
         QStringLiteral("AWS_PROFILE=p")},
        "[profile p]\nregion = eu-west-1\n", "", "", "no access keys");
    row("keys with blanks around",
        {QStringLiteral("AWS_ACCESS_KEY_ID= EK"), QStringLiteral("AWS_SECRET_ACCESS_KEY=ES\n")}, {},
        "", "EK", "");
    row("duration", {}, profile + "role_arn = r\nsource_profile = p\nduration_seconds = 10\n", "p",
        "", "duration_seconds");
    row("metadata", {}, "[profile p]\nrole_arn = r\ncredential_source = EcsContainer\n", "p", "",
        "does not support");
    row("environment as source of a role", {},
        "[profile p]\nrole_arn = r\ncredential_source = Environment\n", "p", "",
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set");
    row("loop of three", {},
        "[profile p]\nrole_arn = r\nsource_profile = q\n[profile q]\nrole_arn = r\n"
        "source_profile = s\n[profile s]\nrole_arn = r\nsource_profile = p\n",
        "p", "", "p \xe2\x86\x92 q \xe2\x86\x92 s \xe2\x86\x92 p");
    row("login session", {}, "[profile p]\nlogin_session = x\n", "p", "", "login session");
    row("header injection",
        {QStringLiteral("AWS_ACCESS_KEY_ID=EK"), QStringLiteral("AWS_SECRET_ACCESS_KEY=ES"),
         QStringLiteral("AWS_SESSION_TOKEN=a\r\nX-Evil: 1")},
        {}, "", "", "cannot be sent");
}

void tst_CredentialPlan::sources()
{
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, config);
    QFETCH(QString, profile);
    QFETCH(QString, key);
    QFETCH(QString, words);
    const auto settings = profile.isEmpty()
        ? AwsSettings::ofEnvironment(environmentOf(variables), profilesOf(config))
        : AwsSettings::ofProfile(environmentOf(variables), profilesOf(config), profile);
    const auto plan = planCredentials(settings);
    if (!key.isEmpty()) {
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(plan->roles.empty());
        const auto found = std::get<std::shared_ptr<const Credentials>>(plan->source);
        QCOMPARE(found->accessKeyId, key);
        QCOMPARE(found->secretAccessKey.bytes(), key == QStringLiteral("EK") ? "ES" : "PS");
        return;
    }
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ApiError::Kind::Credentials);
    QCOMPARE(plan.error().executed, ApiError::Executed::No);
    QVERIFY2(plan.error().message.contains(words), qPrintable(plan.error().message));
}

void tst_CredentialPlan::sessionTokenIsTaken()
{
    const auto plan = planCredentials(AwsSettings::ofProfile(
        {}, profilesOf(QByteArray("[profile p]\n") + keys + "aws_session_token = T\n"),
        QStringLiteral("p")));
    QVERIFY(plan);
    QCOMPARE(std::get<std::shared_ptr<const Credentials>>(plan->source)->sessionToken.bytes(), "T");
}

void tst_CredentialPlan::aBrokenSectionIsRefused()
{
    QTemporaryDir folder;
    QFile config(folder.filePath(QStringLiteral("config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[profile p]\nrole_arn r\nsource_profile = q\n[profile q]\n");
    config.write(keys);
    config.write("[profile r]\nrole_arn = r\nsource_profile = p\n[sso-session s]\n = x\n"
                 "[profile t]\nsso_session = s\n");
    config.close();
    QFile credentials(folder.filePath(QStringLiteral("credentials")));
    QVERIFY(credentials.open(QIODevice::WriteOnly));
    credentials.write(QByteArray("[p]\n") + keys);
    credentials.close();
    const Profiles profiles = Profiles::load({config.fileName(), credentials.fileName()});
    const auto planOf = [&](const char *profile) {
        return planCredentials(AwsSettings::ofProfile({}, profiles, QString::fromLatin1(profile)));
    };
    QVERIFY(planOf("q"));
    // The keys of [p] alone would be another identity than the role that the broken line means.
    for (const char *profile : {"p", "r"}) {
        const auto plan = planOf(profile);
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.startsWith(config.fileName() + QStringLiteral(", line 2:")),
                 qPrintable(plan.error().message));
    }
    const auto plan = planOf("t");
    QVERIFY(!plan);
    QVERIFY2(plan.error().message.contains(QStringLiteral("line 11:")),
             qPrintable(plan.error().message));
}

QTEST_GUILESS_MAIN(tst_CredentialPlan)
#include "tst_credentialplan.moc"
