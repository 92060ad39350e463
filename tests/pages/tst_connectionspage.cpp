// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/connectiontable.h"
#include "pages/configurationspage.h"
#include "pages/connectionspage.h"
#include "support/pageworld.h"
#include "workflows/connectionediting.h"

#include <QAction>
#include <QDialog>
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
        // No keys are named there: it says so before it is tried.
        QCOMPARE(recordOf(u"environment"_s).state, u"unusable"_s);
        QVERIFY(recordOf(u"environment"_s).problem);
    }
    void closesAndOpensByKey()
    {
        const QString id = test::LocalWorld::vendor();
        choose(id);
        QVERIFY(!action(u"Open"_s)->isEnabled());
        action(u"Close"_s)->trigger();
        QCOMPARE(recordOf(id).state, u"closed"_s);
        QVERIFY(!action(u"Close"_s)->isEnabled());
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
    void marksStandInTheTable()
    {
        Connection vendor = *m_world->local.session->registry().byId(test::LocalWorld::vendor());
        vendor.stage = Connection::Stage::Production;
        vendor.access = Connection::Access::ReadOnly;
        QVERIFY(ConnectionEditing(*m_world->local.session).save(vendor));
        QCOMPARE(recordOf(vendor.id).marks.value_or(QString()), u"production read-only"_s);
        const int column = m_page->model().columnIndex(u"marks"_s);
        const QModelIndex cell = m_page->model().index(rowOf(vendor.id), column);
        QCOMPARE(cell.data().toString(), u"Production, read-only"_s);
    }
    void setsBackWhatWasSet()
    {
        const QString id = test::LocalWorld::vendor();
        choose(id);
        QVERIFY(!action(u"Remove"_s)->isEnabled());
        Connection vendor = *m_world->local.session->registry().byId(id);
        vendor.name = u"My vendor"_s;
        QVERIFY(ConnectionEditing(*m_world->local.session).save(vendor));
        choose(id);
        QCOMPARE(recordOf(id).name, u"My vendor"_s);
        action(u"Set back"_s)->trigger();
        auto *dialog = m_page->window()->findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_COMPARE(recordOf(id).name, u"Local (vendor)"_s);
    }
    void removesOnesOwn()
    {
        Connection lab = ConnectionEditing::draft(Connection::Kind::Endpoint);
        lab.name = u"Lab"_s;
        lab.endpoint = QUrl(u"http://127.0.0.1:9"_s);
        const auto id = ConnectionEditing(*m_world->local.session).save(lab);
        QVERIFY(id);
        choose(*id);
        action(u"Remove"_s)->trigger();
        auto *dialog = m_page->window()->findChild<QDialog *>(u"confirmation"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
        QTRY_COMPARE(rowOf(*id), -1);
    }
    void whoAsksForARowThatIsFilteredGetsIt()
    {
        const QByteArray key = m_page->model().key(rowOf(test::LocalWorld::vendor()));
        m_page->pane().addRule(u"Failed"_s,
                               {u"state"_s, FilterRule::Test::AnyOf, {u"failed"_s}, 0});
        QTRY_COMPARE(m_page->model().rowCount(), 0);
        m_page->showRow(key);
        QTRY_COMPARE(m_page->model().rowCount(), 3);
        QTRY_COMPARE(m_page->pane().table().currentIndex().row(),
                     rowOf(test::LocalWorld::vendor()));
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"cleared"_s);
        }));
    }
    void aReadOnlyConnectionGreysWhatChanges()
    {
        const auto page = std::make_unique<ConfigurationsPage>(m_world->context);
        const auto create = [&] {
            for (QAction *each : page->pageActions()) {
                if (each->iconText().startsWith(u"New"_s))
                    return each;
            }
            return static_cast<QAction *>(nullptr);
        };
        QTRY_VERIFY(create()->isEnabled());
        for (const QString &id : {test::LocalWorld::vendor(), test::LocalWorld::customer()}) {
            Connection connection = *m_world->local.session->registry().byId(id);
            connection.access = Connection::Access::ReadOnly;
            QVERIFY(ConnectionEditing(*m_world->local.session).save(connection));
            QTRY_COMPARE(recordOf(id).state, u"open"_s);
        }
        page->connectionsChanged();
        QTRY_VERIFY(!create()->isEnabled());
        QVERIFY(create()->statusTip().contains(u"read-only"_s));
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
