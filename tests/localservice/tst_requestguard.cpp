// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeys.h"
#include "localservice/gatewayworld.h"
#include "localservice/httpserver.h"
#include "localservice/requestguard.h"
#include "support/rawconnection.h"

#include <QSet>
#include <QTest>

#include <atomic>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// What a web page can make a browser send is refused before any rule runs, even if it were signed:
/// other names for this host, and everything that says that a page sent it.
class TestRequestGuard : public QObject {
    Q_OBJECT

    ServiceWorld m_world;
    std::atomic<int> m_served = 0;
    std::unique_ptr<HttpServer> m_server;
    int m_keys = 0; ///< API keys that there must be

    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_server->port()); }

    qsizetype keptKeys()
    {
        const auto keys = m_world.call<apigateway::GetApiKeys>(gateway::vendor, {});
        return keys && keys->items ? keys->items->size() : -1;
    }

    /// A rightly signed request that adds an API key, with these headers.
    HttpRequest request(const Headers &headers, const QByteArray &method = "POST") const
    {
        HttpRequest http;
        http.method = method;
        http.rawPath = "/apikeys";
        http.headers = headers;
        if (method == "POST")
            http.body = R"({"name":"halo"})";
        return m_world.signedBy(gateway::vendor, http, "apigateway");
    }

    /// Sends a request that must be refused; false when anything of it was carried out.
    bool isRefused(const HttpRequest &request, int status)
    {
        const int before = m_served;
        RawConnection connection(m_server->port());
        connection.send(ServiceWorld::bytesOf(request));
        const QList<RawReply> replies = connection.rest();
        return !connection.isOpen() && m_served == before && replies.size() == 1
            && replies.first().status == status && !speaksOfOrigins(replies.first());
    }

    static bool speaksOfOrigins(const RawReply &reply)
    {
        return reply.head.toLower().contains("access-control");
    }

    static QByteArray told(const HttpRequest &request)
    {
        QByteArray text = request.method;
        for (const auto &[name, value] : request.headers)
            text += ' ' + name + ": " + value.toPercentEncoding(" :/@[],;=") + ';';
        return text;
    }

    /// Other names of hosts, this one's among them in forms that nobody who means it uses.
    static QByteArrayList otherNames()
    {
        return {"example.com",
                "localtest.me",
                "lvh.me",
                "127.0.0.1.nip.io",
                "127-0-0-1.sslip.io",
                "7f000001.c0a80001.rbndr.us",
                "localhost.example.com",
                "127.0.0.1.example.com",
                "example.localhost",
                "localhost.localdomain",
                "ip6-localhost",
                "localhost.",
                "localhost..",
                ".localhost",
                "127.0.0.1.",
                "LOCALHOST",
                "Localhost",
                "localhosT",
                "0.0.0.0",
                "0",
                "127.1",
                "127.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "127.000.000.001",
                "127.0.0.01",
                "0177.0.0.1",
                "017700000001",
                "0x7f.0.0.1",
                "0x7F.0x0.0x0.0x1",
                "0x7f000001",
                "2130706433",
                "4294967295",
                "192.168.0.1",
                "169.254.169.254",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[::1%25lo]",
                "::1",
                "a@127.0.0.1",
                "a:b@localhost",
                "127.0.0.1@example.com",
                "localhost:4577@example.com",
                "%6cocalhost",
                "localhost%2e",
                "localhost%00",
                "127.0.0.1%0d%0a",
                "loc\xC3\xA4lhost",
                "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1",
                "http://127.0.0.1",
                "//localhost",
                "127.0.0.1,localhost",
                "localhost localhost",
                "127.0.0.1/",
                "127.0.0.1?",
                "127.0.0.1#",
                "*",
                ""};
    }

    /// The port in forms of which only the first is right.
    QByteArrayList ports() const
    {
        const QByteArray port = QByteArray::number(m_server->port());
        return {':' + port,
                "",
                ":",
                ":80",
                ":443",
                ":0",
                ":-1",
                ":0" + port,
                ':' + port + '0',
                ":+" + port,
                ": " + port,
                ':' + port + '.',
                ':' + port + '/',
                ':' + port + ':' + port,
                ':' + port + "@example.com",
                ':' + QByteArray::number(m_server->port(), 16),
                ':' + QByteArray::number(m_server->port() + 65536)};
    }

