// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/httpserver.h"
#include "localservice/publishedcases.h"
#include "localservice/serviceworld.h"
#include "support/rawconnection.h"

#include <QTest>

#include <algorithm>
#include <mutex>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What becomes of a published case: the status of each answer in order, 200 for what is handed on.
/// The server ends the connection after any other, and at once when it is "closed"; "unfinished"
/// bytes never become a request.
struct Decision {
    const char *name;
    const char *answers;
    const char *reason; ///< empty: read to the end, as the published parser reads it
};

constexpr Decision decisions[] = {
    {"connection: Setting flag", "200", ""},
    {"connection: Restarting when keep-alive is explicitly", "200 200", ""},
    {"connection: No restart when keep-alive is off (1.0)", "200", "HTTP/1.0 ends after one"},
    {"connection: Resetting flags when keep-alive is off (1.0, lenient)", "200",
     "HTTP/1.0 ends after one"},
    {"connection: CRLF between requests, implicit `keep-alive`", "200", ""},
    {"connection: Not treating `\\r` as `-`", "400", "CR in a value"},
    {"connection: Setting flag on `close`", "200", "ends after one, as asked"},
    {"connection: Setting flag on `close` followed by tab", "200", "ends after one, as asked"},
    {"connection: CRLF between requests, explicit `close`", "200", "ends after one, as asked"},
    {"connection: CRLF between requests, explicit `close` followed by tab", "200",
     "ends after one, as asked"},
    {"connection: CRLF between requests, explicit `close` (lenient)", "200",
     "ends after one, as asked"},
    {"connection: Sample", "200", ""},
    {"connection: Multiple tokens with folding", "400", "a folded line"},
    {"connection: Multiple tokens with folding and LWS", "200", ""},
    {"connection: Multiple tokens with folding, LWS, and CRLF", "200", ""},
    {"connection: Invalid whitespace token with `Connection` header field", "400",
     "a blank before the colon"},
    {"connection: Invalid whitespace token with `Connection` header field (lenient)", "400",
     "a blank before the colon"},
    {"connection: Setting a flag and pausing", "200", "stays HTTP/1.1"},
    {"connection: Emitting part of body and pausing", "200", ""},
    {"connection: Upgrade GET request", "403", "sent by a page: it has an Origin"},
    {"connection: Upgrade POST request", "200",
     "stays HTTP/1.1; what follows the body is no request"},
    {"content-length: `Content-Length` with zeroes", "200", ""},
    {"content-length: `Content-Length` with follow-up headers", "200", ""},
    {"content-length: Error on `Content-Length` overflow", "unfinished",
     "the blank line is missing; refused with it, see ownCases"},
    {"content-length: Error on duplicate `Content-Length`", "unfinished",
     "the blank line is missing; refused with it, see ownCases"},
    {"content-length: Error on simultaneous `Content-Length` and `Transfer-Encoding: identity`",
     "400", "two framings"},
    {"content-length: Invalid whitespace token with `Content-Length` header field", "400",
     "a blank before the colon"},
    {"content-length: Invalid whitespace token with `Content-Length` header field (lenient)", "400",
     "a blank before the colon"},
    {"content-length: No error on simultaneous `Content-Length` and `Transfer-Encoding: identity` "
     "(lenient)",
     "400", "two framings"},
    {"content-length: Funky `Content-Length` with body", "200", ""},
    {"content-length: Spaces in `Content-Length` (surrounding)", "400", "the length is no number"},
    {"content-length: Tabs in `Content-Length` (surrounding)", "400", "the length is no number"},
    {"content-length: Spaces in `Content-Length` #2", "400", "the length is no number"},
    {"content-length: Spaces in `Content-Length` #3", "400", "the length is no number"},
    {"content-length: Empty `Content-Length`", "400", "the length is no number"},
    {"content-length: `Content-Length` with CR instead of dash", "400", "CR in a name"},
    {"content-length: Content-Length reset when no body is received", "unfinished",
     "the second request is the body of the first"},
    {"content-length: Missing CRLF-CRLF before body", "unfinished", "a lone CR ends no line"},
    {"content-length: Missing CRLF-CRLF before body (lenient)", "unfinished",
     "a lone CR ends no line"},
    {"finish: It should be safe to finish after GET request", "200", ""},
    {"finish: It should be unsafe to finish after incomplete PUT request", "unfinished",
     "the body never comes"},
    {"finish: It should be unsafe to finish inside of the header", "unfinished",
     "the header never ends"},
    {"method: REPORT request", "405", "a method of no operation"},
    {"method: CONNECT request", "400", "the target is a host"},
    {"method: CONNECT request with CAPS", "400", "the target is a host"},
    {"method: CONNECT with body", "400", "the target is a host"},
    {"method: M-SEARCH request", "400", "the target is *"},
    {"method: PATCH request", "200", ""},
    {"method: PURGE request", "405", "a method of no operation"},
    {"method: SEARCH request", "405", "a method of no operation"},
    {"method: LINK request", "405", "a method of no operation"},
    {"method: LINK request", "405", "a method of no operation"},
    {"method: SOURCE request", "405", "a method of no operation"},
    {"method: SOURCE request with ICE", "400", "another protocol than HTTP"},
    {"method: OPTIONS request with RTSP", "400", "another protocol than HTTP"},
    {"method: ANNOUNCE request with RTSP", "400", "another protocol than HTTP"},
    {"method: PRI request HTTP2", "400", "the target is *"},
    {"method: QUERY request", "405", "a method of no operation"},
    {"pipelining: Should parse multiple events", "200 200", ""},
    {"sample: Simple request", "405", "a method of no operation"},
    {"sample: Request with method starting with `H`", "405", "a method of no operation"},
    {"sample: curl GET", "200", ""},
    {"sample: Firefox GET", "200", ""},
    {"sample: DUMBPACK", "200", ""},
    {"sample: No headers and no body", "200", ""},
    {"sample: One header and no body", "200", ""},
    {"sample: Apache bench GET", "200", ""},
    {"sample: Prefix newline", "200", "an empty line before a request is skipped"},
    {"sample: No HTTP version", "400", "HTTP/0.9"},
    {"sample: Line folding in header value with CRLF", "400", "folded lines"},
    {"sample: Line folding in header value with LF", "400", "folded lines"},
    {"sample: No LF after CR", "400", "a lone CR ends no line"},
    {"sample: No LF after CR (lenient)", "400", "a lone CR ends no line"},
    {"sample: Request starting with CRLF", "200", "an empty line before a request is skipped"},
    {"sample: Extended Characters", "200", ""},
    {"sample: 255 ASCII in header value", "405", "a method of no operation"},
    {"sample: X-SSL-Nonsense", "400", "folded lines"},
    {"uri: Quotes in URI", "200", ""},
    {"uri: Query URL with question mark", "200", ""},
    {"uri: Host terminated by a query string", "400", "the target has a host"},
    {"uri: `host:port` terminated by a query string", "400", "the target has a host"},
    {"uri: Query URL with vertical bar character", "200", ""},
    {"uri: `host:port` terminated by a space", "400", "the target has a host"},
    {"uri: Disallow UTF-8 in URI path in strict mode", "400", "not ASCII in the target"},
    {"uri: Fragment in URI", "400", "a fragment"},
    {"uri: Underscore in hostname", "400", "the target has a host"},
    {"uri: `host:port` and basic auth", "400", "the target has a host"},
    {"uri: Space in URI", "closed", "the library: more than three words"},
};

} // namespace

