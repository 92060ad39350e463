// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/ssotokens.h"

#include "aws/networktransport.h"
#include "aws/providers.h"
#include "support/fakeclock.h"
#include "support/signinserver.h"
#include "support/testprompter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <sys/stat.h>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

namespace {

constexpr auto config = "[sso-session dev]\nsso_region = eu-west-1\n"
                        "sso_start_url = https://dev.awsapps.example/start\n"
                        "sso_registration_scopes = sso:account:access, other\n"
                        "[profile a]\nsso_session = dev\nsso_account_id = 111122223333\n"
                        "sso_role_name = Reader\n"
                        "[profile b]\nsso_session = dev\nsso_account_id = 444455556666\n"
                        "sso_role_name = Reader\n"
                        "[profile old]\nsso_start_url = https://old.awsapps.example/start\n"
                        "sso_region = eu-west-1\nsso_account_id = 111122223333\n"
                        "sso_role_name = Reader\n";

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void writeObject(const QString &path, const QJsonObject &object)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write the cache");
    file.write(QJsonDocument(object).toJson());
}

int modeOf(const QString &path)
{
    struct stat facts { };
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? int(facts.st_mode & 0777)
                                                                    : -1;
}

/// A home, the servers, a person and the providers in one thread.
class World {
public:
    World()
    {
        server.now = [this] { return clock->now(); };
        environment.insert(QStringLiteral("HOME"), home.path());
        environment.insert(QStringLiteral("AWS_ENDPOINT_URL"), server.url());
    }
    ~World() { desk->close(); }

