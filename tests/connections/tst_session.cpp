// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "aws/directtransport.h"
#include "connections/session.h"
#include "support/locallauncher.h"
#include "support/rawserver.h"
#include "support/temporaryhome.h"

#include <QSignalSpy>
#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;
using State = Session::State;

namespace {

const QString vendor = QStringLiteral("local:vendor");
const QString customer = QStringLiteral("local:customer");
const QString byEnvironment = QStringLiteral("environment");

QByteArray identityAnswer(const QByteArray &account)
{
    return RawServer::answer(
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws-cn:iam::" + account
        + ":root</Arn><UserId>u</UserId><Account>" + account
        + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
}

const QByteArray roleProfile = "[profile r]\nregion = eu-west-1\n"
                               "role_arn = arn:aws:iam::111122223333:role/r\n"
                               "source_profile = base\n[profile base]\n"
                               "aws_access_key_id = AKIDBASE\naws_secret_access_key = S\n";

QByteArray assumedRole(const QByteArray &key, Instant end)
{
    return RawServer::answer(
        "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + key
        + "</AccessKeyId><SecretAccessKey>S</SecretAccessKey>"
          "<SessionToken>T</SessionToken><Expiration>"
        + toIsoText(end).toLatin1()
        + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");
}

/// The access key that a request was signed with.
QByteArray signingKeyOf(const RawRequest &request)
{
    const QByteArray authorization = request.header("Authorization");
    const qsizetype begin = authorization.indexOf("Credential=") + 11;
    return authorization.mid(begin, authorization.indexOf('/', begin) - begin);
}

/// The operation of a request of the query protocol.
QByteArray actionOf(const RawRequest &request)
{
    const qsizetype begin = request.body.indexOf("Action=") + 7;
    return request.body.mid(begin, request.body.indexOf('&', begin) - begin);
}

} // namespace

class tst_Session : public QObject {
    Q_OBJECT
private slots:
    void init();
    void localAccountsAreOpened();
    void localServiceThatDoesNotStartIsTold();
    void profileIsOpened();
    void keysAreReadAtOpening();
    void wrongKeysFailAndRetryRecovers();
    void missingRegionIsAskedFor();
    void unknownConnectionFails();
    void roleIsAssumed();
    void endedRoleIsAssumedAgain();
    void roleThatNamesNoSourceFails();
    void brokenSectionFailsAlone();
    void endpointConnectionUsesItsEndpoint();
    void closingCancels();
    void closingFromInsideASignal();
    void openingTwiceIsOneIdentity();

private:
    Environment environment() const;

    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<LocalLauncher> m_launcher;
    std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    QHash<QString, QString> m_variables;
};

void tst_Session::init()
{
    m_home = std::make_unique<TemporaryHome>();
    m_launcher = std::make_unique<LocalLauncher>();
    m_variables = {{QStringLiteral("HOME"), m_home->path()}};
}

Environment tst_Session::environment() const
{
    return Environment(m_variables);
}

void tst_Session::localAccountsAreOpened()
{
    Session session({m_workers, std::make_shared<SystemClock>(), m_launcher.get()},
                    ConnectionRegistry(environment()));
    QSignalSpy changed(&session, &Session::stateChanged);
    QSignalSpy opened(&session, &Session::openedChanged);
    session.open(vendor);
    QCOMPARE(session.state(vendor), State::Opening);
    QVERIFY(!session.client(vendor));
    session.open(customer);
    QTRY_COMPARE(session.state(vendor), State::Open);
    QTRY_COMPARE(session.state(customer), State::Open);
    QCOMPARE(session.opened(), (QStringList{vendor, customer}));
    QCOMPARE(opened.size(), 2);
    QCOMPARE(changed.size(), 4);
    const Identity first = session.identity(vendor);
    QCOMPARE(first.partition, QStringLiteral("aws"));
    QCOMPARE(first.account.size(), 12);
    QVERIFY(first.account != session.identity(customer).account);
    QVERIFY(session.client(vendor));
    QCOMPARE(session.client(vendor)->region(), QStringLiteral("us-east-1"));
    QCOMPARE(session.clientIn(vendor, {}), session.client(vendor));
    QCOMPARE(session.clientIn(vendor, QStringLiteral("us-east-1")), session.client(vendor));
    Client *there = session.clientIn(vendor, QStringLiteral("eu-west-1"));
    QVERIFY(there && there != session.client(vendor));
    QCOMPARE(there->region(), QStringLiteral("eu-west-1"));
    QCOMPARE(session.clientIn(vendor, QStringLiteral("eu-west-1")), there);
    QCOMPARE(session.connection(vendor).kind, Connection::Kind::Local);
}

void tst_Session::localServiceThatDoesNotStartIsTold()
{
    Session session({m_workers, std::make_shared<SystemClock>(), m_launcher.get()},
                    ConnectionRegistry(environment()));
    m_launcher->failure = QStringLiteral("port in use");
    session.open(vendor);
    QTRY_COMPARE(session.state(vendor), State::Failed);
    QCOMPARE(session.error(vendor).message, QStringLiteral("port in use"));
    m_launcher->failure.clear();
    session.retry();
    QTRY_COMPARE(session.state(vendor), State::Open);
}

void tst_Session::profileIsOpened()
{
    const auto endpoint = m_launcher->endpoint();
    QVERIFY(endpoint);
    m_variables.insert(QStringLiteral("AWS_SHARED_CREDENTIALS_FILE"),
                       m_launcher->credentialsPath());
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL"), endpoint->url.toString());
    m_variables.insert(QStringLiteral("AWS_DEFAULT_REGION"), QStringLiteral("us-east-1"));
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    const QString id = QStringLiteral("profile:vendor");
    session.open(id);
    QTRY_COMPARE(session.state(id), State::Open);
    QCOMPARE(session.identity(id).account, endpoint->accesses.first().account);
    std::optional<bool> isAnswered;
    const PendingCall call = session.client(id)->call<licensemanager::ListLicenseConfigurations>(
        {}, this, [&](const auto &answer) { isAnswered = bool(answer); });
    QTRY_VERIFY(isAnswered);
    QVERIFY(*isAnswered);
}

void tst_Session::keysAreReadAtOpening()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write(
            request.header("Authorization").contains("Credential=NEW/")
                ? identityAnswer("111122223333")
                : RawServer::answer("<ErrorResponse><Error><Code>InvalidClientTokenId</Code></"
                                    "Error></ErrorResponse>",
                                    "403 Forbidden"));
    });
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL"), QString::fromLatin1(server.origin()));
    const QString file = QStringLiteral(".aws/credentials");
    m_home->write(file,
                  "[p]\nregion = cn-north-1\naws_access_key_id = OLD\naws_secret_access_key = S\n");
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    const QString id = QStringLiteral("profile:p");
    session.open(id);
    QTRY_COMPARE(session.state(id), State::Failed);
    QCOMPARE(session.error(id).kind, ApiError::Kind::Credentials);
    m_home->write(file,
                  "[p]\nregion = cn-north-1\naws_access_key_id = NEW\naws_secret_access_key = S\n");
    session.open(id);
    QTRY_COMPARE(session.state(id), State::Open);
    QCOMPARE(session.identity(id).partition, QStringLiteral("aws-cn"));
}

