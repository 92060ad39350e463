// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/httpserver.h"
#include "localservice/requestguard.h"
#include "support/fakeclock.h"
#include "support/rawconnection.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <latch>
#include <mutex>
#include <thread>

using namespace lc;
using namespace lc::test;
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

    void listen(const ConnectionDeadlines &deadlines = {})
    {
        m_server.reset();
        auto server = HttpServer::listen(
            0, [this](const HttpRequest &request) { return answer(request); },
            std::make_shared<FakeClock>(), deadlines);
        QVERIFY(server);
        m_server = std::move(*server);
    }

    /// The answer to one request.
    RawReply talk(const QByteArray &bytes)
    {
        RawConnection connection(m_server->port());
        connection.send(bytes);
        return connection.next();
    }

    /// Returns when the server takes no more connections.
    void waitUntilItListensNoMore()
    {
        while (RawConnection(m_server->port()).isOpen()) { }
    }

    QByteArray post(const QByteArray &headers, const QByteArray &body) const
    {
        return "POST / HTTP/1.1\r\nHost: " + host() + "\r\n" + headers + "\r\n" + body;
    }

private slots:
    void init()
    {
        listen();
        m_executed = 0;
        m_beforeAnswer = {};
    }
    void cleanup() { m_server.reset(); }

    void servesAPlainRequest()
    {
        RawConnection connection(m_server->port());
        for (int i = 0; i < 2; ++i) {
            connection.send(post("Content-Length: 2\r\nX-A: b\r\n", "{}"));
            const RawReply reply = connection.next();
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.head.contains("\r\nDate: Thu, 19 Mar 2026 08:00:00 GMT\r\n"));
            QVERIFY(!reply.head.contains("Access-Control"));
            QCOMPARE(m_last.body, "{}");
            QCOMPARE(m_last.header("x-a"), "b");
        }
    }

    void keepsTheRawPath()
    {
        const RawReply reply =
            talk("GET /tags/arn%3Aaws%2fx%20?a=%2B&a=%26 HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        QCOMPARE(reply.status, 200);
        QCOMPARE(m_last.rawPath, "/tags/arn%3Aaws%2fx%20");
        QCOMPARE(m_last.rawQuery, "a=%2B&a=%26");
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
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
        row("chunked", head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 400);
        row("unknown coding", head + "Transfer-Encoding: x\r\n\r\n0\r\n\r\n" + smuggled, 400);
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
        row("no host in 1.0", "GET / HTTP/1.0\r\n\r\n", 400);
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
        const QByteArray line = ": " + QByteArray(900, 'a') + "\r\n";
        QByteArray large;
        for (int i = 0; i < 20; ++i)
            large += "X-" + QByteArray::number(i) + line;
        row("18 KiB of headers", "GET / HTTP/1.1\r\nHost: " + marker + "\r\n" + large + "\r\n",
            431);
        row("9 KiB target",
            "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: " + marker + "\r\n\r\n", 414);
    }

    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        bytes.replace("@HOST@", host());
        bytes.replace("@PORT@", QByteArray::number(m_server->port()));
        RawConnection connection(m_server->port());
        connection.send(bytes);
        const QList<RawReply> replies = connection.rest();
        QCOMPARE(replies.size(), 1);
        QCOMPARE(replies.first().status, status);
        QVERIFY(!connection.isOpen());
        QCOMPARE(m_executed.load(), 0);
    }

    /// A peer that ends its side after its requests is still answered.
    void pipelinedRequestsAreAnsweredInOrder()
    {
        RawConnection connection(m_server->port());
        QByteArray bytes;
        for (const char *path : {"/1", "/2", "/3"})
            bytes += QByteArray("GET ") + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
        connection.send(bytes);
        connection.endSending();
        const QList<RawReply> replies = connection.rest();
        QCOMPARE(replies.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(replies.at(i).body, "served /" + QByteArray::number(i + 1) + '\n');
    }

    void aHalfClosedPeerIsAnswered_data()
    {
        QTest::addColumn<qsizetype>("bodySize");
        for (const qsizetype size : {qsizetype(0), qsizetype(1), limits::body})
            QTest::addRow("body of %lld bytes", qlonglong(size)) << size;
    }

    void aHalfClosedPeerIsAnswered()
    {
        QFETCH(qsizetype, bodySize);
        // microhttpd looks at the connection that is silent for longest before it reads: with one
        // connection only, it answers in any case.
        RawConnection older(m_server->port());
        older.send(post("Content-Length: 0\r\n", {}));
        QCOMPARE(older.next().status, 200);
        std::latch ended(1);
        m_beforeAnswer = [&] { ended.wait(); };
        RawConnection connection(m_server->port());
        connection.send(post("Content-Length: " + QByteArray::number(bodySize) + "\r\n",
                             QByteArray(bodySize, 'a')));
        connection.endSending();
        ended.count_down();
        const QList<RawReply> replies = connection.rest();
        QCOMPARE(replies.size(), 1);
        QCOMPARE(replies.first().status, 200);
        QCOMPARE(m_last.body.size(), bodySize);
        QVERIFY(!connection.isOpen());
    }

    void nothingIsExecutedAfterARefusal()
    {
        const QByteArray good = "GET /1 HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
        const QByteArray bad = "GET /2 HTTP/1.1\r\nHost: evil\r\n\r\n";
        RawConnection connection(m_server->port());
        connection.send(good + bad + good);
        QCOMPARE(connection.rest().size(), 2);
        QVERIFY(!connection.isOpen());
        QCOMPARE(m_executed.load(), 1);
    }

    void continueIsSentWhenAskedFor()
    {
        RawConnection connection(m_server->port());
        connection.send(post("Content-Length: 3\r\nExpect: 100-continue\r\n", {}));
        QCOMPARE(connection.next().status, 100);
        QCOMPARE(m_executed.load(), 0);
        connection.send("abc");
        QCOMPARE(connection.next().status, 200);
        QCOMPARE(m_last.body, "abc");
    }

    void aBodyOfOneMebibyteIsTaken()
    {
        const QByteArray body(limits::body, 'a');
        QCOMPARE(
            talk(post("Content-Length: " + QByteArray::number(body.size()) + "\r\n", body)).status,
            200);
        QCOMPARE(m_last.body.size(), body.size());
    }

    void connectionCloseIsHonoured()
    {
        RawConnection connection(m_server->port());
        connection.send("GET / HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n");
        QCOMPARE(connection.rest().size(), 1);
        QVERIFY(!connection.isOpen());
    }

    void deadlinesAreThePromisedOnes()
    {
        const ConnectionDeadlines deadlines;
        QCOMPARE(deadlines.headers, 5s);
        QCOMPARE(deadlines.body, 30s);
        QCOMPARE(deadlines.idle, 30s);
    }

    void slowPeersAreCutOff_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<std::chrono::milliseconds>("headers");
        QTest::addColumn<std::chrono::milliseconds>("body");
        QTest::addColumn<std::chrono::milliseconds>("idle");
        const std::chrono::milliseconds brief = 300ms;
        const std::chrono::milliseconds never = 1h;
        const QByteArray line = "POST / HTTP/1.1\r\n";
        QTest::newRow("in the request line") << QByteArray("POST /") << brief << never << never;
        QTest::newRow("in the headers") << QByteArray(line + "X-A: b") << brief << never << never;
        QTest::newRow("in the body")
            << QByteArray(line + "Host: @HOST@\r\nContent-Length: 100000\r\n\r\n") << never << brief
            << never;
        QTest::newRow("between requests")
            << QByteArray(line + "Host: @HOST@\r\nContent-Length: 0\r\n\r\n") << never << never
            << brief;
    }

    /// A peer that drips bytes and never ends loses its connection when the time of that part is
    /// up, not before, and is not heard.
    void slowPeersAreCutOff()
    {
        QFETCH(QByteArray, begin);
        QFETCH(std::chrono::milliseconds, headers);
        QFETCH(std::chrono::milliseconds, body);
        QFETCH(std::chrono::milliseconds, idle);
        listen({.headers = headers, .body = body, .idle = idle});
        RawConnection connection(m_server->port());
        QElapsedTimer timer;
        timer.start();
        connection.send(begin.replace("@HOST@", host()));
        while (timer.elapsed() < 20000 && connection.send("a")
               && !connection.endsWithin({0, 20000})) { }
        QVERIFY(timer.elapsed() >= 300);
        QVERIFY2(timer.elapsed() < 20000, "never cut off");
        QCOMPARE(m_executed.load(), idle < 1h ? 1 : 0);
    }

    void stopLetsARequestInFlightEnd()
    {
        std::latch inside(1);
        std::latch mayGoOn(1);
        m_beforeAnswer = [&] {
            inside.count_down();
            mayGoOn.wait();
        };
        RawConnection connection(m_server->port());
        connection.send(post("Content-Length: 0\r\n", {}));
        inside.wait();
        std::thread stopping([&] { m_server->stop(); });
        waitUntilItListensNoMore();
        mayGoOn.count_down();
        const RawReply reply = connection.next();
        stopping.join();
        QCOMPARE(reply.status, 200);
        QCOMPARE(m_executed.load(), 1);
    }

    /// A body that has not come when the server stops is not waited for.
    void stopDoesNotWaitForABody()
    {
        RawConnection connection(m_server->port());
        connection.send(post("Content-Length: 100\r\nExpect: 100-continue\r\n", {}));
        QCOMPARE(connection.next().status, 100);
        connection.send("abc");
        QElapsedTimer timer;
        timer.start();
        m_server->stop();
        QVERIFY2(timer.elapsed() < 5000, "waited for the body");
        QCOMPARE(connection.rest().size(), 0);
        QVERIFY(!connection.isOpen());
        QCOMPARE(m_executed.load(), 0);
    }

    void aBodyThatEndsWhileStoppingIsNotCarriedOut()
    {
        std::latch inside(1);
        std::latch mayGoOn(1);
        m_beforeAnswer = [&] {
            inside.count_down();
            mayGoOn.wait();
        };
        RawConnection late(m_server->port());
        late.send(post("Content-Length: 3\r\nExpect: 100-continue\r\n", {}));
        QCOMPARE(late.next().status, 100);
        RawConnection first(m_server->port());
        first.send(post("Content-Length: 0\r\n", {}));
        inside.wait();
        std::thread stopping([&] { m_server->stop(); });
        waitUntilItListensNoMore();
        late.send("abc");
        const RawReply refused = late.next();
        mayGoOn.count_down();
        const RawReply reply = first.next();
        stopping.join();
        QCOMPARE(refused.status, 503);
        QCOMPARE(reply.status, 200);
        QCOMPARE(m_executed.load(), 1);
    }

    /// Who comes when all places are taken waits for one, and keeps nobody else from his.
    void connectionsAreBounded()
    {
        const QByteArray request = post("Content-Length: 0\r\n", {});
        std::vector<std::unique_ptr<RawConnection>> taken;
        for (unsigned i = 0; i < limits::connections; ++i) {
            taken.push_back(std::make_unique<RawConnection>(m_server->port()));
            if (!taken.back()->isOpen())
                QSKIP("this account may not open as many files");
        }
        taken.back()->send(request); // the last of them: all were accepted
        QCOMPARE(taken.back()->next().status, 200);
        RawConnection oneMore(m_server->port());
        QVERIFY(oneMore.isOpen());
        oneMore.send(request);
        for (const auto &each : {taken.begin(), taken.end() - 1}) {
            (*each)->send(request);
            QCOMPARE((*each)->next().status, 200);
        }
        QCOMPARE(m_executed.load(), 3);
        taken.erase(taken.begin());
        QCOMPARE(oneMore.next().status, 200);
    }

    void idleConnectionsDoNotHoldUpOthers()
    {
        std::vector<std::unique_ptr<RawConnection>> idle;
        for (int i = 0; i < 40; ++i) {
            idle.push_back(std::make_unique<RawConnection>(m_server->port()));
            QVERIFY(idle.back()->isOpen());
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(talk(post("Content-Length: 0\r\n", {})).status, 200);
        QVERIFY(timer.elapsed() < 3000);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
