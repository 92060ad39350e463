// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/profiles.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace lc;

namespace {

QJsonArray publicCases(const QString &name)
{
    const QString folder = QStringLiteral(LC_TESTDATA);
    QFile file(folder + QStringLiteral("/config/") + name);
    if (folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())
        .object()
        .value(QStringLiteral("tests"))
        .toArray();
}

QMap<QString, ProfileSection> sections(const QJsonObject &object)
{
    QMap<QString, ProfileSection> result;
    for (auto section = object.begin(); section != object.end(); ++section) {
        ProfileSection &target = result[section.key()];
        const QJsonObject entries = section.value().toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry)
            target.insert(entry.key(), entry.value().toString());
    }
    return result;
}

} // namespace

class tst_Profiles : public QObject {
    Q_OBJECT
private slots:
    void publicParserCases_data();
    void publicParserCases();
    void publicLocationCases_data();
    void publicLocationCases();
    void grammar_data();
    void grammar();
    void errorsNameTheLine_data();
    void errorsNameTheLine();
    void servicesAndSessionsAreKeptApart();
    void filesAreReadAndMerged();
    void aBrokenSectionLeavesTheOthers();
    void missingFilesAreEmpty();
    void anUnreadableFileSpoilsEveryProfile();
    void secretsCanBeForgotten();
};

void tst_Profiles::publicParserCases_data()
{
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QJsonObject>("output");
    const QJsonArray cases = publicCases(QStringLiteral("profile-parser-tests.json"));
    if (cases.isEmpty())
        QSKIP("The public test data is not here.");
    int number = 0;
    for (const QJsonValue &value : cases) {
        const QJsonObject each = value.toObject();
        QTest::addRow("%d %s", ++number, qPrintable(each.value(QStringLiteral("name")).toString()))
            << each.value(QStringLiteral("input")).toObject()
            << each.value(QStringLiteral("output")).toObject();
    }
    QCOMPARE(number, 65);
}

void tst_Profiles::publicParserCases()
{
    QFETCH(QJsonObject, input);
    QFETCH(QJsonObject, output);
    const auto profiles =
        Profiles::parse(input.value(QStringLiteral("configFile")).toString().toUtf8(),
                        input.value(QStringLiteral("credentialsFile")).toString().toUtf8());
    const QString error = output.value(QStringLiteral("errorContaining")).toString();
    if (!error.isEmpty()) {
        QVERIFY(!profiles);
        QVERIFY2(profiles.error().what.contains(error), qPrintable(profiles.error().what));
        QVERIFY(profiles.error().line > 0);
        return;
    }
    QVERIFY2(profiles, qPrintable(profiles ? QString() : profiles.error().what));
    const QJsonObject expected = output.value(QStringLiteral("config")).toObject();
    QCOMPARE(profiles->profiles(), sections(expected.value(QStringLiteral("profiles")).toObject()));
    if (expected.contains(QStringLiteral("sso_sessions")))
        QCOMPARE(profiles->ssoSessions(),
                 sections(expected.value(QStringLiteral("sso_sessions")).toObject()));
}

void tst_Profiles::publicLocationCases_data()
{
    QTest::addColumn<QJsonObject>("test");
    const QJsonArray cases = publicCases(QStringLiteral("file-location-tests.json"));
    if (cases.isEmpty())
        QSKIP("The public test data is not here.");
    int number = 0;
    for (const QJsonValue &value : cases)
        QTest::addRow("%d %s", ++number,
                      qPrintable(value.toObject().value(QStringLiteral("name")).toString()))
            << value.toObject();
    QCOMPARE(number, 9);
}

void tst_Profiles::publicLocationCases()
{
    QFETCH(QJsonObject, test);
    Environment environment;
    const QJsonObject variables = test.value(QStringLiteral("environment")).toObject();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        environment.insert(variable.key(), variable.value().toString());
    const bool isWindows =
        test.value(QStringLiteral("platform")).toString() == QStringLiteral("windows");
    const ProfileFiles files = ProfileFiles::locate(
        environment, isWindows ? ProfileFiles::Platform::Windows : ProfileFiles::Platform::Unix);
    QCOMPARE(files.config, test.value(QStringLiteral("configLocation")).toString());
    QCOMPARE(files.credentials, test.value(QStringLiteral("credentialsLocation")).toString());
    if (test.contains(QStringLiteral("profile")))
        QCOMPARE(Profiles::chosenName(environment),
                 test.value(QStringLiteral("profile")).toString());
}

