// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/licenses.h"
#include "api/sts/identity.h"
#include "localservice/behaviour.h"
#include "localservice/examples.h"
#include "localservice/serviceworld.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace lc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who signed, what is asked, and in which form it is refused; the rules have tests of their own.
class TestDispatcher : public QObject {
    Q_OBJECT

    ServiceWorld m_world;

    HttpRequest identityRequest() const
    {
        const sts::GetCallerIdentity::Request request;
        return m_world.requestFor(sts::GetCallerIdentity::operation, &request);
    }
    HttpRequest listRequest() const
    {
        const licensemanager::ListLicenses::Request request;
        return m_world.requestFor(licensemanager::ListLicenses::operation, &request);
    }
    QByteArray codeOf(const HttpRequest &request)
    {
        return ServiceWorld::errorIn(m_world.send(request)).code;
    }
    static void setHeader(HttpRequest &request, const QByteArray &name, const QByteArray &value)
    {
        for (auto &header : request.headers) {
            if (header.first == name)
                header.second = value;
        }
    }

private slots:
    void identityTellsAccountsApart()
    {
        for (const QString &profile : {u"vendor"_s, u"customer"_s}) {
            const HttpAnswer answer =
                m_world.send(m_world.signedBy(profile, identityRequest(), "sts"));
            QCOMPARE(answer.status, 200);
            const QByteArray account = m_world.account(profile).toLatin1();
            QVERIFY(answer.body.contains("<Account>" + account + "</Account>"));
            QVERIFY(answer.body.contains("<Arn>arn:aws:iam::" + account + ":root</Arn>"));
        }
    }

    void partitionFollowsTheRegion()
    {
        const HttpAnswer answer =
            m_world.send(m_world.signedBy(u"vendor"_s, identityRequest(), "sts", "cn-north-1"));
        QVERIFY(answer.body.contains("arn:aws-cn:iam::111122223333:root"));
    }

    void unsignedIsRefusedInEachProtocol()
    {
        QCOMPARE(codeOf(listRequest()), "MissingAuthenticationTokenException");
        HttpRequest plans;
        plans.method = "GET";
        plans.rawPath = "/usageplans";
        QCOMPARE(codeOf(plans), "MissingAuthenticationTokenException");
        const HttpAnswer answer = m_world.send(identityRequest());
        QCOMPARE(answer.status, behaviour::authenticationStatus.value);
        QVERIFY(answer.body.contains("<Code>MissingAuthenticationToken</Code>"));
    }

    void unknownKeyAndForeignToken()
    {
        HttpRequest request = m_world.signedBy(u"vendor"_s, listRequest());
        QByteArray header = request.header("authorization");
        setHeader(request, "Authorization", header.replace("AKIAVENDOR", "AKIANOBODY"));
        QCOMPARE(codeOf(request), "UnrecognizedClientException");

        HttpRequest withToken = listRequest();
        withToken.headers.emplaceBack("X-Amz-Security-Token", "another");
        QCOMPARE(codeOf(m_world.signedBy(u"vendor"_s, withToken)), "UnrecognizedClientException");
    }

    void scopeMustFit()
    {
        QCOMPARE(codeOf(m_world.signedBy(u"vendor"_s, listRequest(), "sts")),
                 "InvalidSignatureException");
        QCOMPARE(codeOf(m_world.signedBy(u"vendor"_s, listRequest(), "license-manager", "mars")),
                 "InvalidSignatureException");
    }

    void windowIsFiveMinutesToEitherSide()
    {
        const HttpRequest request = m_world.signedBy(u"vendor"_s, listRequest());
        QByteArray code;
        const auto codeAfter = [&](std::chrono::seconds shift) {
            m_world.clock().advance(shift);
            code = codeOf(request);
            m_world.clock().advance(-shift);
            return code;
        };
        QVERIFY(codeAfter(300s) != "InvalidSignatureException");
        QCOMPARE(codeAfter(301s), "InvalidSignatureException");
        QVERIFY(codeAfter(-300s) != "InvalidSignatureException");
        QCOMPARE(codeAfter(-301s), "InvalidSignatureException");
        m_world.clock().advance(6min);
        const ServiceError error = ServiceWorld::errorIn(m_world.send(request));
        QVERIFY(error.message.startsWith(u"Signature expired: 20260319T080000Z"));
        m_world.clock().advance(-6min);
    }

