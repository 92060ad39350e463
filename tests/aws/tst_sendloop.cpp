// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/sendloop.h"

#include "support/sendworld.h"
#include "support/signedrequest.h"

#include <QTest>

using namespace lc;
using namespace lc::test;

class tst_SendLoop : public QObject {
    Q_OBJECT
private slots:
    void signsWhatItSends();
    void basePathIsSigned();
    void anUnknownOutcomeStaysUnknown();
    void refusedConnectionIsTriedAgainEvenForAChange();
    void throttleIsTriedAgainEvenForAChange();
    void keysAreAskedForBeforeEverySend();
    void endedKeysAreRenewedOnce();
    void endedKeysThatStayAreToldAsSuch();
    void missingKeysSendNothing();
    void injectedTokenSendsNothing();
    void lateKeysAfterDestructionAreIgnored();
    void destroyingCancels();
    void changesAreAppliedAtMostOnce();
};

void tst_SendLoop::signsWhatItSends()
{
    RawRequest seen;
    RawServer server([&](const RawRequest &request) {
        seen = request;
        reply(request, "{}");
    });
    SendWorld world(server);
    world.credentials->result = TestCredentials::keys("AKID", "TOKEN");
    QVERIFY(*world.send(operationOf(Operation::Repeat::Read)).answer);
    QVERIFY(isWellSigned(seen, "secret"));
    const QByteArray authorization = seen.header("Authorization");
    const qsizetype begin = authorization.indexOf("SignedHeaders=") + 14;
    const QByteArray names = authorization.mid(begin, authorization.indexOf(',', begin) - begin);
    QVERIFY(authorization.contains("/eu-west-1/license-manager/aws4_request"));
    QVERIFY(names.split(';').contains("host") && names.split(';').contains("x-amz-date")
            && names.split(';').contains("x-amz-security-token"));
    QCOMPARE(seen.header("X-Amz-Date"), "20260319T080000Z");
    QCOMPARE(seen.header("X-Amz-Security-Token"), "TOKEN");
}

void tst_SendLoop::basePathIsSigned()
{
    QByteArray target;
    RawServer server([&](const RawRequest &request) {
        target = request.target();
        reply(request, "{}");
    });
    SendWorld world(server);
    world.access->endpoint.basePath = "/lm";
    QVERIFY(*world.send(operationOf(Operation::Repeat::Read)).answer);
    QCOMPARE(target, "/lm/");
}

void tst_SendLoop::anUnknownOutcomeStaysUnknown()
{
    RawServer server([&](const RawRequest &request) {
        if (request.number == 1)
            request.socket->abort();
        else
            reply(request, R"({"__type":"ConflictException"})", "400 Bad Request");
    });
    SendWorld world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Token));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.sends, 2);
    QCOMPARE(ended.answer->error().kind, ApiError::Kind::Conflict);
    QCOMPARE(ended.answer->error().executed, ApiError::Executed::Unknown);
}

void tst_SendLoop::refusedConnectionIsTriedAgainEvenForAChange()
{
    RawServer server([&](const RawRequest &request) { reply(request, "{}"); });
    SendWorld world(server);
    server.stopListening();
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.sends, 3);
    QCOMPARE(ended.answer->error().kind, ApiError::Kind::Offline);
    QCOMPARE(ended.answer->error().executed, ApiError::Executed::No);
}

void tst_SendLoop::throttleIsTriedAgainEvenForAChange()
{
    RawServer server([&](const RawRequest &request) {
        if (request.number < 3)
            reply(request, R"({"__type":"RateLimitExceededException"})", "400 Bad Request");
        else
            reply(request, "{}");
    });
    SendWorld world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*ended.answer);
    QCOMPARE(ended.sends, 3);
    QCOMPARE(world.access->load->quota.available(), 495);
}

void tst_SendLoop::keysAreAskedForBeforeEverySend()
{
    QList<QByteArray> authorizations;
    SendWorld *worldPointer = nullptr;
    RawServer server([&](const RawRequest &request) {
        authorizations.append(request.header("Authorization"));
        worldPointer->credentials->result = TestCredentials::keys("AKIDNEW");
        reply(request, "{}", request.number == 1 ? "503 Service Unavailable" : "200 OK");
    });
    SendWorld world(server);
    worldPointer = &world;
    QVERIFY(*world.send(operationOf(Operation::Repeat::Read)).answer);
    QCOMPARE(world.credentials->asked, 2);
    QVERIFY(authorizations.at(0).contains("Credential=AKID/"));
    QVERIFY(authorizations.at(1).contains("Credential=AKIDNEW/"));
}

void tst_SendLoop::endedKeysAreRenewedOnce()
{
    QList<QByteArray> keys;
    RawServer server([&](const RawRequest &request) {
        const QByteArray authorization = request.header("Authorization");
        const qsizetype begin = authorization.indexOf("Credential=") + 11;
        keys.append(authorization.mid(begin, authorization.indexOf('/', begin) - begin));
        if (keys.size() == 1)
            reply(request, R"({"__type":"ExpiredTokenException"})", "400 Bad Request");
        else
            reply(request, "{}");
    });
    SendWorld world(server);
    world.credentials->next = TestCredentials::keys("NEW");
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*ended.answer);
    QCOMPARE(ended.sends, 2);
    QCOMPARE(keys, (QList<QByteArray>{"AKID", "NEW"}));
    QCOMPARE(world.credentials->rejectedKeys, QStringList(QStringLiteral("AKID")));
}

