// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/rightsizing.h"

#include "store/metrics.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <functional>
#include <random>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

// A Monday, 2026-03-02T00:00:00Z
const Instant monday(std::chrono::milliseconds(1'772'409'600'000));

Bucket single(std::chrono::milliseconds after, const QString &value, bool gapBefore = false)
{
    Bucket bucket;
    bucket.first = bucket.last = monday + after;
    bucket.minimum = bucket.maximum = bucket.final = Quantity::fromText(value);
    bucket.count = 1;
    bucket.gapBefore = gapBefore;
    return bucket;
}

/// A reading each quarter of an hour; `value` of quarters since that Monday.
std::vector<Bucket> quarters(int count, const std::function<double(int)> &value)
{
    std::vector<Bucket> buckets;
    for (int quarter = 0; quarter < count; ++quarter)
        buckets.push_back(single(quarter * 15min, QString::number(value(quarter))));
    return buckets;
}

bool isNear(double one, double other)
{
    return std::abs(one - other) < 1e-9;
}

const HeatMap::Cell &cellOf(const HeatMap &map, int weekday, int hour)
{
    return map.cells[std::size_t(weekday)][std::size_t(hour)];
}

} // namespace

class TestRightsizing : public QObject {
    Q_OBJECT

private slots:
    void measuresShares()
    {
        // Of 10 days: 6 h with 43, 12 h with 40, else 30.
        const Distribution found = distributionOf(quarters(960, [](int q) {
            return q < 24 ? 43 : q < 72 ? 40 : 30;
        }));
        QVERIFY(isNear(found.shareAbove(40), 0.025));
        QVERIFY(isNear(found.shareAbove(39.5), 0.075));
        QVERIFY(isNear(found.shareAbove(43), 0));
        QVERIFY(isNear(found.shareAbove(-1), 1));
        QCOMPARE(found.recorded, 10 * 24h);
        QCOMPARE(found.peak, 43.0);
        QCOMPARE(found.peakTime, monday);
        QVERIFY(isNear(found.mean, 0.025 * 43 + 0.05 * 40 + 0.925 * 30));
        QVERIFY(found.isWhole);
        QCOMPARE(found.bins.size(), std::size_t(14));
        QCOMPARE(found.bins.front().from, 30.0);
        QVERIFY(isNear(found.bins.front().share, 0.925));
        QVERIFY(isNear(found.bins.back().share, 0.025));
        QCOMPARE(found.sufficient(0.03), 40.0);
        QCOMPARE(found.sufficient(0.02), 43.0);
        QCOMPARE(found.sufficient(0.5), 30.0);
    }

    void doesNotCountGaps()
    {
        // An hour of 10, three days of nothing, an hour of 20.
        std::vector<Bucket> buckets;
        for (int quarter = 0; quarter < 4; ++quarter)
            buckets.push_back(single(quarter * 15min, u"10"_s));
        for (int quarter = 0; quarter < 4; ++quarter)
            buckets.push_back(single(72h + quarter * 15min, u"20"_s, quarter == 0));
        const Distribution found = distributionOf(buckets);
        QCOMPARE(found.recorded, 2h);
        QVERIFY(isNear(found.shareAbove(15), 0.5));
        const HeatMap map = heatMapOf(buckets, QTimeZone::utc());
        QCOMPARE(cellOf(map, 0, 0).recorded, 1h);
        QCOMPARE(cellOf(map, 3, 0).recorded, 1h);
        QCOMPARE(cellOf(map, 1, 0).recorded, 0h);
        QCOMPARE(cellOf(map, 3, 0).mean, 20.0);
    }

