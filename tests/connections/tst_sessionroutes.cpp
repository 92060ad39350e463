// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"
#include "aws/directtransport.h"
#include "connections/connectionbook.h"
#include "connections/session.h"
#include "core/settings.h"
#include "support/loopbackproxy.h"
#include "support/rawserver.h"
#include "support/temporaryhome.h"
#include "support/testcertificate.h"

#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;
using State = Session::State;

namespace {

const QString ours = u"profile:ours"_s;
const QByteArray keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = S\n"
                        "region = us-east-1\n";

void answerIdentity(const RawRequest &request)
{
    request.socket->write(RawServer::answer(
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:root"
        "</Arn><Account>111122223333</Account></GetCallerIdentityResult>"
        "</GetCallerIdentityResponse>"));
}

} // namespace

/// How a session reaches services: authorities, proxies, addresses and limits of one connection.
class tst_SessionRoutes : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aBundleOfTheProfileIsTrusted();
    void withoutABundleNothingIsSent();
    void theFileOfTheConnectionComesFirst();
    void anUnusableFileIsNamed();
    void theProxyOfAConnectionIsUsed();
    void thePasswordOfAProxyIsNotKept();
    void servicesHaveTheirOwnAddresses();
    void switchesOfAConnectionComeFirst();
    void connectionsOfOneAccountShareTheirRetries();

private:
    void writeConfig(const QByteArray &config);
    std::unique_ptr<Session> session(const QList<Connection> &defined = {});
    QString caFile() { return m_home->path() + u"/ca.pem"_s; }

    const TestCertificate m_authority = TestCertificate::authority();
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<RawServer> m_server;
    std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
    QHash<QString, QString> m_variables;
};

void tst_SessionRoutes::init()
{
    m_home = std::make_unique<TemporaryHome>();
    m_variables = {{u"HOME"_s, m_home->path()},
                   {u"AWS_CONFIG_FILE"_s, m_home->path() + u"/config"_s}};
    m_server =
        std::make_unique<RawServer>(answerIdentity, m_authority.issue().serverConfiguration());
    QFile file(caFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_authority.certificate().toPem());
}