void tst_Session::wrongKeysFailAndRetryRecovers()
{
    QVERIFY(m_launcher->endpoint());
    m_variables.insert(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIDWRONG"));
    m_variables.insert(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("wrong"));
    m_variables.insert(QStringLiteral("AWS_REGION"), QStringLiteral("us-east-1"));
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL_STS"),
                       m_launcher->endpoint()->url.toString());
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    session.open(byEnvironment);
    QTRY_COMPARE(session.state(byEnvironment), State::Failed);
    QCOMPARE(session.error(byEnvironment).kind, ApiError::Kind::Credentials);
    QVERIFY(!session.client(byEnvironment));
    QCOMPARE(session.opened(), QStringList(byEnvironment));
}

void tst_Session::missingRegionIsAskedFor()
{
    m_variables.insert(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("A"));
    m_variables.insert(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("S"));
    RawServer server(
        [](const RawRequest &request) { request.socket->write(identityAnswer("111122223333")); });
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL"), QString::fromLatin1(server.origin()));
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    QVERIFY(session.connection(byEnvironment).region.isEmpty());
    session.open(byEnvironment);
    QCOMPARE(session.state(byEnvironment), State::Failed);
    QVERIFY(session.error(byEnvironment).message.contains(QStringLiteral("Region")));
    QVERIFY(session.isRegionMissing(byEnvironment));
    QCOMPARE(server.requestCount(), 0);
    session.open(byEnvironment, QStringLiteral("eu-west-1"));
    QTRY_COMPARE(session.state(byEnvironment), State::Open);
    QCOMPARE(session.client(byEnvironment)->region(), QStringLiteral("eu-west-1"));
    QCOMPARE(session.connection(byEnvironment).region, QStringLiteral("eu-west-1"));
}