/// Holds the listener against the request cases of a published HTTP parser, each decided by name,
/// and against framings that two readers could understand differently.
class TestHttpCases : public QObject {
    Q_OBJECT

    std::mutex m_mutex;
    QList<HttpRequest> m_executed;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<HttpServer> m_impatient; ///< gives up waiting soon

    std::unique_ptr<HttpServer> listening(const ConnectionDeadlines &deadlines)
    {
        auto server = HttpServer::listen(
            0,
            [this](const HttpRequest &request) {
                const std::scoped_lock lock(m_mutex);
                m_executed.append(request);
                return HttpAnswer{200, {}, "served\n"};
            },
            std::make_shared<FakeClock>(), deadlines);
        return server ? std::move(*server) : nullptr;
    }

    static QByteArray hostOf(const HttpServer &server)
    {
        return "127.0.0.1:" + QByteArray::number(server.port());
    }

    static QByteArray statusesOf(const QList<RawReply> &replies)
    {
        QByteArrayList statuses;
        for (const RawReply &reply : replies)
            statuses.append(QByteArray::number(reply.status));
        return statuses.join(' ');
    }

    /// Sends bytes and compares; nothing may have been carried out behind a refusal.
    void expectRefusal(const QByteArray &bytes, const QByteArray &status)
    {
        m_executed.clear();
        RawConnection connection(m_server->port());
        connection.send(bytes);
        const QList<RawReply> replies = connection.rest();
        const QByteArray told = statusesOf(replies) + " to " + bytes.left(200);
        QVERIFY2(statusesOf(replies) == status, told.constData());
        QVERIFY2(!connection.isOpen(), told.constData());
        QVERIFY2(m_executed.isEmpty(), told.constData());
    }

private slots:
    void initTestCase()
    {
        m_server = listening({.headers = 1h, .body = 1h});
        m_impatient = listening({.headers = 100ms, .body = 100ms});
        QVERIFY(m_server && m_impatient);
    }

