// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"
#include "support/exchanges.h"
#include "support/loopbackproxy.h"
#include "support/rawserver.h"
#include "support/testcertificate.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Conduct = LoopbackProxy::Conduct;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

/// Certificate authorities and proxies of one connection, over both ways a request can take.
class tst_RouteTransport : public QObject {
    Q_OBJECT
private slots:
    void anAuthorityOfAFileIsTrustedByItsConnectionOnly();
    void aProxyTunnels_data();
    void aProxyTunnels();
    void aPasswordIsTold();
    void failingProxies_data();
    void failingProxies();
    void aProxyThatIsNotThere();
    void aProxyThatIsSilentEndsAtTheDeadline();
    void thePasswordOfAProxyIsNotInErrors();

private:
    std::shared_ptr<const Route> route(const QUrl &proxy = {});
    static TransportRequest request(Lane lane, std::shared_ptr<const Route> route);
    RawServer &server();

    const TestCertificate m_authority = TestCertificate::authority();
    std::unique_ptr<RawServer> m_server;
    QTemporaryDir m_folder;
};

RawServer &tst_RouteTransport::server()
{
    if (!m_server)
        m_server = std::make_unique<RawServer>(
            [](const RawRequest &each) { each.socket->write(RawServer::answer("{}")); },
            m_authority.issue().serverConfiguration());
    return *m_server;
}

std::shared_ptr<const Route> tst_RouteTransport::route(const QUrl &proxy)
{
    QFile file(m_folder.filePath(u"ca.pem"_s));
    if (!file.open(QIODevice::WriteOnly))
        return nullptr;
    file.write(m_authority.certificate().toPem());
    file.close();
    auto made = Route::make({.caFile = file.fileName(), .proxy = proxy}, Environment());
    return made ? *made : nullptr;
}

/// A host that exists behind the proxy only.
TransportRequest tst_RouteTransport::request(Lane lane, std::shared_ptr<const Route> route)
{
    return {.method = "POST",
            .origin = "https://service.test",
            .rawPath = "/",
            .headers = {{"Content-Type", "application/json"}},
            .body = "{}",
            .effect = lane == Lane::Bulk ? TransportRequest::Effect::Reads
                                         : TransportRequest::Effect::Changes,
            .lane = lane,
            .route = std::move(route)};
}

void tst_RouteTransport::anAuthorityOfAFileIsTrustedByItsConnectionOnly()
{
    const auto own = route();
    QVERIFY(own);
    DirectTransport transport;
    for (const Lane lane : {Lane::User, Lane::Bulk}) {
        for (int round = 0; round < 2; ++round) {
            TransportRequest trusted = request(lane, own);
            trusted.origin = server().origin();
            const int before = server().requestCount();
            QVERIFY(exchange(transport, trusted));
            QCOMPARE(server().requestCount(), before + 1);
            // Another connection does not ride on what is open.
            trusted.route = nullptr;
            const auto outcome = exchange(transport, trusted);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, Kind::Insecure);
            QCOMPARE(outcome.error().sent, Sent::No);
            QCOMPARE(server().requestCount(), before + 1);
        }
    }
}

void tst_RouteTransport::aProxyTunnels_data()
{
    QTest::addColumn<Lane>("lane");
    QTest::newRow("user") << Lane::User;
    QTest::newRow("bulk") << Lane::Bulk;
}

void tst_RouteTransport::aProxyTunnels()
{
    QFETCH(Lane, lane);
    LoopbackProxy proxy(Conduct::Tunnel);
    proxy.route("service.test:443", server().port());
    const int before = server().requestCount();
    DirectTransport transport;
    const auto outcome = exchange(transport, request(lane, route(proxy.url())));
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().text));
    QCOMPARE(outcome->status, 200);
    QCOMPARE(server().requestCount(), before + 1);
    QCOMPARE(proxy.requestLines(), QList<QByteArray>({"CONNECT service.test:443 HTTP/1.1"}));
}

void tst_RouteTransport::aPasswordIsTold()
{
    LoopbackProxy proxy(Conduct::AskForPassword);
    proxy.route("service.test:443", server().port());
    const int before = server().requestCount();
    DirectTransport transport;
    QVERIFY(exchange(transport, request(Lane::User, route(proxy.url(u"me:word"_s)))));
    QCOMPARE(server().requestCount(), before + 1);
}

void tst_RouteTransport::failingProxies_data()
{
    QTest::addColumn<Conduct>("conduct");
    QTest::addColumn<QString>("user");
    QTest::newRow("wants a password") << Conduct::AskForPassword << QString();
    QTest::newRow("wants another password") << Conduct::AskForPassword << u"me:wrong"_s;
    QTest::newRow("forbids") << Conduct::Forbid << QString();
    QTest::newRow("drops after CONNECT") << Conduct::DropAfterConnect << QString();
    QTest::newRow("closes") << Conduct::CloseAtOnce << QString();
}

void tst_RouteTransport::failingProxies()
{
    QFETCH(Conduct, conduct);
    QFETCH(QString, user);
    LoopbackProxy proxy(conduct);
    proxy.route("service.test:443", server().port());
    const auto own = route(proxy.url(user));
    const int before = server().requestCount();
    DirectTransport transport;
    for (const Lane lane : {Lane::User, Lane::Bulk}) {
        TransportRequest each = request(lane, own);
        each.deadlines.connect = 500ms;
        const auto outcome = exchange(transport, each);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().sent, Sent::No);
        // Qt overlooks a proxy that closes instead of answering: the deadline ends it.
        QVERIFY2(outcome.error().kind == Kind::Unreachable || outcome.error().kind == Kind::Broken
                     || (conduct == Conduct::CloseAtOnce
                         && outcome.error().kind == Kind::ConnectTimeout),
                 qPrintable(outcome.error().text));
    }
    QCOMPARE(server().requestCount(), before);
}

void tst_RouteTransport::aProxyThatIsNotThere()
{
    LoopbackProxy proxy(Conduct::Tunnel);
    const auto own = route(proxy.url());
    proxy.stop();
    DirectTransport transport;
    const auto outcome = exchange(transport, request(Lane::User, own));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Unreachable);
    QCOMPARE(outcome.error().sent, Sent::No);
}

void tst_RouteTransport::aProxyThatIsSilentEndsAtTheDeadline()
{
    LoopbackProxy proxy(Conduct::Silence);
    DirectTransport transport;
    TransportRequest silent = request(Lane::User, route(proxy.url()));
    silent.deadlines.connect = 200ms;
    const auto outcome = exchange(transport, silent);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::ConnectTimeout);
    QCOMPARE(outcome.error().sent, Sent::No);
}

void tst_RouteTransport::thePasswordOfAProxyIsNotInErrors()
{
    DirectTransport transport;
    for (const Conduct conduct : {Conduct::AskForPassword, Conduct::CloseAtOnce}) {
        LoopbackProxy proxy(conduct);
        TransportRequest each = request(Lane::User, route(proxy.url(u"me:canary"_s)));
        each.deadlines.connect = 500ms;
        const auto outcome = exchange(transport, each);
        QVERIFY(!outcome);
        QVERIFY2(!outcome.error().text.contains(u"canary"_s), qPrintable(outcome.error().text));
    }
}

QTEST_GUILESS_MAIN(tst_RouteTransport)
#include "tst_routetransport.moc"
