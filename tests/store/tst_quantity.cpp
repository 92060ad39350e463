// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quantity.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace lc;

class TestQuantity : public QObject {
    Q_OBJECT

private slots:
    void readsAndWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::addColumn<bool>("fits");
        QTest::newRow("zero") << u"0"_s << u"0"_s << true;
        QTest::newRow("minus zero") << u"-0.0"_s << u"0"_s << true;
        QTest::newRow("count") << u"42"_s << u"42"_s << true;
        QTest::newRow("fraction") << u"12.50"_s << u"12.5"_s << true;
        QTest::newRow("small") << u"0.000001"_s << u"0.000001"_s << true;
        QTest::newRow("negative") << u"-0.05"_s << u"-0.05"_s << true;
        QTest::newRow("leading zeros") << u"0007"_s << u"7"_s << true;
        QTest::newRow("no whole part") << u".5"_s << u"0.5"_s << true;
        QTest::newRow("largest") << u"9223372036854775807"_s << u"9223372036854775807"_s << true;
        QTest::newRow("least") << u"-9223372036854775808"_s << u"-9223372036854775808"_s << true;
        QTest::newRow("one more") << u"9223372036854775808"_s << u"9223372036854775808"_s << false;
        QTest::newRow("40 digits") << u"1234567890123456789012345678901234567890"_s
                                   << u"1234567890123456789012345678901234567890"_s << false;
        QTest::newRow("long fraction")
            << u"0.1234567890123456789"_s << u"0.1234567890123456789"_s << false;
        QTest::newRow("exponent") << u"1e5"_s << u"1e5"_s << false;
        QTest::newRow("word") << u"unlimited"_s << u"unlimited"_s << false;
        QTest::newRow("empty") << u""_s << u""_s << false;
        QTest::newRow("point") << u"."_s << u"."_s << false;
        QTest::newRow("other digits") << u"٣"_s << u"٣"_s << false;
    }
    void readsAndWrites()
    {
        QFETCH(QString, text);
        const auto quantity = Quantity::fromText(text);
        QTEST(quantity.toText(), "written");
        QTEST(!quantity.isText(), "fits");
        QCOMPARE(Quantity::fromText(quantity.toText()), quantity);
        QCOMPARE(quantity <=> Quantity::fromText(text), std::weak_ordering::equivalent);
    }

    void ordersExactly()
    {
        // Ascending; words before numbers.
        const QStringList ascending{u"unlimited"_s,
                                    u"-1234567890123456789012345678901234567890"_s,
                                    u"-9223372036854775808"_s,
                                    u"-2"_s,
                                    u"-1.5"_s,
                                    u"-0.000000000000000001"_s,
                                    u"0"_s,
                                    u"0.000000000000000000000000000001"_s,
                                    u"0.000000000000000001"_s,
                                    u"0.1"_s,
                                    u"0.45"_s,
                                    u"0.5"_s,
                                    u"1"_s,
                                    u"9.99"_s,
                                    u"10"_s,
                                    u"9223372036854775806.5"_s,
                                    u"9223372036854775807"_s,
                                    u"9223372036854775807.1"_s,
                                    u"1234567890123456789012345678901234567890"_s,
                                    u"1234567890123456789012345678901234567891"_s};
        for (qsizetype i = 0; i < ascending.size(); ++i) {
            for (qsizetype k = 0; k < ascending.size(); ++k) {
                const auto order =
                    Quantity::fromText(ascending[i]) <=> Quantity::fromText(ascending[k]);
                QVERIFY2(order == (i <=> k), qPrintable(ascending[i] + u" : "_s + ascending[k]));
            }
        }
    }

    void convertsToTheNearestDouble()
    {
        QCOMPARE(Quantity::fromText(u"12.5").toDouble(), 12.5);
        QCOMPARE(Quantity::fromText(u"0.1").toDouble(), 0.1);
        QCOMPARE(Quantity::fromText(u"12345678901234567890123").toDouble(),
                 12345678901234567890123.0);
        QVERIFY(std::isnan(Quantity::fromText(u"nan").toDouble()));
        QVERIFY(std::isnan(Quantity::fromText(u"unlimited").toDouble()));
        QVERIFY(std::isnan(Quantity::fromText(u"1e5").toDouble()));
    }

    void dropsTrailingZeros()
    {
        QCOMPARE(Quantity::fromUnits(1500, 3), Quantity::fromText(u"1.5"));
        QCOMPARE(Quantity::fromUnits(0, 18), Quantity());
    }
};

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