    void binsDecimalAmounts()
    {
        std::vector<Bucket> buckets;
        for (int i = 0; i < 2000; ++i)
            buckets.push_back(single(i * 1h, QString::number(0.125 * (i % 801), 'f', 3)));
        const Distribution found = distributionOf(buckets);
        QVERIFY(!found.isWhole);
        QVERIFY(found.bins.size() > 20);
        QVERIFY(found.bins.size() <= std::size_t(Distribution::maxBins));
        double sum = 0;
        for (std::size_t i = 0; i < found.bins.size(); ++i) {
            sum += found.bins[i].share;
            if (i > 0)
                QVERIFY(isNear(found.bins[i].from, found.bins[i - 1].to));
        }
        QVERIFY(isNear(sum, 1));
        QVERIFY(found.bins.front().from <= 0 && found.bins.back().to > 100);
        QCOMPARE(found.peak, 100.0);
    }

    void survivesStrangeAmounts()
    {
        std::mt19937 random(3);
        const QStringList amounts{u"0"_s,           u"-3"_s,
                                  u"many"_s,        u"1e"_s,
                                  u"0.000000001"_s, u"9000000000000000000000000000000000000000"_s,
                                  u"12.5"_s};
        for (int round = 0; round < 2000; ++round) {
            std::vector<Bucket> buckets;
            for (int i = int(random() % 12); i > 0; --i)
                buckets.push_back(single((13 - i) * 1h,
                                         amounts[qsizetype(random()) % amounts.size()],
                                         random() % 4 == 0));
            const Distribution found = distributionOf(buckets);
            double sum = 0;
            for (const Distribution::Bin &bin : found.bins)
                sum += bin.share;
            QVERIFY(found.isEmpty() || isNear(sum, 1));
            QVERIFY(std::isfinite(found.mean) && std::isfinite(found.peak));
            QVERIFY(found.bins.size() <= std::size_t(Distribution::maxBins));
            QVERIFY(!rightsizingSentence(found, Quantity(10)).isEmpty());
            const HeatMap map = heatMapOf(buckets, QTimeZone("Europe/Berlin"));
            QVERIFY(std::isfinite(map.peak));
        }
    }

    void mapsHoursOfAZone()
    {
        // 50 from 9 to 17 o'clock in Berlin on working days, else 10; winter, UTC + 1.
        const HeatMap map =
            heatMapOf(quarters(4 * 24 * 21,
                               [](int q) {
                                   const int hour = q / 4 % 24 + 1;
                                   const int day = q / 96 % 7;
                                   return day < 5 && hour >= 9 && hour < 17 ? 50 : 10;
                               }),
                      QTimeZone("Europe/Berlin"));
        for (int weekday = 0; weekday < 7; ++weekday) {
            for (int hour = 0; hour < 24; ++hour) {
                const double expected = weekday < 5 && hour >= 9 && hour < 17 ? 50 : 10;
                QCOMPARE(cellOf(map, weekday, hour).mean, expected);
                QCOMPARE(cellOf(map, weekday, hour).peak, expected);
                QCOMPARE(cellOf(map, weekday, hour).recorded, 3h);
            }
        }
        QCOMPARE(map.peak, 50.0);
    }

    void knowsDaylightSaving()
    {
        // From Saturday 28 March on two days: the hour from 2 to 3 on Sunday does not exist.
        const QTimeZone berlin("Europe/Berlin");
        std::vector<Bucket> spring;
        for (int quarter = 0; quarter < 4 * 48; ++quarter)
            spring.push_back(single(26 * 24h + quarter * 15min, u"1"_s));
        const HeatMap map = heatMapOf(spring, berlin);
        QCOMPARE(cellOf(map, 6, 1).recorded, 1h);
        QCOMPARE(cellOf(map, 6, 2).recorded, 0h);
        QCOMPARE(cellOf(map, 6, 3).recorded, 1h);
        QCOMPARE(cellOf(map, 0, 1).recorded, 1h); // Monday from 0 to 2 o'clock
        QCOMPARE(cellOf(map, 0, 2).recorded, 0h);
        // Sunday 25 October: the hour from 2 to 3 comes twice.
        std::vector<Bucket> autumn;
        for (int quarter = 0; quarter < 4 * 24; ++quarter)
            autumn.push_back(single(237 * 24h - 2h + quarter * 15min, u"1"_s));
        QCOMPARE(cellOf(heatMapOf(autumn, berlin), 6, 2).recorded, 2h);
        QCOMPARE(cellOf(heatMapOf(autumn, berlin), 6, 1).recorded, 1h);
    }

