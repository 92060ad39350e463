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
    void standardCases_data();
    void standardCases();
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

namespace {

/// What an attempt met: a failure, or 'A' for an answer.
struct Step {
    char met; ///< T transient, H throttle (held), F final, A answer
    int wait = -1; ///< milliseconds before the next attempt; below zero: there is none
    int quota = 0; ///< afterwards
    const char *told = nullptr; ///< x-amz-retry-after
};

/// One or several calls after another on one quota.
struct StandardCase {
    const char *name;
    int quota;
    RetryLimits limits;
    QList<Step> steps;
};

// The standard mode of revision 2.1, with a random number of one; a case each for what the public
// test suites of the SDKs check.
const QList<StandardCase> standardTable()
{
    const RetryLimits usual;
    const RetryLimits five{.attempts = 5};
    return {
        {"succeeds in the end", 500, usual, {{'T', 50, 486}, {'T', 100, 472}, {'A', -1, 486}}},
        {"fails at the last attempt",
         500,
         usual,
         {{'T', 50, 486}, {'T', 100, 472}, {'T', -1, 472}}},
        {"quota ends after one retry", 14, usual, {{'T', 50, 0}, {'T', -1, 0}}},
        {"no quota, no retry", 0, usual, {{'T', -1, 0}}},
        {"quota too small for a transient failure", 13, usual, {{'T', -1, 13}}},
        {"quota that is left is not spent in part", 20, usual, {{'T', 50, 6}, {'T', -1, 6}}},
        {"delays double",
         500,
         five,
         {{'T', 50, 486}, {'T', 100, 472}, {'T', 200, 458}, {'T', 400, 444}, {'T', -1, 444}}},
        {"delays have a bound",
         500,
         {.attempts = 5, .longestDelay = 200ms},
         {{'T', 50, 486}, {'T', 100, 472}, {'T', 200, 458}, {'T', 200, 444}, {'T', -1, 444}}},
        {"throttles cost less and wait longer",
         500,
         five,
         {{'H', 1'000, 495},
          {'H', 2'000, 490},
          {'H', 4'000, 485},
          {'H', 8'000, 480},
          {'H', -1, 480}}},
        {"throttles are bounded by 20 s",
         500,
         {.attempts = 7},
         {{'H', 1'000, 495},
          {'H', 2'000, 490},
          {'H', 4'000, 485},
          {'H', 8'000, 480},
          {'H', 16'000, 475},
          {'H', 20'000, 470},
          {'H', -1, 470}}},
        {"a throttle after a transient failure",
         500,
         usual,
         {{'T', 50, 486}, {'H', 2'000, 481}, {'A', -1, 486}}},
        {"a transient failure after a throttle",
         500,
         usual,
         {{'H', 1'000, 495}, {'T', 100, 481}, {'A', -1, 495}}},
        {"answers give the last cost back",
         30,
         usual,
         {{'T', 50, 16}, {'T', 100, 2}, {'A', -1, 16}, {'T', 50, 2}, {'A', -1, 16}}},
        {"first tries give one back", 490, usual, {{'A', -1, 491}, {'A', -1, 492}}},
        {"never above the full quota", 500, usual, {{'A', -1, 500}, {'A', -1, 500}}},
        {"a final failure costs nothing", 500, usual, {{'F', -1, 500}}},
        {"a final failure ends a row of retries", 500, usual, {{'T', 50, 486}, {'F', -1, 486}}},
        {"told 1500", 500, usual, {{'T', 1'500, 486, "1500"}, {'A', -1, 500}}},
        {"told less than computed", 500, usual, {{'T', 50, 486, "0"}, {'A', -1, 500}}},
        {"told more than 5 s on top", 500, usual, {{'T', 5'050, 486, "10000"}, {'A', -1, 500}}},
        {"told nonsense", 500, usual, {{'T', 50, 486, "invalid"}, {'A', -1, 500}}},
        {"told a negative wait", 500, usual, {{'T', 50, 486, "-100"}, {'A', -1, 500}}},
        {"told while throttled",
         500,
         usual,
         {{'H', 1'500, 495, "1500"}, {'H', 2'000, 490, "0"}, {'A', -1, 495}}},
        {"one attempt only", 500, {.attempts = 1}, {{'T', -1, 500}}},
    };
}

AttemptFailure failureOf(const Step &step)
{
    AttemptFailure failure = step.met == 'T' ? transientFailure
        : step.met == 'H'                    ? throttle
                                             : AttemptFailure();
    if (step.told)
        failure.toldWait = readToldWait(step.told);
    return failure;
}

} // namespace

void tst_Retry::standardCases_data()
{
    QTest::addColumn<int>("index");
    const auto table = standardTable();
    for (int i = 0; i < table.size(); ++i)
        QTest::newRow(table.at(i).name) << i;
}

void tst_Retry::standardCases()
{
    QFETCH(int, index);
    const StandardCase test = standardTable().at(index);
    RetryQuota quota(test.quota);
    std::optional<RetrySchedule> calls;
    for (const Step &step : test.steps) {
        if (!calls)
            calls.emplace(
                Repeat::Read, quota, [] { return 1.0; }, test.limits);
        if (step.met == 'A') {
            calls->succeeded();
            calls.reset();
        } else {
            const auto wait = calls->next(failureOf(step));
            QCOMPARE(wait ? int(wait->count()) : -1, step.wait);
        }
        QCOMPARE(quota.available(), step.quota);
    }
}

void tst_Retry::anySequenceKeepsTheLimits()
{
    RetryQuota quota;
    QRandomGenerator random(20261121);
    for (int i = 0; i < 1'000'000; ++i) {
        const RetryLimits limits{.attempts = 1 + random.bounded(5)};
        RetrySchedule calls(
            Repeat(random.bounded(5)), quota, [&] { return random.generateDouble(); }, limits);
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
        QVERIFY(sends <= limits.attempts && sends == calls.attempt());
        QVERIFY(quota.available() >= 0 && quota.available() <= 500);
    }
}

QTEST_GUILESS_MAIN(tst_Retry)
#include "tst_retry.moc"
