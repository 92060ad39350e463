// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/networktransport.h"
#include "support/exchanges.h"
#include "support/rawserver.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

/// Tries with ever longer deadlines until the machine was quick enough for an attempt to say
/// something: until what the deadline is about had begun before it passed.
template <class Attempt> TransportOutcome conclusive(Attempt attempt)
{
    for (std::chrono::milliseconds time = 50ms; time < 8s; time *= 2) {
        const std::optional<TransportOutcome> outcome = attempt(time);
        if (outcome)
            return *outcome;
    }
    return unexpected(
        TransportError{Kind::Cancelled, Sent::Unknown, QStringLiteral("never quick enough")});
}

} // namespace

class tst_TransportLimits : public QObject {
    Q_OBJECT
private slots:
    void compressedAnswerIsRefused();
    void largeAnswerIsRefused_data();
    void largeAnswerIsRefused();
    void deadlineHoldsAgainstDrip();
    void deadlineHoldsAgainstSilence();
    void connectDeadlineIsNotSent();
    void malformedRequestsAreNotSent_data();
    void malformedRequestsAreNotSent();
    void cancelEndsAtOnce();
    void userLaneIsNotFilledByBulk();
    void atMostSixConnectionsPerLane();
    void untrustedCertificateIsRefused();
    void trustedCertificateIsAccepted();
};

void tst_TransportLimits::compressedAnswerIsRefused()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write(RawServer::answer("xxx", "200 OK", "Content-Encoding: gzip\r\n"));
    });
    NetworkTransport transport;
    const auto outcome = exchange(transport, makeRequest(server, "POST", "{}"));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Malformed);
}

void tst_TransportLimits::largeAnswerIsRefused_data()
{
    QTest::addColumn<bool>("isAnnounced");
    QTest::newRow("announced") << true;
    QTest::newRow("endless") << false;
}

void tst_TransportLimits::largeAnswerIsRefused()
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

void tst_TransportLimits::deadlineHoldsAgainstDrip()
{
    const auto outcome = conclusive([](std::chrono::milliseconds time) {
        int drips = 0;
        RawServer server([&](const RawRequest &request) {
            request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            auto *drip = new QTimer(request.socket);
            QTcpSocket *socket = request.socket;
            QObject::connect(drip, &QTimer::timeout, socket, [&drips, socket] {
                ++drips;
                socket->write(" ");
            });
            drip->start(5);
        });
        NetworkTransport transport;
        TransportRequest request = makeRequest(server, "POST", "{}");
        request.deadlines.whole = time;
        QElapsedTimer timer;
        timer.start();
        const TransportOutcome end = exchange(transport, request);
        const bool isHeld = std::chrono::milliseconds(timer.elapsed()) >= time * 9 / 10;
        return drips > 1 && isHeld ? std::optional(end) : std::nullopt;
    });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Kind::Timeout);
    QCOMPARE(outcome.error().sent, Sent::Unknown);
}

void tst_TransportLimits::deadlineHoldsAgainstSilence()
{
    for (const char *method : {"DELETE", "POST", "GET"}) {
        int sent = 0;
        const auto outcome = conclusive([&](std::chrono::milliseconds time) {
            RawServer server([](const RawRequest &) {});
            NetworkTransport transport;
            TransportRequest request =
                makeRequest(server, method, method[0] == 'P' ? QByteArray("{}") : QByteArray());
            request.deadlines.connect = time;
            request.deadlines.firstByte = 3 * time;
            const TransportOutcome end = exchange(transport, request);
            sent = server.requestCount();
            return sent > 0 ? std::optional(end) : std::nullopt;
        });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Timeout);
        QCOMPARE(outcome.error().sent, Sent::Unknown);
        QCOMPARE(sent, 1);
    }
}

