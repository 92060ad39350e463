// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/networktransport.h"
#include "aws/sendloop.h"
#include "support/fakeclock.h"
#include "support/rawserver.h"
#include "support/signedrequest.h"

#include <QEventLoop>
#include <QLocale>
#include <QTest>

#include <optional>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

namespace {

constexpr Service service{"license-manager", "LICENSE_MANAGER",          "license_manager",
                          "license-manager", Service::Protocol::AwsJson, "AWSLicenseManager.",
                          "2018-08-01"};

Operation operationOf(Operation::Repeat repeat)
{
    return {.name = "Do",
            .service = &service,
            .request = nullptr,
            .response = nullptr,
            .repeat = repeat};
}

QByteArray httpDate(Instant instant)
{
    return QLocale::c()
               .toString(toQDateTime(instant), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
               .toLatin1()
        + " GMT";
}

/// Keys that a test can change or withhold.
class TestCredentials final : public CredentialsProvider {
public:
    void provide(std::function<void(const CredentialsResult &)> done) override
    {
        ++asked;
        if (isHeld)
            held = std::move(done);
        else
            done(result);
    }
    static std::shared_ptr<const Credentials> keys(const char *id, QByteArrayView token = {})
    {
        return std::make_shared<const Credentials>(
            Credentials{QString::fromLatin1(id), Secret("secret"), Secret(token), {}});
    }

    CredentialsResult result = keys("AKID");
    bool isHeld = false;
    std::function<void(const CredentialsResult &)> held;
    int asked = 0;
};

struct Ended {
    std::optional<Result<TransportReply, ApiError>> answer;
    int sends = 0;
};

class World {
public:
    explicit World(const RawServer &server)
    {
        access->service = &service;
        access->endpoint = {server.origin(), {}, "eu-west-1"};
        access->credentials = credentials;
        access->clock = clock;
        access->random = [] { return 0.0; };
        loop = std::make_unique<SendLoop>(transport, access);
    }

    Ended send(const Operation &operation, const QByteArray &body = "{}")
    {
        Ended ended;
        QEventLoop events;
        loop->send({.operation = &operation,
                    .path = "/",
                    .headers = {{"Content-Type", "application/x-amz-json-1.1"}},
                    .body = body},
                   [&](const Result<TransportReply, ApiError> &answer, int sends) {
                       ended.answer = answer;
                       ended.sends = sends;
                       events.quit();
                   });
        QTimer::singleShot(20s, &events, &QEventLoop::quit);
        if (!ended.answer)
            events.exec();
        return ended;
    }

    NetworkTransport transport;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<TestCredentials> credentials = std::make_shared<TestCredentials>();
    std::shared_ptr<ServiceAccess> access = std::make_shared<ServiceAccess>();
    std::unique_ptr<SendLoop> loop;
};

void reply(const RawRequest &request, const QByteArray &body, const QByteArray &status = "200 OK",
           const QByteArray &headers = {})
{
    request.socket->write(RawServer::answer(body, status, headers));
}

} // namespace

class tst_SendLoop : public QObject {
    Q_OBJECT
private slots:
    void signsWhatItSends();
    void basePathIsSigned();
    void clockIsLearntOnce_data();
    void clockIsLearntOnce();
    void wrongSignatureWithAGoodClockIsFinal();
    void clockStaysWrongAfterOneMoreSend();
    void anUnknownOutcomeStaysUnknown();
    void refusedConnectionIsTriedAgainEvenForAChange();
    void throttleIsTriedAgainEvenForAChange();
    void keysAreAskedForBeforeEverySend();
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
    World world(server);
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
    World world(server);
    world.access->endpoint.basePath = "/lm";
    QVERIFY(*world.send(operationOf(Operation::Repeat::Read)).answer);
    QCOMPARE(target, "/lm/");
}

void tst_SendLoop::clockIsLearntOnce_data()
{
    QTest::addColumn<qint64>("skewSeconds");
    QTest::newRow("+5 min") << qint64(300);
    QTest::newRow("-5 min") << qint64(-300);
    QTest::newRow("+1 h") << qint64(3'600);
    QTest::newRow("-1 h") << qint64(-3'600);
    QTest::newRow("+1 day") << qint64(86'400);
    QTest::newRow("-1 day") << qint64(-86'400);
    QTest::newRow("+10 years") << qint64(315'360'000);
    QTest::newRow("-10 years") << qint64(-315'360'000);
}

void tst_SendLoop::clockIsLearntOnce()
{
    QFETCH(qint64, skewSeconds);
    FakeClock serviceClock;
    serviceClock.advance(std::chrono::seconds(skewSeconds));
    int executed = 0;
    RawServer server([&](const RawRequest &request) {
        const QByteArray date = "Date: " + httpDate(serviceClock.now()) + "\r\n";
        const Instant signedAt = *fromSigningTime(request.header("X-Amz-Date"));
        if (std::chrono::abs(signedAt - serviceClock.now()) > 4min) {
            reply(request,
                  R"({"__type":"InvalidSignatureException","message":"Signature expired"})",
                  "403 Forbidden", date);
            return;
        }
        ++executed;
        reply(request, "{}", "200 OK", date);
    });
    World world(server);
    const Ended first = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*first.answer);
    QCOMPARE(first.sends, 2);
    const Ended second = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*second.answer);
    QCOMPARE(second.sends, 1);
    QCOMPARE(executed, 2);
    QCOMPARE(server.requestCount(), 3);
}

void tst_SendLoop::wrongSignatureWithAGoodClockIsFinal()
{
    FakeClock serviceClock;
    RawServer server([&](const RawRequest &request) {
        reply(request, R"({"__type":"InvalidSignatureException"})", "403 Forbidden",
              "Date: " + httpDate(serviceClock.now()) + "\r\n");
    });
    World world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Read));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.answer->error().kind, ApiError::Kind::Credentials);
    QCOMPARE(server.requestCount(), 1);
}

