// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/networktransport.h"
#include "support/rawserver.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkProxyFactory>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

TransportRequest makeRequest(const RawServer &server, const QByteArray &method,
                             const QByteArray &body = {})
{
    return {.method = method,
            .origin = server.origin(),
            .rawPath = "/",
            .rawQuery = {},
            .headers = {{"Content-Type", "application/json"}},
            .body = body,
            .effect = method == "GET" ? TransportRequest::Effect::Reads
                                      : TransportRequest::Effect::Changes};
}

/// Sends and waits for the end.
TransportOutcome exchange(Transport &transport, const TransportRequest &request)
{
    std::optional<TransportOutcome> outcome;
    QEventLoop loop;
    transport.send(request, [&](const TransportOutcome &end) {
        outcome = end;
        loop.quit();
    });
    Q_ASSERT(!outcome);
    QTimer::singleShot(20s, &loop, &QEventLoop::quit);
    loop.exec();
    if (!outcome)
        return unexpected(TransportError{Kind::Cancelled, Sent::Unknown, QStringLiteral("hung")});
    return *outcome;
}

/// Lets late second sends, which Qt would make on a new connection, arrive.
void settle(const RawServer &server)
{
    const int before = server.requestCount();
    QVERIFY(!QTest::qWaitFor([&] { return server.requestCount() != before; }, 60));
}

void cut(QTcpSocket *socket, bool withReset)
{
    if (withReset)
        socket->abort();
    else
        socket->disconnectFromHost();
}

} // namespace

class tst_NetworkTransport : public QObject {
    Q_OBJECT
private slots:
    void answersWithStatusHeadersAndBody();
    void mutationIsSentOnce_data();
    void mutationIsSentOnce();
    void workContinuesAfterABrokenConnection();
    void redirectIsNotFollowed();
    void errorStatusIsAnAnswer_data();
    void errorStatusIsAnAnswer();
    void partialBodyIsUnknown();
    void notHttpIsUnknown();
    void compressedAnswerIsRefused();
    void largeAnswerIsRefused_data();
    void largeAnswerIsRefused();
    void deadlineHoldsAgainstDrip();
    void deadlineHoldsAgainstSilence();
    void connectDeadlineIsNotSent();
    void refusedConnectionIsNotSent();
    void malformedRequestsAreNotSent_data();
    void malformedRequestsAreNotSent();
    void lengthIsAlwaysStated_data();
    void lengthIsAlwaysStated();
    void targetArrivesUnchanged_data();
    void targetArrivesUnchanged();
    void nothingOfOursIsAdded();
    void cancelEndsAtOnce();
    void userLaneIsNotFilledByBulk();
    void atMostSixConnectionsPerLane();
    void untrustedCertificateIsRefused();
    void trustedCertificateIsAccepted();
    void proxyIsNotUsedForLoopback();
};

void tst_NetworkTransport::answersWithStatusHeadersAndBody()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write(RawServer::answer("{\"a\":1}", "200 OK", "x-amzn-RequestId: r1\r\n"));
    });
    NetworkTransport transport;
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 200);
    QCOMPARE(outcome->body, "{\"a\":1}");
    QCOMPARE(outcome->header("X-Amzn-Requestid"), "r1");
    QCOMPARE(outcome->header("absent"), QByteArray());
}

void tst_NetworkTransport::mutationIsSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<bool>("withReset");
    QTest::addColumn<bool>("isTls");
    const std::pair<const char *, const char *> calls[] = {
        {"POST", "{\"Name\":\"x\"}"}, {"PUT", "{}"}, {"PATCH", "{\"a\":2}"}, {"DELETE", ""}};
    for (const auto &[method, body] : calls) {
        for (const bool isKept : {false, true}) {
            for (const bool withReset : {false, true}) {
                for (const bool isTls : {false, true})
                    QTest::addRow("%s, %s connection, %s, %s", method, isKept ? "kept" : "fresh",
                                  withReset ? "reset" : "close", isTls ? "TLS" : "plain")
                        << QByteArray(method) << QByteArray(body) << isKept << withReset << isTls;
            }
        }
    }
}

