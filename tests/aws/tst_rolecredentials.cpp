// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/networktransport.h"
#include "aws/providers.h"
#include "support/fakeclock.h"
#include "support/signedrequest.h"
#include "support/signinserver.h"
#include "support/testprompter.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <optional>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

namespace {

constexpr auto config = "[profile base]\naws_access_key_id = AKIDBASE\n"
                        "aws_secret_access_key = secret\n"
                        "[profile plain]\nrole_arn = arn:aws:iam::111122223333:role/plain\n"
                        "source_profile = base\n"
                        "[profile full]\nrole_arn = arn:aws:iam::111122223333:role/full\n"
                        "source_profile = plain\nexternal_id = ext & 1\n"
                        "role_session_name = me@work\nduration_seconds = 1800\n"
                        "[profile mfa]\nrole_arn = arn:aws:iam::111122223333:role/mfa\n"
                        "source_profile = base\n"
                        "mfa_serial = arn:aws:iam::111122223333:mfa/me\n"
                        "[profile above]\nrole_arn = arn:aws:iam::111122223333:role/above\n"
                        "source_profile = mfa\n"
                        "[profile web]\nrole_arn = arn:aws:iam::111122223333:role/web\n"
                        "web_identity_token_file = ";

/// The servers, a person in the present thread, and providers in a thread of their own.
class World {
public:
    World()
    {
        server.now = [this] { return clock->now(); };
        environment.insert(QStringLiteral("AWS_ENDPOINT_URL"), server.url());
        network.moveToThread(&thread);
        thread.start();
        QMetaObject::invokeMethod(
            &network, [this] { transport = std::make_unique<NetworkTransport>(); },
            Qt::BlockingQueuedConnection);
    }
    ~World()
    {
        desk->close();
        QMetaObject::invokeMethod(
            &network, [this] { transport.reset(); }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }

    std::shared_ptr<CredentialsProvider> provider(const char *profile)
    {
        auto profiles =
            Profiles::parse(config + folder.filePath(QStringLiteral("token")).toUtf8() + '\n', {});
        Q_ASSERT(profiles);
        auto made = makeProvider(
            AwsSettings::ofProfile(environment, *profiles, QString::fromLatin1(profile)),
            {.thread = &thread,
             .transport = transport.get(),
             .clock = clock,
             .person = {hasPerson ? desk : nullptr, QStringLiteral("My connection")},
             .connectionId = {},
             .region = QStringLiteral("eu-west-1"),
             .route = {},
             .signIns = {},
             .random = [] { return 0.0; }});
        Q_ASSERT(made);
        return *made;
    }
    /// The access key, or the error's message.
    QString keysOf(const std::shared_ptr<CredentialsProvider> &provider)
    {
        std::optional<CredentialsResult> result;
        QObject here;
        QMetaObject::invokeMethod(&network, [&] {
            provider->provide([&](const CredentialsResult &keys) {
                QMetaObject::invokeMethod(&here, [&result, keys] { result = keys; });
            });
        });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 15'000))
            return QStringLiteral("hung");
        lastError = *result ? ApiError() : result->error();
        return *result ? (**result)->accessKeyId : result->error().message;
    }
    QString field(int call, const char *name) const
    {
        return server.bodies.value(call).value(QLatin1StringView(name)).toString();
    }
    void writeToken(const QByteArray &token)
    {
        QFile file(folder.filePath(QStringLiteral("token")));
        if (!file.open(QIODevice::WriteOnly) || file.write(token) != token.size())
            qFatal("cannot write the token");
    }

    QTemporaryDir folder;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    SignInServer server;
    TestPrompter person;
    bool hasPerson = true;
    std::shared_ptr<PromptDesk> desk = PromptDesk::make(&person);
    Environment environment;
    ApiError lastError;
    QObject network;
    QThread thread;
    std::unique_ptr<NetworkTransport> transport;
};

} // namespace

class tst_RoleCredentials : public QObject {
    Q_OBJECT
private slots:
    void chainsSayWhatTheProfileSays();
    void aChainIsRenewedFromItsBase();
    void codesAreAskedFor();
    void codesAreNotAskedForAgainWhileKeysAreGood();
    void wrongCodesAreAskedForAgain();
    void decliningACodeIsTold();
    void nobodyToAskIsTold();
    void closingTakesTheQuestionBack();
    void closingTheDeskDeclines();
    void refusedRolesAreTold();
    void webIdentityReadsItsFileEachTime();
    void webIdentityFilesThatCannotBeUsed_data();
    void webIdentityFilesThatCannotBeUsed();
    void whatIsSignedIsWhatArrives();
    void aWrongClockIsHealed();
    void faultsAreToldAndPass_data();
    void faultsAreToldAndPass();
    void hostileKeysAreRefused_data();
    void hostileKeysAreRefused();
};

void tst_RoleCredentials::chainsSayWhatTheProfileSays()
{
    World world;
    QCOMPARE(world.keysOf(world.provider("full")), QStringLiteral("ASIA2"));
    QCOMPARE(world.server.calls.size(), 2);
    QCOMPARE(world.field(0, "RoleArn"), QStringLiteral("arn:aws:iam::111122223333:role/plain"));
    QVERIFY(world.field(0, "RoleSessionName").startsWith(QStringLiteral("license-console-")));
    QVERIFY(!world.server.bodies.at(0).contains(QStringLiteral("DurationSeconds")));
    QVERIFY(!world.server.bodies.at(0).contains(QStringLiteral("ExternalId")));
    QCOMPARE(world.field(1, "RoleArn"), QStringLiteral("arn:aws:iam::111122223333:role/full"));
    QCOMPARE(world.field(1, "ExternalId"), QStringLiteral("ext & 1"));
    QCOMPARE(world.field(1, "RoleSessionName"), QStringLiteral("me@work"));
    QCOMPARE(world.field(1, "DurationSeconds"), QStringLiteral("1800"));
}

void tst_RoleCredentials::aChainIsRenewedFromItsBase()
{
    World world;
    const auto provider = world.provider("full");
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA2"));
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA2"));
    world.clock->advance(50min);
    // Both links are in their last quarter of an hour.
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA4"));
    QCOMPARE(world.server.calls.size(), 4);
}

void tst_RoleCredentials::codesAreAskedFor()
{
    World world;
    world.server.acceptedCode = QStringLiteral("123456");
    world.person.codes = {QStringLiteral("123456")};
    QCOMPARE(world.keysOf(world.provider("mfa")), QStringLiteral("ASIA1"));
    QCOMPARE(world.person.mfaRequests.size(), 1);
    const Prompter::MfaRequest asked = world.person.mfaRequests.first();
    QCOMPARE(asked.connectionName, QStringLiteral("My connection"));
    QCOMPARE(asked.serial, QStringLiteral("arn:aws:iam::111122223333:mfa/me"));
    QVERIFY(asked.problem.isEmpty());
    QCOMPARE(world.field(0, "SerialNumber"), asked.serial);
    QCOMPARE(world.field(0, "TokenCode"), QStringLiteral("123456"));
}

void tst_RoleCredentials::codesAreNotAskedForAgainWhileKeysAreGood()
{
    World world;
    world.person.codes = {QStringLiteral("1"), QStringLiteral("2")};
    const auto provider = world.provider("above");
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA2"));
    world.clock->advance(50min);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA3"));
    QCOMPARE(world.person.mfaRequests.size(), 1);
    QCOMPARE(world.field(2, "RoleArn"), QStringLiteral("arn:aws:iam::111122223333:role/above"));
    world.clock->advance(61min);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA5"));
    QCOMPARE(world.person.mfaRequests.size(), 2);
}

void tst_RoleCredentials::wrongCodesAreAskedForAgain()
{
    World world;
    world.server.acceptedCode = QStringLiteral("3");
    world.person.codes = {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};
    QCOMPARE(world.keysOf(world.provider("mfa")), QStringLiteral("ASIA1"));
    QCOMPARE(world.person.mfaRequests.size(), 3);
    QCOMPARE(world.person.mfaRequests.at(1).problem, QStringLiteral("wrong code"));

    World hopeless;
    hopeless.server.acceptedCode = QStringLiteral("never");
    hopeless.person.codes = {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                             QStringLiteral("4")};
    QVERIFY(hopeless.keysOf(hopeless.provider("mfa")).contains(QStringLiteral("AccessDenied")));
    QCOMPARE(hopeless.person.mfaRequests.size(), 3);
    QCOMPARE(hopeless.lastError.kind, ApiError::Kind::Credentials);
}

void tst_RoleCredentials::decliningACodeIsTold()
{
    World world;
    const auto provider = world.provider("mfa");
    QVERIFY(world.keysOf(provider).contains(QStringLiteral("No code of the device")));
    QCOMPARE(world.lastError.kind, ApiError::Kind::Credentials);
    QVERIFY(world.server.calls.isEmpty());
    // The other calls of a page are not each a question of their own.
    for (int i = 0; i < 5; ++i)
        world.keysOf(provider);
    QCOMPARE(world.person.mfaRequests.size(), 1);
}

void tst_RoleCredentials::nobodyToAskIsTold()
{
    World world;
    world.hasPerson = false;
    QVERIFY(world.keysOf(world.provider("mfa")).contains(QStringLiteral("nobody can be asked")));
    QCOMPARE(world.lastError.kind, ApiError::Kind::Credentials);
}

void tst_RoleCredentials::closingTakesTheQuestionBack()
{
    World world;
    world.person.isSilent = true;
    bool came = false;
    auto provider = world.provider("mfa");
    QMetaObject::invokeMethod(&world.network, [&, provider] {
        provider->provide([&](const CredentialsResult &) { came = true; });
    });
    QTRY_COMPARE(world.person.mfaRequests.size(), 1);
    QVERIFY(world.person.isWanted());
    provider.reset();
    QTRY_VERIFY(!world.person.isWanted());
    QVERIFY(!came);
}

void tst_RoleCredentials::closingTheDeskDeclines()
{
    World world;
    world.desk->close();
    QVERIFY(world.keysOf(world.provider("mfa")).contains(QStringLiteral("No code")));
    QVERIFY(world.person.mfaRequests.isEmpty());
}

void tst_RoleCredentials::refusedRolesAreTold()
{
    World world;
    world.server.acceptedCode = QStringLiteral("x");
    const QString told = world.keysOf(world.provider("plain"));
    QVERIFY2(told.contains(QStringLiteral("role/plain"))
                 && told.contains(QStringLiteral("\"plain\"")),
             qPrintable(told));
    QVERIFY(told.contains(QStringLiteral("AccessDenied: wrong code")));
    QCOMPARE(world.lastError.kind, ApiError::Kind::Credentials);
    QVERIFY(world.person.mfaRequests.isEmpty());
}

void tst_RoleCredentials::webIdentityReadsItsFileEachTime()
{
    World world;
    world.writeToken("first\n");
    const auto provider = world.provider("web");
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA1"));
    QCOMPARE(world.server.calls.first(), QStringLiteral("AssumeRoleWithWebIdentity"));
    QCOMPARE(world.field(0, "WebIdentityToken"), QStringLiteral("first"));
    world.writeToken("second");
    world.clock->advance(50min);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA2"));
    QCOMPARE(world.field(1, "WebIdentityToken"), QStringLiteral("second"));
}

void tst_RoleCredentials::webIdentityFilesThatCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("absent") << QByteArray();
    QTest::newRow("empty") << QByteArray(" \n");
    QTest::newRow("large") << QByteArray(70'000, 'x');
    QTest::newRow("folder") << QByteArray("folder");
}

void tst_RoleCredentials::webIdentityFilesThatCannotBeUsed()
{
    QFETCH(QByteArray, content);
    World world;
    const QString path = world.folder.filePath(QStringLiteral("token"));
    if (content == "folder")
        QVERIFY(QDir().mkpath(path));
    else if (!content.isEmpty())
        world.writeToken(content);
    QVERIFY(world.keysOf(world.provider("web")).contains(path));
    QCOMPARE(world.lastError.kind, ApiError::Kind::Credentials);
    QVERIFY(world.server.calls.isEmpty());
}

void tst_RoleCredentials::whatIsSignedIsWhatArrives()
{
    World world;
    QList<bool> isRight;
    world.server.instead = [&](const QString &, const RawRequest &request) {
        isRight.append(isWellSigned(request, isRight.isEmpty() ? "secret" : "S"));
        return false;
    };
    QCOMPARE(world.keysOf(world.provider("full")), QStringLiteral("ASIA2"));
    QCOMPARE(isRight, (QList<bool>{true, true}));
}

void tst_RoleCredentials::aWrongClockIsHealed()
{
    World world;
    constexpr auto wrongBy = 3h; // ours is ahead, by more than the keys live
    world.server.now = [&] { return world.clock->now() - wrongBy; };
    int refused = 0;
    world.server.instead = [&](const QString &, const RawRequest &request) {
        const auto signedAt = fromSigningTime(request.header("X-Amz-Date"));
        if (signedAt && std::chrono::abs(*signedAt - world.server.now()) < 5min)
            return false;
        ++refused;
        const QString date = QLocale::c().toString(toQDateTime(world.server.now()),
                                                   QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
        request.socket->write(RawServer::answer(
            "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code></Error></ErrorResponse>",
            "403 Forbidden", "Date: " + date.toLatin1() + " GMT\r\n"));
        return true;
    };
    const auto provider = world.provider("plain");
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA1"));
    QCOMPARE(refused, 1);
    world.clock->advance(44min);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA1"));
    world.clock->advance(2min);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA2"));
    QCOMPARE(refused, 1);
}

void tst_RoleCredentials::faultsAreToldAndPass_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("answer"); // empty: the connection is reset
    QTest::addColumn<bool>("passes");
    const auto row = [](const char *name, const QByteArray &answer, bool passes) {
        for (const char *profile : {"plain", "web"})
            QTest::addRow("%s, %s", profile, name)
                << QString::fromLatin1(profile) << answer << passes;
    };
    row("reset", "", true);
    row("cut head", "HTTP/1.1 200 OK\r\n", true);
    row("cut body", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<AssumeRoleResponse>", true);
    row("500", RawServer::answer("", "500 Internal Server Error"), true);
    row("503 page", RawServer::answer("<html>", "503 Service Unavailable"), true);
    row("throttled",
        RawServer::answer("<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>",
                          "400 Bad Request"),
        true);
    row("portal page", RawServer::answer("<html><body>Log in</body></html>"), false);
    row("empty", RawServer::answer(""), false);
    row("cut XML", RawServer::answer("<R><RResult><Credentials><AccessKeyId>A"), false);
    row("no keys", RawServer::answer("<R><RResult/></R>"), false);
    row("entities",
        RawServer::answer("<!DOCTYPE r [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>"
                          "<R><RResult><Credentials><AccessKeyId>&b;</AccessKeyId></Credentials>"
                          "</RResult></R>"),
        false);
    row("JSON", RawServer::answer("{}"), false);
    row("redirect", RawServer::answer("", "302 Found", "Location: http://127.0.0.1:1/\r\n"), false);
    row("denied",
        RawServer::answer("<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>",
                          "403 Forbidden"),
        false);
}

void tst_RoleCredentials::faultsAreToldAndPass()
{
    QFETCH(QString, profile);
    QFETCH(QByteArray, answer);
    QFETCH(bool, passes);
    World world;
    world.writeToken("token");
    bool isFaulty = true;
    world.server.instead = [&](const QString &, const RawRequest &request) {
        if (!isFaulty)
            return false;
        if (answer.isEmpty()) {
            request.socket->abort();
        } else {
            request.socket->write(answer);
            request.socket->disconnectFromHost();
        }
        return true;
    };
    const auto provider = world.provider(qPrintable(profile));
    const QString told = world.keysOf(provider);
    QVERIFY2(!told.startsWith(QStringLiteral("ASIA")) && told != QStringLiteral("hung"),
             qPrintable(told));
    QVERIFY2(told.size() > 20, qPrintable(told));
    QCOMPARE(world.lastError.kind != ApiError::Kind::Credentials, passes);
    QCOMPARE(world.lastError.executed, ApiError::Executed::No);
    isFaulty = false;
    world.clock->advance(10s);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA1"));
}

void tst_RoleCredentials::hostileKeysAreRefused_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("token");
    for (const char *text : {"A&#13;&#10;X-Evil: 1", "A B", "\xc3\xa4", "A&#x7f;"}) {
        QTest::addRow("id %s", text) << QByteArray(text) << QByteArray("T");
        QTest::addRow("token %s", text) << QByteArray("A") << QByteArray(text);
    }
    QTest::newRow("no id") << QByteArray() << QByteArray("T");
}

void tst_RoleCredentials::hostileKeysAreRefused()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, token);
    World world;
    world.server.instead = [&](const QString &, const RawRequest &request) {
        request.socket->write(RawServer::answer(
            "<R><RResult><Credentials><AccessKeyId>" + id
            + "</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>" + token
            + "</SessionToken><Expiration>2027-01-01T00:00:00Z</Expiration></Credentials>"
              "</RResult></R>"));
        return true;
    };
    QVERIFY(world.keysOf(world.provider("plain")).contains(QStringLiteral("AWS STS handed out")));
}

QTEST_GUILESS_MAIN(tst_RoleCredentials)
#include "tst_rolecredentials.moc"