void tst_SendLoop::endedKeysThatStayAreToldAsSuch()
{
    RawServer server([&](const RawRequest &request) {
        reply(request, R"({"__type":"ExpiredTokenException"})", "400 Bad Request");
    });
    {
        SendWorld world(server);
        const Ended ended = world.send(operationOf(Operation::Repeat::Read));
        QCOMPARE(ended.sends, 1);
        QCOMPARE(ended.answer->error().kind, ApiError::Kind::Credentials);
    }
    {
        SendWorld world(server);
        world.credentials->next = TestCredentials::keys("NEW");
        const Ended ended = world.send(operationOf(Operation::Repeat::Read));
        QCOMPARE(ended.sends, 2);
        QCOMPARE(ended.answer->error().code, QStringLiteral("ExpiredTokenException"));
        QCOMPARE(ended.answer->error().executed, ApiError::Executed::No);
    }
    {
        SendWorld world(server);
        world.credentials->next =
            CredentialsResult(unexpected(ApiError{.kind = ApiError::Kind::Offline, .message = {}}));
        QCOMPARE(world.send(operationOf(Operation::Repeat::Read)).answer->error().kind,
                 ApiError::Kind::Offline);
    }
}

void tst_SendLoop::missingKeysSendNothing()
{
    RawServer server([&](const RawRequest &request) { reply(request, "{}"); });
    SendWorld world(server);
    const ApiError error{.kind = ApiError::Kind::Credentials, .message = QStringLiteral("none")};
    world.credentials->result = unexpected(error);
    const Ended ended = world.send(operationOf(Operation::Repeat::Read));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.answer->error(), error);
    QCOMPARE(ended.sends, 0);
    QCOMPARE(server.requestCount(), 0);
}

void tst_SendLoop::injectedTokenSendsNothing()
{
    RawServer server([&](const RawRequest &request) { reply(request, "{}"); });
    SendWorld world(server);
    world.credentials->result = TestCredentials::keys("AKID", "a\r\nX-Evil: 1");
    const Ended ended = world.send(operationOf(Operation::Repeat::Read));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.answer->error().kind, ApiError::Kind::Rejected);
    QCOMPARE(ended.answer->error().executed, ApiError::Executed::No);
    QCOMPARE(server.requestCount(), 0);
}

void tst_SendLoop::lateKeysAfterDestructionAreIgnored()
{
    RawServer server([&](const RawRequest &request) { reply(request, "{}"); });
    SendWorld world(server);
    world.credentials->isHeld = true;
    const Operation operation = operationOf(Operation::Repeat::Read);
    bool isCalled = false;
    world.loop->send({.operation = &operation, .path = "/"},
                     [&](const auto &, int) { isCalled = true; });
    world.loop.reset();
    world.credentials->held(TestCredentials::keys("AKID"));
    QTest::qWait(20);
    QVERIFY(!isCalled);
    QCOMPARE(server.requestCount(), 0);
}

void tst_SendLoop::destroyingCancels()
{
    RawServer server([&](const RawRequest &) {});
    SendWorld world(server);
    const Operation operation = operationOf(Operation::Repeat::Read);
    bool isCalled = false;
    world.loop->send({.operation = &operation, .path = "/", .body = "{}"},
                     [&](const auto &, int) { isCalled = true; });
    QTRY_COMPARE(server.requestCount(), 1);
    world.loop.reset();
    QTest::qWait(20);
    QVERIFY(!isCalled);
}

void tst_SendLoop::changesAreAppliedAtMostOnce()
{
    // Each intent under every ending, on fresh and kept connections: the server counts what it
    // carried out.
    using Repeat = Operation::Repeat;
    const auto endings =
        QList<QByteArray>{"200", "400", "429", "500", "503", "close", "reset", "half", "before"};
    QHash<QByteArray, int> sent;
    QByteArray ending;
    RawServer server([&](const RawRequest &request) {
        const int count = ++sent[request.body];
        if (count > 1) {
            reply(request, "{}");
            return;
        }
        if (ending == "close")
            request.socket->disconnectFromHost();
        else if (ending == "reset")
            request.socket->abort();
        else if (ending == "half") {
            request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
            request.socket->disconnectFromHost();
        } else if (ending == "before") {
            request.socket->write("HTT");
            request.socket->disconnectFromHost();
        } else
            reply(request, "{}", ending + " X");
    });
    SendWorld world(server);
    int intents = 0;
    for (const Repeat repeat : {Repeat::Token, Repeat::Version, Repeat::State, Repeat::Never}) {
        for (const QByteArray &each : endings) {
            for (int round = 0; round < 3; ++round) {
                ending = each;
                const QByteArray body = "{\"intent\":" + QByteArray::number(++intents) + "}";
                const Ended ended = world.send(operationOf(repeat), body);
                QVERIFY(ended.answer);
                QCOMPARE(ended.sends, sent.value(body));
                const bool mayRepeat = repeat == Repeat::Token || each == "429";
                const bool isFinal = each == "200" || each == "400";
                QVERIFY2(sent.value(body) == (mayRepeat && !isFinal ? 2 : 1), each.constData());
                if (!*ended.answer && each != "400" && each != "429")
                    QCOMPARE(ended.answer->error().executed, ApiError::Executed::Unknown);
            }
        }
    }
}

QTEST_GUILESS_MAIN(tst_SendLoop)
#include "tst_sendloop.moc"
