// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/usagedays.h"

#include "store/metrics.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const Day monday = *dayFromText(u"2026-03-02");

KeyDays keyDays(const QList<QList<qint64>> &pairs)
{
    SeriesKey key{u"aws"_s, u"111122223333"_s,          u"us-east-1"_s,
                  u"k1"_s,  metric::apiUsed.toString(), u"plan"_s};
    return {key, monday, pairs, Quota{100, QuotaPeriod::Week, 0}, false};
}

} // namespace

class TestUsageDays : public QObject {
    Q_OBJECT

private slots:
    void makesTwoSeries()
    {
        const auto samples = samplesOf(keyDays({{10, 90}, {20, 70}}));
        QCOMPARE(samples.series.size(), size_t(2));
        QCOMPARE(samples.series[0].key.metric, metric::apiUsed);
        QCOMPARE(samples.series[1].key.metric, metric::apiRemaining);
        QCOMPARE(samples.series[1].key.dimension, u"plan"_s);
        QCOMPARE(samples.series[0].interval, std::chrono::milliseconds(24h));
        QCOMPARE(samples.series[0].samples[1], (Sample{Instant(monday + days(1)), Quantity(20)}));
        QCOMPARE(samples.series[1].samples[1].value, Quantity(70));
    }

    void marksResetsAndExtensions()
    {
        // Monday is the reset day; Wednesday gains 50; then the next Monday.
        const auto samples = samplesOf(
            keyDays({{10, 90}, {20, 70}, {5, 115}, {0, 115}, {200, 0}, {3, 0}, {0, 0}, {7, 93}}));
        QCOMPARE(samples.events.size(), 3);
        QCOMPARE(samples.events[0].kind, HistoryEvent::Kind::Reset);
        QCOMPARE(samples.events[0].time, Instant(monday));
        QCOMPARE(samples.events[1].kind, HistoryEvent::Kind::Extension);
        QCOMPARE(samples.events[1].time, Instant(monday + days(2)));
        QCOMPARE(samples.events[1].before, u"65"_s);
        QCOMPARE(samples.events[1].after, u"115"_s);
        QCOMPARE(samples.events[2].kind, HistoryEvent::Kind::Reset);
        QCOMPARE(samples.events[2].before, u"0"_s);
        QCOMPARE(samples.events[2].after, u"100"_s);
    }

    void provesNothingByAChangedLimit()
    {
        KeyDays input = keyDays({{10, 90}, {20, 70}, {5, 115}});
        input.isLimitChanged = true;
        QCOMPARE(samplesOf(input).events.size(), 1); // the reset on Monday
    }

    void leavesOutWhatIsLeftOfNothing()
    {
        KeyDays input = keyDays({{10, 0}});
        input.quota.reset();
        const auto samples = samplesOf(input);
        QCOMPARE(samples.series.size(), size_t(1));
        QVERIFY(samples.events.isEmpty());
    }

    void survivesShortAnswers()
    {
        const auto samples = samplesOf(keyDays({{}, {5}, {1, 2, 3}}));
        QCOMPARE(samples.series[0].samples.size(), size_t(3));
        QCOMPARE(samples.series[0].samples[1].value, Quantity(5));
        QVERIFY(samplesOf(keyDays({})).series[0].samples.empty());
    }

    void dropsTheUnusedBeginning()
    {
        KeyDays input = keyDays({{0, 100}, {0, 100}, {1, 99}, {0, 99}});
        dropUnusedBeginning(input);
        QCOMPARE(input.first, monday + days(2));
        QCOMPARE(input.days.size(), 2);
        input = keyDays({{0, 100}, {0, 100}});
        dropUnusedBeginning(input);
        QCOMPARE(input.first, monday + days(1));
        QCOMPARE(input.days.size(), 1);
        input = keyDays({});
        dropUnusedBeginning(input);
        QCOMPARE(input.first, monday);
    }

    void neverTakesAValueForAnId()
    {
        const QHash<QString, QString> ids{{u"SecretValue0123456789abc"_s, u"abcdef1234"_s}};
        QCOMPARE(keyIdOf(u"SecretValue0123456789abc"_s, ids), u"abcdef1234"_s);
        QCOMPARE(keyIdOf(u"zyxwvu9876"_s, ids), u"zyxwvu9876"_s);
        QCOMPARE(keyIdOf(u"AnotherSecretValue0123456789"_s, ids), std::nullopt);
        QCOMPARE(keyIdOf(u"anothersecretvalue0123456789"_s, ids), std::nullopt);
        QCOMPARE(keyIdOf(u"UPPER"_s, ids), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestUsageDays)
#include "tst_usagedays.moc"