void tst_SessionRoutes::writeConfig(const QByteArray &config)
{
    QFile file(m_variables.value(u"AWS_CONFIG_FILE"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(config);
}

std::unique_ptr<Session> tst_SessionRoutes::session(const QList<Connection> &defined)
{
    return std::make_unique<Session>(SessionParts{m_workers, std::make_shared<SystemClock>()},
                                     ConnectionRegistry(Environment(m_variables), defined));
}

void tst_SessionRoutes::aBundleOfTheProfileIsTrusted()
{
    writeConfig("[profile ours]\n" + keys + "endpoint_url = " + m_server->origin()
                + "\nca_bundle = " + caFile().toUtf8() + '\n');
    const auto opened = session();
    opened->open(ours);
    QTRY_COMPARE(opened->state(ours), State::Open);
    QCOMPARE(m_server->requestCount(), 1);
}

void tst_SessionRoutes::withoutABundleNothingIsSent()
{
    writeConfig("[profile ours]\n" + keys + "endpoint_url = " + m_server->origin() + '\n');
    const auto opened = session();
    opened->open(ours);
    QTRY_COMPARE(opened->state(ours), State::Failed);
    QCOMPARE(opened->error(ours).kind, ApiError::Kind::Offline);
    QCOMPARE(m_server->requestCount(), 0);
}

void tst_SessionRoutes::theFileOfTheConnectionComesFirst()
{
    writeConfig("[profile ours]\n" + keys + "ca_bundle = /nonexistent\n");
    Connection own{.id = u"endpoint:own"_s,
                   .name = u"own"_s,
                   .kind = Connection::Kind::Endpoint,
                   .profile = u"ours"_s,
                   .endpoint = QUrl(QString::fromLatin1(m_server->origin()))};
    own.caFile = caFile();
    const auto opened = session({own});
    opened->open(own.id);
    QTRY_COMPARE(opened->state(own.id), State::Open);
}

void tst_SessionRoutes::anUnusableFileIsNamed()
{
    writeConfig("[profile ours]\n" + keys + "ca_bundle = /nonexistent/ca.pem\n");
    const auto opened = session();
    opened->open(ours);
    QCOMPARE(opened->state(ours), State::Failed);
    QVERIFY(opened->error(ours).message.contains(u"/nonexistent/ca.pem"_s));
    QCOMPARE(opened->error(ours).executed, ApiError::Executed::No);
}

void tst_SessionRoutes::theProxyOfAConnectionIsUsed()
{
    writeConfig("[profile ours]\n" + keys);
    LoopbackProxy proxy(LoopbackProxy::Conduct::Tunnel);
    proxy.route("service.test:443", m_server->port());
    Connection own{.id = u"endpoint:own"_s,
                   .name = u"own"_s,
                   .kind = Connection::Kind::Endpoint,
                   .profile = u"ours"_s,
                   .endpoint = QUrl(u"https://service.test"_s)};
    own.caFile = caFile();
    own.proxy = proxy.url();
    const auto opened = session({own});
    opened->open(own.id);
    QTRY_COMPARE(opened->state(own.id), State::Open);
    QCOMPARE(proxy.requestLines(), QList<QByteArray>({"CONNECT service.test:443 HTTP/1.1"}));
}

void tst_SessionRoutes::thePasswordOfAProxyIsNotKept()
{
    const QString path = m_home->path(u"settings.ini"_s);
    Connection own{.id = u"endpoint:own"_s, .name = u"own"_s, .kind = Connection::Kind::Endpoint};
    own.proxy = QUrl(u"http://me:canary@proxy.example:3128"_s);
    {
        Settings settings(path, SystemClock().now());
        ConnectionBook(settings).put(own, std::nullopt);
    }
    Settings settings(path, SystemClock().now());
    QCOMPARE(ConnectionBook(settings).own().value(0).proxy,
             QUrl(u"http://me@proxy.example:3128"_s));
    QVERIFY(!m_home->read(u"settings.ini"_s).contains("canary"));
}

void tst_SessionRoutes::servicesHaveTheirOwnAddresses()
{
    writeConfig("[profile ours]\n" + keys);
    RawServer sts(answerIdentity);
    RawServer licenses([](const RawRequest &request) {
        request.socket->write(RawServer::answer("{\"LicenseConfigurations\":[]}"));
    });
    Connection own{.id = u"endpoint:own"_s,
                   .name = u"own"_s,
                   .kind = Connection::Kind::Endpoint,
                   .profile = u"ours"_s,
                   .endpoint = QUrl(QString::fromLatin1(sts.origin()))};
    own.serviceEndpoints.insert(u"license-manager"_s, QUrl(QString::fromLatin1(licenses.origin())));
    const auto opened = session({own});
    opened->open(own.id);
    QTRY_COMPARE(opened->state(own.id), State::Open);
    bool isAnswered = false;
    const PendingCall call =
        opened->client(own.id)->call<licensemanager::ListLicenseConfigurations>(
            {}, this, [&](const auto &answer) { isAnswered = bool(answer); });
    QTRY_VERIFY(isAnswered);
    QCOMPARE(sts.requestCount(), 1);
    QCOMPARE(licenses.requestCount(), 1);
}

void tst_SessionRoutes::switchesOfAConnectionComeFirst()
{
    // FIPS and an address of one's own exclude each other: told before anything is sent.
    writeConfig("[profile ours]\n" + keys + "use_fips_endpoint = true\n");
    RawServer sts(answerIdentity);
    Connection own{.id = u"endpoint:own"_s,
                   .name = u"own"_s,
                   .kind = Connection::Kind::Endpoint,
                   .profile = u"ours"_s,
                   .endpoint = QUrl(QString::fromLatin1(sts.origin()))};
    Connection strict = own;
    strict.id = u"endpoint:strict"_s;
    strict.useFips = Connection::Switch::On;
    const auto opened = session({own, strict});
    opened->open(own.id);
    opened->open(strict.id);
    QTRY_COMPARE(opened->state(own.id), State::Open);
    QTRY_COMPARE(opened->state(strict.id), State::Failed);
    QVERIFY(opened->error(strict.id).message.contains(u"FIPS"_s));
    QCOMPARE(sts.requestCount(), 1);
}

void tst_SessionRoutes::connectionsOfOneAccountShareTheirRetries()
{
    RawServer server([](const RawRequest &request) {
        if (request.header("X-Amz-Target").isEmpty())
            answerIdentity(request);
        else
            request.socket->write(RawServer::answer("{}", "503 Service Unavailable"));
    });
    writeConfig("[profile ours]\n" + keys + "endpoint_url = " + server.origin()
                + "\n[profile other]\n" + keys + "endpoint_url = " + server.origin() + '\n');
    const auto opened = session();
    const QStringList both{ours, u"profile:other"_s};
    for (const QString &id : both) {
        opened->open(id);
        QTRY_COMPARE(opened->state(id), State::Open);
    }
    constexpr int each = 20;
    std::vector<PendingCall> calls;
    int failed = 0;
    for (int i = 0; i < each; ++i) {
        for (const QString &id : both)
            calls.push_back(opened->client(id)->call<licensemanager::ListLicenseConfigurations>(
                {}, this, [&](const auto &answer) { failed += answer ? 0 : 1; }));
    }
    QTRY_COMPARE_WITH_TIMEOUT(failed, 2 * each, 20'000);
    // Identities, first sends, and what 500 tokens at 14 pay for once, not twice.
    QCOMPARE(server.requestCount(), 2 + 2 * each + 500 / retrynumbers::transientCost);
}

QTEST_GUILESS_MAIN(tst_SessionRoutes)
#include "tst_sessionroutes.moc"
