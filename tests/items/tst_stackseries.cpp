// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/stackseries.h"
#include "store/metrics.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

SeriesInfo series(const QString &account, const QString &region, const QString &resource,
                  QStringView metric, const QString &dimension)
{
    SeriesInfo info;
    info.key = {u"aws"_s, account, region, resource, metric.toString(), dimension};
    return info;
}

SeriesInfo part(const QString &configuration, QStringView metric, const QString &dimension)
{
    return series(u"1"_s, u"us-east-1"_s, configuration, metric, dimension);
}

QString machine(const QString &id)
{
    return u"arn:aws:ec2:us-east-1:1:instance/"_s + id;
}

const QString render = u"arn:aws:license-manager::1:license:l-1"_s;
const QString insight = u"arn:aws:license-manager::1:license:l-2"_s;
const QString unnamed = u"arn:aws:license-manager::1:license:l-3"_s;

QList<SeriesInfo> recorded()
{
    return {series(u"1"_s, {}, render, metric::entitlementConsumed, u"Seats"_s),
            series(u"2"_s, {}, render, metric::entitlementConsumed, u"Seats"_s),
            series(u"1"_s, {}, render, metric::entitlementCapacity, u"Seats"_s),
            series(u"1"_s, {}, render, metric::entitlementConsumed, u"Cores"_s),
            series(u"1"_s, {}, insight, metric::entitlementConsumed, u"Seats"_s),
            series(u"1"_s, {}, unnamed, metric::entitlementConsumed, u"Seats"_s),
            series(u"1"_s, u"us-east-1"_s, u"lic-9"_s, metric::configurationConsumed, {}),
            series(u"1"_s, u"us-east-1"_s, u"lic-9"_s, metric::configurationConsumed,
                   u"EC2_INSTANCE"_s),
            series(u"1"_s, u"us-east-1"_s, u"lic-9"_s, metric::configurationConsumed,
                   u"SOMETHING_NEW"_s),
            series(u"1"_s, u"us-east-1"_s, u"lic-8"_s, metric::configurationConsumed,
                   u"EC2_INSTANCE"_s),
            part(u"lic-9"_s, metric::configurationResourceConsumed, machine(u"i-1"_s)),
            part(u"lic-9"_s, metric::configurationResourceConsumed, machine(u"i-2"_s)),
            part(u"lic-9"_s, metric::configurationResourceConsumed, {}),
            part(u"lic-8"_s, metric::configurationResourceConsumed, machine(u"i-8"_s)),
            part(u"lic-7"_s, metric::configurationResourceConsumed, {}),
            part(u"lic-9"_s, metric::configurationOwnerConsumed, u"1"_s),
            part(u"lic-9"_s, metric::configurationOwnerConsumed, u"2"_s)};
}

StackNames names()
{
    return {{{render, u"Render Pro"_s}, {insight, u"Insight"_s}},
            {{render, u"Kestrel"_s}, {insight, u"Kestrel"_s}, {unnamed, u"Other"_s}}};
}

QStringList titles(const QList<StackGroup> &groups)
{
    QStringList words;
    for (const StackGroup &group : groups)
        words.append(group.title);
    return words;
}

} // namespace

class TestStackSeries : public QObject {
    Q_OBJECT

private slots:
    void accountsOfTheSameEntitlement()
    {
        const QList<StackGroup> groups =
            stackGroups(recorded(), recorded().first().key, StackBy::Account, names());
        QCOMPARE(titles(groups), QStringList({u"1"_s, u"2"_s}));
        QCOMPARE(groups.last().series.first().account, u"2"_s);
        QCOMPARE(groups.last().series.first().dimension, u"Seats"_s);
    }

    void licensesOfOneAccount()
    {
        const QList<StackGroup> groups =
            stackGroups(recorded(), recorded().first().key, StackBy::Resource, names());
        QCOMPARE(titles(groups), QStringList({u"Insight"_s, u"Render Pro"_s, u"l-3"_s}));
    }

    void productsAddTheirLicensesUp()
    {
        const QList<StackGroup> groups =
            stackGroups(recorded(), recorded().first().key, StackBy::Product, names());
        QCOMPARE(titles(groups), QStringList({u"Kestrel"_s, u"Other"_s}));
        QCOMPARE(groups.first().series.size(), 2);
        QVERIFY(stackGroups(recorded(), recorded().first().key, StackBy::Product, {}).isEmpty());
    }

    void resourceTypesOfAConfiguration()
    {
        const SeriesKey configuration = recorded().at(6).key;
        const QList<StackGroup> groups =
            stackGroups(recorded(), configuration, StackBy::ResourceType, {});
        QCOMPARE(groups.size(), 2);
        QVERIFY(titles(groups).contains(u"SOMETHING_NEW"_s)); // words unknown here stay
        QVERIFY(!titles(groups).contains(u"EC2_INSTANCE"_s));
        for (const StackGroup &group : groups)
            QCOMPARE(group.series.first().resource, u"lic-9"_s);
        QVERIFY(stackGroups(recorded(), configuration, StackBy::Product, names()).isEmpty());
        QVERIFY(stackGroups(recorded(), recorded().first().key, StackBy::ResourceType, names())
                    .isEmpty());
    }

    void singleResourcesOfAConfiguration()
    {
        const SeriesKey configuration = recorded().at(6).key;
        const QList<StackGroup> groups =
            stackGroups(recorded(), configuration, StackBy::Resource, {});
        QCOMPARE(titles(groups), QStringList({QString(), u"i-1"_s, u"i-2"_s}));
        QVERIFY(groups.first().isRest());
        QCOMPARE(groups.last().series, QList<SeriesKey>{recorded().at(11).key});
        QVERIFY(isSilentAtZero(groups.last().series.first()));
        QVERIFY(!isSilentAtZero(groups.first().series.first()));
        QVERIFY(!isSilentAtZero(configuration));

        // Nothing but the rest of nothing.
        SeriesKey unused = configuration;
        unused.resource = u"lic-7"_s;
        QVERIFY(stackGroups(recorded(), unused, StackBy::Resource, {}).isEmpty());
    }

    void resourcesOfOneNameStayApart()
    {
        QList<SeriesInfo> all = recorded();
        const QString elsewhere = u"arn:aws:ec2:eu-west-1:2:instance/i-1"_s;
        all.append(part(u"lic-9"_s, metric::configurationResourceConsumed, elsewhere));
        const QList<StackGroup> groups =
            stackGroups(all, recorded().at(6).key, StackBy::Resource, {});
        QCOMPARE(titles(groups), QStringList({QString(), elsewhere, machine(u"i-1"_s), u"i-2"_s}));
    }

    void ownersOfTheResourcesOfAConfiguration()
    {
        const QList<StackGroup> groups =
            stackGroups(recorded(), recorded().at(6).key, StackBy::Account, {});
        QCOMPARE(titles(groups), QStringList({u"1"_s, u"2"_s}));
        QCOMPARE(groups.last().series, QList<SeriesKey>{recorded().last().key});
    }
};

QTEST_GUILESS_MAIN(TestStackSeries)
#include "tst_stackseries.moc"