    void malformedAuthorization_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("other algorithm")
            << QByteArray("AWS4-HMAC-SHA256") << QByteArray("AWS4-HMAC-SHA1");
        QTest::newRow("short signature") << QByteArray("Signature=") << QByteArray("Signature=0");
        QTest::newRow("no scope end") << QByteArray("aws4_request") << QByteArray("aws3_request");
        QTest::newRow("wrong order") << QByteArray("SignedHeaders") << QByteArray("Signedheaders");
    }

    void malformedAuthorization()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        HttpRequest request = m_world.signedBy(u"vendor"_s, listRequest());
        QByteArray header = request.header("authorization");
        setHeader(request, "Authorization", header.replace(from, to));
        QCOMPARE(codeOf(request), "IncompleteSignatureException");
    }

    /// Every byte of what is signed is protected, and so is the set of headers.
    void tamperedRequestsAreRefused()
    {
        const HttpRequest good = m_world.signedBy(u"vendor"_s, listRequest());
        QVERIFY(codeOf(good) != "InvalidSignatureException");
        const auto refused = [&](const HttpRequest &request) {
            const HttpAnswer answer = m_world.send(request);
            return answer.status == behaviour::authenticationStatus.value;
        };
        for (qsizetype at = 0; at < good.body.size(); ++at) {
            HttpRequest bad = good;
            bad.body[at] = char(bad.body[at] ^ 1);
            QVERIFY(refused(bad));
        }
        for (qsizetype header = 0; header < good.headers.size(); ++header) {
            for (qsizetype at = 0; at < good.headers[header].second.size(); ++at) {
                HttpRequest bad = good;
                bad.headers[header].second[at] = char(bad.headers[header].second[at] ^ 1);
                QVERIFY2(refused(bad), good.headers[header].first.constData());
            }
        }
        HttpRequest path = good;
        path.rawPath = "/x";
        QVERIFY(refused(path));
        HttpRequest query = good;
        query.rawQuery = "x=1";
        QVERIFY(refused(query));
        HttpRequest added = good;
        added.headers.emplaceBack("X-Amz-Added", "1");
        QVERIFY(refused(added));
        HttpRequest removed = good;
        removed.headers.removeFirst();
        QVERIFY(refused(removed));
    }

    void presignedQueriesAreRefused()
    {
        HttpRequest request;
        request.method = "GET";
        request.rawPath = "/usageplans";
        request.rawQuery = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00";
        QCOMPARE(codeOf(request), "MissingAuthenticationTokenException");
    }

    void unknownOperations_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("target") << QByteArray("POST") << QByteArray("/")
                                << QByteArray("AWSLicenseManager.Nothing");
        QTest::newRow("other service")
            << QByteArray("POST") << QByteArray("/") << QByteArray("DynamoDB.ListLicenses");
        QTest::newRow("method") << QByteArray("GET") << QByteArray("/")
                                << QByteArray("AWSLicenseManager.ListLicenses");
        QTest::newRow("path") << QByteArray("POST") << QByteArray("/x")
                              << QByteArray("AWSLicenseManager.ListLicenses");
        QTest::newRow("route") << QByteArray("GET") << QByteArray("/domainnames") << QByteArray();
        QTest::newRow("empty segment")
            << QByteArray("GET") << QByteArray("/usageplans/") << QByteArray();
        QTest::newRow("method of a route")
            << QByteArray("POST") << QByteArray("/apikeys/x/y") << QByteArray();
    }

    void unknownOperations()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, target);
        HttpRequest request;
        request.method = method;
        request.rawPath = path;
        request.headers.emplaceBack("Content-Type", "application/x-amz-json-1.1");
        if (!target.isEmpty())
            request.headers.emplaceBack("X-Amz-Target", target);
        const auto answer = m_world.send(m_world.signedBy(
            u"vendor"_s, request, target.isEmpty() ? "apigateway" : "license-manager"));
        QCOMPARE(answer.status, 404);
        QCOMPARE(ServiceWorld::errorIn(answer).code, "UnknownOperationException");
    }

    /// Of many writers on one version one wins, and every version is there.
    void oneWriterWins()
    {
        ServiceWorld world;
        const QString arn = examples::createLicense(world);
        constexpr int writers = 8;
        for (int round = 1; round <= 10; ++round) {
            std::vector<HttpRequest> requests;
            for (int i = 0; i < writers; ++i) {
                auto request = examples::versionOf(examples::getLicense(world, arn));
                request.sourceVersion = QString::number(round);
                requests.push_back(world.signedBy(
                    u"vendor"_s,
                    world.requestFor(licensemanager::CreateLicenseVersion::operation, &request)));
            }
            std::atomic<int> won = 0;
            std::vector<std::thread> threads;
            for (const HttpRequest &request : requests) {
                threads.emplace_back([&world, &won, &request] {
                    if (world.send(request).status == 200)
                        ++won;
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            QCOMPARE(won.load(), 1);
            QCOMPARE(examples::getLicense(world, arn).version, QString::number(round + 1));
        }
    }

    void answersCarryARequestId()
    {
        const QByteArray first = m_world.send(listRequest()).header("x-amzn-RequestId");
        QCOMPARE(first.size(), 36);
        QVERIFY(first != m_world.send(listRequest()).header("x-amzn-RequestId"));
    }

    void behaviourRowsAreComplete()
    {
        QStringList names;
        for (const behaviour::Row &row : behaviour::rows()) {
            QVERIFY(!row.value.isEmpty() && !row.reason.isEmpty() && !row.since.isEmpty());
            QVERIFY(!names.contains(row.name));
            names.append(row.name);
        }
        QVERIFY(names.size() > 20);
    }
};

QTEST_GUILESS_MAIN(TestDispatcher)
#include "tst_dispatcher.moc"