void tst_Profiles::grammar_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QByteArray &config, const QByteArray &credentials,
                        const char *key, const char *value) {
        QTest::newRow(name) << config << credentials << QString::fromLatin1(key)
                            << QString::fromUtf8(value);
    };
    row("backslash, comma, percent stay", "[profile p]\nx = a\\b,c%d\n", "", "x", "a\\b,c%d");
    row("quotes stay", "[profile p]\nx = \"a b\"\n", "", "x", "\"a b\"");
    row("comment sign in a word", "[profile p]\nx = a#b;c # d\n", "", "x", "a#b;c");
    row("comment right after the equals sign", "[profile p]\nx = # none\n", "", "x", "");
    row("CR LF", "[profile p]\r\nx = 1\r\n", "", "x", "1");
    row("byte order mark", "\xef\xbb\xbf[profile p]\nx = 1\n", "", "x", "1");
    row("no newline at the end", "[profile p]\nx = 1", "", "x", "1");
    row("keys in any case", "[profile p]\nAWS_Region = 1\n", "", "aws_region", "1");
    row("continuation of a skipped property", "[profile p]\nx = 1\nbad key = 2\n more\n", "", "x",
        "1");
    row("continuation in a skipped section", "[profile b d]\ny = 1\n more\n[profile p]\nx = 1\n",
        "", "x", "1");
    row("credentials win", "[profile p]\nx = 1\n", "[p]\nx = 2\n", "x", "2");
    row("an unknown section hides nothing", "[plugins]\ncli = x\n[profile p]\nx = 1\n", "", "x",
        "1");
}

void tst_Profiles::grammar()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, credentials);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto profiles = Profiles::parse(config, credentials);
    QVERIFY2(profiles, qPrintable(profiles ? QString() : profiles.error().what));
    QCOMPARE(profiles->names(), QStringList(QStringLiteral("p")));
    QCOMPARE(profiles->profiles().value(QStringLiteral("p")).value(key, QStringLiteral("absent")),
             value);
}

void tst_Profiles::errorsNameTheLine_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("line");
    QTest::newRow("bracket") << QByteArray("[profile a]\n\n[profile b\n") << 3;
    QTest::newRow("before any section") << QByteArray("# c\nx = 1\n") << 2;
    QTest::newRow("no equals sign") << QByteArray("[profile a]\r\nx 1\r\n") << 2;
    QTest::newRow("nested") << QByteArray("[profile a]\ns3 =\n x = 1\n y\n") << 4;
}

void tst_Profiles::errorsNameTheLine()
{
    QFETCH(QByteArray, config);
    QFETCH(int, line);
    const auto profiles = Profiles::parse(config, {});
    QVERIFY(!profiles);
    QCOMPARE(profiles.error().line, line);
    QCOMPARE(profiles.error().file, QStringLiteral("config"));
}

void tst_Profiles::servicesAndSessionsAreKeptApart()
{
    const auto profiles =
        Profiles::parse("[sso-session s]\nsso_region = eu-west-1\n"
                        "[services v]\nlicense_manager =\n  Endpoint_URL = http://127.0.0.1:1\n"
                        "  other = x\napi_gateway =\n  endpoint_url =\n"
                        "[profile p]\nservices = v\n",
                        {});
    QVERIFY(profiles);
    QCOMPARE(profiles->names(), QStringList(QStringLiteral("p")));
    QVERIFY(profiles->ssoSessions().contains(QStringLiteral("s")));
    const auto url = [&](const char *service) {
        return profiles->serviceValue(QStringLiteral("v"), QString::fromLatin1(service),
                                      QStringLiteral("endpoint_url"));
    };
    QCOMPARE(url("license_manager"), std::optional(QStringLiteral("http://127.0.0.1:1")));
    QCOMPARE(url("api_gateway"), std::nullopt);
    QCOMPARE(url("sts"), std::nullopt);
}

