// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"
#include "support/rawserver.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;
using Effect = TransportRequest::Effect;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

TransportRequest page(const QByteArray &origin, Effect effect = Effect::Reads)
{
    return {.method = "POST",
            .origin = origin,
            .rawPath = "/list",
            .rawQuery = "a=%2F",
            .headers = {{"Content-Type", "application/json"}},
            .body = "{}",
            .effect = effect,
            .lane = Lane::Bulk};
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
    QTimer::singleShot(20s, &loop, &QEventLoop::quit);
    loop.exec();
    if (!outcome)
        return unexpected(TransportError{Kind::Cancelled, Sent::Unknown, u"hung"_s});
    return *outcome;
}

} // namespace

/// Requests over connections of the program's own.
class TestDirectTransport : public QObject {
    Q_OBJECT

private slots:
    void oneConnectionServesPageAfterPage_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }
    void oneConnectionServesPageAfterPage()
    {
        QFETCH(bool, isTls);
        const QByteArray large(300'000, 'x');
        RawServer server(
            [&](const RawRequest &request) { request.socket->write(RawServer::answer(large)); },
            isTls ? RawServer::Wire::Tls : RawServer::Wire::Plain);
        DirectTransport transport({.trusted = {RawServer::certificate()}});
        for (int i = 0; i < 5; ++i) {
            const auto outcome = exchange(transport, page(server.origin()));
            QVERIFY(outcome);
            QCOMPARE(outcome->status, 200);
            QCOMPARE(outcome->body, large);
        }
        QCOMPARE(server.connectionCount(), 1);
        QCOMPARE(server.requestCount(), 5);
    }

    void theRequestArrivesAsItStands()
    {
        RawRequest arrived;
        RawServer server([&](const RawRequest &request) {
            arrived = request;
            request.socket->write(RawServer::answer("{}"));
        });
        DirectTransport transport;
        QVERIFY(exchange(transport, page(server.origin())));
        QCOMPARE(arrived.target(), QByteArray("/list?a=%2F"));
        QCOMPARE(arrived.header("Host"), server.origin().mid(7));
        QCOMPARE(arrived.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(arrived.header("Content-Length"), QByteArray("2"));
        QCOMPARE(arrived.body, QByteArray("{}"));
    }

    void aChangeGetsANewConnection()
    {
        // A kept connection may have been closed meanwhile, and then nobody could tell.
        RawServer server([](const RawRequest &request) {
            if (request.connection == 1 && request.number > 1)
                request.socket->abort();
            else
                request.socket->write(RawServer::answer("{}"));
        });
        DirectTransport transport;
        QVERIFY(exchange(transport, page(server.origin())));
        QVERIFY(exchange(transport, page(server.origin(), Effect::Changes)));
        QCOMPARE(server.connectionCount(), 2);
        QCOMPARE(server.requestCount(), 2);
    }

    void manyChangesKeepFewConnections()
    {
        int open = 0;
        int most = 0;
        RawServer server([&](const RawRequest &request) {
            most = std::max(most, ++open);
            QObject::connect(request.socket, &QTcpSocket::disconnected, request.socket,
                             [&open] { --open; });
            request.socket->write(RawServer::answer("{}"));
        });
        DirectTransport transport;
        for (int i = 0; i < 20; ++i)
            QVERIFY(exchange(transport, page(server.origin(), Effect::Changes)));
        QCOMPARE(server.connectionCount(), 20);
        QVERIFY2(most <= 8, qPrintable(QString::number(most)));
    }

    void lanesDoNotWaitForEachOther()
    {
        RawServer server([&](const RawRequest &request) {
            if (request.body != "held")
                request.socket->write(RawServer::answer("{}"));
        });
        DirectTransport transport;
        TransportRequest held = page(server.origin());
        held.body = "held";
        for (int i = 0; i < 7; ++i)
            transport.send(held, [](const TransportOutcome &) {});
        QTRY_COMPARE(server.requestCount(), 6);
        TransportRequest request = page(server.origin());
        request.lane = Lane::User;
        QVERIFY(exchange(transport, request));
    }

    void anAnswerBeforeTheEndOfTheRequestEndsTheConnection()
    {
        // It reads nothing more, so that the rest of the request stays in the program.
        QTcpServer hasty;
        QVERIFY(hasty.listen(QHostAddress::LocalHost));
        int connections = 0;
        QObject::connect(&hasty, &QTcpServer::newConnection, &hasty, [&] {
            ++connections;
            QTcpSocket *socket = hasty.nextPendingConnection();
            socket->setReadBufferSize(1);
            socket->write(RawServer::answer("{}", "413 Too Large"));
        });
        DirectTransport transport;
        TransportRequest request =
            page("http://127.0.0.1:" + QByteArray::number(hasty.serverPort()));
        request.body = QByteArray(16 << 20, 'x');
        for (int i = 0; i < 2; ++i) {
            const auto outcome = exchange(transport, request);
            QVERIFY(outcome);
            QCOMPARE(outcome->status, 413);
        }
        QCOMPARE(connections, 2);
    }

    void aChangeIsSentOnceWhenTheConnectionIsCut()
    {
        RawServer server([](const RawRequest &request) { request.socket->abort(); });
        DirectTransport transport;
        const auto outcome = exchange(transport, page(server.origin(), Effect::Changes));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().sent, Sent::Unknown);
        QCOMPARE(server.requestCount(), 1);
    }

    void aKeptConnectionThatWasClosedIsReplaced()
    {
        // The second request meets a connection that closes without a word.
        RawServer server([](const RawRequest &request) {
            if (request.number == 2)
                request.socket->abort();
            else
                request.socket->write(RawServer::answer("{}"));
        });
        DirectTransport transport;
        QVERIFY(exchange(transport, page(server.origin())));
        QVERIFY(exchange(transport, page(server.origin())));
        QCOMPARE(server.connectionCount(), 2);
        QCOMPARE(server.requestCount(), 3);
    }

    void aFreshConnectionThatIsCutIsNot()
    {
        RawServer server([](const RawRequest &request) { request.socket->abort(); });
        DirectTransport transport;
        const auto outcome = exchange(transport, page(server.origin()));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Broken);
        QCOMPARE(outcome.error().sent, Sent::Unknown);
        QCOMPARE(server.requestCount(), 1);
    }

    void theServiceMayCloseBetweenPages()
    {
        RawServer server([](const RawRequest &request) {
            request.socket->write(RawServer::answer("{}"));
            request.socket->disconnectFromHost();
        });
        DirectTransport transport;
        for (int i = 0; i < 3; ++i) {
            QVERIFY(exchange(transport, page(server.origin())));
            QTest::qWait(20);
        }
        QCOMPARE(server.requestCount(), 3);
    }

    void brokenAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TransportError::Kind>("kind");
        QTest::newRow("half a body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf") << Kind::Broken;
        QTest::newRow("not HTTP") << QByteArray("220 mail.example ESMTP\r\n\r\n")
                                  << Kind::Malformed;
        QTest::newRow("a head without end")
            << "HTTP/1.1 200 OK\r\n" + QByteArray("X: 0123456789\r\n").repeated(100'000)
            << Kind::Malformed;
        QTest::newRow("a chunk of no size")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")
            << Kind::Malformed;
        QTest::newRow("too large")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n") << Kind::TooLarge;
    }
    void brokenAnswers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(TransportError::Kind, kind);
        RawServer server([&](const RawRequest &request) {
            request.socket->write(bytes);
            request.socket->disconnectFromHost();
        });
        NetworkTransport::Options options;
        options.replyCap = 1000;
        DirectTransport transport(options);
        const auto outcome = exchange(transport, page(server.origin()));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, kind);
        QCOMPARE(outcome.error().sent, Sent::Unknown);
    }

    void aBodyMayEndWithTheConnection()
    {
        RawServer server([](const RawRequest &request) {
            request.socket->write("HTTP/1.1 200 OK\r\n\r\nuntil the end");
            request.socket->disconnectFromHost();
        });
        DirectTransport transport;
        const auto outcome = exchange(transport, page(server.origin()));
        QVERIFY(outcome);
        QCOMPARE(outcome->body, QByteArray("until the end"));
    }

    void deadlines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("silence") << QByteArray();
        QTest::newRow("half") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    }
    void deadlines()
    {
        QFETCH(QByteArray, bytes);
        RawServer server([&](const RawRequest &request) { request.socket->write(bytes); });
        DirectTransport transport;
        TransportRequest request = page(server.origin());
        request.deadlines = {.connect = 5s, .firstByte = 100ms, .whole = 150ms};
        const auto outcome = exchange(transport, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Timeout);
        QCOMPARE(outcome.error().sent, Sent::Unknown);
    }

    void nobodyListens()
    {
        QByteArray origin;
        {
            RawServer server([](const RawRequest &) {});
            origin = server.origin();
        }
        DirectTransport transport;
        const auto outcome = exchange(transport, page(origin));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Unreachable);
        QCOMPARE(outcome.error().sent, Sent::No);
    }

    void untrustedCertificateIsRefused()
    {
        RawServer server([](const RawRequest &) {}, RawServer::Wire::Tls);
        DirectTransport transport;
        const auto outcome = exchange(transport, page(server.origin()));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Insecure);
        QCOMPARE(outcome.error().sent, Sent::No);
        QCOMPARE(server.requestCount(), 0);
    }

    void malformedRequestsAreNotSent()
    {
        RawServer server([](const RawRequest &) {});
        DirectTransport transport;
        TransportRequest request = page(server.origin());
        request.headers.append(HttpHeader{"X", "a\r\nY: b"});
        const auto outcome = exchange(transport, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Refused);
        QCOMPARE(server.connectionCount(), 0);
    }

    void cancelledExchangesSayNothing()
    {
        RawServer server([](const RawRequest &) {});
        DirectTransport transport;
        bool isDone = false;
        std::vector<Transport::Id> ids;
        for (int i = 0; i < 8; ++i) // two more than have a place
            ids.push_back(transport.send(page(server.origin()),
                                         [&](const TransportOutcome &) { isDone = true; }));
        QTRY_COMPARE(server.requestCount(), 6);
        QCOMPARE(server.connectionCount(), 6);
        for (const Transport::Id id : ids)
            transport.cancel(id);
        transport.cancel(4711);
        QVERIFY(!QTest::qWaitFor([&] { return isDone; }, 50));
        QCOMPARE(server.requestCount(), 6);
    }
};

QTEST_GUILESS_MAIN(TestDirectTransport)
#include "tst_directtransport.moc"
