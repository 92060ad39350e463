// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/endinownthread.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace lc;

namespace {

/// Tells in which thread it ended, and gives up another one then.
class Link final : public QObject {
public:
    Link(std::atomic<int> &ended, std::shared_ptr<Link> next)
        : m_ended(ended), m_next(std::move(next))
    {
    }
    ~Link() override
    {
        if (QThread::currentThread() == thread())
            ++m_ended;
    }
    static std::shared_ptr<Link> chain(int length, QThread *thread, std::atomic<int> &ended)
    {
        std::shared_ptr<Link> chain;
        for (int i = 0; i < length; ++i) {
            auto link = std::make_unique<Link>(ended, std::move(chain));
            link->moveToThread(thread);
            chain = {link.release(), EndInOwnThread()};
        }
        return chain;
    }

private:
    std::atomic<int> &m_ended;
    std::shared_ptr<Link> m_next;
};

} // namespace

class tst_EndInOwnThread : public QObject {
    Q_OBJECT
private slots:
    void objectsOfThisThreadEndLater();
    void objectsOfAnotherThreadEndThere();
    void chainsEndWithTheirThread();
};

void tst_EndInOwnThread::objectsOfThisThreadEndLater()
{
    std::atomic<int> ended = 0;
    auto chain = Link::chain(3, QThread::currentThread(), ended);
    chain.reset();
    QCOMPARE(ended.load(), 0);
    QTRY_COMPARE(ended.load(), 3);
}

void tst_EndInOwnThread::objectsOfAnotherThreadEndThere()
{
    QThread other;
    other.start();
    std::atomic<int> ended = 0;
    auto chain = Link::chain(3, &other, ended);
    chain.reset();
    QTRY_COMPARE(ended.load(), 3);
    other.quit();
    QVERIFY(other.wait());
}

void tst_EndInOwnThread::chainsEndWithTheirThread()
{
    for (int round = 0; round < 200; ++round) {
        QThread other;
        other.start();
        std::atomic<int> ended = 0;
        auto chain = Link::chain(5, &other, ended);
        chain.reset();
        other.quit();
        QVERIFY(other.wait());
        QCOMPARE(ended.load(), 5);
    }
}

QTEST_GUILESS_MAIN(tst_EndInOwnThread)
#include "tst_endinownthread.moc"