void tst_Profiles::filesAreReadAndMerged()
{
    QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &content) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write("config", "[profile p]\nregion = eu-west-1\n");
    write("credentials", "[p]\naws_access_key_id = AKID\n");
    const ProfileFiles files{folder.filePath(QStringLiteral("config")),
                             folder.filePath(QStringLiteral("credentials"))};
    const Profiles profiles = Profiles::load(files);
    QVERIFY(profiles.problems().isEmpty());
    QCOMPARE(profiles.value(QStringLiteral("p"), QStringLiteral("region")),
             std::optional(QStringLiteral("eu-west-1")));
    QCOMPARE(profiles.value(QStringLiteral("p"), QStringLiteral("aws_access_key_id")),
             std::optional(QStringLiteral("AKID")));
    write("credentials", "[p\n");
    const Profiles broken = Profiles::load(files);
    QCOMPARE(broken.problems().size(), 1);
    QCOMPARE(broken.problems().first().file, files.credentials);
    QCOMPARE(broken.problems().first().line, 1);
    QCOMPARE(broken.problems().first().toText(),
             files.credentials + QStringLiteral(", line 1: Profile definition must end with ']'"));
}

void tst_Profiles::aBrokenSectionLeavesTheOthers()
{
    QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &content) -> QString {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
            ? file.fileName()
            : QString();
    };
    const QByteArray config = "[profile good]\nregion = eu-west-1\n"
                              "[profile bad]\nregion eu-west-2\n more\nx = 1\n"
                              "[profile open\nregion = eu-west-3\n"
                              "[sso-session s]\n = x\n"
                              "[profile last]\nregion = eu-west-4\n";
    const QByteArray credentials = "x = 1\n[bad]\naws_access_key_id = A\n[plain]\n\n y\n";
    const ProfileFiles files{write("config", config), write("credentials", credentials)};
    const Profiles profiles = Profiles::load(files);
    QStringList told;
    for (const ProfileError &problem : profiles.problems())
        told.append(QStringLiteral("%1:%2 %3")
                        .arg(QFileInfo(problem.file).fileName(), QString::number(problem.line),
                             problem.section));
    QCOMPARE(told,
             (QStringList{
                 QStringLiteral("config:4 profile bad"), QStringLiteral("config:7 profile open"),
                 QStringLiteral("config:10 sso-session s"), QStringLiteral("credentials:1 "),
                 QStringLiteral("credentials:6 profile plain")}));
    for (const char *name : {"good", "last"}) {
        QVERIFY(!profiles.problemOf(QStringLiteral("profile ") + QLatin1StringView(name)));
        QVERIFY(profiles.value(QString::fromLatin1(name), QStringLiteral("region")));
    }
    QCOMPARE(profiles.problemOf(QStringLiteral("profile bad"))->line, 4);
    QVERIFY(profiles.problemOf(QStringLiteral("sso-session s")));
    QFile unchanged(files.config);
    QVERIFY(unchanged.open(QIODevice::ReadOnly));
    QCOMPARE(unchanged.readAll(), config);
}

void tst_Profiles::missingFilesAreEmpty()
{
    const Profiles profiles =
        Profiles::load({QStringLiteral("/nonexistent/config"), QStringLiteral("/nonexistent/x")});
    QVERIFY(profiles.problems().isEmpty());
    QVERIFY(profiles.names().isEmpty());
}

void tst_Profiles::anUnreadableFileSpoilsEveryProfile()
{
    QTemporaryDir folder;
    const Profiles profiles = Profiles::load({folder.path(), QStringLiteral("/nonexistent")});
    QCOMPARE(profiles.problems().size(), 1);
    QCOMPARE(profiles.problems().first().file, folder.path());
    QCOMPARE(profiles.problems().first().line, 0);
    QVERIFY(profiles.problemOf(QStringLiteral("profile any")));
}

void tst_Profiles::secretsCanBeForgotten()
{
    auto profiles = Profiles::parse(
        {}, "[p]\naws_access_key_id = A\naws_secret_access_key = S\naws_session_token = T\n");
    QVERIFY(profiles);
    profiles->forgetSecrets();
    QCOMPARE(profiles->profiles().value(QStringLiteral("p")).keys(),
             QStringList(QStringLiteral("aws_access_key_id")));
}

QTEST_GUILESS_MAIN(tst_Profiles)
#include "tst_profiles.moc"