private slots:
    void initTestCase()
    {
        auto server = HttpServer::listen(
            0,
            [this](const HttpRequest &request) {
                ++m_served;
                return m_world.send(request);
            },
            std::make_shared<FakeClock>());
        QVERIFY(server);
        m_server = std::move(*server);
    }

    /// The same requests do what they say when they are meant for this host.
    void ownNamesAreServed()
    {
        for (const char *name : {"127.0.0.1", "localhost"}) {
            RawConnection connection(m_server->port());
            connection.send(ServiceWorld::bytesOf(request({{"Host", name + ports().first()}})));
            const RawReply reply = connection.next();
            QCOMPARE(reply.status, 201);
            QVERIFY(!speaksOfOrigins(reply));
            QCOMPARE(keptKeys(), ++m_keys);
        }
    }

    void otherHostsAreRefused()
    {
        QSet<QByteArray> hosts;
        for (const QByteArray &name : otherNames()) {
            for (const QByteArray &port : ports())
                hosts.insert(name + port);
        }
        for (const char *name : {"127.0.0.1", "localhost"}) {
            for (const QByteArray &port : ports().sliced(1))
                hosts.insert(name + port);
        }
        QVERIFY2(hosts.size() >= 500, qPrintable(QString::number(hosts.size())));
        for (const QByteArray &each : std::as_const(hosts)) {
            const HttpRequest http = request({{"Host", each}});
            QVERIFY2(isRefused(http, 421), told(http).constData());
        }
        QCOMPARE(keptKeys(), m_keys);
    }

    void severalHostsAreRefused()
    {
        for (const QByteArray &first : {host(), QByteArray("example.com")}) {
            for (const QByteArray &second : {host(), QByteArray("example.com"), QByteArray()}) {
                for (const char *name : {"Host", "host", "HOST"}) {
                    const HttpRequest http = request({{"Host", first}, {name, second}});
                    QVERIFY2(isRefused(http, 400), told(http).constData());
                }
            }
        }
        HttpRequest none = request({{"Host", host()}});
        none.headers.removeFirst();
        none.version = "HTTP/1.0";
        QVERIFY(isRefused(none, 400));
        HttpRequest absolute = request({{"Host", host()}});
        absolute.rawPath = "http://" + host() + "/apikeys";
        QVERIFY(isRefused(absolute, 400));
        QCOMPARE(keptKeys(), m_keys);
    }

    void requestsOfPagesAreRefused()
    {
        Headers sent;
        for (const QByteArray &value :
             {QByteArray(), QByteArray("null"), "http://" + host(), "https://" + host(),
              "http://localhost" + ports().first(), QByteArray("http://127.0.0.1"),
              QByteArray("https://example.com"), QByteArray("file://"),
              QByteArray("chrome-extension://abcdefgh"), QByteArray("moz-extension://1-2-3"),
              QByteArray("app://localhost"), QByteArray("http://a, http://b")}) {
            for (const char *name : {"Origin", "origin", "ORIGIN", "Referer", "referer"})
                sent.emplaceBack(name, value);
        }
        for (const char *site : {"none", "same-origin", "same-site", "cross-site", "", "x"}) {
            sent.emplaceBack("Sec-Fetch-Site", site);
            sent.emplaceBack("sec-fetch-site", site);
        }
        for (const char *mode : {"cors", "navigate", "no-cors", "same-origin", "websocket"})
            sent.emplaceBack("Sec-Fetch-Mode", mode);
        for (const char *use : {"document", "empty", "image", "script", "iframe", "font"})
            sent.emplaceBack("Sec-Fetch-Dest", use);
        sent.emplaceBack("Sec-Fetch-User", "?1");
        sent.emplaceBack("Sec-Fetch-Storage-Access", "active");
        sent.emplaceBack("Sec-Fetch-Later", "x");
        sent.emplaceBack("Access-Control-Request-Method", "POST");
        sent.emplaceBack("Access-Control-Request-Headers", "authorization");
        sent.emplaceBack("Access-Control-Request-Private-Network", "true");
        int variants = 0;
        for (const auto &header : std::as_const(sent)) {
            for (const char *method :
                 {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}) {
                const HttpRequest http = request({{"Host", host()}, header}, method);
                QVERIFY2(isRefused(http, 403), told(http).constData());
                ++variants;
            }
        }
        QVERIFY2(variants >= 500, qPrintable(QString::number(variants)));
        QCOMPARE(keptKeys(), m_keys);
    }

    /// A preflight that names no origin is not answered with leave either.
    void preflightsAreRefused()
    {
        for (const char *method : {"OPTIONS", "HEAD", "TRACE", "CONNECT", "get", "QUERY"}) {
            const HttpRequest http = request({{"Host", host()}}, method);
            QVERIFY2(isRefused(http, 405), told(http).constData());
        }
        QCOMPARE(keptKeys(), m_keys);
    }

    /// A rebound name together with what a browser of that page would send.
    void rebindingPagesAreRefused()
    {
        for (const char *method : {"GET", "POST"}) {
            const HttpRequest http = request({{"Host", "rebind.example" + ports().first()},
                                              {"Origin", "http://rebind.example"},
                                              {"Referer", "http://rebind.example/"},
                                              {"Sec-Fetch-Site", "same-origin"},
                                              {"Sec-Fetch-Mode", "cors"}},
                                             method);
            QVERIFY(isRefused(http, 421));
        }
        QCOMPARE(keptKeys(), m_keys);
    }
};

QTEST_GUILESS_MAIN(TestRequestGuard)
#include "tst_requestguard.moc"
