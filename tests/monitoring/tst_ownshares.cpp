// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/ownshares.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestOwnShares : public QObject {
    Q_OBJECT

private slots:
    void theLargestHavePlaces()
    {
        const OwnShares shares =
            ownShares({{u"a"_s, 1}, {u"b"_s, 5}, {u"c"_s, 3}, {u"d"_s, 0}}, {}, 2);
        QCOMPARE(shares, (OwnShares{{{u"b"_s, 5}, {u"c"_s, 3}}, 1}));
    }

    void equalsKeepTheirPlaces()
    {
        const QHash<QString, qint64> equal{{u"a"_s, 4}, {u"b"_s, 4}, {u"c"_s, 4}};
        QCOMPARE(ownShares(equal, {}, 1), (OwnShares{{{u"a"_s, 4}}, 8}));
        QCOMPARE(ownShares(equal, {u"c"_s}, 1), (OwnShares{{{u"c"_s, 4}}, 8}));
        // A larger one takes it all the same.
        QCOMPARE(ownShares({{u"a"_s, 5}, {u"c"_s, 4}}, {u"c"_s}, 1), (OwnShares{{{u"a"_s, 5}}, 4}));
    }

    void whatHasNoNameIsAmongTheOthers()
    {
        QCOMPARE(ownShares({{QString(), 9}, {u"a"_s, 1}}, {}, 5), (OwnShares{{{u"a"_s, 1}}, 9}));
        QCOMPARE(ownShares({{u"a"_s, 2}}, {u"a"_s}, 0), (OwnShares{{}, 2}));
    }
};

QTEST_GUILESS_MAIN(TestOwnShares)
#include "tst_ownshares.moc"
