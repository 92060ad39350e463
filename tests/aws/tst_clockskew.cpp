// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/sendloop.h"

#include "support/sendworld.h"

#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

namespace {

// What AWS and the local service tolerate.
constexpr std::chrono::minutes tolerance{5};

/// Answers as a service whose clock is `clock`; says how many requests it carried out.
class SkewChecking {
public:
    explicit SkewChecking(FakeClock &clock) : m_clock(clock) { }

    void answer(const RawRequest &request)
    {
        const QByteArray date = "Date: " + httpDate(m_clock.now()) + "\r\n";
        const Instant signedAt = *fromSigningTime(request.header("X-Amz-Date"));
        if (std::chrono::abs(signedAt - m_clock.now()) >= tolerance) {
            reply(request,
                  R"({"__type":"InvalidSignatureException","message":"Signature expired"})",
                  "403 Forbidden", date);
            return;
        }
        ++executed;
        reply(request, "{}", "200 OK", date);
    }

    int executed = 0;

private:
    FakeClock &m_clock;
};

} // namespace

class tst_ClockSkew : public QObject {
    Q_OBJECT
private slots:
    void clockIsLearntOnce_data();
    void clockIsLearntOnce();
    void otherCallsUseWhatWasLearnt();
    void aClockThatJumpsWhileWaitingIsLearnt_data();
    void aClockThatJumpsWhileWaitingIsLearnt();
    void aClockThatIsPutRightIsLearntAgain();
    void unusableDatesEndTheCall_data();
    void unusableDatesEndTheCall();
    void aDateAloneIsNoReason();
    void errorsThatMayComeAfterExecutionAreNotHealed();
    void wrongSignatureWithAGoodClockIsFinal();
    void clockStaysWrongAfterOneMoreSend();
};

void tst_ClockSkew::clockIsLearntOnce_data()
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

void tst_ClockSkew::clockIsLearntOnce()
{
    QFETCH(qint64, skewSeconds);
    FakeClock serviceClock;
    serviceClock.advance(std::chrono::seconds(skewSeconds));
    SkewChecking checking(serviceClock);
    RawServer server([&](const RawRequest &request) { checking.answer(request); });
    SendWorld world(server);
    const Ended first = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*first.answer);
    QCOMPARE(first.sends, 2);
    const Ended second = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*second.answer);
    QCOMPARE(second.sends, 1);
    QCOMPARE(checking.executed, 2);
    QCOMPARE(server.requestCount(), 3);
}

void tst_ClockSkew::otherCallsUseWhatWasLearnt()
{
    FakeClock serviceClock;
    serviceClock.advance(24h);
    SkewChecking checking(serviceClock);
    RawServer server([&](const RawRequest &request) { checking.answer(request); });
    SendWorld first(server);
    SendWorld second(server);
    second.access->load = first.access->load; // as two connections of one account share it
    QCOMPARE(first.send(operationOf(Operation::Repeat::Read)).sends, 2);
    const Ended ended = second.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*ended.answer);
    QCOMPARE(ended.sends, 1);
}

void tst_ClockSkew::aClockThatJumpsWhileWaitingIsLearnt_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::newRow("forward, as at the begin of summer time kept in the wrong zone") << qint64(60);
    QTest::newRow("back, as at its end") << qint64(-60);
    QTest::newRow("a day") << qint64(1'440);
    QTest::newRow("ten years back") << qint64(-5'256'000);
}

/// Ours was wrong when the request was signed and jumps before the answer is judged.
void tst_ClockSkew::aClockThatJumpsWhileWaitingIsLearnt()
{
    QFETCH(qint64, minutes);
    FakeClock serviceClock;
    serviceClock.advance(2h);
    SkewChecking checking(serviceClock);
    SendWorld *worldPointer = nullptr;
    RawServer server([&](const RawRequest &request) {
        if (request.number == 1)
            worldPointer->clock->advance(std::chrono::minutes(minutes));
        checking.answer(request);
    });
    SendWorld world(server);
    worldPointer = &world;
    const Ended first = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*first.answer);
    QCOMPARE(first.sends, 2);
    QCOMPARE(world.send(operationOf(Operation::Repeat::Never)).sends, 1);
    QCOMPARE(checking.executed, 2);
}

