// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/sendrate.h"

#include "aws/serviceloads.h"

#include <QTest>

using namespace lc;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// Any instant on a whole second.
constexpr Instant start{milliseconds(1'773'907'200'000)};

struct Sample {
    int tenths; ///< of a second since the start
    bool isThrottled;
    double measured;
    double perSecond; ///< meaningful once throttled
};

// Computed by a second implementation from the published formulas: scale 0.4, beta 0.7, smoothing
// 0.8, buckets of half a second.
constexpr Sample samples[] = {
    {2, false, 0.0, 0.0},
    {4, false, 0.0, 0.0},
    {6, false, 4.8, 0.0},
    {8, false, 4.8, 0.0},
    {10, false, 4.16, 0.0},
    {12, false, 4.16, 0.0},
    {14, false, 4.16, 0.0},
    {16, false, 5.632, 0.0},
    {18, false, 5.632, 0.0},
    {20, true, 4.3264, 3.02848},
    {22, false, 4.3264, 3.486639},
    {24, false, 4.3264, 3.821874},
    {26, false, 5.66528, 4.053386},
    {28, false, 5.66528, 4.200373},
    {30, false, 4.333056, 4.282037},
    {32, false, 4.333056, 4.317576},
    {34, true, 4.333056, 3.022303},
    {36, false, 5.666611, 3.479795},
    {38, false, 5.666611, 3.81446},
    {40, false, 4.333322, 4.045498},
    {42, false, 4.333322, 4.192108},
    {44, false, 4.333322, 4.273491},
    {46, false, 5.666664, 4.308847},
    {48, false, 5.666664, 4.317375},
    {50, false, 4.333333, 4.318277},
};

/// A rate that was throttled while it sent `perSecond` requests a second for a minute.
SendRate throttledAt(int perSecond, Instant &now)
{
    SendRate rate;
    for (int i = 0; i < 60 * perSecond; ++i) {
        rate.succeeded(now);
        now += milliseconds(1'000 / perSecond);
    }
    rate.throttled(now);
    return rate;
}

} // namespace

class tst_SendRate : public QObject {
    Q_OBJECT
private slots:
    void nothingWaitsBeforeTheFirstThrottle();
    void rateFollowsTheCubicCurve();
    void sendsSlowDownAndRecover();
    void neverSlowerThanTheFloor();
    void placesAreGivenInOrderAndBack();
    void aClockThatIsSetBackHoldsNobodyLonger();
    void anOldThrottleIsForgotten();
    void loadsAreSharedByAccountRegionAndService();
};

void tst_SendRate::nothingWaitsBeforeTheFirstThrottle()
{
    SendRate rate;
    for (int i = 0; i < 10'000; ++i) {
        QCOMPARE(rate.reserve(start), 0ms);
        rate.succeeded(start);
    }
    QVERIFY(!rate.isLimited());
}

void tst_SendRate::rateFollowsTheCubicCurve()
{
    SendRate rate;
    for (const Sample &sample : samples) {
        const Instant now = start + milliseconds(sample.tenths * 100);
        if (sample.isThrottled)
            rate.throttled(now);
        else
            rate.succeeded(now);
        const QByteArray where = QByteArray::number(sample.tenths);
        QVERIFY2(std::abs(rate.measured() - sample.measured) < 1e-6, where.constData());
        QVERIFY2(!rate.isLimited() || std::abs(rate.perSecond() - sample.perSecond) < 1e-6,
                 where.constData());
    }
    QVERIFY(rate.isLimited());
}

void tst_SendRate::sendsSlowDownAndRecover()
{
    Instant now = start;
    SendRate rate = throttledAt(10, now);
    QVERIFY(std::abs(rate.perSecond() - 7.0) < 0.3);
    // As many sends as the rate lets go, counted by the second.
    QList<int> sends;
    for (int second = 0; second < 30; ++second) {
        const Instant end = now + 1s;
        int count = 0;
        for (;;) {
            const milliseconds wait = rate.reserve(now);
            if (now + wait >= end) {
                rate.giveBack();
                now = end;
                break;
            }
            now += wait;
            ++count;
            rate.succeeded(now);
        }
        sends += count;
    }
    QVERIFY2(sends.first() <= 9, qPrintable(QString::number(sends.first())));
    QVERIFY2(sends.last() > 10, qPrintable(QString::number(sends.last())));
}

void tst_SendRate::neverSlowerThanTheFloor()
{
    Instant now = start;
    SendRate rate = throttledAt(10, now);
    for (int i = 0; i < 50; ++i)
        rate.throttled(now);
    QVERIFY(rate.perSecond() >= ratenumbers::lowest);
    for (int i = 0; i < 20; ++i) {
        now += rate.reserve(now);
        rate.throttled(now);
        QVERIFY(rate.perSecond() >= ratenumbers::lowest);
    }
    QVERIFY(rate.reserve(now) <= 2s);
}

void tst_SendRate::placesAreGivenInOrderAndBack()
{
    Instant now = start;
    SendRate rate = throttledAt(10, now);
    milliseconds last{0};
    for (int i = 0; i < 20; ++i) {
        const milliseconds wait = rate.reserve(now);
        QVERIFY(i == 0 || wait > last);
        last = wait;
    }
    for (int i = 0; i < 19; ++i)
        rate.giveBack();
    QVERIFY(rate.reserve(now) < last / 5);
}

void tst_SendRate::aClockThatIsSetBackHoldsNobodyLonger()
{
    Instant now = start;
    SendRate rate = throttledAt(10, now);
    const milliseconds before = rate.reserve(now);
    QVERIFY(rate.reserve(now - std::chrono::hours(24)) <= before + 500ms);
}

void tst_SendRate::anOldThrottleIsForgotten()
{
    Instant now = start;
    SendRate rate = throttledAt(1, now);
    QVERIFY(rate.isLimited());
    for (int i = 0; i < 10; ++i)
        rate.reserve(now);
    QVERIFY(rate.reserve(now) > 0ms);
    now += ratenumbers::forgottenAfter + 1s;
    QCOMPARE(rate.reserve(now), 0ms);
    QVERIFY(!rate.isLimited());
}

void tst_SendRate::loadsAreSharedByAccountRegionAndService()
{
    ServiceLoads loads;
    const QString account = QStringLiteral("111122223333");
    const QString region = QStringLiteral("us-east-1");
    const auto load = loads.of(account, region, "license-manager");
    QVERIFY(load->quota.take(14));
    QCOMPARE(loads.of(account, region, "license-manager"), load);
    QVERIFY(loads.of(QStringLiteral("444455556666"), region, "license-manager") != load);
    QVERIFY(loads.of(account, QStringLiteral("us-west-2"), "license-manager") != load);
    QVERIFY(loads.of(account, region, "sts") != load);
    QCOMPARE(loads.of(account, region, "sts")->quota.available(), 500);
}

QTEST_GUILESS_MAIN(tst_SendRate)
#include "tst_sendrate.moc"
