// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "aws/errors.h"
#include "aws/retry.h"

#include <QTest>

using namespace lc;
using namespace std::chrono_literals;

/// License Manager's own throttle, which no SDK knows as one, at every operation.
class tst_Throttles : public QObject {
    Q_OBJECT
private slots:
    void rateLimitExceededIsAThrottleEverywhere_data();
    void rateLimitExceededIsAThrottleEverywhere();
    void serverToldWaitsAreHonored_data();
    void serverToldWaitsAreHonored();
};

void tst_Throttles::rateLimitExceededIsAThrottleEverywhere_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 429, 503})
        QTest::addRow("%d", status) << status;
}

void tst_Throttles::rateLimitExceededIsAThrottleEverywhere()
{
    QFETCH(int, status);
    int count = 0;
    for (const Operation *operation : allOperations()) {
        if (operation->service->protocol != Service::Protocol::AwsJson)
            continue;
        ++count;
        const QByteArray body =
            R"({"__type":"com.amazonaws.licensemanager#RateLimitExceededException","message":"m"})";
        for (const TransportReply &reply :
             {TransportReply{status, {}, body},
              TransportReply{status, {{"x-amzn-ErrorType", "RateLimitExceededException"}}, "{}"}}) {
            const FailedAttempt failed = judge(*operation, reply, Instant());
            QVERIFY2(failed.retry.kind == RetryKind::Throttle, operation->name);
            QVERIFY2(failed.error.kind == ApiError::Kind::Throttled, operation->name);
            QVERIFY2(failed.error.executed == ApiError::Executed::No, operation->name);
            RetryQuota quota;
            RetrySchedule calls(operation->repeat, quota, [] { return 1.0; });
            QCOMPARE(calls.next(failed.retry), std::optional(1'000ms));
            QCOMPARE(calls.next(failed.retry), std::optional(2'000ms));
            QCOMPARE(calls.next(failed.retry), std::nullopt);
            QCOMPARE(quota.available(), 490);
        }
    }
    QCOMPARE(count, 62);
}

void tst_Throttles::serverToldWaitsAreHonored_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("wait"); // before the second attempt after a throttle, random one
    const QByteArray amz = "X-Amz-Retry-After";
    const QByteArray standard = "Retry-After";
    const auto row = [](const QByteArray &name, const char *value, int wait) {
        QTest::addRow("%s: %s", name.constData(), value) << name << QByteArray(value) << wait;
    };
    row(amz, "1500", 1'500);
    row(amz, "0", 1'000);
    row(amz, "10000", 6'000);
    row(amz, "invalid", 1'000);
    row(amz, "-100", 1'000);
    row(standard, "7", 7'000);
    row(standard, "0", 1'000);
    row(standard, "Thu, 01 Jan 1970 00:00:09 GMT", 9'000);
    row(standard, "Wed, 31 Dec 1969 23:59:00 GMT", 1'000);
    row(standard, "soon", 1'000);
    row(standard, "99999999999999999999999", 1'000);
    row(standard, "3600", 20'000);
}

void tst_Throttles::serverToldWaitsAreHonored()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, wait);
    for (const Operation *operation : allOperations()) {
        const TransportReply reply{429, {{name, value}}, "{}"};
        const FailedAttempt failed = judge(*operation, reply, Instant());
        RetryQuota quota;
        RetrySchedule calls(operation->repeat, quota, [] { return 1.0; });
        QCOMPARE(calls.next(failed.retry), std::optional(std::chrono::milliseconds(wait)));
    }
}

QTEST_GUILESS_MAIN(tst_Throttles)
#include "tst_throttles.moc"