void tst_ClockSkew::aClockThatIsPutRightIsLearntAgain()
{
    FakeClock serviceClock;
    serviceClock.advance(24h);
    SkewChecking checking(serviceClock);
    RawServer server([&](const RawRequest &request) { checking.answer(request); });
    SendWorld world(server);
    QCOMPARE(world.send(operationOf(Operation::Repeat::Never)).sends, 2);
    world.clock->advance(24h);
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(*ended.answer);
    QCOMPARE(ended.sends, 2);
    QCOMPARE(world.access->load->clockOffset.load(), 0);
    QCOMPARE(world.send(operationOf(Operation::Repeat::Never)).sends, 1);
}

void tst_ClockSkew::unusableDatesEndTheCall_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("empty") << QByteArray("Date: \r\n");
    QTest::newRow("garbage") << QByteArray("Date: yesterday\r\n");
    QTest::newRow("no such day") << QByteArray("Date: Tue, 31 Feb 2026 08:00:00 GMT\r\n");
    QTest::newRow("other zone") << QByteArray("Date: Thu, 19 Mar 2026 09:00:00 CET\r\n");
    QTest::newRow("seconds since 1970") << QByteArray("Date: 1773907200\r\n");
    QTest::newRow("the year 292277026596")
        << QByteArray("Date: Thu, 19 Mar 292277026596 08:00:00 GMT\r\n");
}

void tst_ClockSkew::unusableDatesEndTheCall()
{
    QFETCH(QByteArray, header);
    for (const char *code : {"RequestTimeTooSkewed", "InvalidSignatureException"}) {
        RawServer server([&](const RawRequest &request) {
            reply(request, QByteArray(R"({"__type":")") + code + R"("})", "403 Forbidden", header);
        });
        SendWorld world(server);
        const Ended ended = world.send(operationOf(Operation::Repeat::Never));
        QVERIFY(!*ended.answer);
        QCOMPARE(ended.answer->error().kind, ApiError::Kind::Credentials);
        QCOMPARE(ended.answer->error().executed, ApiError::Executed::No);
        QCOMPARE(server.requestCount(), 1);
        QCOMPARE(world.access->load->clockOffset.load(), 0);
    }
}

void tst_ClockSkew::aDateAloneIsNoReason()
{
    FakeClock serviceClock;
    serviceClock.advance(24h);
    RawServer server([&](const RawRequest &request) {
        reply(request, R"({"__type":"AccessDeniedException"})", "403 Forbidden",
              "Date: " + httpDate(serviceClock.now()) + "\r\n");
    });
    SendWorld world(server);
    QVERIFY(!*world.send(operationOf(Operation::Repeat::Never)).answer);
    QCOMPARE(server.requestCount(), 1);
    QCOMPARE(world.access->load->clockOffset.load(), 0);
}

/// Only a refusal proves that nothing was carried out.
void tst_ClockSkew::errorsThatMayComeAfterExecutionAreNotHealed()
{
    FakeClock serviceClock;
    serviceClock.advance(24h);
    RawServer server([&](const RawRequest &request) {
        reply(request, R"({"__type":"RequestTimeTooSkewed"})", "500 Internal Server Error",
              "Date: " + httpDate(serviceClock.now()) + "\r\n");
    });
    SendWorld world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.answer->error().executed, ApiError::Executed::Unknown);
    QCOMPARE(server.requestCount(), 1);
}

void tst_ClockSkew::wrongSignatureWithAGoodClockIsFinal()
{
    FakeClock serviceClock;
    RawServer server([&](const RawRequest &request) {
        reply(request, R"({"__type":"InvalidSignatureException"})", "403 Forbidden",
              "Date: " + httpDate(serviceClock.now()) + "\r\n");
    });
    SendWorld world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Read));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.answer->error().kind, ApiError::Kind::Credentials);
    QCOMPARE(server.requestCount(), 1);
}

void tst_ClockSkew::clockStaysWrongAfterOneMoreSend()
{
    FakeClock serviceClock;
    RawServer server([&](const RawRequest &request) {
        serviceClock.advance(1h);
        reply(request, R"({"__type":"RequestTimeTooSkewed"})", "403 Forbidden",
              "Date: " + httpDate(serviceClock.now()) + "\r\n");
    });
    SendWorld world(server);
    const Ended ended = world.send(operationOf(Operation::Repeat::Never));
    QVERIFY(!*ended.answer);
    QCOMPARE(ended.answer->error().executed, ApiError::Executed::No);
    QCOMPARE(server.requestCount(), 2);
}

QTEST_GUILESS_MAIN(tst_ClockSkew)
#include "tst_clockskew.moc"