    std::shared_ptr<CredentialsProvider> provider(const char *profile)
    {
        auto profiles = Profiles::parse(config, {});
        Q_ASSERT(profiles);
        auto made = makeProvider(
            AwsSettings::ofProfile(environment, *profiles, QString::fromLatin1(profile)),
            {.thread = QThread::currentThread(),
             .transport = &transport,
             .clock = clock,
             .person = {hasPerson ? desk : nullptr, QStringLiteral("My connection")},
             .connectionId = {},
             .region = QStringLiteral("eu-west-1"),
             .route = {},
             .signIns = pool,
             .random = [] { return 0.0; }});
        Q_ASSERT(made);
        return *made;
    }
    /// The access key, or the error's message.
    QString keysOf(const std::shared_ptr<CredentialsProvider> &provider)
    {
        std::optional<CredentialsResult> result;
        provider->provide([&](const CredentialsResult &keys) { result = keys; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 15'000))
            return QStringLiteral("hung");
        lastError = *result ? ApiError() : result->error();
        return *result ? (**result)->accessKeyId : result->error().message;
    }
    SsoTokenCache cache(const char *key = "dev") const
    {
        return {home.path(), QString::fromLatin1(key)};
    }
    /// As another tool leaves a sign-in behind.
    void signInBefore(std::chrono::seconds left, const QString &refreshToken = {})
    {
        QJsonObject token{
            {QStringLiteral("accessToken"), QStringLiteral("access-before")},
            {QStringLiteral("expiresAt"), toIsoText(clock->now() + left)},
            {QStringLiteral("clientId"), QStringLiteral("client")},
            {QStringLiteral("clientSecret"), QStringLiteral("client-secret")},
            {QStringLiteral("registrationExpiresAt"), toIsoText(clock->now() + 24h * 30)},
            {QStringLiteral("ofAnotherTool"), QJsonArray{1, QStringLiteral("x")}}};
        if (!refreshToken.isEmpty())
            token.insert(QStringLiteral("refreshToken"), refreshToken);
        writeObject(cache().path(), token);
    }

    QTemporaryDir home;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    SignInServer server;
    TestPrompter person;
    bool hasPerson = true;
    std::shared_ptr<PromptDesk> desk = PromptDesk::make(&person);
    NetworkTransport transport;
    std::shared_ptr<SsoTokenPool> pool = std::make_shared<SsoTokenPool>();
    Environment environment;
    ApiError lastError;
};

/// One of several programs that renew one sign-in: as often as asked, then ends with 0.
int renew(const QStringList &arguments)
{
    const QString home = arguments.at(0);
    NetworkTransport transport;
    ProviderCallSite site{
        .transport = &transport, .access = std::make_shared<ServiceAccess>(), .headers = {}};
    site.access->service = &sso::tokenService;
    site.access->endpoint = {arguments.at(1).toLatin1(), {}, "eu-west-1"};
    site.access->clock = std::make_shared<SystemClock>();
    SsoSource source;
    source.session = QStringLiteral("dev");
    source.startUrl = QStringLiteral("https://dev.awsapps.example/start");
    SsoTokens tokens(site, source, home, {});
    for (int i = 0; i < arguments.at(2).toInt(); ++i) {
        std::optional<Result<Secret, ApiError>> token;
        tokens.provide(CredentialsSource::Asking::Refused,
                       [&](const Result<Secret, ApiError> &given) { token = given; });
        if (!QTest::qWaitFor([&] { return token.has_value(); }, 60'000))
            return 2;
        if (!*token) {
            qWarning("%s", qPrintable(token->error().message));
            return 3;
        }
    }
    return 0;
}

} // namespace

class tst_SsoTokens : public QObject {
    Q_OBJECT
private slots:
    void aPersonSignsInByTheBrowser();
    void theLegacyFormSignsIn();
    void anotherToolsSignInIsUsed();
    void oldTokensAreRenewed_data();
    void oldTokensAreRenewed();
    void aGoodTokenOutlivesAFailedRenewal();
    void aLostRefreshTokenLeadsToASignIn();
    void decliningEndsIt();
    void aSignInElsewhereEndsThePrompt();
    void aCodeThatEndsIsTold();
    void withoutAPersonTheRemedyIsTold();
    void oneSignInServesAllConnections();
    void aTokenThatThePortalRefusesIsRenewedOnce();
    void closingTakesThePromptBack();
    void pagesThatAreNoWebPagesAreRefused_data();
    void pagesThatAreNoWebPagesAreRefused();
    void withoutAPlaceForTheCacheItStillWorks();
    void brokenCachesAreNoSignIn_data();
    void brokenCachesAreNoSignIn();
    void faultsAreToldAndPass_data();
    void faultsAreToldAndPass();
    void closingEndsACallThatHangs();
    void severalProcessesShareOneSignIn();
};

void tst_SsoTokens::aPersonSignsInByTheBrowser()
{
    const mode_t before = ::umask(0);
    World world;
    world.server.isConfirmed = false;
    world.person.onShown = [&] { world.server.isConfirmed = true; };
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    ::umask(before);
    QCOMPARE(
        world.server.calls,
        (QStringList{QStringLiteral("RegisterClient"), QStringLiteral("StartDeviceAuthorization"),
                     QStringLiteral("CreateToken"), QStringLiteral("GetRoleCredentials")}));
    QCOMPARE(world.server.bodies.at(0).value(QStringLiteral("scopes")).toArray(),
             (QJsonArray{QStringLiteral("sso:account:access"), QStringLiteral("other")}));
    QCOMPARE(world.person.signInRequests.size(), 1);
    const Prompter::SignInRequest shown = world.person.signInRequests.first();
    QCOMPARE(shown.connectionName, QStringLiteral("My connection"));
    QCOMPARE(shown.userCode, QStringLiteral("ABCD-EFGH"));
    QCOMPARE(shown.verificationUri, QUrl(world.server.verificationUri));
    QCOMPARE(shown.expiresAt, world.clock->now() + 600s);
    QTRY_COMPARE(world.person.open, 0);
    QVERIFY(!world.person.isWanted());

    const QString path = world.cache().path();
    const QJsonObject kept = readObject(path);
    QCOMPARE(kept.value(QStringLiteral("accessToken")).toString(), QStringLiteral("access-1"));
    QCOMPARE(kept.value(QStringLiteral("refreshToken")).toString(), QStringLiteral("refresh-1"));
    QCOMPARE(kept.value(QStringLiteral("expiresAt")).toString(),
             toIsoText(world.clock->now() + 8h));
    QCOMPARE(kept.value(QStringLiteral("clientId")).toString(), QStringLiteral("client"));
    QCOMPARE(kept.value(QStringLiteral("region")).toString(), QStringLiteral("eu-west-1"));
    QCOMPARE(kept.value(QStringLiteral("startUrl")).toString(),
             QStringLiteral("https://dev.awsapps.example/start"));
    QCOMPARE(modeOf(path), 0600);
    for (const char *folder : {"/.aws", "/.aws/sso", "/.aws/sso/cache"})
        QCOMPARE(modeOf(world.home.path() + QLatin1StringView(folder)), 0700);
    QCOMPARE(QDir(QFileInfo(path).path()).entryList(QDir::Files).size(), 1);
}

void tst_SsoTokens::theLegacyFormSignsIn()
{
    World world;
    QCOMPARE(world.keysOf(world.provider("old")), QStringLiteral("ASIA1"));
    QVERIFY(!world.server.bodies.at(0).contains(QStringLiteral("scopes")));
    const QJsonObject kept = readObject(world.cache("https://old.awsapps.example/start").path());
    QCOMPARE(kept.value(QStringLiteral("accessToken")).toString(), QStringLiteral("access-1"));
    QVERIFY(!kept.contains(QStringLiteral("refreshToken")));
}

void tst_SsoTokens::anotherToolsSignInIsUsed()
{
    World world;
    world.signInBefore(1h);
    const QByteArray before = QJsonDocument(readObject(world.cache().path())).toJson();
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    QCOMPARE(world.server.calls, QStringList(QStringLiteral("GetRoleCredentials")));
    QCOMPARE(QJsonDocument(readObject(world.cache().path())).toJson(), before);
}

void tst_SsoTokens::oldTokensAreRenewed_data()
{
    QTest::addColumn<int>("left"); // s
    QTest::addColumn<bool>("isRenewed");
    QTest::newRow("16 min") << 960 << false;
    QTest::newRow("14 min") << 840 << true;
    QTest::newRow("ended") << -840 << true;
}

void tst_SsoTokens::oldTokensAreRenewed()
{
    QFETCH(int, left);
    QFETCH(bool, isRenewed);
    World world;
    const mode_t before = ::umask(0);
    int lockMode = 0600;
    world.server.instead = [&](const QString &operation, const RawRequest &) {
        if (operation == QLatin1StringView("CreateToken"))
            lockMode = modeOf(world.cache().lockPath());
        return false;
    };
    world.signInBefore(std::chrono::seconds(left), world.server.begin());
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    QCOMPARE(world.server.count("CreateToken"), int(isRenewed));
    QCOMPARE(world.person.signInRequests.size(), 0);
    const QJsonObject kept = readObject(world.cache().path());
    QCOMPARE(kept.value(QStringLiteral("accessToken")).toString(),
             isRenewed ? QStringLiteral("access-1") : QStringLiteral("access-before"));
    QCOMPARE(kept.value(QStringLiteral("refreshToken")).toString(), world.server.refreshToken());
    QCOMPARE(kept.value(QStringLiteral("ofAnotherTool")).toArray().size(), 2);
    ::umask(before);
    QCOMPARE(lockMode, 0600);
    QVERIFY(!QFile::exists(world.cache().lockPath()));
}

void tst_SsoTokens::aGoodTokenOutlivesAFailedRenewal()
{
    World world;
    world.signInBefore(10min, QStringLiteral("unknown"));
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    QCOMPARE(world.server.count("CreateToken"), 1);
    QCOMPARE(world.person.signInRequests.size(), 0);
}

void tst_SsoTokens::aLostRefreshTokenLeadsToASignIn()
{
    World world;
    world.signInBefore(-10min, QStringLiteral("unknown"));
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    QCOMPARE(world.person.signInRequests.size(), 1);
    // The program is known from before.
    QCOMPARE(world.server.count("RegisterClient"), 0);
    QCOMPARE(
        readObject(world.cache().path()).value(QStringLiteral("ofAnotherTool")).toArray().size(),
        2);
}

void tst_SsoTokens::decliningEndsIt()
{
    World world;
    world.server.isConfirmed = false;
    world.person.declines = true;
    const auto provider = world.provider("a");
    QVERIFY2(world.keysOf(provider).contains(QStringLiteral("was not done")),
             qPrintable(world.lastError.message));
    QCOMPARE(world.lastError.kind, ApiError::Kind::Credentials);
    QTRY_COMPARE(world.person.open, 0);
    QVERIFY(!QFile::exists(world.cache().path()));
}

void tst_SsoTokens::aSignInElsewhereEndsThePrompt()
{
    World world;
    world.server.isConfirmed = false;
    world.person.onShown = [&] { world.signInBefore(1h); };
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    QCOMPARE(world.server.count("CreateToken"), 0);
    QTRY_COMPARE(world.person.open, 0);
}

void tst_SsoTokens::aCodeThatEndsIsTold()
{
    World world;
    world.server.isConfirmed = false;
    world.person.onShown = [&] { world.clock->advance(601s); };
    QVERIFY(world.keysOf(world.provider("a")).contains(QStringLiteral("not confirmed in time")));
    QTRY_COMPARE(world.person.open, 0);
}

void tst_SsoTokens::withoutAPersonTheRemedyIsTold()
{
    World world;
    world.hasPerson = false;
    QVERIFY(
        world.keysOf(world.provider("a")).contains(QStringLiteral("aws sso login --profile a")));
    QVERIFY(world.server.calls.isEmpty());
}

void tst_SsoTokens::oneSignInServesAllConnections()
{
    World world;
    const auto first = world.provider("a");
    const auto second = world.provider("b");
    QStringList keys;
    for (const auto &provider : {first, second})
        provider->provide([&](const CredentialsResult &result) {
            keys.append(result ? (*result)->accessKeyId : result.error().message);
        });
    QTRY_COMPARE(keys.size(), 2);
    keys.sort();
    QCOMPARE(keys, (QStringList{QStringLiteral("ASIA1"), QStringLiteral("ASIA2")}));
    QCOMPARE(world.person.signInRequests.size(), 1);
}

void tst_SsoTokens::aTokenThatThePortalRefusesIsRenewedOnce()
{
    World world;
    world.signInBefore(8h, world.server.begin());
    world.server.deadTokens.insert(QStringLiteral("access-before"));
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    QCOMPARE(world.server.calls,
             (QStringList{QStringLiteral("GetRoleCredentials"), QStringLiteral("CreateToken"),
                          QStringLiteral("GetRoleCredentials")}));
    world.server.deadTokens.insert(QStringLiteral("access-1"));
    world.server.deadTokens.insert(QStringLiteral("access-2"));
    world.server.calls.clear();
    QVERIFY(world.keysOf(world.provider("b")).contains(QStringLiteral("gave no keys")));
    QCOMPARE(world.server.calls.size(), 3);
}

void tst_SsoTokens::closingTakesThePromptBack()
{
    World world;
    world.server.isConfirmed = false;
    bool came = false;
    auto provider = world.provider("a");
    provider->provide([&](const CredentialsResult &) { came = true; });
    QTRY_COMPARE(world.person.open, 1);
    provider.reset();
    QTRY_COMPARE(world.person.open, 0);
    QVERIFY(!world.person.isWanted());
    QVERIFY(!came);
}

void tst_SsoTokens::pagesThatAreNoWebPagesAreRefused_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"file:///etc/passwd", "javascript:alert(1)", "", "https://", "x y",
                             "ftp://device.example/", "//device.example"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void tst_SsoTokens::pagesThatAreNoWebPagesAreRefused()
{
    QFETCH(QString, page);
    World world;
    world.server.verificationUri = page;
    QVERIFY(world.keysOf(world.provider("a")).contains(QStringLiteral("no page")));
    QCOMPARE(world.person.signInRequests.size(), 0);
}

void tst_SsoTokens::withoutAPlaceForTheCacheItStillWorks()
{
    World world;
    world.environment.insert(QStringLiteral("HOME"), QStringLiteral("/dev/null/home"));
    const auto provider = world.provider("a");
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA1"));
    world.clock->advance(50min);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA2"));
    QCOMPARE(world.person.signInRequests.size(), 1);
    world.clock->advance(8h);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA3"));
    QCOMPARE(world.person.signInRequests.size(), 1);
    QCOMPARE(world.server.lostRefreshes, 0);
}

void tst_SsoTokens::brokenCachesAreNoSignIn_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"accessToken":"a","expiresAt":"20)");
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("no token") << QByteArray(R"({"expiresAt":"2080-10-16T03:56:45Z"})");
    QTest::newRow("no end") << QByteArray(R"({"accessToken":"a"})");
    QTest::newRow("bad end") << QByteArray(R"({"accessToken":"a","expiresAt":"later"})");
    QTest::newRow("numbers") << QByteArray(R"({"accessToken":5,"expiresAt":7})");
    QTest::newRow("large") << QByteArray(2 << 20, ' ');
}

void tst_SsoTokens::brokenCachesAreNoSignIn()
{
    QFETCH(QByteArray, content);
    World world;
    writeObject(world.cache().path(), {});
    QFile file(world.cache().path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(!world.cache().read());
    QCOMPARE(world.keysOf(world.provider("a")), QStringLiteral("ASIA1"));
    QCOMPARE(world.person.signInRequests.size(), 1);
}

void tst_SsoTokens::faultsAreToldAndPass_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *operation, const char *fault) {
        QTest::addRow("%s, %s", operation, fault)
            << QString::fromLatin1(operation) << QString::fromLatin1(fault);
    };
    for (const char *fault :
         {"close", "reset", "status only", "cut body", "500", "503", "429", "403", "portal page",
          "empty", "no JSON", "deep", "other shape", "redirect", "not HTTP"})
        row("GetRoleCredentials", fault);
    for (const char *fault : {"reset", "cut body", "500", "503", "429", "portal page", "empty",
                              "other shape", "redirect"})
        row("CreateToken", fault);
    for (const char *operation : {"RegisterClient", "StartDeviceAuthorization"}) {
        for (const char *fault : {"reset", "503", "portal page", "other shape"})
            row(operation, fault);
    }
}

