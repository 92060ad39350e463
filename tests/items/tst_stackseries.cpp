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
                   u"EC2_INSTANCE"_s)};
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
            stackGroups(recorded(), configuration, StackBy::Resource, {});
        QCOMPARE(groups.size(), 2);
        QVERIFY(titles(groups).contains(u"SOMETHING_NEW"_s)); // words unknown here stay
        QVERIFY(!titles(groups).contains(u"EC2_INSTANCE"_s));
        for (const StackGroup &group : groups)
            QCOMPARE(group.series.first().resource, u"lic-9"_s);
        QVERIFY(stackGroups(recorded(), configuration, StackBy::Product, names()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStackSeries)
#include "tst_stackseries.moc"
