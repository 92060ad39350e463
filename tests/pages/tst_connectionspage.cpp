// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/connectiontable.h"
#include "pages/connectionspage.h"
#include "support/pageworld.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What can be opened, opened and closed by key.
class TestConnectionsPage : public QObject {
    Q_OBJECT

    int rowOf(const QString &id)
    {
        for (int row = 0; row < m_page->model().rowCount(); ++row) {
            if (m_page->model().record<ConnectionRecord>(row).id == id)
                return row;
        }
        return -1;
    }
    ConnectionRecord recordOf(const QString &id)
    {
        return m_page->model().record<ConnectionRecord>(rowOf(id));
    }
    void choose(const QString &id) { m_page->showRow(m_page->model().key(rowOf(id))); }
    QAction *action(const QString &text)
    {
        for (QAction *each : m_page->pageActions()) {
            if (each->iconText().startsWith(text))
                return each;
        }
        return nullptr;
    }
    template <class W> W *inDetails(const QString &name)
    {
        return m_page->details()->findChild<W *>(name);
    }

private slots:
    void init()
    {
        m_world = std::make_unique<test::PageWorld>();
        m_page = std::make_unique<ConnectionsPage>(m_world->context);
        m_page->resize(1300, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->focusContent();
    }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void listsWhatCanBeOpened()
    {
        QCOMPARE(m_page->model().rowCount(), 3);
        const ConnectionRecord vendor = recordOf(test::LocalWorld::vendor());
        QCOMPARE(vendor.state, u"open"_s);
        QCOMPARE(vendor.account.value_or(QString()), m_world->local.vendorAccount());
        QVERIFY(vendor.arn.value_or(QString()).contains(m_world->local.vendorAccount()));
        QVERIFY(!vendor.problem);
        QCOMPARE(recordOf(u"environment"_s).state, u"closed"_s);
    }
    void closesAndOpensByKey()
    {
        const QString id = test::LocalWorld::vendor();
        choose(id);
        QVERIFY(!action(u"Open"_s)->isEnabled());
        action(u"Close"_s)->trigger();
        QCOMPARE(recordOf(id).state, u"closed"_s);
        QVERIFY(!action(u"Close"_s)->isEnabled());
        QVERIFY(!recordOf(id).account);
        choose(id);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(recordOf(id).state, u"open"_s);
        QCOMPARE(m_world->local.session->opened().last(), id);
    }
    void explainsWhyOneFailed()
    {
        choose(u"environment"_s);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(recordOf(u"environment"_s).state, u"failed"_s);
        choose(u"environment"_s);
        auto *happened = inDetails<QLabel>(u"whatHappened"_s);
        QVERIFY(!happened->isHidden());
        QVERIFY(happened->text().contains(u"Region"_s));
        QVERIFY(!inDetails<QLabel>(u"whatToDo"_s)->text().isEmpty());
        // It may be tried again.
        QVERIFY(action(u"Open"_s)->isEnabled());
        QCOMPARE(recordOf(test::LocalWorld::vendor()).state, u"open"_s);
    }
    void filtersByState()
    {
        m_page->pane().addRule(u"Connected"_s,
                               {u"state"_s, FilterRule::Test::AnyOf, {u"open"_s}, 0});
        QTRY_COMPARE(m_page->model().rowCount(), 2);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<ConnectionsPage> m_page;
};

QTEST_MAIN(TestConnectionsPage)
#include "tst_connectionspage.moc"