void tst_TransportLimits::connectDeadlineIsNotSent()
{
    for (const char *method : {"POST", "DELETE"}) {
        const auto outcome = conclusive([&](std::chrono::milliseconds time) {
            // A server that accepts the connection but never answers the TLS handshake.
            QTcpServer silent;
            bool isGreeted = false;
            QObject::connect(&silent, &QTcpServer::newConnection, &silent, [&] {
                QTcpSocket *socket = silent.nextPendingConnection();
                QObject::connect(socket, &QTcpSocket::readyRead, &silent,
                                 [&isGreeted] { isGreeted = true; });
            });
            if (!silent.listen(QHostAddress::LocalHost))
                return std::optional<TransportOutcome>();
            NetworkTransport transport;
            TransportRequest request{.method = method,
                                     .origin = "https://127.0.0.1:"
                                         + QByteArray::number(silent.serverPort()),
                                     .rawPath = "/",
                                     .body = method[0] == 'P' ? QByteArray("{}") : QByteArray()};
            request.deadlines.connect = time;
            request.deadlines.firstByte = time;
            const TransportOutcome end = exchange(transport, request);
            return isGreeted ? std::optional(end) : std::nullopt;
        });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::ConnectTimeout);
        QCOMPARE(outcome.error().sent, Sent::No);
    }
}

void tst_TransportLimits::malformedRequestsAreNotSent_data()
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

void tst_TransportLimits::malformedRequestsAreNotSent()
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

void tst_TransportLimits::cancelEndsAtOnce()
{
    RawServer server([](const RawRequest &) {});
    NetworkTransport transport;
    bool isCalled = false;
    const auto id = transport.send(makeRequest(server, "POST", "{}"),
                                   [&](const TransportOutcome &) { isCalled = true; });
    QTRY_COMPARE_WITH_TIMEOUT(server.requestCount(), 1, 30'000);
    bool isLoopRun = false;
    QObject context;
    QTimer::singleShot(0, &context, [&] { isLoopRun = true; });
    transport.cancel(id);
    QVERIFY(!isLoopRun);
    transport.cancel(id);
    transport.cancel(12345);
    const auto refused = transport.send({.method = "POST", .origin = "x", .rawPath = "/"},
                                        [&](const TransportOutcome &) { isCalled = true; });
    transport.cancel(refused);
    settle(server);
    QVERIFY(!isCalled);
}

void tst_TransportLimits::userLaneIsNotFilledByBulk()
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
        bulk.deadlines.firstByte = 1h;
        bulk.deadlines.whole = 1h;
        ids.append(transport.send(bulk, [&](const TransportOutcome &) { ++ended; }));
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.requestCount(), 6, 30'000);
    // Answered although no bulk request ends.
    QVERIFY(exchange(transport, makeRequest(server, "POST", "user")));
    QCOMPARE(server.requestCount(), 7);
    QCOMPARE(ended, 0);
    for (const auto id : std::as_const(ids))
        transport.cancel(id);
    QCOMPARE(ended, 0);
}

void tst_TransportLimits::atMostSixConnectionsPerLane()
{
    QList<QTcpSocket *> waiting;
    RawServer server([&](const RawRequest &request) { waiting.append(request.socket); });
    NetworkTransport transport;
    int ended = 0;
    for (int i = 0; i < 13; ++i)
        transport.send(makeRequest(server, "POST", "{}"),
                       [&](const TransportOutcome &outcome) { ended += outcome ? 1 : 0; });
    for (const int expected : {6, 12, 13}) {
        QTRY_COMPARE_WITH_TIMEOUT(server.requestCount(), expected, 30'000);
        for (QTcpSocket *socket : std::exchange(waiting, {}))
            socket->write(RawServer::answer("{}"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(ended, 13, 30'000);
    QVERIFY(server.connectionCount() <= 6);
}

void tst_TransportLimits::untrustedCertificateIsRefused()
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

void tst_TransportLimits::trustedCertificateIsAccepted()
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

QTEST_GUILESS_MAIN(tst_TransportLimits)
#include "tst_transportlimits.moc"