    void decided_data()
    {
        QTest::addColumn<PublishedCase>("published");
        QTest::addColumn<QByteArray>("answers");
        QList<PublishedCase> cases = publishedCases(QStringLiteral(LC_TESTDATA "/http"));
        for (const Decision &decision : decisions) {
            const auto found =
                std::find_if(cases.begin(), cases.end(),
                             [&](const PublishedCase &each) { return each.name == decision.name; });
            if (found == cases.end())
                continue;
            QTest::newRow(decision.name) << *found << QByteArray(decision.answers);
            cases.erase(found);
        }
        for (const PublishedCase &each : std::as_const(cases))
            QTest::newRow(each.name.constData()) << each << QByteArray("not decided");
    }

    void decided()
    {
        if (QByteArrayView(LC_TESTDATA).isEmpty())
            QSKIP("no test data");
        QFETCH(PublishedCase, published);
        QFETCH(QByteArray, answers);
        const HttpServer &server = answers == "unfinished" ? *m_impatient : *m_server;
        m_executed.clear();
        RawConnection connection(server.port());
        connection.send(published.sentTo(hostOf(server)));
        const bool endsItself = !answers.endsWith("200");
        if (!endsItself)
            connection.endSending();
        const QByteArray given = statusesOf(connection.rest());
        QCOMPARE(given, answers == "unfinished" || answers == "closed" ? QByteArray() : answers);
        QVERIFY(!connection.isOpen());
        QCOMPARE(m_executed.size(), answers.count("200"));
        for (qsizetype i = 0; i < m_executed.size(); ++i) {
            const HttpRequest &request = m_executed.at(i);
            const ParsedMessage &message = published.messages.value(i);
            QVERIFY(message.isComplete);
            QCOMPARE(request.method, message.method);
            QCOMPARE(request.rawPath
                         + (request.rawQuery.isEmpty() ? QByteArray() : '?' + request.rawQuery),
                     message.target);
            QCOMPARE(request.body.size(), message.bodySize);
        }
    }

    void everyDecisionHasItsCase()
    {
        if (QByteArrayView(LC_TESTDATA).isEmpty())
            QSKIP("no test data");
        QByteArrayList expected;
        for (const Decision &decision : decisions)
            expected.append(decision.name);
        QByteArrayList names;
        for (const PublishedCase &each : publishedCases(QStringLiteral(LC_TESTDATA "/http")))
            names.append(each.name);
        std::sort(expected.begin(), expected.end());
        std::sort(names.begin(), names.end());
        QCOMPARE(expected, names);
    }

