// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/checkouts.h"
#include "api/sts/identity.h"
#include "localservice/examples.h"
#include "localservice/forgeries.h"
#include "localservice/gatewayworld.h"
#include "localservice/httpserver.h"
#include "localservice/records.h"
#include "localservice/servedcall.h"
#include "localservice/sessionkeys.h"
#include "localservice/usageplanrules.h"
#include "signing/signer.h"
#include "support/rawconnection.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <set>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Only the holder of a key can call: forged requests of every kind are refused with AWS's codes,
/// and nothing of them is carried out.
class TestRequestVerifier : public QObject {
    Q_OBJECT

    ServiceWorld m_world;
    std::atomic<int> m_accepted = 0; ///< requests whose signer was believed
    std::unique_ptr<HttpServer> m_server;
    QList<SignedRequest> m_originals;
    QList<Forgery> m_forgeries;

    static SigningIdentity vendor()
    {
        return {"AKIAVENDORVENDORVEND", Secret("vendor-secret"), {}};
    }
    static SigningIdentity customer()
    {
        return {"AKIACUSTOMERCUSTOMER", Secret("customer-secret"), {}};
    }
    SigningIdentity session(std::chrono::minutes life, const QString &name)
    {
        SigningIdentity identity;
        const bool isKept = m_world.dispatcher().change([&](Store &store) {
            const SessionKeys keys = SessionKeys::of(store);
            const Session session{SessionKeys::newAccessKeyId(), m_world.account(u"customer"_s),
                                  u"Line/"_s + name, m_world.clock().now() + life};
            identity = {session.accessKeyId.toLatin1(), keys.secretOf(session.accessKeyId),
                        keys.tokenOf(session).toLatin1()};
            return true;
        });
        return isKept ? identity : SigningIdentity();
    }

    SignedRequest original(const SigningIdentity &identity, const QByteArray &service,
                           HttpRequest request)
    {
        request.headers.append({"Host", "127.0.0.1:" + QByteArray::number(m_server->port())});
        request.headers.append({"X-Amz-Date", signingTime(m_world.clock().now())});
        if (!identity.sessionToken.isEmpty())
            request.headers.append({"X-Amz-Security-Token", identity.sessionToken});
        SignedRequest made{std::move(request), identity, service, "us-east-1",
                           m_world.clock().now()};
        made.request = signedAgain(made, made.request);
        return made;
    }
    template <class Op>
    SignedRequest original(const SigningIdentity &identity, const typename Op::Request &request)
    {
        return original(identity, Op::operation.service->signingName,
                        m_world.requestFor(Op::operation, &request));
    }
    static HttpRequest gatewayRequest(const char *method, const char *path, const char *query,
                                      const char *body)
    {
        HttpRequest request;
        request.method = method;
        request.rawPath = path;
        request.rawQuery = query;
        request.headers = {{"Accept", "application/json"}};
        request.body = body;
        return request;
    }

    /// The code of an answer in the words of the JSON services.
    static QByteArray codeOf(const HttpAnswer &answer)
    {
        static const QHash<QByteArray, QByteArray> words{
            {"MissingAuthenticationToken", "MissingAuthenticationTokenException"},
            {"IncompleteSignature", "IncompleteSignatureException"},
            {"InvalidClientTokenId", "UnrecognizedClientException"},
            {"SignatureDoesNotMatch", "InvalidSignatureException"},
            {"ExpiredToken", "ExpiredTokenException"}};
        const QByteArray code = ServiceWorld::errorIn(answer).code;
        return answer.body.startsWith('<') ? words.value(code) : code;
    }

    static QByteArray told(const QByteArray &what, const Forgery &forgery)
    {
        return what + " to \"" + forgery.kind + "\": "
            + ServiceWorld::bytesOf(forgery.request).toPercentEncoding(" /:=,;-?&{}\"\r\n");
    }

    int kept()
    {
        int count = 0;
        const bool isRead = m_world.dispatcher().change([&](Store &store) {
            for (const QString &each : {kind::license, QString(usageplans::keyKind)}) {
                ResourceQuery query;
                query.kind = each;
                count += store.count(query);
            }
            return true;
        });
        return isRead ? count : -1;
    }

private slots:
    void initTestCase()
    {
        m_world.dispatcher().observe([this](const ServedCall &call) {
            if (call.account)
                ++m_accepted;
        });
        auto server = HttpServer::listen(
            0, [this](const HttpRequest &request) { return m_world.send(request); },
            std::make_shared<FakeClock>());
        QVERIFY(server);
        m_server = std::move(*server);

        const SigningIdentity line = session(60min, u"1"_s);
        QVERIFY(!line.sessionToken.isEmpty());
        m_originals = {
            original<licensemanager::CreateLicense>(vendor(), examples::license()),
            original<licensemanager::CreateLicense>(customer(), examples::license(u"CAD-2"_s)),
            original(vendor(), "apigateway",
                     gatewayRequest("POST", "/apikeys", "mode=none", R"({"name":"halo"})")),
            original(vendor(), "apigateway",
                     gatewayRequest("GET", "/usageplans", "limit=25&keyId=a1b2", "")),
            original(vendor(), "apigateway",
                     gatewayRequest("PATCH", "/usageplans/a1b2c3/keys/d4e5f6", "",
                                    R"({"patchOperations":[]})")),
            original<sts::GetCallerIdentity>(vendor(), {}),
            original<licensemanager::CheckoutLicense>(line, examples::checkout(1)),
            original<licensemanager::CheckoutLicense>(session(60min, u"2"_s),
                                                      examples::checkout(2))};
        for (const SignedRequest &each : std::as_const(m_originals)) {
            m_forgeries += forgeriesOf(each);
            for (const SignedRequest &other : std::as_const(m_originals)) {
                if (&other != &each)
                    m_forgeries += exchangesOf(each, other);
            }
        }
    }