void tst_Session::unknownConnectionFails()
{
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    session.open(QStringLiteral("profile:none"));
    QCOMPARE(session.state(QStringLiteral("profile:none")), State::Failed);
    QCOMPARE(session.error(QStringLiteral("profile:none")).kind, ApiError::Kind::NotFound);
    session.open(vendor);
    QCOMPARE(session.state(vendor), State::Failed);
    QCOMPARE(session.error(vendor).kind, ApiError::Kind::Offline);
}

void tst_Session::roleIsAssumed()
{
    QList<QByteArray> seen;
    RawServer server([&](const RawRequest &request) {
        seen.append(signingKeyOf(request) + ' ' + actionOf(request));
        request.socket->write(actionOf(request) == "AssumeRole"
                                  ? assumedRole("ASIAROLE", SystemClock().now() + 1h)
                                  : identityAnswer("111122223333"));
    });
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL"), QString::fromLatin1(server.origin()));
    m_home->write(QStringLiteral(".aws/config"), roleProfile);
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    session.open(QStringLiteral("profile:r"));
    QTRY_COMPARE(session.state(QStringLiteral("profile:r")), State::Open);
    QCOMPARE(seen, (QList<QByteArray>{"AKIDBASE AssumeRole", "ASIAROLE GetCallerIdentity"}));
    session.close(QStringLiteral("profile:r"));
}

void tst_Session::endedRoleIsAssumedAgain()
{
    QList<QByteArray> seen;
    RawServer server([&](const RawRequest &request) {
        seen.append(signingKeyOf(request) + ' ' + actionOf(request));
        if (actionOf(request) == "AssumeRole")
            request.socket->write(assumedRole("ASIAROLE" + QByteArray::number(seen.size()),
                                              SystemClock().now() + 1h));
        else if (seen.size() == 2)
            request.socket->write(RawServer::answer(
                "<ErrorResponse><Error><Code>ExpiredToken</Code></Error></ErrorResponse>",
                "403 Forbidden"));
        else
            request.socket->write(identityAnswer("111122223333"));
    });
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL"), QString::fromLatin1(server.origin()));
    m_home->write(QStringLiteral(".aws/config"), roleProfile);
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    session.open(QStringLiteral("profile:r"));
    QTRY_COMPARE(session.state(QStringLiteral("profile:r")), State::Open);
    QCOMPARE(seen,
             (QList<QByteArray>{"AKIDBASE AssumeRole", "ASIAROLE1 GetCallerIdentity",
                                "AKIDBASE AssumeRole", "ASIAROLE3 GetCallerIdentity"}));
}

void tst_Session::roleThatNamesNoSourceFails()
{
    m_home->write(QStringLiteral(".aws/config"),
                  "[profile r]\nregion = eu-west-1\nrole_arn = x\n[default]\n"
                  "aws_access_key_id = A\naws_secret_access_key = S\n");
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    session.open(QStringLiteral("profile:r"));
    QCOMPARE(session.state(QStringLiteral("profile:r")), State::Failed);
    QVERIFY(session.error(QStringLiteral("profile:r"))
                .message.contains(QStringLiteral("source_profile")));
}