void tst_NetworkTransport::mutationIsSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(bool, isKept);
    QFETCH(bool, withReset);
    QFETCH(bool, isTls);
    int changes = 0;
    RawServer server(
        [&](const RawRequest &request) {
            if (request.verb() == "GET") {
                request.socket->write(RawServer::answer("{}"));
                return;
            }
            ++changes;
            cut(request.socket, withReset);
        },
        isTls ? RawServer::Wire::Tls : RawServer::Wire::Plain);
    NetworkTransport transport({.trusted = {RawServer::certificate()}});
    if (isKept)
        QVERIFY(exchange(transport, makeRequest(server, "GET")));
    const auto outcome = exchange(transport, makeRequest(server, method, body));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Broken);
    QCOMPARE(outcome.error().sent, Sent::Unknown);
    settle(server);
    QCOMPARE(changes, 1);
}

void tst_NetworkTransport::workContinuesAfterABrokenConnection()
{
    RawServer server([](const RawRequest &request) {
        if (request.number % 2 == 1)
            request.socket->abort();
        else
            request.socket->write(RawServer::answer("{}"));
    });
    NetworkTransport transport;
    for (int round = 0; round < 20; ++round) {
        QVERIFY(!exchange(transport, makeRequest(server, "POST", "{}")));
        const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
        QVERIFY(outcome);
    }
    QCOMPARE(server.requestCount(), 40);
}

void tst_NetworkTransport::redirectIsNotFollowed()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write(
            RawServer::answer("{}", "307 Temporary Redirect", "Location: /again\r\n"));
    });
    NetworkTransport transport;
    for (const char *method : {"POST", "DELETE", "GET"}) {
        const auto outcome = exchange(transport, makeRequest(server, method));
        QVERIFY(outcome);
        QCOMPARE(outcome->status, 307);
        QCOMPARE(outcome->header("location"), "/again");
    }
    settle(server);
    QCOMPARE(server.requestCount(), 3);
}

void tst_NetworkTransport::errorStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
         {400, 401, 403, 404, 408, 409, 412, 413, 418, 424, 429, 500, 501, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void tst_NetworkTransport::errorStatusIsAnAnswer()
{
    QFETCH(int, status);
    RawServer server([&](const RawRequest &request) {
        request.socket->write(RawServer::answer("{\"message\":\"m\"}",
                                                QByteArray::number(status) + " Some Reason",
                                                "WWW-Authenticate: Basic realm=x\r\n"));
    });
    NetworkTransport transport;
    for (const char *method : {"POST", "DELETE", "GET"}) {
        const auto outcome = exchange(transport, makeRequest(server, method));
        QVERIFY(outcome);
        QCOMPARE(outcome->status, status);
        QCOMPARE(outcome->body, "{\"message\":\"m\"}");
    }
    QCOMPARE(server.requestCount(), 3);
}

void tst_NetworkTransport::partialBodyIsUnknown()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"LicenseArn\":");
        request.socket->disconnectFromHost();
    });
    NetworkTransport transport;
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Broken);
    QCOMPARE(outcome.error().sent, Sent::Unknown);
    settle(server);
    QCOMPARE(server.requestCount(), 1);
}

void tst_NetworkTransport::notHttpIsUnknown()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write("220 mail.example.com ESMTP\r\n\r\n");
        request.socket->disconnectFromHost();
    });
    NetworkTransport transport;
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().sent, Sent::Unknown);
    settle(server);
    QCOMPARE(server.requestCount(), 1);
}

void tst_NetworkTransport::compressedAnswerIsRefused()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write(RawServer::answer("xxx", "200 OK", "Content-Encoding: gzip\r\n"));
    });
    NetworkTransport transport;
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Malformed);
}

void tst_NetworkTransport::largeAnswerIsRefused_data()
{
    QTest::addColumn<bool>("isAnnounced");
    QTest::newRow("announced") << true;
    QTest::newRow("endless") << false;
}