void tst_SsoTokens::faultsAreToldAndPass()
{
    QFETCH(QString, operation);
    QFETCH(QString, fault);
    const QHash<QString, QByteArray> answers{
        {QStringLiteral("status only"), "HTTP/1.1 200 OK\r\n"},
        {QStringLiteral("cut body"),
         "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"clientId\":"},
        {QStringLiteral("500"), RawServer::answer("", "500 Internal Server Error")},
        {QStringLiteral("503"), RawServer::answer("{}", "503 Service Unavailable")},
        {QStringLiteral("429"), RawServer::answer("{}", "429 Too Many Requests")},
        {QStringLiteral("403"), RawServer::answer("{}", "403 Forbidden")},
        {QStringLiteral("portal page"), RawServer::answer("<html>Log in</html>")},
        {QStringLiteral("empty"), RawServer::answer("")},
        {QStringLiteral("no JSON"), RawServer::answer("{\"clientId\": \x01}")},
        {QStringLiteral("deep"), RawServer::answer(QByteArray(100'000, '['))},
        {QStringLiteral("other shape"),
         RawServer::answer(R"({"clientId":[],"deviceCode":{},"roleCredentials":7})")},
        {QStringLiteral("redirect"),
         RawServer::answer("", "307 Temporary Redirect", "Location: http://127.0.0.1:1/\r\n")},
        {QStringLiteral("not HTTP"), "SSH-2.0-x\r\n\r\n"}};
    World world;
    bool isFaulty = true;
    world.server.instead = [&](const QString &called, const RawRequest &request) {
        if (!isFaulty || called != operation)
            return false;
        if (fault == QLatin1StringView("reset")) {
            request.socket->abort();
            return true;
        }
        request.socket->write(answers.value(fault));
        request.socket->disconnectFromHost();
        return true;
    };
    if (operation == QLatin1StringView("GetRoleCredentials"))
        world.signInBefore(8h);
    else if (operation == QLatin1StringView("CreateToken"))
        world.signInBefore(-1h, world.server.begin());
    const auto provider = world.provider("a");
    const QString told = world.keysOf(provider);
    QVERIFY2(!told.startsWith(QStringLiteral("ASIA")) && told != QStringLiteral("hung"),
             qPrintable(told));
    QVERIFY2(told.size() > 20, qPrintable(told));
    QCOMPARE(world.lastError.executed, ApiError::Executed::No);
    const bool passes = QStringList{QStringLiteral("close"),       QStringLiteral("reset"),
                                    QStringLiteral("status only"), QStringLiteral("cut body"),
                                    QStringLiteral("500"),         QStringLiteral("503"),
                                    QStringLiteral("429"),         QStringLiteral("not HTTP")}
                            .contains(fault);
    QCOMPARE(world.lastError.kind != ApiError::Kind::Credentials, passes);
    QTRY_COMPARE(world.person.open, 0);
    isFaulty = false;
    world.clock->advance(10s);
    QCOMPARE(world.keysOf(provider), QStringLiteral("ASIA1"));
    if (operation == QLatin1StringView("CreateToken"))
        QCOMPARE(world.person.signInRequests.size(), 0);
}

void tst_SsoTokens::closingEndsACallThatHangs()
{
    World world;
    world.signInBefore(8h);
    QPointer<QTcpSocket> hanging;
    world.server.instead = [&](const QString &, const RawRequest &request) {
        hanging = request.socket;
        return true;
    };
    bool came = false;
    auto provider = world.provider("a");
    provider->provide([&](const CredentialsResult &) { came = true; });
    QTRY_VERIFY(hanging);
    QElapsedTimer time;
    time.start();
    provider.reset();
    QTRY_VERIFY(!hanging || hanging->state() == QAbstractSocket::UnconnectedState);
    QVERIFY2(time.elapsed() <= 100, qPrintable(QString::number(time.elapsed())));
    QVERIFY(!came);
}

void tst_SsoTokens::severalProcessesShareOneSignIn()
{
    constexpr int processes = 8;
    const int renewals = qEnvironmentVariableIntValue("LC_RENEWALS") > 0
        ? qEnvironmentVariableIntValue("LC_RENEWALS")
        : 12;
    World world;
    world.server.now = [] { return SystemClock().now(); };
    world.server.tokenLife = 1s;
    world.clock->set(SystemClock().now());
    world.signInBefore(-1s, world.server.begin());

    std::vector<std::unique_ptr<QProcess>> running;
    for (int i = 0; i < processes; ++i) {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(QCoreApplication::applicationFilePath(),
                       {QStringLiteral("--renew"), world.home.path(), world.server.url(),
                        QString::number(renewals)});
        running.push_back(std::move(process));
    }
    int readings = 0;
    int torn = 0;
    const auto areDone = [&] {
        ++readings;
        if (!world.cache().read())
            ++torn;
        return std::all_of(running.begin(), running.end(), [](const auto &process) {
            return process->state() == QProcess::NotRunning;
        });
    };
    QVERIFY(QTest::qWaitFor(areDone, 10'000 + renewals * processes * 200));
    for (const auto &process : running)
        QCOMPARE(process->exitCode(), 0);
    QCOMPARE(torn, 0);
    QVERIFY(readings > 5);
    QCOMPARE(world.server.lostRefreshes, 0);
    QCOMPARE(world.server.count("CreateToken"), processes * renewals);
    const QJsonObject kept = readObject(world.cache().path());
    QCOMPARE(kept.value(QStringLiteral("refreshToken")).toString(), world.server.refreshToken());
    QCOMPARE(kept.value(QStringLiteral("ofAnotherTool")).toArray().size(), 2);
    QCOMPARE(QDir(QFileInfo(world.cache().path()).path()).entryList(QDir::Files).size(), 1);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1StringView("--renew"))
        return renew(arguments.mid(2));
    tst_SsoTokens test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ssotokens.moc"