void tst_Session::brokenSectionFailsAlone()
{
    const auto endpoint = m_launcher->endpoint();
    QVERIFY(endpoint);
    m_variables.insert(QStringLiteral("AWS_SHARED_CREDENTIALS_FILE"),
                       m_launcher->credentialsPath());
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL"), endpoint->url.toString());
    m_variables.insert(QStringLiteral("AWS_REGION"), QStringLiteral("us-east-1"));
    m_home->write(QStringLiteral(".aws/config"), "[profile customer]\nrole_arn\n");
    ConnectionRegistry registry(environment());
    QVERIFY(registry.problem().contains(QStringLiteral("line 2")));
    Session session({m_workers, std::make_shared<SystemClock>()}, std::move(registry));
    session.open(QStringLiteral("profile:customer"));
    QCOMPARE(session.state(QStringLiteral("profile:customer")), State::Failed);
    QVERIFY(session.error(QStringLiteral("profile:customer"))
                .message.contains(QStringLiteral("config, line 2:")));
    session.open(QStringLiteral("profile:vendor"));
    QTRY_COMPARE(session.state(QStringLiteral("profile:vendor")), State::Open);
}

void tst_Session::endpointConnectionUsesItsEndpoint()
{
    RawServer server(
        [](const RawRequest &request) { request.socket->write(identityAnswer("111122223333")); });
    m_home->write(QStringLiteral(".aws/credentials"),
                  "[p]\naws_access_key_id = A\naws_secret_access_key = S\n");
    const Connection own{.id = QStringLiteral("endpoint:lab"),
                         .name = QStringLiteral("Lab"),
                         .kind = Connection::Kind::Endpoint,
                         .profile = QStringLiteral("p"),
                         .region = QStringLiteral("eu-west-1"),
                         .endpoint = QUrl(QString::fromLatin1(server.origin()))};
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment(), {own}));
    session.open(own.id);
    QTRY_COMPARE(session.state(own.id), State::Open);
    QCOMPARE(server.requestCount(), 1);
}

void tst_Session::closingCancels()
{
    RawServer server([](const RawRequest &) {});
    m_variables.insert(QStringLiteral("AWS_ENDPOINT_URL"), QString::fromLatin1(server.origin()));
    m_variables.insert(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("A"));
    m_variables.insert(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("S"));
    m_variables.insert(QStringLiteral("AWS_REGION"), QStringLiteral("eu-west-1"));
    Session session({m_workers, std::make_shared<SystemClock>()},
                    ConnectionRegistry(environment()));
    session.open(byEnvironment);
    QTRY_COMPARE(server.requestCount(), 1);
    session.close(byEnvironment);
    QCOMPARE(session.state(byEnvironment), State::Closed);
    QVERIFY(session.opened().isEmpty());
    session.close(byEnvironment);
    QTest::qWait(20);
    QCOMPARE(session.state(byEnvironment), State::Closed);
}

void tst_Session::closingFromInsideASignal()
{
    Session session({m_workers, std::make_shared<SystemClock>(), m_launcher.get()},
                    ConnectionRegistry(environment()));
    connect(&session, &Session::stateChanged, this, [&](const QString &id) {
        if (session.state(id) == State::Open)
            session.close(id);
    });
    bool wasOpened = false;
    connect(&session, &Session::openedChanged, this,
            [&] { wasOpened = wasOpened || !session.opened().isEmpty(); });
    session.open(vendor);
    QTRY_COMPARE(session.state(vendor), State::Closed);
    QVERIFY(wasOpened);
}

void tst_Session::openingTwiceIsOneIdentity()
{
    Session session({m_workers, std::make_shared<SystemClock>(), m_launcher.get()},
                    ConnectionRegistry(environment()));
    session.open(vendor);
    session.open(vendor);
    QTRY_COMPARE(session.state(vendor), State::Open);
    session.open(vendor);
    QCOMPARE(session.state(vendor), State::Open);
    QCOMPARE(m_launcher->starts, 1);
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"