    void otherFramings_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const QByteArray &headers, const QByteArray &status = "400") {
            QTest::newRow(headers.toPercentEncoding(" :;,=").constData()) << headers << status;
        };
        for (const char *value : {"chunked",
                                  "Chunked",
                                  "CHUNKED",
                                  "chunked ",
                                  "  chunked",
                                  "\tchunked",
                                  "chunked;a=b",
                                  "chunked, chunked",
                                  "chunked,",
                                  ",chunked",
                                  "gzip, chunked",
                                  "chunked, gzip",
                                  "chunked, identity",
                                  "identity",
                                  "identity, chunked",
                                  "deflate",
                                  "x",
                                  "xchunked",
                                  "chunkedx",
                                  "\"chunked\"",
                                  "chunked\\",
                                  "0",
                                  "chunked\v",
                                  "\fchunked",
                                  "chunked\x80",
                                  ""}) {
            row(QByteArray("Transfer-Encoding: ") + value + "\r\n");
            row(QByteArray("Transfer-Encoding: ") + value + "\r\nContent-Length: 3\r\n");
            row(QByteArray("Content-Length: 3\r\nTransfer-Encoding: ") + value + "\r\n");
        }
        for (const char *name : {"transfer-encoding", "TRANSFER-ENCODING", "tRANSFER-eNCODING"})
            row(QByteArray(name) + ": chunked\r\n");
        row("Transfer-Encoding:chunked\r\n");
        row("Transfer-Encoding : chunked\r\n");
        row("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n");
        row("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n");
        row("Transfer-Encoding\x01: chunked\r\n");
        for (const char *length :
             {"1000000000000000000000", "18446744073709551616", "18446744073709551619"})
            row(QByteArray("Content-Length: ") + length + "\r\n", "413");
        for (const char *length :
             {"-1", "+3", "3 3", "3,3", "3, 3", "0x3", "3.0", "1e1", "3;", "\"3\"", "3\xA0", "3a"})
            row(QByteArray("Content-Length: ") + length + "\r\n");
        row("Content-Length: 3\r\nContent-Length: 3\r\n");
        row("Content-Length: 1\r\nContent-Length: 2\r\n");
        row("Content-Length: 0\r\ncontent-length: 3\r\n");
        row("Content-Length : 3\r\n");
    }

    /// Whatever the body looks like, and whatever comes behind it.
    void otherFramings()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, status);
        const QByteArray smuggled =
            "GET /smuggled HTTP/1.1\r\nHost: " + hostOf(*m_server) + "\r\n\r\n";
        for (const char *version : {"1.1", "1.0"}) {
            for (const char *body :
                 {"", "abc", "0\r\n\r\n", "3\r\nabc\r\n0\r\n\r\n", "3;a=b\r\nabc\r\n0\r\n\r\n",
                  "3;a=\"\r\n\"\r\nabc\r\n0\r\n\r\n", "3\nabc\n0\n\n",
                  "3\r\nabc\r\n0\r\nA: b\r\n\r\n", "003\r\nabc\r\n0\r\n\r\n",
                  "0x3\r\nabc\r\n0\r\n\r\n", "-3\r\nabc\r\n0\r\n\r\n",
                  "FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n", "3 \r\nabc\r\n0\r\n\r\n",
                  "3\r\nabcd\r\n0\r\n\r\n", "g\r\nabc\r\n0\r\n\r\n"})
                expectRefusal(QByteArray("POST / HTTP/") + version + "\r\nHost: "
                                  + hostOf(*m_server) + "\r\n" + headers + "\r\n" + body + smuggled,
                              status);
        }
    }

    void letThroughByTheLibrary_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("bare LF") << QByteArray("X-A: b\nX-C: d\r\n");
        QTest::newRow("folded line") << QByteArray("X-A: b\r\n c\r\n");
        QTest::newRow("folded by a tab") << QByteArray("X-A: b\r\n\tc\r\n");
        QTest::newRow("folded coding") << QByteArray("Transfer-Encoding:\r\n chunked\r\n");
        QTest::newRow("folded length") << QByteArray("Content-Length:\r\n 3\r\n");
        QTest::newRow("NUL in a value") << QByteArray("X-A: b\0c\r\n", 10);
        QTest::newRow("line without a name") << QByteArray(": b\r\n");
    }

    /// libmicrohttpd 0.9.75 reads these (it takes a folded line for more of the name, so that a
    /// folded framing is none); without a signature they do nothing all the same.
    void letThroughByTheLibrary()
    {
        QFETCH(QByteArray, lines);
        ServiceWorld world;
        auto server = HttpServer::listen(
            0, [&](const HttpRequest &request) { return world.send(request); },
            std::make_shared<FakeClock>());
        QVERIFY(server);
        RawConnection connection((*server)->port());
        connection.send("GET /usageplans HTTP/1.1\r\nHost: " + hostOf(**server) + "\r\n" + lines
                        + "\r\n");
        connection.endSending();
        const QList<RawReply> replies = connection.rest();
        QCOMPARE(replies.size(), 1);
        QCOMPARE(replies.first().status, 403);
        QVERIFY2(replies.first().body.contains("Missing Authentication Token"),
                 replies.first().body.constData());
    }
};

QTEST_GUILESS_MAIN(TestHttpCases)
#include "tst_httpcases.moc"
