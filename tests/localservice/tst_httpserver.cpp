// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/httpserver.h"
#include "localservice/requestguard.h"
#include "support/fakeclock.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace lc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the listener makes of bytes: each request is understood in one way, or refused and the
/// connection closed, so that nothing behind it is carried out.
class TestHttpServer : public QObject {
    Q_OBJECT

    std::atomic<int> m_executed = 0;
    std::mutex m_mutex;
    HttpRequest m_last;
    std::function<void()> m_beforeAnswer;
    std::unique_ptr<HttpServer> m_server;

    HttpAnswer answer(const HttpRequest &request)
    {
        if (m_beforeAnswer)
            m_beforeAnswer();
        ++m_executed;
        const std::scoped_lock lock(m_mutex);
        m_last = request;
        return {200, {{"Content-Type", "text/plain"}}, "served " + request.rawPath + '\n'};
    }

    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_server->port()); }

    struct Exchange {
        QByteArray bytes;
        bool isClosed = false;

        int status() const { return bytes.mid(9, 3).toInt(); }
        /// Status lines; an error page may speak of HTTP/1.1 too.
        qsizetype answers() const
        {
            static const QRegularExpression line(u"(^|\\n)HTTP/1\\.1 [0-9]{3} "_s);
            return QString::fromLatin1(bytes).count(line);
        }
    };

    /// Sends bytes and reads until the peer closes or `answers` have come and it is quiet.
    Exchange talk(const QByteArray &bytes, qsizetype answers = 1)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        Exchange exchange;
        if (!socket.waitForConnected(5000))
            return exchange;
        socket.write(bytes);
        while (socket.state() == QAbstractSocket::ConnectedState) {
            const bool isComplete = exchange.answers() >= answers;
            if (!socket.waitForReadyRead(isComplete ? 50 : 8000)
                && socket.state() == QAbstractSocket::ConnectedState)
                break;
            exchange.bytes += socket.readAll();
        }
        exchange.bytes += socket.readAll();
        exchange.isClosed = socket.state() != QAbstractSocket::ConnectedState;
        return exchange;
    }

    QByteArray post(const QByteArray &headers, const QByteArray &body) const
    {
        return "POST / HTTP/1.1\r\nHost: " + host() + "\r\n" + headers + "\r\n" + body;
    }

