// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/allocation.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

ExactNumber amount(const QString &text)
{
    return amountOf(text).value();
}

} // namespace

class TestAllocation : public QObject {
    Q_OBJECT

private slots:
    void readsAndWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("zero") << u"0"_s << u"0"_s;
        QTest::newRow("negative zero") << u"-0.00"_s << u"0"_s;
        QTest::newRow("zeros") << u"0012.500"_s << u"12.5"_s;
        QTest::newRow("small") << u"0.0001"_s << u"0.0001"_s;
        QTest::newRow("negative") << u"-3.25"_s << u"-3.25"_s;
        QTest::newRow("long") << u"1234567890123456789012345678901234567890.5"_s
                              << u"1234567890123456789012345678901234567890.5"_s;
    }
    void readsAndWrites()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        QCOMPARE(amount(text).toText(), written);
    }
    void refusesOtherText()
    {
        for (const QString &text : {u""_s, u"1e5"_s, u"1,5"_s, u"."_s, u"1."_s, u"x"_s, u"--1"_s})
            QVERIFY2(!amountOf(text), qPrintable(text));
    }

    void computesExactly()
    {
        QCOMPARE(amount(u"0.1"_s) + amount(u"0.2"_s), amount(u"0.3"_s));
        QCOMPARE(amount(u"1"_s) - amount(u"1.01"_s), amount(u"-0.01"_s));
        QCOMPARE(amount(u"-2.5"_s) * amount(u"4"_s), ExactNumber(-10));
        QCOMPARE(amount(u"99999999999999999999.99"_s) * amount(u"99999999999999999999.99"_s),
                 amount(u"9999999999999999999998000000000000000000.0001"_s));
        QVERIFY(amount(u"-2"_s) < amount(u"-1.5"_s));
        QVERIFY(amount(u"10"_s) > amount(u"9.99"_s));
    }
    void agreesWithIntegers()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 5000; ++i) {
            const qint64 a = random.bounded(2'000'000) - 1'000'000;
            const qint64 b = random.bounded(2'000'000) - 1'000'000;
            QCOMPARE(ExactNumber(a) + ExactNumber(b), ExactNumber(a + b));
            QCOMPARE(ExactNumber(a) - ExactNumber(b), ExactNumber(a - b));
            QCOMPARE(ExactNumber(a) * ExactNumber(b), ExactNumber(a * b));
            QCOMPARE(ExactNumber(a) < ExactNumber(b), a < b);
        }
    }

    void rounds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rounded");
        QTest::addColumn<QString>("floored");
        QTest::newRow("half down to even") << u"2.345"_s << u"2.34"_s << u"2.34"_s;
        QTest::newRow("half up to even") << u"2.335"_s << u"2.34"_s << u"2.33"_s;
        QTest::newRow("above half") << u"2.3450001"_s << u"2.35"_s << u"2.34"_s;
        QTest::newRow("negative half") << u"-2.345"_s << u"-2.34"_s << u"-2.35"_s;
        QTest::newRow("negative") << u"-0.001"_s << u"0.00"_s << u"-0.01"_s;
        QTest::newRow("short") << u"7"_s << u"7.00"_s << u"7.00"_s;
        QTest::newRow("carry") << u"9.999"_s << u"10.00"_s << u"9.99"_s;
    }
    void rounds()
    {
        QFETCH(QString, text);
        QFETCH(QString, rounded);
        QFETCH(QString, floored);
        QCOMPARE(amount(text).rounded(2).toText(2), rounded);
        QCOMPARE(amount(text).floored(2).toText(2), floored);
    }

    void partsSumToTheTotal()
    {
        const auto thirds =
            allocated({amount(u"3.335"_s), amount(u"3.335"_s), amount(u"3.33"_s)}, 2);
        QCOMPARE(
            thirds,
            (std::vector<ExactNumber>{amount(u"3.34"_s), amount(u"3.33"_s), amount(u"3.33"_s)}));
        QRandomGenerator random(11);
        for (int round = 0; round < 300; ++round) {
            std::vector<ExactNumber> parts;
            const int count = random.bounded(1, 40);
            for (int i = 0; i < count; ++i)
                parts.push_back(ExactNumber(random.bounded(100'000)) * amount(u"0.00037"_s));
            const int decimals = random.bounded(0, 5);
            const auto shares = allocated(parts, decimals);
            const auto sum = [](const std::vector<ExactNumber> &list) {
                return std::accumulate(list.begin(), list.end(), ExactNumber());
            };
            QCOMPARE(sum(shares), sum(parts).rounded(decimals));
            for (size_t i = 0; i < parts.size(); ++i) {
                QVERIFY(shares[i] >= parts[i].floored(decimals));
                QVERIFY(shares[i] <= parts[i].floored(decimals) + ExactNumber::unitOf(decimals));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestAllocation)
#include "tst_allocation.moc"