    void knowsHalfHours()
    {
        // UTC + 5:30: midnight in UTC is in the middle of an hour.
        const std::vector<Bucket> buckets{single(0h, u"7"_s), single(1h, u"9"_s)};
        const HeatMap map = heatMapOf(buckets, QTimeZone("Asia/Kolkata"));
        QCOMPARE(cellOf(map, 0, 5).recorded, std::chrono::milliseconds(30min));
        QCOMPARE(cellOf(map, 0, 6).recorded, 1h);
        QCOMPARE(cellOf(map, 0, 6).mean, 8.0);
        QCOMPARE(cellOf(map, 0, 6).peak, 9.0);
        QCOMPARE(cellOf(map, 0, 7).recorded, std::chrono::milliseconds(30min));
    }

    void saysWhatToRenew()
    {
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        // 1000 quarters: 4 of them with more than 40.
        const Distribution found =
            distributionOf(quarters(1000, [](int q) { return q < 4 ? 43 : q % 11 + 30; }));
        QCOMPARE(*amountToRenew(found), 40.0);
        QCOMPARE(rightsizingSentence(found, Quantity(50), english),
                 u"Renew 40: more than 40 were in use in 0.4% of the time. 50 are bought, "
                 "the peak was 43."_s);
        const Distribution level = distributionOf(quarters(1000, [](int) { return 12.5; }));
        QCOMPARE(rightsizingSentence(level, {}, english),
                 u"Renew 12.5: never were more than 12.5 in use."_s);
        const Distribution early = distributionOf(quarters(600, [](int) { return 5; }));
        QVERIFY(!amountToRenew(early));
        QCOMPARE(rightsizingSentence(early, Quantity(50), english),
                 u"Too little data to say how much to renew."_s);
        QVERIFY(distributionOf({}).isEmpty());
        QVERIFY(heatMapOf({}, QTimeZone::utc()).isEmpty());
    }

    void readsTheStore()
    {
        // Coarse buckets of the real store say nearly the same as single samples.
        QTemporaryDir folder;
        const auto clock = std::make_shared<FakeClock>();
        SqliteHistoryStore store(folder.filePath(u"history.db"_s), clock);
        SeriesSamples samples;
        samples.key = {
            u"aws"_s,  u"111122223333"_s, {}, u"arn:l"_s, metric::entitlementConsumed.toString(),
            u"Seats"_s};
        samples.interval = 15min;
        for (int quarter = 0; quarter < 96 * 60; ++quarter) {
            if (quarter / 96 != 20) // a day is missing
                samples.samples.push_back(
                    {monday + quarter * 15min, Quantity(20 + quarter % 96 / 4)});
        }
        const SeriesKey key = samples.key;
        store.merge({samples}, this, [](const Result<void, StoreError> &) {});
        std::vector<Distribution> found;
        for (const int maxBuckets : {10'000, 1'000}) {
            store.ranges({{key, monday, monday + 61 * 24h, maxBuckets}}, this,
                         [&](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                             found.push_back(distributionOf(answers->front().buckets));
                         });
        }
        QTRY_COMPARE(found.size(), std::size_t(2));
        const Distribution &fine = found.front();
        const Distribution &coarse = found.back();
        QCOMPARE(fine.recorded, 59 * 24h);
        QCOMPARE(fine.bins.size(), std::size_t(24));
        for (const Distribution::Bin &bin : fine.bins)
            QVERIFY(std::abs(bin.share - 1 / 24.0) < 1e-6);
        QVERIFY(std::abs(coarse.mean - fine.mean) < 0.5);
        QCOMPARE(coarse.peak, fine.peak);
        QVERIFY(std::chrono::abs(coarse.recorded - fine.recorded) < 4h);
    }
};

QTEST_GUILESS_MAIN(TestRightsizing)
#include "tst_rightsizing.moc"
