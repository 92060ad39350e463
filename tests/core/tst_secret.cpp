// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

#include <QTest>

#include <cstring>

using namespace lc;
using namespace Qt::StringLiterals;

class tst_Secret : public QObject {
    Q_OBJECT

private slots:
    void copiesAreDeep();
    void movedFromIsEmpty();
    void comparison();
    void textIsUtf8();
};

void tst_Secret::copiesAreDeep()
{
    Secret first("abc");
    const Secret second = first;
    std::memset(first.data(), 'x', 3);
    QCOMPARE(second.bytes(), QByteArrayView("abc"));
    first = second;
    QCOMPARE(first.bytes(), QByteArrayView("abc"));
    QVERIFY(first.bytes().data() != second.bytes().data());
}

void tst_Secret::movedFromIsEmpty()
{
    Secret first("abc");
    const Secret second = std::move(first);
    QVERIFY(first.isEmpty()); // NOLINT
    QCOMPARE(second.size(), 3);
}

void tst_Secret::comparison()
{
    QVERIFY(Secret("abc") == Secret("abc"));
    QVERIFY(Secret("abc") != Secret("abd"));
    QVERIFY(Secret("abc") != Secret("ab"));
    QVERIFY(Secret() == Secret(""));
    QVERIFY(equalInConstantTime("abc", "abc"));
    QVERIFY(!equalInConstantTime("abc", "Abc"));
}

void tst_Secret::textIsUtf8()
{
    QCOMPARE(Secret::fromText(u"\u00e4b"_s).bytes(),
             QByteArrayView("\xC3\xA4"
                            "b"));
}

QTEST_GUILESS_MAIN(tst_Secret)
#include "tst_secret.moc"
