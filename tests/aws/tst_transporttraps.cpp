// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"
#include "support/exchanges.h"
#include "support/rawserver.h"
#include "support/testcertificate.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;
using Effect = TransportRequest::Effect;
using Kind = TransportError::Kind;
using Sent = TransportError::Sent;

namespace {

/// A page of a list, over a connection of our own.
TransportRequest page(const RawServer &server)
{
    TransportRequest request = makeRequest(server, "POST", "{}");
    request.effect = Effect::Reads;
    request.lane = Lane::Bulk;
    return request;
}

/// The program's, whose connections are its own, and Qt's, which proxies need.
std::vector<std::unique_ptr<Transport>> bothTransports()
{
    std::vector<std::unique_ptr<Transport>> both;
    both.push_back(std::make_unique<DirectTransport>());
    both.push_back(std::make_unique<NetworkTransport>());
    return both;
}

void answerUsual(const RawRequest &request)
{
    request.socket->write(RawServer::answer("{}"));
}

/// A gzip file of so many MiB of blanks, in members of 16 MiB.
QByteArray gzipBomb(int mebibytes)
{
    const QByteArray plain(16 << 20, ' ');
    const QByteArray zlib = qCompress(plain, 9);
    const QByteArray deflated = zlib.mid(6, zlib.size() - 10); // between the marks of zlib
    QByteArray member = QByteArray::fromHex("1f8b08000000000000ff") + deflated;
    member += QByteArray(8, 0);
    return member.repeated(mebibytes / 16);
}

/// The most memory the process had since the last call, in KiB.
qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    qint64 peak = 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            peak = line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
    return peak;
}

} // namespace

/// The traps that were measured in Qt's network, beyond those of the other transport tests.
class tst_TransportTraps : public QObject {
    Q_OBJECT
private slots:
    void tlsClosesAreNotSentAgain();
    void aDecompressionBombIsNotUnpacked_data();
    void aDecompressionBombIsNotUnpacked();
    void aDrippingServerEndsAtTheDeadline();
    void cancelEndsWithinATenthOfASecond_data();
    void cancelEndsWithinATenthOfASecond();
    void sixHungRequestsDoNotHoldTheUserUp();
    void connectionsTakeTurns();
    void hostileHeaderValuesAreRefused();
};

void tst_TransportTraps::tlsClosesAreNotSentAgain()
{
    constexpr int rounds = 2'000; // half of them are closed
    const TestCertificate authority = TestCertificate::authority();
    RawServer server(
        [](const RawRequest &request) {
            // Half of them on a connection that has served before.
            if (request.number % 2 == 1)
                answerUsual(request);
            else if (request.number % 4 == 0)
                request.socket->abort();
            else
                request.socket->disconnectFromHost();
        },
        authority.issue().serverConfiguration());
    NetworkTransport transport({.trusted = {authority.certificate()}});
    for (int i = 0; i < rounds; ++i) {
        const char *method = i % 3 == 0 ? "DELETE" : "POST";
        const auto outcome =
            exchange(transport, makeRequest(server, method, i % 3 == 0 ? QByteArray() : "{}"));
        QCOMPARE(bool(outcome), i % 2 == 0);
        QVERIFY(outcome || outcome.error().sent == Sent::Unknown);
        QCOMPARE(server.requestCount(), i + 1);
    }
    settle(server);
    QCOMPARE(server.requestCount(), rounds);
}

void tst_TransportTraps::aDecompressionBombIsNotUnpacked_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("gzip") << QByteArray("gzip");
    QTest::newRow("deflate") << QByteArray("deflate");
    QTest::newRow("br") << QByteArray("br");
    QTest::newRow("zstd") << QByteArray("zstd");
}

void tst_TransportTraps::aDecompressionBombIsNotUnpacked()
{
    QFETCH(QByteArray, encoding);
    const QByteArray bomb = gzipBomb(1'024);
    QVERIFY2(bomb.size() < 4 << 20, "a bomb is small");
    RawServer server([&](const RawRequest &request) {
        QVERIFY(!request.header("Accept-Encoding").contains("gzip"));
        request.socket->write(
            RawServer::answer(bomb, "200 OK", "Content-Encoding: " + encoding + "\r\n"));
    });
    for (const auto &transport : bothTransports()) {
        const TransportRequest request = makeRequest(server, "POST", "{}");
        peakMemory();
        const qint64 before = peakMemory();
        const auto outcome = exchange(*transport, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Malformed);
        QCOMPARE(outcome.error().sent, Sent::Unknown);
        const qint64 grown = peakMemory() - before;
        QVERIFY2(grown < 80 << 10, qPrintable(QString::number(grown)));
    }
}

/// Qt's own limit counts inactivity only: a byte now and then would keep a call alive for ever.
void tst_TransportTraps::aDrippingServerEndsAtTheDeadline()
{
    RawServer server([](const RawRequest &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        auto *drip = new QTimer(request.socket);
        QTcpSocket *socket = request.socket;
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        drip->start(20);
    });
    for (const auto &transport : bothTransports()) {
        TransportRequest request = makeRequest(server, "POST", "{}");
        request.deadlines.whole = 400ms;
        QElapsedTimer timer;
        timer.start();
        const auto outcome = exchange(*transport, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Kind::Timeout);
        QVERIFY2(timer.elapsed() >= 360 && timer.elapsed() < 1'500,
                 qPrintable(QString::number(timer.elapsed())));
    }
}

void tst_TransportTraps::cancelEndsWithinATenthOfASecond_data()
{
    QTest::addColumn<QByteArray>("begun"); // what the server answers and then is silent
    QTest::addColumn<bool>("isTls"); // a handshake that never ends
    QTest::newRow("handshake") << QByteArray() << true;
    QTest::newRow("no answer") << QByteArray() << false;
    QTest::newRow("half a status") << QByteArray("HTTP/1.1 2") << false;
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
                                 << false;
}

void tst_TransportTraps::cancelEndsWithinATenthOfASecond()
{
    QFETCH(QByteArray, begun);
    QFETCH(bool, isTls);
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    int handshakes = 0;
    QObject::connect(&silent, &QTcpServer::newConnection, &silent, [&] { ++handshakes; });
    RawServer server([&](const RawRequest &request) { request.socket->write(begun); });
    for (const auto &transport : bothTransports()) {
        TransportRequest request = makeRequest(server, "POST", "{}");
        if (isTls)
            request.origin = "https://127.0.0.1:" + QByteArray::number(silent.serverPort());
        bool isDone = false;
        const int before = isTls ? handshakes : server.requestCount();
        const auto id = transport->send(request, [&](const TransportOutcome &) { isDone = true; });
        QTRY_COMPARE(isTls ? handshakes : server.requestCount(), before + 1);
        QElapsedTimer timer;
        timer.start();
        transport->cancel(id);
        QCoreApplication::processEvents();
        QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!QTest::qWaitFor([&] { return isDone; }, 30));
    }
}

