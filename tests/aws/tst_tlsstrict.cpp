// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"
#include "support/exchanges.h"
#include "support/laxtlsserver.h"
#include "support/testcertificate.h"

#include <QTest>

using namespace lc;
using namespace lc::test;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

enum class Chain { OfOurs, OfAnother, OfAServer, Itself };

TransportRequest pageRequest(const QByteArray &origin)
{
    return {.method = "POST",
            .origin = origin,
            .rawPath = "/",
            .headers = {{"Authorization", "AWS4-HMAC-SHA256 Signature=0"}},
            .body = "{}",
            .effect = TransportRequest::Effect::Reads,
            .lane = Lane::Bulk};
}

} // namespace

Q_DECLARE_METATYPE(lc::test::CertificateChoice)

/// TLS cannot be talked down: nothing of a request leaves when the service cannot be trusted.
class tst_TlsStrict : public QObject {
    Q_OBJECT
private slots:
    void certificates_data();
    void certificates();
    void oldProtocolsAreRefused_data();
    void oldProtocolsAreRefused();
    void brokenHandshakesSendNothing_data();
    void brokenHandshakesSendNothing();

private:
    /// Both ways a request can take, with a change and with a page.
    void expectNothingSent(const QByteArray &origin, bool mayBeUnreachable = false);
    void expectSent(const LaxTlsServer &server);
    const TestCertificate m_ours = TestCertificate::authority();
};

void tst_TlsStrict::expectNothingSent(const QByteArray &origin, bool mayBeUnreachable)
{
    DirectTransport transport({.trusted = {m_ours.certificate()}});
    TransportRequest change = pageRequest(origin);
    change.effect = TransportRequest::Effect::Changes;
    change.lane = Lane::User;
    TransportRequest removal = change;
    removal.method = "DELETE";
    removal.body.clear();
    for (const TransportRequest &request : {pageRequest(origin), change, removal}) {
        const auto outcome = exchange(transport, request);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().kind == Kind::Insecure
                     || (mayBeUnreachable
                         && (outcome.error().kind == Kind::Unreachable
                             || outcome.error().kind == Kind::Broken)),
                 qPrintable(outcome.error().text));
        QCOMPARE(outcome.error().sent, Sent::No);
    }
}

void tst_TlsStrict::expectSent(const LaxTlsServer &server)
{
    DirectTransport transport({.trusted = {m_ours.certificate()}});
    for (const Lane lane : {Lane::Bulk, Lane::User}) {
        TransportRequest request = pageRequest(server.origin());
        request.lane = lane;
        const auto outcome = exchange(transport, request);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().text));
    }
    QCOMPARE(server.requestCount(), 2);
}

void tst_TlsStrict::certificates_data()
{
    QTest::addColumn<CertificateChoice>("choice");
    QTest::addColumn<Chain>("chain");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char *name, const CertificateChoice &choice,
                        Chain chain = Chain::OfOurs) {
        QTest::newRow(name) << choice << chain << false;
    };
    QTest::newRow("good") << CertificateChoice() << Chain::OfOurs << true;
    QTest::newRow("good, RSA") << CertificateChoice{.rsaBits = 2048} << Chain::OfOurs << true;
    row("expired", {.validFromDays = -20, .validToDays = -1});
    row("not valid yet", {.validFromDays = 1});
    row("wrong host", {.names = "DNS:other.test"});
    row("wrong address", {.names = "DNS:service.test,IP:127.0.0.2"});
    row("the address as a name", {.names = "DNS:127.0.0.2"});
    row("SHA-1", {.digest = EVP_sha1()});
    row("key too short", {.rsaBits = 1024});
    row("for clients only", {.usage = "clientAuth"});
    row("of an unknown authority", {}, Chain::OfAnother);
    row("of a server that is no authority", {}, Chain::OfAServer);
    row("signed by itself", {}, Chain::Itself);
}

void tst_TlsStrict::certificates()
{
    QFETCH(CertificateChoice, choice);
    QFETCH(Chain, chain);
    QFETCH(bool, isGood);
    const TestCertificate other =
        chain == Chain::OfAServer ? m_ours.issue() : TestCertificate::authority();
    const TestCertificate certificate = chain == Chain::Itself ? other
        : chain == Chain::OfOurs                               ? m_ours.issue(choice)
                                                               : other.issue(choice);
    LaxTlsServer server(
        certificate, chain == Chain::OfAServer ? QList{other, m_ours} : QList<TestCertificate>());
    QVERIFY(server.isReady());
    if (!isGood) {
        expectNothingSent(server.origin());
        QCOMPARE(server.requestCount(), 0);
        return;
    }
    expectSent(server);
}

void tst_TlsStrict::oldProtocolsAreRefused_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("TLS 1.0") << TLS1_VERSION << false;
    QTest::newRow("TLS 1.1") << TLS1_1_VERSION << false;
    QTest::newRow("TLS 1.2") << TLS1_2_VERSION << true;
    QTest::newRow("TLS 1.3") << TLS1_3_VERSION << true;
}

void tst_TlsStrict::oldProtocolsAreRefused()
{
    QFETCH(int, protocol);
    QFETCH(bool, isGood);
    LaxTlsServer server(m_ours.issue(), {}, protocol);
    QVERIFY(server.isReady());
    if (isGood) {
        expectSent(server);
        return;
    }
    expectNothingSent(server.origin());
    QCOMPARE(server.handshakeCount(), 0);
    QCOMPARE(server.requestCount(), 0);
}

void tst_TlsStrict::brokenHandshakesSendNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("closed") << QByteArray();
    QTest::newRow("alert: handshake failure") << QByteArray::fromHex("15030300020228");
    QTest::newRow("alert: protocol version") << QByteArray::fromHex("15030100020246");
    QTest::newRow("alert: internal error") << QByteArray::fromHex("15030300020250");
    QTest::newRow("plain HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void tst_TlsStrict::brokenHandshakesSendNothing()
{
    QFETCH(QByteArray, bytes);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&received, bytes, socket] {
            received += socket->readAll();
            socket->write(bytes);
            socket->disconnectFromHost();
        });
    });
    expectNothingSent("https://127.0.0.1:" + QByteArray::number(server.serverPort()), true);
    QVERIFY(!received.isEmpty());
    QVERIFY(!received.contains("Authorization"));
}

QTEST_GUILESS_MAIN(tst_TlsStrict)
#include "tst_tlsstrict.moc"
