// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/fairqueue.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

QList<FairQueue::Id> drained(FairQueue &queue)
{
    QList<FairQueue::Id> ids;
    while (const auto id = queue.pop())
        ids += *id;
    return ids;
}

} // namespace

class tst_FairQueue : public QObject {
    Q_OBJECT
private slots:
    void sourcesTakeTurns();
    void aLateSourceWaitsForOneTurnOfEachOther();
    void removedIdsAreNotGivenOut();
    void oneSourceKeepsItsOrder();
};

void tst_FairQueue::sourcesTakeTurns()
{
    FairQueue queue;
    for (FairQueue::Id id = 1; id <= 100; ++id)
        queue.push(u"bulk"_s, id);
    queue.push(u"other"_s, 101);
    queue.push(u"third"_s, 102);
    queue.push(u"other"_s, 103);
    QCOMPARE(drained(queue).first(6), QList<FairQueue::Id>({1, 101, 102, 2, 103, 3}));
    QVERIFY(queue.isEmpty());
}

void tst_FairQueue::aLateSourceWaitsForOneTurnOfEachOther()
{
    FairQueue queue;
    for (FairQueue::Id id = 1; id <= 50; ++id)
        queue.push(QString::number(id % 5), id);
    queue.pop();
    queue.push(u"late"_s, 1'000);
    QVERIFY(drained(queue).indexOf(1'000) <= 5);
}

void tst_FairQueue::removedIdsAreNotGivenOut()
{
    FairQueue queue;
    queue.push(u"a"_s, 1);
    queue.push(u"a"_s, 2);
    queue.push(u"b"_s, 3);
    queue.remove(1);
    queue.remove(3);
    queue.remove(4711);
    QCOMPARE(drained(queue), QList<FairQueue::Id>({2}));
}

void tst_FairQueue::oneSourceKeepsItsOrder()
{
    FairQueue queue;
    for (FairQueue::Id id = 1; id <= 4; ++id)
        queue.push(QString(), id);
    QCOMPARE(drained(queue), QList<FairQueue::Id>({1, 2, 3, 4}));
    QCOMPARE(queue.pop(), std::nullopt);
}

QTEST_GUILESS_MAIN(tst_FairQueue)
#include "tst_fairqueue.moc"