/// Bulk work gets six connections to a host; what the user does does not wait for one of them.
void tst_TransportTraps::sixHungRequestsDoNotHoldTheUserUp()
{
    RawServer server([](const RawRequest &request) {
        if (request.body != "bulk")
            answerUsual(request);
    });
    DirectTransport transport;
    QList<Transport::Id> hung;
    for (const Effect effect : {Effect::Reads, Effect::Changes}) {
        for (int i = 0; i < 250; ++i) {
            TransportRequest bulk = page(server);
            bulk.body = "bulk";
            bulk.effect = effect;
            hung += transport.send(bulk, [](const TransportOutcome &) {});
        }
    }
    QTRY_COMPARE(server.requestCount(), 6);
    for (const char *method : {"POST", "GET", "DELETE"}) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(exchange(transport, makeRequest(server, method)));
        QVERIFY2(timer.elapsed() <= 200, qPrintable(QString::number(timer.elapsed())));
    }
    for (const auto id : std::as_const(hung))
        transport.cancel(id);
}

void tst_TransportTraps::connectionsTakeTurns()
{
    QList<QByteArray> order;
    RawServer server([&](const RawRequest &request) {
        order += request.body;
        answerUsual(request);
    });
    NetworkTransport::Options options;
    options.connectionsPerLane = 1;
    DirectTransport transport(options);
    for (const Effect effect : {Effect::Reads, Effect::Changes}) {
        order.clear();
        int ended = 0;
        const auto send = [&](const QByteArray &name, const char *connection) {
            TransportRequest request = page(server);
            request.effect = effect;
            request.body = name;
            request.connectionId = QString::fromLatin1(connection);
            transport.send(request, [&](const TransportOutcome &) { ++ended; });
        };
        for (int i = 0; i < 50; ++i)
            send("first", "profile:first");
        send("second", "profile:second");
        send("third", "profile:third");
        QTRY_COMPARE(ended, 52);
        QVERIFY2(order.indexOf("second") <= 3,
                 qPrintable(QString::number(order.indexOf("second"))));
        QVERIFY(order.indexOf("third") <= 4);
    }
}

void tst_TransportTraps::hostileHeaderValuesAreRefused()
{
    QList<QByteArray> values{"a\rb",
                             "a\nb",
                             "a\r\nX-Evil: 1",
                             "a\r\n\r\nPOST / HTTP/1.1\r\n",
                             QByteArray("a\0b", 3),
                             "\x7f",
                             "\t",
                             "caf\xc3\xa9",
                             "\xff",
                             "\xe2\x80\xa8"};
    QFile naughty(QStringLiteral(LC_TESTDATA "/text/blns.json"));
    if (naughty.open(QIODevice::ReadOnly)) {
        for (const QJsonValue &each : QJsonDocument::fromJson(naughty.readAll()).array())
            values += each.toString().toUtf8();
        values.removeAll(QByteArray());
    }
    QList<QByteArray> heads;
    RawServer server([&](const RawRequest &request) {
        heads += request.head;
        answerUsual(request);
    });
    const auto transports = bothTransports();
    int refused = 0;
    for (const QByteArray &value : std::as_const(values)) {
        const bool isPlain =
            std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
        for (const auto &transport : transports) {
            TransportRequest request = makeRequest(server, "POST", "{}");
            heads.clear();
            request.securityToken = Secret(value);
            const auto outcome = exchange(*transport, request);
            QVERIFY2(bool(outcome) == isPlain, value.constData());
            QCOMPARE(heads.size(), isPlain ? 1 : 0);
            if (!isPlain) {
                QCOMPARE(outcome.error().kind, Kind::Refused);
                QCOMPARE(outcome.error().sent, Sent::No);
                ++refused;
            } else {
                QVERIFY2(heads.first().contains("X-Amz-Security-Token: " + value),
                         heads.first().constData());
            }
        }
    }
    QVERIFY(refused >= 20);
}

QTEST_GUILESS_MAIN(tst_TransportTraps)
#include "tst_transporttraps.moc"
