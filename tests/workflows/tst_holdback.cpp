// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/holdback.h"

#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lc;

class TestHoldBack : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_holdBack = std::make_unique<HoldBack>(m_clock);
        m_page = std::make_unique<QObject>();
        m_sent.clear();
    }

    void sendsWhenTheTimeIsOver()
    {
        hold(u"Deleting a"_s);
        m_clock->advance(9s);
        QSignalSpy ticks(m_holdBack.get(), &HoldBack::changed);
        QVERIFY(ticks.wait());
        QCOMPARE(m_sent, QStringList());
        m_clock->advance(1s);
        QTRY_COMPARE(m_sent, QStringList(u"Deleting a"_s));
        QVERIFY(m_holdBack->held().isEmpty());
    }
    void undoSendsNothing()
    {
        QSignalSpy undone(m_holdBack.get(), &HoldBack::undone);
        hold(u"Deleting a"_s);
        hold(u"Deleting b"_s);
        m_holdBack->undo(m_holdBack->held().first().id);
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first().toString(), u"Deleting a"_s);
        m_clock->advance(1min);
        QTRY_COMPARE(m_sent, QStringList(u"Deleting b"_s));
        m_holdBack->undo(1); // too late: nothing happens
        QCOMPARE(undone.size(), 1);
    }
    void canBeSentAtOnce()
    {
        hold(u"Deleting a"_s);
        const int id = m_holdBack->held().first().id;
        m_holdBack->sendNow(id);
        m_holdBack->sendNow(id);
        QCOMPARE(m_sent, QStringList(u"Deleting a"_s));
    }
    void aPageThatGoesTakesItsOwnAlong()
    {
        QObject other;
        hold(u"Deleting a"_s);
        m_holdBack->hold(u"Deleting b"_s, &other, [this] { m_sent += u"b"_s; });
        QCOMPARE(m_holdBack->heldBy(&other).size(), 1);
        m_page.reset();
        QCOMPARE(m_holdBack->held().size(), 1);
        m_clock->advance(1min);
        QTRY_COMPARE(m_sent, QStringList(u"b"_s));
    }
    void withoutATimeNothingWaits()
    {
        m_holdBack->setDuration({});
        hold(u"Deleting a"_s);
        QCOMPARE(m_sent, QStringList(u"Deleting a"_s));
        QVERIFY(m_holdBack->held().isEmpty());
    }
    void sendingMayHoldSomethingElse()
    {
        m_holdBack->hold(u"first"_s, m_page.get(), [this] { hold(u"second"_s); });
        m_clock->advance(10s);
        QTRY_COMPARE(m_holdBack->held().size(), 1);
        QTRY_COMPARE(m_holdBack->held().first().what, u"second"_s);
        QCOMPARE(m_sent, QStringList());
    }

private:
    void hold(const QString &what)
    {
        m_holdBack->hold(what, m_page.get(), [this, what] { m_sent += what; });
    }

    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<HoldBack> m_holdBack;
    std::unique_ptr<QObject> m_page;
    QStringList m_sent;
};

QTEST_GUILESS_MAIN(TestHoldBack)
#include "tst_holdback.moc"