    void forgeriesAreRefused()
    {
        QVERIFY2(m_forgeries.size() >= 10'000, qPrintable(QString::number(m_forgeries.size())));
        const int before = kept();
        m_accepted = 0;
        std::set<QByteArray> kinds;
        for (const Forgery &forgery : std::as_const(m_forgeries)) {
            const HttpAnswer answer = m_world.send(forgery.request);
            QVERIFY2(
                answer.status == 403 && forgery.codes.contains(codeOf(answer)),
                told(QByteArray::number(answer.status) + ' ' + answer.body, forgery).constData());
            QVERIFY2(m_accepted == 0, told("accepted", forgery).constData());
            kinds.insert(forgery.kind);
        }
        QVERIFY(kinds.size() >= 30);
        QCOMPARE(kept(), before);
        qInfo("%d forgeries of %d kinds", int(m_forgeries.size()), int(kinds.size()));
    }

    /// The same over a socket, where the listener refuses some of them before.
    void forgeriesAreRefusedOverASocket()
    {
        const int before = kept();
        m_accepted = 0;
        const qsizetype step = m_forgeries.size() / 600;
        int sent = 0;
        for (qsizetype i = 0; i < m_forgeries.size(); i += step) {
            Forgery forgery = m_forgeries.at(i);
            forgery.request.headers.insert(0, {"Connection", "close"});
            RawConnection connection(m_server->port());
            connection.send(ServiceWorld::bytesOf(forgery.request));
            connection.endSending();
            for (const RawReply &reply : connection.rest())
                QVERIFY2(reply.status >= 400, told(reply.head, forgery).constData());
            QVERIFY(!connection.isOpen());
            ++sent;
        }
        QVERIFY(sent >= 500);
        QCOMPARE(m_accepted.load(), 0);
        QCOMPARE(kept(), before);
    }

    void replaysOutsideTheWindowAreRefused()
    {
        m_accepted = 0;
        int replays = 0;
        for (const SignedRequest &each : std::as_const(m_originals)) {
            for (int i = 0; i < 200; ++i) {
                const std::chrono::seconds late = 301s + i * i * 1s;
                for (const auto shift : {late, -late}) {
                    m_world.clock().advance(shift);
                    const HttpAnswer answer = m_world.send(each.request);
                    m_world.clock().advance(-shift);
                    QCOMPARE(answer.status, 403);
                    QCOMPARE(codeOf(answer), "InvalidSignatureException");
                    ++replays;
                }
            }
        }
        QCOMPARE(m_accepted.load(), 0);
        QVERIFY(replays >= 3000);
    }

    void expiredSessionsAreRefused()
    {
        const SigningIdentity brief = session(15min, u"3"_s);
        m_world.clock().advance(15min);
        const auto late = original<licensemanager::CheckoutLicense>(brief, examples::checkout(1));
        m_accepted = 0;
        const HttpAnswer answer = m_world.send(late.request);
        m_world.clock().advance(-15min);
        QCOMPARE(answer.status, 403);
        QCOMPARE(codeOf(answer), "ExpiredTokenException");
        QCOMPARE(m_accepted.load(), 0);
    }

    /// What is only written otherwise is authentic, and names no operation.
    void otherSpellingsOfAPathDoNothing()
    {
        const int before = kept();
        for (const char *path :
             {"//apikeys", "/./apikeys", "/apikeys/.", "/x/../apikeys", "/usageplans/../apikeys"}) {
            HttpRequest request = m_originals.at(2).request;
            request.rawPath = path;
            const HttpAnswer answer = m_world.send(request);
            QVERIFY2(answer.status == 404 || answer.status == 403, path);
        }
        QCOMPARE(kept(), before);
    }

    /// The last: all that was forged is accepted when it is genuine.
    void originalsAreAccepted()
    {
        const int before = kept();
        m_accepted = 0;
        for (const SignedRequest &each : std::as_const(m_originals)) {
            const HttpAnswer answer = m_world.send(each.request);
            QVERIFY2(answer.status != 403, answer.body.constData());
        }
        QCOMPARE(m_accepted.load(), int(m_originals.size()));
        QCOMPARE(kept(), before + 3);
        for (const SignedRequest &each : std::as_const(m_originals)) {
            RawConnection connection(m_server->port());
            connection.send(ServiceWorld::bytesOf(each.request));
            QVERIFY(connection.next().status != 403);
        }
        QCOMPARE(m_accepted.load(), 2 * int(m_originals.size()));
    }
};

QTEST_GUILESS_MAIN(TestRequestVerifier)
#include "tst_requestverifier.moc"
