// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/retry.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace lc;
using namespace std::chrono_literals;
using Repeat = Operation::Repeat;

namespace {

constexpr AttemptFailure transientFailure{.kind = RetryKind::Transient, .mayBeExecuted = false};
constexpr AttemptFailure unknownFailure{.kind = RetryKind::Transient, .mayBeExecuted = true};
constexpr AttemptFailure throttle{.kind = RetryKind::Throttle};

RetrySchedule schedule(RetryQuota &quota, double random = 1.0, Repeat repeat = Repeat::Read)
{
    return RetrySchedule(repeat, quota, [random] { return random; });
}

Instant at(int hour, int minute, int second)
{
    return Instant(std::chrono::milliseconds(
        QDateTime(QDate(2026, 11, 21), QTime(hour, minute, second), QTimeZone::utc())
            .toMSecsSinceEpoch()));
}

} // namespace

class tst_Retry : public QObject {
    Q_OBJECT
private slots:
    void transientDelaysDouble();
    void throttleDelaysDouble();
    void delayIsRandom();
    void quotaIsTakenAndGivenBack();
    void firstTryRewardsOneUpToTheLimit();
    void emptyQuotaEndsRetries();
    void whatMayBeRepeated_data();
    void whatMayBeRepeated();
    void toldWaitIsClamped_data();
    void toldWaitIsClamped();
    void toldWaitIsRead_data();
    void toldWaitIsRead();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void httpDateIsRead_data();
    void httpDateIsRead();
    void anySequenceKeepsTheLimits();
};

void tst_Retry::transientDelaysDouble()
{
    RetryQuota quota;
    RetrySchedule calls = schedule(quota);
    QCOMPARE(calls.attempt(), 1);
    QCOMPARE(calls.next(transientFailure), std::optional(50ms));
    QCOMPARE(calls.attempt(), 2);
    QCOMPARE(calls.next(transientFailure), std::optional(100ms));
    QCOMPARE(calls.attempt(), 3);
    QCOMPARE(calls.next(transientFailure), std::nullopt);
    QCOMPARE(calls.attempt(), 3);
}

void tst_Retry::throttleDelaysDouble()
{
    RetryQuota quota;
    RetrySchedule calls = schedule(quota);
    QCOMPARE(calls.next(throttle), std::optional(1'000ms));
    QCOMPARE(calls.next(throttle), std::optional(2'000ms));
    QCOMPARE(calls.next(throttle), std::nullopt);
}

void tst_Retry::delayIsRandom()
{
    RetryQuota quota;
    QCOMPARE(schedule(quota, 0.0).next(throttle), std::optional(0ms));
    QCOMPARE(schedule(quota, 0.5).next(throttle), std::optional(500ms));
}

void tst_Retry::quotaIsTakenAndGivenBack()
{
    RetryQuota quota;
    RetrySchedule calls = schedule(quota);
    QVERIFY(calls.next(transientFailure));
    QCOMPARE(quota.available(), 486);
    QVERIFY(calls.next(throttle));
    QCOMPARE(quota.available(), 481);
    calls.succeeded();
    QCOMPARE(quota.available(), 486); // the cost of the last retry only
}

void tst_Retry::firstTryRewardsOneUpToTheLimit()
{
    RetryQuota quota;
    schedule(quota).succeeded();
    QCOMPARE(quota.available(), 500);
    QVERIFY(quota.take(10));
    schedule(quota).succeeded();
    QCOMPARE(quota.available(), 491);
}

void tst_Retry::emptyQuotaEndsRetries()
{
    RetryQuota quota;
    QVERIFY(quota.take(490));
    RetrySchedule calls = schedule(quota);
    QCOMPARE(calls.next(transientFailure), std::nullopt);
    QCOMPARE(quota.available(), 10);
    QVERIFY(calls.next(throttle));
    QCOMPARE(quota.available(), 5);
}

void tst_Retry::whatMayBeRepeated_data()
{
    QTest::addColumn<int>("repeat");
    QTest::addColumn<bool>("afterUnknown");
    QTest::newRow("read") << int(Repeat::Read) << true;
    QTest::newRow("token") << int(Repeat::Token) << true;
    QTest::newRow("version") << int(Repeat::Version) << false;
    QTest::newRow("state") << int(Repeat::State) << false;
    QTest::newRow("never") << int(Repeat::Never) << false;
}

void tst_Retry::whatMayBeRepeated()
{
    QFETCH(int, repeat);
    QFETCH(bool, afterUnknown);
    RetryQuota quota;
    const auto kind = Repeat(repeat);
    QCOMPARE(schedule(quota, 1.0, kind).next(unknownFailure).has_value(), afterUnknown);
    QVERIFY(schedule(quota, 1.0, kind).next(transientFailure));
    QVERIFY(schedule(quota, 1.0, kind).next(throttle));
    QVERIFY(!schedule(quota, 1.0, kind).next({.kind = RetryKind::None}));
}

void tst_Retry::toldWaitIsClamped_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("wait"); // with a computed delay of 50 ms
    QTest::newRow("inside") << QByteArray("1500") << 1500;
    QTest::newRow("shorter") << QByteArray("0") << 50;
    QTest::newRow("longer") << QByteArray("10000") << 5050;
    QTest::newRow("malformed") << QByteArray("soon") << 50;
    QTest::newRow("negative") << QByteArray("-100") << 50;
}

void tst_Retry::toldWaitIsClamped()
{
    QFETCH(QByteArray, header);
    QFETCH(int, wait);
    RetryQuota quota;
    AttemptFailure failure = transientFailure;
    failure.toldWait = readToldWait(header);
    QCOMPARE(schedule(quota).next(failure), std::optional(std::chrono::milliseconds(wait)));
}

void tst_Retry::toldWaitIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("wait"); // -1: nothing
    QTest::newRow("number") << QByteArray("1500") << qint64(1500);
    QTest::newRow("empty") << QByteArray("") << qint64(-1);
    QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
    QTest::newRow("overflow") << QByteArray("99999999999999999999") << qint64(-1);
}

void tst_Retry::toldWaitIsRead()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, wait);
    const auto read = readToldWait(header);
    QCOMPARE(read ? read->count() : -1, wait);
}

