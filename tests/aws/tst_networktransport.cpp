// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/networktransport.h"
#include "support/exchanges.h"
#include "support/rawserver.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace lc;
using namespace lc::test;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

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
    void requestIsSentOnce_data();
    void requestIsSentOnce();
    void workContinuesAfterABrokenConnection();
    void redirectIsNotFollowed();
    void errorStatusIsAnAnswer_data();
    void errorStatusIsAnAnswer();
    void partialBodyIsUnknown();
    void notHttpIsUnknown();
    void refusedConnectionIsNotSent();
    void lengthIsAlwaysStated_data();
    void lengthIsAlwaysStated();
    void targetArrivesUnchanged_data();
    void targetArrivesUnchanged();
    void nothingOfOursIsAdded();
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

void tst_NetworkTransport::requestIsSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<bool>("withReset");
    QTest::addColumn<bool>("isTls");
    const std::pair<const char *, const char *> calls[] = {{"POST", "{\"Name\":\"x\"}"},
                                                           {"PUT", "{}"},
                                                           {"PATCH", "{\"a\":2}"},
                                                           {"DELETE", ""},
                                                           {"GET", ""}};
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

void tst_NetworkTransport::requestIsSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(bool, isKept);
    QFETCH(bool, withReset);
    QFETCH(bool, isTls);
    int sends = 0;
    RawServer server(
        [&](const RawRequest &request) {
            if (request.target() == "/warm") {
                request.socket->write(RawServer::answer("{}"));
                return;
            }
            ++sends;
            cut(request.socket, withReset);
        },
        isTls ? RawServer::Wire::Tls : RawServer::Wire::Plain);
    NetworkTransport transport({.trusted = {RawServer::certificate()}});
    if (isKept) {
        TransportRequest warm = makeRequest(server, "GET");
        warm.rawPath = "/warm";
        QVERIFY(exchange(transport, warm));
    }
    const auto outcome = exchange(transport, makeRequest(server, method, body));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Broken);
    QCOMPARE(outcome.error().sent, Sent::Unknown);
    settle(server);
    QCOMPARE(sends, 1);
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
