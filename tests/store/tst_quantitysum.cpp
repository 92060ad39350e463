// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quantitysum.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace lc;

class TestQuantitySum : public QObject {
    Q_OBJECT

private slots:
    void addsExactly_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("sum");
        QTest::newRow("nothing") << QStringList{} << u"0"_s;
        QTest::newRow("whole") << QStringList{u"1"_s, u"2"_s} << u"3"_s;
        QTest::newRow("scales") << QStringList{u"0.1"_s, u"0.02"_s, u"-3"_s} << u"-2.88"_s;
        QTest::newRow("zeros fall off") << QStringList{u"0.5"_s, u"0.5"_s} << u"1"_s;
        QTest::newRow("over 64 bits")
            << QStringList{u"9223372036854775807"_s, u"1"_s} << u"9223372036854775808"_s;
        QTest::newRow("and back") << QStringList{u"9223372036854775807"_s, u"1"_s, u"-1"_s}
                                  << u"9223372036854775807"_s;
        QTest::newRow("long") << QStringList{u"1234567890123456789012345678901234567890"_s,
                                             u"0.000000000000000001"_s}
                              << u"1234567890123456789012345678901234567890.000000000000000001"_s;
        QTest::newRow("long, less") << QStringList{u"100000000000000000000000000000"_s, u"-1"_s}
                                    << u"99999999999999999999999999999"_s;
        QTest::newRow("no number") << QStringList{u"unlimited"_s, u"4"_s} << u"4"_s;
    }
    void addsExactly()
    {
        QFETCH(QStringList, values);
        QuantitySum sum;
        for (const QString &value : values)
            sum.add(Quantity::fromText(value));
        QTEST(sum.total().toText(), "sum");
    }

    void isTheSameInAnyOrder()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 300; ++round) {
            std::vector<Quantity> values;
            for (int i = random.bounded(1, 12); i > 0; --i) {
                const auto units = qint64(random.generate64());
                if (random.bounded(3) == 0)
                    values.push_back(
                        Quantity::fromText(QString::number(units) + u"0123456789.5"_s));
                else
                    values.push_back(Quantity::fromUnits(units, random.bounded(19)));
            }
            QuantitySum one, other;
            for (const Quantity &value : values)
                one.add(value);
            std::ranges::shuffle(values, random);
            for (const Quantity &value : values)
                other.add(value);
            QCOMPARE(other.total(), one.total());
            // What is taken away again leaves nothing.
            for (const Quantity &value : values) {
                const QString text = value.toText();
                other.add(Quantity::fromText(text.startsWith(u'-') ? text.sliced(1) : u'-' + text));
            }
            QCOMPARE(other.total(), Quantity(0));
        }
    }
};

QTEST_GUILESS_MAIN(TestQuantitySum)
#include "tst_quantitysum.moc"