void tst_Retry::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("wait"); // at 00:32:44; -1: nothing
    QTest::newRow("seconds") << QByteArray("3") << qint64(3'000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("long") << QByteArray("3600") << qint64(20'000);
    QTest::newRow("overflow") << QByteArray("9223372036854775807") << qint64(20'000);
    QTest::newRow("beyond") << QByteArray("99999999999999999999") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
    QTest::newRow("date") << QByteArray("Sat, 21 Nov 2026 00:32:49 GMT") << qint64(5'000);
    QTest::newRow("past date") << QByteArray("Sat, 21 Nov 2026 00:32:40 GMT") << qint64(-1);
    QTest::newRow("garbage") << QByteArray("later") << qint64(-1);
    QTest::newRow("empty") << QByteArray("") << qint64(-1);
}

void tst_Retry::retryAfterIsRead()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, wait);
    const auto read = readRetryAfter(header, at(0, 32, 44));
    QCOMPARE(read ? read->count() : -1, wait);
}

void tst_Retry::httpDateIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isDate");
    QTest::newRow("usual") << QByteArray("Sat, 21 Nov 2026 00:32:44 GMT") << true;
    QTest::newRow("other zone") << QByteArray("Sat, 21 Nov 2026 00:32:44 CET") << false;
    QTest::newRow("wrong weekday") << QByteArray("Mon, 21 Nov 2026 00:32:44 GMT") << false;
    QTest::newRow("ISO") << QByteArray("2026-11-21T00:32:44Z") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("no such day") << QByteArray("Sat, 31 Nov 2026 00:32:44 GMT") << false;
}

void tst_Retry::httpDateIsRead()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, isDate);
    QCOMPARE(readHttpDate(header), isDate ? std::optional(at(0, 32, 44)) : std::nullopt);
}

void tst_Retry::anySequenceKeepsTheLimits()
{
    RetryQuota quota;
    QRandomGenerator random(20261121);
    for (int i = 0; i < 200'000; ++i) {
        RetrySchedule calls(Repeat(random.bounded(5)), quota,
                            [&] { return random.generateDouble(); });
        int sends = 1;
        for (;;) {
            const int what = random.bounded(5);
            if (what == 0) {
                calls.succeeded();
                break;
            }
            AttemptFailure failure{.kind = RetryKind(what % 3),
                                   .mayBeExecuted = random.bounded(2) == 1};
            if (random.bounded(4) == 0)
                failure.toldWait = std::chrono::milliseconds(random.bounded(100'000));
            if (random.bounded(4) == 0)
                failure.retryAfter = std::chrono::milliseconds(random.bounded(20'000));
            const auto wait = calls.next(failure);
            if (!wait)
                break;
            ++sends;
            QVERIFY(*wait >= 0ms && *wait <= 25'000ms);
        }
        QVERIFY(sends <= 3 && sends == calls.attempt());
        QVERIFY(quota.available() >= 0 && quota.available() <= 500);
    }
}

QTEST_GUILESS_MAIN(tst_Retry)
#include "tst_retry.moc"
