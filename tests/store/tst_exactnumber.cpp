// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/exactnumber.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestExactNumber : public QObject {
    Q_OBJECT

    static ExactNumber number(const QString &text) { return *ExactNumber::fromText(text); }

private slots:
    void readsAndWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written"); // empty: no number
        QTest::newRow("zero") << u"0"_s << u"0"_s;
        QTest::newRow("no minus zero") << u"-0.00"_s << u"0"_s;
        QTest::newRow("zeros around") << u"007.500"_s << u"7.5"_s;
        QTest::newRow("below one") << u"0.05"_s << u"0.05"_s;
        QTest::newRow("bare fraction") << u".5"_s << u"0.5"_s;
        QTest::newRow("plus") << u"+12"_s << u"12"_s;
        QTest::newRow("negative") << u"-1200.10"_s << u"-1200.1"_s;
        QTest::newRow("40 digits") << u"1234567890123456789012345678901234567890"_s
                                   << u"1234567890123456789012345678901234567890"_s;
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("sign only") << u"-"_s << u""_s;
        QTest::newRow("point only") << u"."_s << u""_s;
        QTest::newRow("two points") << u"1.2.3"_s << u""_s;
        QTest::newRow("exponent") << u"1e3"_s << u""_s;
        QTest::newRow("blank") << u" 1"_s << u""_s;
        QTest::newRow("other digits") << u"١٢"_s << u""_s;
    }
    void readsAndWrites()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        const auto read = ExactNumber::fromText(text);
        QCOMPARE(read ? read->toText() : QString(), written);
    }

    void calculates_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("sum");
        QTest::addColumn<QString>("difference");
        QTest::addColumn<QString>("product");
        QTest::newRow("whole") << u"84"_s << u"16"_s << u"100"_s << u"68"_s << u"1344"_s;
        QTest::newRow("tenths") << u"0.1"_s << u"0.2"_s << u"0.3"_s << u"-0.1"_s << u"0.02"_s;
        QTest::newRow("signs") << u"-5"_s << u"3"_s << u"-2"_s << u"-8"_s << u"-15"_s;
        QTest::newRow("both negative")
            << u"-5"_s << u"-7.5"_s << u"-12.5"_s << u"2.5"_s << u"37.5"_s;
        QTest::newRow("zero") << u"0"_s << u"-7"_s << u"-7"_s << u"7"_s << u"0"_s;
        QTest::newRow("carry over 64 bits")
            << u"9999999999999999999999"_s << u"1"_s << u"10000000000000000000000"_s
            << u"9999999999999999999998"_s << u"9999999999999999999999"_s;
        QTest::newRow("far apart")
            << u"1000000000000000000000000000000"_s << u"0.0000000001"_s
            << u"1000000000000000000000000000000.0000000001"_s
            << u"999999999999999999999999999999.9999999999"_s << u"100000000000000000000"_s;
    }
    void calculates()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QTEST((number(left) + number(right)).toText(), "sum");
        QTEST((number(right) + number(left)).toText(), "sum");
        QTEST((number(left) - number(right)).toText(), "difference");
        QTEST((number(left) * number(right)).toText(), "product");
        QTEST((number(right) * number(left)).toText(), "product");
    }

    void compares_data()
    {
        QTest::addColumn<QString>("less");
        QTest::addColumn<QString>("more");
        QTest::newRow("digits") << u"9"_s << u"10"_s;
        QTest::newRow("fractions") << u"0.49999999999999999999"_s << u"0.5"_s;
        QTest::newRow("signs") << u"-0.1"_s << u"0"_s;
        QTest::newRow("negative") << u"-10"_s << u"-9.9"_s;
        QTest::newRow("beyond doubles") << u"9007199254740992.000"_s << u"9007199254740992.001"_s;
    }
    void compares()
    {
        QFETCH(QString, less);
        QFETCH(QString, more);
        QVERIFY(number(less) < number(more));
        QVERIFY(number(more) > number(less));
        QVERIFY(!(number(less) == number(more)));
        QVERIFY(number(less) == number(less));
    }

    /// Against 64-bit arithmetic, wherever that is exact.
    void agreesWithIntegers()
    {
        QRandomGenerator random(6);
        for (int i = 0; i < 2000; ++i) {
            const auto a = qint64(random.bounded(2'000'000'000)) - 1'000'000'000;
            const auto b = qint64(random.bounded(2'000'000'000)) - 1'000'000'000;
            QCOMPARE((ExactNumber(a) + ExactNumber(b)).toText(), QString::number(a + b));
            QCOMPARE((ExactNumber(a) - ExactNumber(b)).toText(), QString::number(a - b));
            QCOMPARE((ExactNumber(a) * ExactNumber(b)).toText(), QString::number(a * b));
            QCOMPARE(ExactNumber(a) < ExactNumber(b), a < b);
        }
        QCOMPARE(ExactNumber(std::numeric_limits<qint64>::min()).toText(),
                 QString::number(std::numeric_limits<qint64>::min()));
    }
};

QTEST_GUILESS_MAIN(TestExactNumber)
#include "tst_exactnumber.moc"