private slots:
    void init()
    {
        auto server = HttpServer::listen(
            0, [this](const HttpRequest &request) { return answer(request); },
            std::make_shared<FakeClock>());
        QVERIFY(server);
        m_server = std::move(*server);
        m_executed = 0;
        m_beforeAnswer = {};
    }
    void cleanup() { m_server.reset(); }

    void servesAPlainRequest()
    {
        const Exchange exchange = talk(post("Content-Length: 2\r\nX-A: b\r\n", "{}"));
        QCOMPARE(exchange.status(), 200);
        QVERIFY(!exchange.isClosed);
        QVERIFY(exchange.bytes.contains("\r\nDate: Thu, 19 Mar 2026 08:00:00 GMT\r\n"));
        QVERIFY(!exchange.bytes.contains("Access-Control"));
        QCOMPARE(m_last.body, "{}");
        QCOMPARE(m_last.header("x-a"), "b");
    }

    void keepsTheRawPath()
    {
        const Exchange exchange =
            talk("GET /tags/arn%3Aaws%2fx%20?a=%2B&a=%26 HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        QCOMPARE(exchange.status(), 200);
        QCOMPARE(m_last.rawPath, "/tags/arn%3Aaws%2fx%20");
        QCOMPARE(m_last.rawQuery, "a=%2B&a=%26");
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status"); // 0: closed without an answer
        const QByteArray marker = "@HOST@";
        const QByteArray head = "POST / HTTP/1.1\r\nHost: " + marker + "\r\n";
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray smuggled = "GET /smuggled HTTP/1.1\r\nHost: " + marker + "\r\n\r\n";
        row("length and chunked",
            head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
            400);
        row("chunked and length",
            head + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + smuggled,
            400);
        row("chunked", head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 411);
        row("unknown coding", head + "Transfer-Encoding: x\r\n\r\n0\r\n\r\n" + smuggled, 411);
        row("two lengths", head + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabc" + smuggled,
            400);
        row("two equal lengths",
            head + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc" + smuggled, 400);
        row("negative length", head + "Content-Length: -1\r\n\r\n" + smuggled, 400);
        row("signed length", head + "Content-Length: +3\r\n\r\nabc" + smuggled, 400);
        row("list of lengths", head + "Content-Length: 3, 3\r\n\r\nabc" + smuggled, 400);
        row("hexadecimal length", head + "Content-Length: 0x3\r\n\r\nabc" + smuggled, 400);
        row("overflowing length",
            head + "Content-Length: 18446744073709551619\r\n\r\nabc" + smuggled, 413);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("no host in 1.0", "GET / HTTP/1.0\r\n\r\n", 421);
        row("two hosts", "GET / HTTP/1.1\r\nHost: " + marker + "\r\nHost: " + marker + "\r\n\r\n",
            400);
        for (const char *bad :
             {"example.com", "127.0.0.1", "127.0.0.1:1", "LOCALHOST:@PORT@", "localhost.:@PORT@",
              "0.0.0.0:@PORT@", "127.1:@PORT@", "2130706433:@PORT@", "0x7f000001:@PORT@",
              "[::1]:@PORT@", "[::ffff:127.0.0.1]:@PORT@", "a@127.0.0.1:@PORT@",
              "127.0.0.1:@PORT@@evil", "evil.127.0.0.1.nip.io:@PORT@", "127.0.0.1:0@PORT@"})
            row(bad, QByteArray("GET / HTTP/1.1\r\nHost: ") + bad + "\r\n\r\n", 421);
        for (const char *bad : {"Origin: null", "Origin: http://127.0.0.1", "Referer: http://a/",
                                "Sec-Fetch-Site: none", "sec-fetch-mode: navigate",
                                "Access-Control-Request-Method: POST"})
            row(bad, "GET / HTTP/1.1\r\nHost: " + marker + "\r\n" + bad + "\r\n\r\n" + smuggled,
                403);
        row("preflight", "OPTIONS / HTTP/1.1\r\nHost: " + marker + "\r\n\r\n" + smuggled, 405);
        row("HEAD", "HEAD / HTTP/1.1\r\nHost: " + marker + "\r\n\r\n" + smuggled, 405);
        row("lower-case method", "get / HTTP/1.1\r\nHost: " + marker + "\r\n\r\n" + smuggled, 405);
        row("HTTP/9.9", "GET / HTTP/9.9\r\nHost: " + marker + "\r\n\r\n" + smuggled, 505);
        row("HTTP/2.0", "GET / HTTP/2.0\r\nHost: " + marker + "\r\n\r\n" + smuggled, 505);
        row("absolute target",
            "GET http://" + marker + "/ HTTP/1.1\r\nHost: " + marker + "\r\n\r\n" + smuggled, 400);
        row("asterisk", "GET * HTTP/1.1\r\nHost: " + marker + "\r\n\r\n" + smuggled, 400);
        row("fragment", "GET /#a HTTP/1.1\r\nHost: " + marker + "\r\n\r\n" + smuggled, 400);
        row("raw UTF-8 target", "GET /\xC3\xA4 HTTP/1.1\r\nHost: " + marker + "\r\n\r\n", 400);
        row("blank before the colon",
            "GET / HTTP/1.1\r\nHost: " + marker + "\r\nX-A : b\r\n\r\n" + smuggled, 400);
        row("control character",
            "GET / HTTP/1.1\r\nHost: " + marker + "\r\nX-A: b\x01\r\n\r\n" + smuggled, 400);
        row("two targets of an operation",
            head + "X-Amz-Target: a\r\nX-Amz-Target: b\r\n\r\n" + smuggled, 400);
        row("two signatures", head + "Authorization: a\r\nAuthorization: b\r\n\r\n" + smuggled,
            400);
        row("unknown expectation",
            head + "Expect: 200-maybe\r\nContent-Length: 0\r\n\r\n" + smuggled, 417);
        row("body over the cap", head + "Content-Length: 1048577\r\n\r\n", 413);
        row("64 KiB header line",
            "GET / HTTP/1.1\r\nHost: " + marker + "\r\nX-A: " + QByteArray(65536, 'a') + "\r\n\r\n",
            431);
        row("9 KiB header line",
            "GET / HTTP/1.1\r\nHost: " + marker + "\r\nX-A: " + QByteArray(9000, 'a') + "\r\n\r\n",
            431);
        QByteArray many;
        for (int i = 0; i < 101; ++i)
            many += "X-" + QByteArray::number(i) + ": a\r\n";
        row("101 headers", "GET / HTTP/1.1\r\nHost: " + marker + "\r\n" + many + "\r\n", 431);
        row("9 KiB target",
            "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: " + marker + "\r\n\r\n", 414);
    }

    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        bytes.replace("@HOST@", host());
        bytes.replace("@PORT@", QByteArray::number(m_server->port()));
        const Exchange exchange = talk(bytes);
        QCOMPARE(exchange.status(), status);
        // libmicrohttpd 0.9.75 writes the header of its own error pages twice.
        QCOMPARE(exchange.answers(),
                 exchange.bytes.count("HTTP/1.1 " + QByteArray::number(status)));
        QVERIFY(exchange.isClosed);
        QCOMPARE(m_executed.load(), 0);
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        QByteArray bytes;
        for (const char *path : {"/1", "/2", "/3"})
            bytes += QByteArray("GET ") + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
        const Exchange exchange = talk(bytes, 3);
        QCOMPARE(exchange.answers(), 3);
        const qsizetype first = exchange.bytes.indexOf("served /1");
        const qsizetype second = exchange.bytes.indexOf("served /2");
        const qsizetype third = exchange.bytes.indexOf("served /3");
        QVERIFY(first > 0 && second > first && third > second);
    }

    void nothingIsExecutedAfterARefusal()
    {
        const QByteArray good = "GET /1 HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
        const QByteArray bad = "GET /2 HTTP/1.1\r\nHost: evil\r\n\r\n";
        const Exchange exchange = talk(good + bad + good, 2);
        QCOMPARE(exchange.answers(), 2);
        QVERIFY(exchange.isClosed);
        QCOMPARE(m_executed.load(), 1);
    }

    void continueIsSentWhenAskedFor()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(socket.waitForConnected(5000));
        socket.write(post("Content-Length: 3\r\nExpect: 100-continue\r\n", {}));
        QVERIFY(socket.waitForReadyRead(5000));
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 100 "));
        QCOMPARE(m_executed.load(), 0);
        socket.write("abc");
        QVERIFY(socket.waitForReadyRead(5000));
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 "));
        QCOMPARE(m_last.body, "abc");
    }

    void aBodyOfOneMebibyteIsTaken()
    {
        const QByteArray body(limits::body, 'a');
        const Exchange exchange =
            talk(post("Content-Length: " + QByteArray::number(body.size()) + "\r\n", body));
        QCOMPARE(exchange.status(), 200);
        QCOMPARE(m_last.body.size(), body.size());
    }

    void connectionCloseIsHonoured()
    {
        const Exchange exchange =
            talk("GET / HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n", 2);
        QCOMPARE(exchange.status(), 200);
        QVERIFY(exchange.isClosed);
    }

    /// A peer that never finishes its header block loses its connection after some seconds.
    void slowHeadersAreCutOff()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(socket.waitForConnected(5000));
        socket.write("GET / HTTP/1.1\r\nHost: ");
        QElapsedTimer timer;
        timer.start();
        while (socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < 15000) {
            socket.write("a");
            socket.waitForDisconnected(200);
        }
        QVERIFY(socket.state() != QAbstractSocket::ConnectedState);
        QVERIFY(timer.elapsed() > 3000);
    }

    void stopLetsARequestInFlightEnd()
    {
        std::mutex mutex;
        std::condition_variable changed;
        bool isInside = false;
        bool mayGoOn = false;
        m_beforeAnswer = [&] {
            std::unique_lock lock(mutex);
            isInside = true;
            changed.notify_all();
            changed.wait(lock, [&] { return mayGoOn; });
        };
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(socket.waitForConnected(5000));
        socket.write(post("Content-Length: 0\r\n", {}));
        QVERIFY(socket.waitForBytesWritten(5000));
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return isInside; });
        }
        std::thread stopping([&] { m_server->stop(); });
        QTcpSocket late;
        for (int i = 0; i < 200; ++i) { // until the listening socket is gone
            late.connectToHost(u"127.0.0.1"_s, m_server->port());
            if (!late.waitForConnected(100))
                break;
            late.abort();
        }
        {
            const std::scoped_lock lock(mutex);
            mayGoOn = true;
            changed.notify_all();
        }
        QVERIFY(socket.waitForReadyRead(5000));
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 "));
        stopping.join();
        QCOMPARE(m_executed.load(), 1);
    }

    void idleConnectionsDoNotHoldUpOthers()
    {
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 40; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(u"127.0.0.1"_s, m_server->port());
            QVERIFY(idle.back()->waitForConnected(5000));
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(talk(post("Content-Length: 0\r\n", {})).status(), 200);
        QVERIFY(timer.elapsed() < 3000);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