void tst_NetworkTransport::largeAnswerIsRefused()
{
    QFETCH(bool, isAnnounced);
    RawServer server([&](const RawRequest &request) {
        if (isAnnounced) {
            request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{");
            return;
        }
        request.socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        auto *pump = new QTimer(request.socket);
        QTcpSocket *socket = request.socket;
        QObject::connect(pump, &QTimer::timeout, socket,
                         [socket] { socket->write(QByteArray(10'000, ' ')); });
        pump->start(0);
    });
    NetworkTransport transport({.replyCap = 100'000});
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::TooLarge);
    QCOMPARE(outcome.error().sent, Sent::Unknown);
}

void tst_NetworkTransport::deadlineHoldsAgainstDrip()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        auto *drip = new QTimer(request.socket);
        QTcpSocket *socket = request.socket;
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        drip->start(20);
    });
    NetworkTransport transport;
    TransportRequest request = makeRequest(server, "POST", "{}");
    request.deadlines.whole = 300ms;
    QElapsedTimer timer;
    timer.start();
    const auto outcome = exchange(transport, request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Timeout);
    QCOMPARE(outcome.error().sent, Sent::Unknown);
    QVERIFY2(timer.elapsed() >= 270 && timer.elapsed() < 2'000,
             qPrintable(QString::number(timer.elapsed())));
}

void tst_NetworkTransport::deadlineHoldsAgainstSilence()
{
    RawServer server([](const RawRequest &) {});
    NetworkTransport transport;
    const QByteArray body = "{}";
    for (const char *method : {"DELETE", "POST", "GET"}) {
        TransportRequest request =
            makeRequest(server, method, method[0] == 'P' ? body : QByteArray());
        request.deadlines.connect = 50ms;
        request.deadlines.firstByte = 150ms;
        const auto outcome = exchange(transport, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Timeout);
        QCOMPARE(outcome.error().sent, Sent::Unknown);
    }
    QCOMPARE(server.requestCount(), 3);
}

void tst_NetworkTransport::connectDeadlineIsNotSent()
{
    // A server that accepts the connection but never answers the TLS handshake.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    NetworkTransport transport;
    TransportRequest request{.method = "POST",
                             .origin =
                                 "https://127.0.0.1:" + QByteArray::number(silent.serverPort()),
                             .rawPath = "/",
                             .body = "{}"};
    request.deadlines.connect = 150ms;
    for (const char *method : {"POST", "DELETE"}) {
        request.method = method;
        request.body = request.method == "POST" ? QByteArray("{}") : QByteArray();
        const auto outcome = exchange(transport, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::ConnectTimeout);
        QCOMPARE(outcome.error().sent, Sent::No);
    }
}

void tst_NetworkTransport::refusedConnectionIsNotSent()
{
    RawServer server([](const RawRequest &) {});
    const TransportRequest request = makeRequest(server, "POST", "{}");
    server.stopListening();
    NetworkTransport transport;
    const auto outcome = exchange(transport, request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Unreachable);
    QCOMPARE(outcome.error().sent, Sent::No);
}

void tst_NetworkTransport::malformedRequestsAreNotSent_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    const QByteArray origin = "http://127.0.0.1:1";
    const auto row = [&](const char *name, const QByteArray &from, const QByteArray &path,
                         const QByteArray &query, const QByteArray &header,
                         const QByteArray &value) {
        QTest::newRow(name) << from << path << query << header << value;
    };
    row("CR LF in a value", origin, "/", "", "X-Amz-Security-Token", "a\r\nX-Evil: 1");
    row("lone LF in a value", origin, "/", "", "X-A", "a\nb");
    row("NUL in a value", origin, "/", "", "X-A", QByteArray("a\0b", 3));
    row("not ASCII", origin, "/", "", "X-A", "caf\xc3\xa9");
    row("blank in a name", origin, "/", "", "X A", "a");
    row("empty name", origin, "/", "", "", "a");
    row("dot segment", origin, "/a/./b", "", "X-A", "a");
    row("dot dot", origin, "/usageplans/..", "", "X-A", "a");
    row("encoded unreserved", origin, "/a%7Eb", "", "X-A", "a");
    row("lower-case escape", origin, "/a%e1", "", "X-A", "a");
    row("half an escape", origin, "/a%2", "", "X-A", "a");
    row("blank in the path", origin, "/a b", "", "X-A", "a");
    row("no slash", origin, "a", "", "X-A", "a");
    row("fragment", origin, "/a#b", "", "X-A", "a");
    row("query in the path", origin, "/a?b", "", "X-A", "a");
    row("fragment in the query", origin, "/", "a#b", "X-A", "a");
    row("CR LF in the query", origin, "/", "a=\r\nb", "X-A", "a");
    row("raw UTF-8 in the query", origin, "/", "a=\xc3\xa9", "X-A", "a");
    row("user info", "http://user@127.0.0.1:1", "/", "", "X-A", "a");
    row("path in the origin", "http://127.0.0.1:1/x", "/", "", "X-A", "a");
    row("other scheme", "ftp://127.0.0.1:1", "/", "", "X-A", "a");
    row("file", "file:///etc", "/passwd", "", "X-A", "a");
    row("empty host", "http://:1", "/", "", "X-A", "a");
    row("upper-case host", "http://EXAMPLE.com", "/", "", "X-A", "a");
}

void tst_NetworkTransport::malformedRequestsAreNotSent()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    NetworkTransport transport;
    const auto outcome = exchange(transport,
                                  {.method = "POST",
                                   .origin = origin,
                                   .rawPath = path,
                                   .rawQuery = query,
                                   .headers = {{header, value}},
                                   .body = "{}"});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Refused);
    QCOMPARE(outcome.error().sent, Sent::No);
}

