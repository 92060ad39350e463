// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/sendloop.h"

#include "support/sendworld.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

namespace {

/// A rate that the service has just throttled, at about `perSecond`.
void throttle(SendWorld &world, int perSecond)
{
    SendRate &rate = world.access->load->rate;
    for (int i = 0; i < 10 * perSecond; ++i) {
        rate.succeeded(world.clock->now());
        world.clock->advance(std::chrono::milliseconds(1'000 / perSecond));
    }
    rate.throttled(world.clock->now());
}

} // namespace

/// What several calls share, and what they tell while they wait.
class tst_SendTurns : public QObject {
    Q_OBJECT
private slots:
    void anEmptyQuotaIsEmptyForEveryConnection();
    void throttlesSlowBulkWorkDown();
    void theUsersActionDoesNotWaitForItsTurn();
    void waitsAreTold();
    void aWaitIsCancelledAtOnce();
    void aCancelledTurnIsGivenBack();
    void theLimitOfAttemptsIsTold();
};

void tst_SendTurns::anEmptyQuotaIsEmptyForEveryConnection()
{
    RawServer server(
        [](const RawRequest &request) { reply(request, "{}", "503 Service Unavailable"); });
    SendWorld first(server);
    SendWorld second(server);
    second.access->load = first.access->load;
    int sends = 0;
    for (int i = 0; i < 30; ++i) {
        sends += first.send(operationOf(Operation::Repeat::Read)).sends;
        sends += second.send(operationOf(Operation::Repeat::Read)).sends;
    }
    // 60 first sends, and as many more as 500 tokens at 14 pay for.
    QCOMPARE(sends, 60 + 500 / retrynumbers::transientCost);
    QCOMPARE(server.requestCount(), sends);
}

void tst_SendTurns::throttlesSlowBulkWorkDown()
{
    RawServer server([](const RawRequest &request) { reply(request, "{}"); });
    SendWorld world(server);
    throttle(world, 100);
    QList<std::chrono::milliseconds> waits;
    world.loop->setObserver(
        [&](const RetryWait &wait) { waits += wait.until - world.clock->now(); });
    for (int i = 0; i < 10; ++i)
        QVERIFY(*world.send(operationOf(Operation::Repeat::Read), "{}", Lane::Bulk).answer);
    QCOMPARE(waits.size(), 10);
    QVERIFY(waits.last() > waits.first());
    QCOMPARE(server.requestCount(), 10);
}

void tst_SendTurns::theUsersActionDoesNotWaitForItsTurn()
{
    RawServer server([](const RawRequest &request) { reply(request, "{}"); });
    SendWorld world(server);
    throttle(world, 1);
    for (int i = 0; i < 100; ++i)
        world.access->load->rate.reserve(world.clock->now()); // bulk work in front
    bool hasWaited = false;
    world.loop->setObserver([&](const RetryWait &) { hasWaited = true; });
    QVERIFY(*world.send(operationOf(Operation::Repeat::Never)).answer);
    QVERIFY(!hasWaited);
}

void tst_SendTurns::waitsAreTold()
{
    RawServer server([](const RawRequest &request) {
        if (request.number < 3)
            reply(request, R"({"__type":"ThrottlingException"})", "400 Bad Request",
                  "x-amz-retry-after: 20\r\n");
        else
            reply(request, "{}");
    });
    SendWorld world(server);
    QList<RetryWait> waits;
    world.loop->setObserver([&](const RetryWait &wait) { waits += wait; });
    QVERIFY(*world.send(operationOf(Operation::Repeat::Never)).answer);
    QCOMPARE(waits.size(), 2);
    QCOMPARE(waits.at(0).attempt, 2);
    QCOMPARE(waits.at(1).attempt, 3);
    QCOMPARE(waits.at(0).cause, ApiError::Kind::Throttled);
    QCOMPARE(waits.at(0).until, world.clock->now() + 20ms);
}

void tst_SendTurns::aWaitIsCancelledAtOnce()
{
    RawServer server([](const RawRequest &request) {
        reply(request, "{}", "429 Too Many Requests", "Retry-After: 20\r\n");
    });
    SendWorld world(server);
    bool isWaiting = false;
    bool isDone = false;
    const Operation operation = operationOf(Operation::Repeat::Never);
    world.loop->setObserver([&](const RetryWait &) { isWaiting = true; });
    world.loop->send({.operation = &operation, .path = "/", .body = "{}"},
                     [&](const auto &, int) { isDone = true; });
    QTRY_VERIFY(isWaiting);
    QElapsedTimer timer;
    timer.start();
    world.loop.reset();
    QVERIFY(timer.elapsed() < 100);
    QVERIFY(!QTest::qWaitFor([&] { return isDone || server.requestCount() > 1; }, 50));
}

void tst_SendTurns::aCancelledTurnIsGivenBack()
{
    RawServer server([](const RawRequest &request) { reply(request, "{}"); });
    SendWorld world(server);
    throttle(world, 1);
    const Operation operation = operationOf(Operation::Repeat::Read);
    SendRate &rate = world.access->load->rate;
    const auto before = rate.reserve(world.clock->now());
    world.loop->send({.operation = &operation, .path = "/", .body = "{}", .lane = Lane::Bulk},
                     [](const auto &, int) {});
    world.loop.reset();
    rate.giveBack();
    QCOMPARE(rate.reserve(world.clock->now()), before);
    QCOMPARE(server.requestCount(), 0);
}

void tst_SendTurns::theLimitOfAttemptsIsTold()
{
    QList<QByteArray> told;
    RawServer server([&](const RawRequest &request) {
        told += request.header("amz-sdk-request");
        reply(request, "{}", "500 X");
    });
    SendWorld world(server);
    world.access->retryLimits.attempts = 2;
    QCOMPARE(world.send(operationOf(Operation::Repeat::Read)).sends, 2);
    QCOMPARE(told, QList<QByteArray>({"attempt=1; max=2", "attempt=2; max=2"}));
}

QTEST_GUILESS_MAIN(tst_SendTurns)
#include "tst_sendturns.moc"
