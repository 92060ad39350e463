// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/consumption.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

Entitlement counted(const QString &name, std::optional<qint64> maxCount, bool overage = false)
{
    Entitlement entitlement;
    entitlement.name = name;
    entitlement.maxCount = maxCount;
    entitlement.overage = overage;
    entitlement.unit = EntitlementUnit::Count;
    return entitlement;
}

Entitlement feature(const QString &name)
{
    Entitlement entitlement;
    entitlement.name = name;
    entitlement.value = u"on"_s;
    entitlement.unit = EntitlementUnit::None;
    return entitlement;
}

EntitlementData wanted(const QString &name, const QString &value,
                       EntitlementUnit unit = EntitlementUnit::Count)
{
    EntitlementData data;
    data.name = name;
    if (!value.isEmpty())
        data.value = value;
    data.unit = unit;
    return data;
}

} // namespace

class TestConsumption : public QObject {
    Q_OBJECT

private slots:
    void amounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("amount"); // 0: refused
        QTest::newRow("one") << u"1"_s << qint64(1);
        QTest::newRow("largest") << u"9223372036854775807"_s << most;
        QTest::newRow("above the largest") << u"9223372036854775808"_s << qint64(0);
        for (const char *bad : {"0", "-1", "+1", "01", "1.0", "1e3", " 1", "1 ", "", "x", "٣"})
            QTest::newRow(bad) << QString::fromUtf8(bad) << qint64(0);
    }

    void amounts()
    {
        QFETCH(QString, text);
        QFETCH(qint64, amount);
        EntitlementData data = wanted(u"seats"_s, {});
        data.value = text;
        QCOMPARE(amountOf(data).value_or(0), amount);
    }

    void room_data()
    {
        QTest::addColumn<qint64>("maxCount");
        QTest::addColumn<bool>("overage");
        QTest::addColumn<qint64>("consumed");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<bool>("fits");
        QTest::newRow("empty") << qint64(10) << false << qint64(0) << qint64(10) << true;
        QTest::newRow("one too many") << qint64(10) << false << qint64(0) << qint64(11) << false;
        QTest::newRow("the last one") << qint64(10) << false << qint64(9) << qint64(1) << true;
        QTest::newRow("full") << qint64(10) << false << qint64(10) << qint64(1) << false;
        QTest::newRow("over") << qint64(10) << true << qint64(10) << qint64(1) << true;
        QTest::newRow("none at all") << qint64(0) << false << qint64(0) << qint64(1) << false;
        QTest::newRow("largest") << most << false << most - 1 << qint64(1) << true;
        QTest::newRow("past the largest") << most << false << most << qint64(1) << false;
        QTest::newRow("past the largest, over") << most << true << most << qint64(1) << false;
    }

    void room()
    {
        QFETCH(qint64, maxCount);
        QFETCH(bool, overage);
        QFETCH(qint64, consumed);
        QFETCH(qint64, amount);
        QTEST(hasRoom(counted(u"seats"_s, maxCount, overage), consumed, amount), "fits");
    }

    void onlyWhatIsThereIsAllowed()
    {
        const QList<Entitlement> license{counted(u"seats"_s, 5), counted(u"cores"_s, 2),
                                         feature(u"export"_s)};
        const Consumed consumed{{u"seats"_s, 4}, {u"cores"_s, 2}};
        const auto allowed =
            allowedOf({wanted(u"cores"_s, u"1"_s), wanted(u"export"_s, {}, EntitlementUnit::None),
                       wanted(u"nothing"_s, u"1"_s), wanted(u"seats"_s, u"1"_s)},
                      license, consumed);
        QCOMPARE(allowed.size(), 2);
        QCOMPARE(allowed[0].name, u"export"_s);
        QCOMPARE(allowed[0].value, u"on"_s);
        QCOMPARE(allowed[1].name, u"seats"_s);
        QVERIFY2(allowedOf({wanted(u"seats"_s, u"2"_s)}, license, consumed).isEmpty(),
                 "amounts are not granted in part");
        QVERIFY2(allowedOf({wanted(u"seats"_s, u"1"_s, EntitlementUnit::Bytes)}, license, consumed)
                     .isEmpty(),
                 "the unit must be that of the license");
    }

    void definitions()
    {
        QVERIFY(!entitlementsFault({counted(u"a"_s, 0), feature(u"b"_s)}));
        QVERIFY(entitlementsFault({}));
        QVERIFY(entitlementsFault({counted(u"a"_s, std::nullopt)}));
        QVERIFY(entitlementsFault({counted(u"a"_s, -1)}));
        QVERIFY(entitlementsFault({counted(u"a"_s, 1), feature(u"a"_s)}));
        QVERIFY(entitlementsFault({counted({}, 1)}));
        Entitlement limitedFeature = feature(u"a"_s);
        limitedFeature.maxCount = 1;
        QVERIFY(entitlementsFault({limitedFeature}));
        QList<Entitlement> many;
        for (int i = 0; i < countedEntitlementsPerLicense; ++i)
            many.append(counted(QString::number(i), 1));
        QVERIFY(!entitlementQuotaFault(many));
        many.append(counted(u"more"_s, 1));
        QVERIFY(entitlementQuotaFault(many));
        QVERIFY(!entitlementsFault(many));
    }

    void requests()
    {
        QVERIFY(!checkoutFault({wanted(u"a"_s, u"1"_s)}));
        QVERIFY(!checkoutFault({wanted(u"a"_s, {}, EntitlementUnit::None)}));
        QVERIFY(checkoutFault({}));
        QVERIFY(checkoutFault({wanted(u"a"_s, {})}));
        QVERIFY(checkoutFault({wanted(u"a"_s, u"1"_s, EntitlementUnit::None)}));
        QVERIFY(checkoutFault({wanted(u"a"_s, u"1"_s), wanted(u"a"_s, u"1"_s)}));
        QList<EntitlementData> many;
        for (int i = 0; i <= countedEntitlementsPerCheckout; ++i)
            many.append(wanted(QString::number(i), u"1"_s));
        QVERIFY(checkoutQuotaFault(many));
        QVERIFY(!checkoutFault(many));
        many.removeLast();
        QVERIFY(!checkoutQuotaFault(many));
    }

    void unitsStayWhileConsumed()
    {
        const QList<Entitlement> before{counted(u"seats"_s, 10)};
        const Consumed consumed{{u"seats"_s, 6}};
        QVERIFY(!unitFault(before, {counted(u"seats"_s, 5)}, consumed));
        QVERIFY(!unitFault(before, {feature(u"other"_s)}, consumed));
        QVERIFY(unitFault(before, {feature(u"seats"_s)}, consumed));
        QVERIFY(!unitFault(before, {feature(u"seats"_s)}, {}));
    }
};

QTEST_GUILESS_MAIN(TestConsumption)
#include "tst_consumption.moc"
