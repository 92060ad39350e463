// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/overviewfigures.h"

#include "store/metrics.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

const Instant now(std::chrono::milliseconds(1'773'907'200'000));

SeriesInfo info(const QString &resource, QStringView metric, const QString &dimension,
                const QString &value)
{
    SeriesInfo info;
    info.key = {u"aws"_s, u"111122223333"_s, {}, resource, metric.toString(), dimension};
    info.newest = {now, Quantity::fromText(value)};
    return info;
}

QList<SeriesInfo> entitlement(const QString &license, const QString &name, const QString &used,
                              const QString &limit)
{
    QList<SeriesInfo> list{info(license, metric::entitlementConsumed, name, used)};
    if (!limit.isEmpty())
        list.append(info(license, metric::entitlementCapacity, name, limit));
    return list;
}

License license(const QString &name, const QString &end,
                LicenseStatus status = LicenseStatus::Available)
{
    License license;
    license.licenseArn = u"arn:"_s + name;
    license.licenseName = name;
    license.status = status;
    license.validity = DatetimeRange();
    if (!end.isEmpty())
        license.validity->end = DateText(end);
    return license;
}

} // namespace

class TestOverviewFigures : public QObject {
    Q_OBJECT

private slots:
    void calculatesRatios_data()
    {
        QTest::addColumn<QString>("used");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<double>("ratio"); // -1: none
        QTest::addColumn<bool>("risky");
        QTest::addColumn<bool>("over");
        QTest::newRow("exactly 80 %") << u"84"_s << u"105"_s << 0.8 << true << false;
        QTest::newRow("just below") << u"79"_s << u"100"_s << 0.79 << false << false;
        QTest::newRow("full") << u"10"_s << u"10"_s << 1.0 << true << false;
        QTest::newRow("over") << u"12.5"_s << u"10"_s << 1.25 << true << true;
        QTest::newRow("nothing of nothing") << u"0"_s << u"0"_s << 0.0 << false << false;
        QTest::newRow("something of nothing")
            << u"1"_s << u"0"_s << std::numeric_limits<double>::infinity() << true << true;
        QTest::newRow("no limit") << u"1000"_s << u""_s << -1.0 << false << false;
        QTest::newRow("no number") << u"many"_s << u"10"_s << -1.0 << false << false;
        QTest::newRow("huge") << u"90000000000000000000000000000000"_s
                              << u"100000000000000000000000000000000"_s << 0.9 << true << false;
    }
    void calculatesRatios()
    {
        QFETCH(QString, used);
        QFETCH(QString, limit);
        const auto states =
            usageStates(entitlement(u"l"_s, u"Users"_s, used, limit), {{u"l"_s, u"License"_s}});
        QCOMPARE(states.size(), 1);
        QTEST(states[0].ratio().value_or(-1), "ratio");
        QTEST(states[0].isAtRisk(), "risky");
        QTEST(states[0].isOverLimit(), "over");
    }

    void findsWhatIsAtRisk()
    {
        QList<SeriesInfo> series = entitlement(u"l1"_s, u"Users"_s, u"85"_s, u"100"_s)
            + entitlement(u"l2"_s, u"Users"_s, u"5"_s, u"100"_s)
            + entitlement(u"gone"_s, u"Users"_s, u"100"_s, u"100"_s);
        series.append(info(u"c1"_s, metric::configurationConsumed, {}, u"95"_s));
        series.append(info(u"c1"_s, metric::configurationCapacity, {}, u"100"_s));
        series.append(info(u"c1"_s, metric::configurationConsumed, u"EC2_HOST"_s, u"95"_s));
        series.append(info(u"k1"_s, metric::apiRemaining, u"p1"_s, u"10"_s));
        series.append(info(u"k1"_s, metric::apiUsed, u"p1"_s, u"3"_s));
        series.append(info(u"k2"_s, metric::apiRemaining, u"p1"_s, u"5000"_s)); // extended
        series.append(info(u"p1"_s, metric::planLimit, {}, u"1000"_s));
        const QHash<QString, QString> names{{u"l1"_s, u"One"_s},
                                            {u"l2"_s, u"Two"_s},
                                            {u"c1"_s, u"Config"_s},
                                            {u"k1"_s, u"Key"_s},
                                            {u"k2"_s, u"Key 2"_s}};
        const auto states = usageStates(series, names);
        QCOMPARE(states.size(), 5);
        const auto risky = atRisk(states);
        QCOMPARE(risky.size(), 3);
        QCOMPARE(risky[0].name, u"Key"_s);
        QCOMPARE(risky[0].kind, UsageState::Kind::ApiKey);
        QCOMPARE(risky[0].used, Quantity(990));
        QCOMPARE(risky[1].name, u"Config"_s);
        QCOMPARE(risky[2].name, u"One"_s);
        QCOMPARE(risky[2].series.dimension, u"Users"_s);
        QCOMPARE(states.last().used, Quantity(0));
    }

    void findsWhatEndsSoon()
    {
        // now is 2026-03-19T08:00:00Z
        const QList<License> licenses{
            license(u"late"_s, u"2026-04-18T08:00:00Z"_s),
            license(u"soon"_s, u"2026-03-20T09:00:00Z"_s),
            license(u"now"_s, u"2026-03-19T08:00:00Z"_s),
            license(u"past"_s, u"2026-03-19T07:59:59Z"_s),
            license(u"later"_s, u"2026-04-18T08:00:01Z"_s),
            license(u"endless"_s, {}),
            license(u"odd"_s, u"some day"_s),
            license(u"deleted"_s, u"2026-03-25T00:00:00Z"_s, LicenseStatus::Deleted)};
        const auto expiring = expiringLicenses(licenses, now);
        QCOMPARE(expiring.size(), 3);
        QCOMPARE(expiring[0].name, u"now"_s);
        QCOMPARE(expiring[0].daysLeft, 0);
        QCOMPARE(expiring[1].name, u"soon"_s);
        QCOMPARE(expiring[1].daysLeft, 1);
        QCOMPARE(expiring[2].daysLeft, 30);
    }

    void countsPendingGrants()
    {
        QList<Grant> grants(3);
        grants[0].grantStatus = GrantStatus::PendingAccept;
        grants[1].grantStatus = GrantStatus::Active;
        grants[2].grantStatus = Open<GrantStatus>::fromText(u"SOMETHING_NEW"_s);
        QCOMPARE(pendingGrantCount(grants), 1);
    }

    void judgesRecording()
    {
        Recording good;
        Recording bad;
        bad.failures.append({u"local:vendor"_s, {}, {}, {}});
        QCOMPARE(recordingHealth({}, {}, 15min, now), RecordingHealth::Never);
        QCOMPARE(recordingHealth(now - 10min, {}, 0min, now), RecordingHealth::Off);
        QCOMPARE(recordingHealth(now - 10min, good, 15min, now), RecordingHealth::Fresh);
        QCOMPARE(recordingHealth(now - 30min, good, 15min, now), RecordingHealth::Fresh);
        QCOMPARE(recordingHealth(now - 31min, good, 15min, now), RecordingHealth::Late);
        QCOMPARE(recordingHealth(now, bad, 15min, now), RecordingHealth::Failing);
    }
};

QTEST_GUILESS_MAIN(TestOverviewFigures)
#include "tst_overviewfigures.moc"