void tst_NetworkTransport::lengthIsAlwaysStated_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty DELETE") << QByteArray("DELETE") << QByteArray();
    QTest::newRow("empty POST") << QByteArray("POST") << QByteArray();
    QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("{\"x\":1}");
    QTest::newRow("large POST") << QByteArray("POST") << QByteArray(300'000, 'x');
}

void tst_NetworkTransport::lengthIsAlwaysStated()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QByteArray length;
    QByteArray chunked;
    QByteArray received;
    RawServer server([&](const RawRequest &request) {
        length = request.header("Content-Length");
        chunked = request.header("Transfer-Encoding");
        received = request.body;
        request.socket->write(RawServer::answer("{}"));
    });
    NetworkTransport transport;
    for (int round = 0; round < 3; ++round) {
        QVERIFY(exchange(transport, makeRequest(server, method, body)));
        QCOMPARE(length, QByteArray::number(body.size()));
        QCOMPARE(chunked, QByteArray());
        QCOMPARE(received, body);
    }
    QCOMPARE(server.connectionCount(), 1);
}

void tst_NetworkTransport::targetArrivesUnchanged_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("encoded ARN") << QByteArray(
        "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fusageplans%2Fabc")
                                 << QByteArray("tagKeys=a%2Bb&tagKeys=a%20b");
    QTest::newRow("unreserved") << QByteArray("/a-b_c.d~e") << QByteArray("k=~");
    QTest::newRow("UTF-8") << QByteArray("/%C3%A9") << QByteArray("name=%E2%82%AC");
    QTest::newRow("equals and ampersand") << QByteArray("/x") << QByteArray("a=%3D%26&b=");
}

void tst_NetworkTransport::targetArrivesUnchanged()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    QByteArray target;
    RawServer server([&](const RawRequest &request) {
        target = request.target();
        request.socket->write(RawServer::answer("{}"));
    });
    NetworkTransport transport;
    TransportRequest request = makeRequest(server, "GET");
    request.rawPath = path;
    request.rawQuery = query;
    QVERIFY(exchange(transport, request));
    QCOMPARE(target, path + '?' + query);
}

void tst_NetworkTransport::nothingOfOursIsAdded()
{
    QByteArray head;
    RawServer server([&](const RawRequest &request) {
        head = request.head;
        request.socket->write(
            RawServer::answer("{}", "200 OK", "Set-Cookie: a=b\r\nCache-Control: max-age=100\r\n"));
    });
    NetworkTransport transport;
    QVERIFY(exchange(transport, makeRequest(server, "GET")));
    QVERIFY(exchange(transport, makeRequest(server, "GET")));
    QCOMPARE(server.requestCount(), 2);
    QVERIFY2(!head.toLower().contains("cookie"), head.constData());
    QVERIFY2(!head.contains("If-"), head.constData());
    QVERIFY2(!head.contains("Upgrade"), head.constData());
    QVERIFY2(!head.contains("gzip"), head.constData());
}