void tst_SendLoop::clockStaysWrongAfterOneMoreSend()
{
    FakeClock serviceClock;
    RawServer server([&](const RawRequest &request) {
        serviceClock.advance(1h);
        reply(request, R"({"__type":"RequestTimeTooSkewed"})", "403 Forbidden",
              "Date: " + httpDate(serviceClock.now()) + "\r\n");
    });
    World world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.answer->error().executed, ApiError::Executed::No);
    QCOMPARE(server.requestCount(), 2);
}

void tst_SendLoop::anUnknownOutcomeStaysUnknown()
{
    RawServer server([&](const RawRequest &request) {
        if (request.number == 1)
            request.socket->abort();
        else
            reply(request, R"({"__type":"ConflictException"})", "400 Bad Request");
    });
    World world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Token));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.sends, 2);
    QCOMPARE(ended.answer->error().kind, ApiError::Kind::Conflict);
    QCOMPARE(ended.answer->error().executed, ApiError::Executed::Unknown);
}

void tst_SendLoop::refusedConnectionIsTriedAgainEvenForAChange()
{
    RawServer server([&](const RawRequest &request) { reply(request, "{}"); });
    World world(server);
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
    World world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*ended.answer);
    QCOMPARE(ended.sends, 3);
    QCOMPARE(world.access->load->quota.available(), 495);
}

void tst_SendLoop::keysAreAskedForBeforeEverySend()
{
    QList<QByteArray> authorizations;
    World *worldPointer = nullptr;
    RawServer server([&](const RawRequest &request) {
        authorizations.append(request.header("Authorization"));
        worldPointer->credentials->result = TestCredentials::keys("AKIDNEW");
        reply(request, "{}", request.number == 1 ? "503 Service Unavailable" : "200 OK");
    });
    World world(server);
    worldPointer = &world;
    QVERIFY(*world.send(operationOf(Operation::Repeat::Read)).answer);
    QCOMPARE(world.credentials->asked, 2);
    QVERIFY(authorizations.at(0).contains("Credential=AKID/"));
    QVERIFY(authorizations.at(1).contains("Credential=AKIDNEW/"));
}

void tst_SendLoop::missingKeysSendNothing()
{
    RawServer server([&](const RawRequest &request) { reply(request, "{}"); });
    World world(server);
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
    World world(server);
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
    World world(server);
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
    World world(server);
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
    World world(server);
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