void tst_NetworkTransport::cancelEndsAtOnce()
{
    RawServer server([](const RawRequest &) {});
    NetworkTransport transport;
    bool isCalled = false;
    const auto id = transport.send(makeRequest(server, "POST", "{}"),
                                   [&](const TransportOutcome &) { isCalled = true; });
    QTRY_COMPARE(server.requestCount(), 1);
    QElapsedTimer timer;
    timer.start();
    transport.cancel(id);
    QVERIFY(timer.elapsed() < 100);
    transport.cancel(id);
    transport.cancel(12345);
    const auto refused = transport.send({.method = "POST", .origin = "x", .rawPath = "/"},
                                        [&](const TransportOutcome &) { isCalled = true; });
    transport.cancel(refused);
    settle(server);
    QVERIFY(!isCalled);
}

void tst_NetworkTransport::userLaneIsNotFilledByBulk()
{
    RawServer server([](const RawRequest &request) {
        if (request.body == "user")
            request.socket->write(RawServer::answer("{}"));
    });
    NetworkTransport transport;
    int ended = 0;
    QList<Transport::Id> ids;
    for (int i = 0; i < 500; ++i) {
        TransportRequest bulk = makeRequest(server, "POST", "bulk");
        bulk.lane = Lane::Bulk;
        ids.append(transport.send(bulk, [&](const TransportOutcome &) { ++ended; }));
    }
    QTRY_COMPARE(server.requestCount(), 6);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(exchange(transport, makeRequest(server, "POST", "user")));
    QVERIFY2(timer.elapsed() <= 200, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(server.requestCount(), 7);
    for (const auto id : std::as_const(ids))
        transport.cancel(id);
    QCOMPARE(ended, 0);
}

void tst_NetworkTransport::atMostSixConnectionsPerLane()
{
    QList<QTcpSocket *> waiting;
    RawServer server([&](const RawRequest &request) { waiting.append(request.socket); });
    NetworkTransport transport;
    int ended = 0;
    for (int i = 0; i < 13; ++i)
        transport.send(makeRequest(server, "POST", "{}"),
                       [&](const TransportOutcome &outcome) { ended += outcome ? 1 : 0; });
    for (const int expected : {6, 12, 13}) {
        QTRY_COMPARE(server.requestCount(), expected);
        for (QTcpSocket *socket : std::exchange(waiting, {}))
            socket->write(RawServer::answer("{}"));
    }
    QTRY_COMPARE(ended, 13);
    QVERIFY(server.connectionCount() <= 6);
}

void tst_NetworkTransport::untrustedCertificateIsRefused()
{
    RawServer server(
        [](const RawRequest &request) { request.socket->write(RawServer::answer("{}")); },
        RawServer::Wire::Tls);
    NetworkTransport transport;
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Insecure);
    QCOMPARE(outcome.error().sent, Sent::No);
    QCOMPARE(server.requestCount(), 0);
}

void tst_NetworkTransport::trustedCertificateIsAccepted()
{
    RawServer server(
        [](const RawRequest &request) { request.socket->write(RawServer::answer("{}")); },
        RawServer::Wire::Tls);
    NetworkTransport transport({.trusted = {RawServer::certificate()}});
    QVERIFY(exchange(transport, makeRequest(server, "POST", "{}")));
    TransportRequest otherName = makeRequest(server, "POST", "{}");
    otherName.origin.replace("127.0.0.1", "localhost");
    const auto outcome = exchange(transport, otherName);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Insecure);
    QCOMPARE(server.requestCount(), 1);
}

void tst_NetworkTransport::proxyIsNotUsedForLoopback()
{
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 1));
    RawServer server(
        [](const RawRequest &request) { request.socket->write(RawServer::answer("{}")); });
    NetworkTransport transport;
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    QVERIFY(outcome);
}

QTEST_GUILESS_MAIN(tst_NetworkTransport)
#include "tst_networktransport.moc"
