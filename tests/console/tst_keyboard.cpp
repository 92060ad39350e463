// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"
#include "pages/formpage.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace lc;

/// Every page and form can be reached, heard and used without a mouse.
class TestKeyboard : public test::ConsoleTest {
    Q_OBJECT

    /// Controls of the window that a person would use now.
    QList<QWidget *> controls()
    {
        QList<QWidget *> found;
        for (auto *widget : m_world->page()->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<QAbstractButton *>(widget)
                || qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
                || qobject_cast<QAbstractSpinBox *>(widget)
                || qobject_cast<QAbstractItemView *>(widget);
            const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                || qobject_cast<QComboBox *>(widget->parentWidget())
                || qobject_cast<QHeaderView *>(widget)
                // The corner of a table and the mark that clears a field.
                || qobject_cast<QAbstractItemView *>(widget->parentWidget())
                || qobject_cast<QLineEdit *>(widget->parentWidget());
            if (isControl && !isPart && widget->isVisible() && widget->isEnabled())
                found += widget;
        }
        return found;
    }
    static QString describe(const QWidget *widget)
    {
        QString text = QString::fromLatin1(widget->metaObject()->className());
        for (; widget; widget = widget->parentWidget())
            text += u" < "_s + QString::fromLatin1(widget->metaObject()->className()) + u'#'
                + widget->objectName();
        return text;
    }
    QStringList unnamed()
    {
        QStringList lacking;
        for (QWidget *control : controls()) {
            if (test::ConsoleWorld::spokenName(control).trimmed().isEmpty())
                lacking += describe(control);
        }
        return lacking;
    }
    /// Controls that Tab does not come to on a whole way round.
    QStringList unreached()
    {
        QSet<QWidget *> reached;
        for (int presses = 0; presses < 250; ++presses) {
            if (QWidget *focused = QApplication::focusWidget())
                reached += focused;
            m_world->press(Qt::Key_Tab);
        }
        QStringList missed;
        for (QWidget *control : controls()) {
            const QWidget *stand = control->focusProxy() ? control->focusProxy() : control;
            if (control->focusPolicy() & Qt::TabFocus
                && !reached.contains(const_cast<QWidget *>(stand)))
                missed += describe(control);
        }
        return missed;
    }
    void checkPage()
    {
        QVERIFY(!controls().isEmpty());
        QCOMPARE(unnamed().join(u'\n'), QString());
        QCOMPARE(unreached().join(u'\n'), QString());
    }

    /// Every action of the page stands in a menu, and says why when it is greyed.
    void checkMenus()
    {
        QSet<QAction *> inMenus;
        QList<QMenu *> menus;
        for (QAction *entry : m_world->window().menuBar()->actions())
            menus += entry->menu();
        for (qsizetype i = 0; i < menus.size(); ++i) {
            for (QAction *action : menus.at(i)->actions()) {
                inMenus += action;
                if (action->menu())
                    menus += action->menu();
            }
        }
        QStringList lacking;
        QStringList unexplained;
        for (QAction *action : m_world->page()->pageActions()) {
            if (!inMenus.contains(action))
                lacking += action->text();
            if (!action->isEnabled() && action->statusTip().isEmpty())
                unexplained += action->text();
        }
        QCOMPARE(lacking.join(u'\n'), QString());
        QCOMPARE(unexplained.join(u'\n'), QString());
    }

    static void listPages()
    {
        QTest::addColumn<QString>("id");
        for (const PageEntry &entry : pageEntries())
            QTest::newRow(qPrintable(entry.id)) << entry.id;
    }
private slots:
    void everyPageIsReachedAndNamed_data() { listPages(); }
    void everyPageIsReachedAndNamed()
    {
        QFETCH(QString, id);
        QVERIFY(m_world->goTo(id));
        if (auto *table = m_world->pageAs<TablePage>())
            QTRY_VERIFY(table->model().loadState() == LoadState::Complete
                        || table->model().sources().isEmpty());
        checkPage();
        checkMenus();
    }

    void connectionsAndTheirFormAreFoundByWords()
    {
        m_world->command(u"Connections"_s);
        QCOMPARE(m_world->window().tabs().currentId(), u"connections"_s);
        checkPage();
        Page *page = m_world->page();
        m_world->command(u"New endpoint"_s);
        QVERIFY(m_world->page() != page);
        checkPage();
    }

    void theJournalIsFoundByWords()
    {
        m_world->command(u"Activity journal"_s);
        QCOMPARE(m_world->window().tabs().currentId(), u"activity"_s);
        checkPage();
    }

    void everyFormIsReachedAndNamed_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("command");
        QTest::newRow("new license") << u"issued-licenses"_s << u"New license"_s;
        QTest::newRow("new version") << u"issued-licenses"_s << u"Edit"_s;
        QTest::newRow("new grant") << u"distributed-grants"_s << u"grant"_s;
        QTest::newRow("new configuration")
            << u"self-managed-licenses"_s << u"New self-managed license"_s;
        QTest::newRow("edit configuration") << u"self-managed-licenses"_s << u"Edit"_s;
        QTest::newRow("new alert rule") << u"alert-rules"_s << u"New alert rule"_s;
        QTest::newRow("edit alert rule") << u"alert-rules"_s << u"Edit rule"_s;
        for (const auto &id : {u"issued-licenses"_s, u"received-licenses"_s,
                               u"self-managed-licenses"_s, u"usage-plans"_s, u"quota-board"_s})
            QTest::addRow("chart of %s", qPrintable(id)) << id << u"usage chart"_s;
    }
    void everyFormIsReachedAndNamed()
    {
        QFETCH(QString, id);
        QFETCH(QString, command);
        TablePage *page = m_world->openTable(id);
        QVERIFY(page);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->command(command);
        QVERIFY(m_world->page() != page);
        checkPage();
    }

    void theReportFormIsReachedAndNamed()
    {
        QVERIFY(m_world->goTo(u"reports"_s));
        Page *page = m_world->page();
        m_world->press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_world->page() != page);
        checkPage();
    }

    void f6WalksThePanes()
    {
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        QSet<QWidget *> panes;
        for (int presses = 0; presses < 8; ++presses) {
            m_world->press(Qt::Key_F6);
            for (const auto &name : {u"navigationDock"_s, u"detailsDock"_s, u"activityDock"_s}) {
                auto *dock = m_world->window().findChild<QWidget *>(name);
                if (dock->isAncestorOf(QApplication::focusWidget()))
                    panes += dock;
            }
            if (m_world->page()->isAncestorOf(QApplication::focusWidget()))
                panes += m_world->page();
        }
        QCOMPARE(panes.size(), 4);
    }

    void columnsAreChosenByKeyboard()
    {
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        const QStringList before = page->pane().table().shownColumnIds();
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_world->tabTo<QAbstractButton>(u"Columns"_s));
        m_world->press(Qt::Key_Space);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(page->pane().table().shownColumnIds() != before);
    }

    void rowsAreSortedByKeyboard()
    {
        TablePage *page = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(page);
        RecordTable &table = page->pane().table();
        const int column = table.shownColumnIds().indexOf(u"sku"_s);
        QVERIFY(column > 0);
        table.setCurrentRow(0);
        for (int presses = 0; table.currentIndex().column() != column && presses < 20; ++presses)
            m_world->press(Qt::Key_Right);
        const QPoint cell = table.view()->visualRect(table.currentIndex()).center();
        QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, cell,
                                  table.view()->viewport()->mapToGlobal(cell));
        QApplication::sendEvent(table.view()->viewport(), &menuKey);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        m_world->press(Qt::Key_Up); // the last entry
        m_world->press(Qt::Key_Return);
        QTRY_COMPARE(table.view()->horizontalHeader()->sortIndicatorSection(), column);
        const auto sku = [&](int row) {
            return table.model()->index(row, column).data().toString();
        };
        const int last = table.model()->rowCount() - 1;
        QTRY_VERIFY(sku(0) < sku(last));
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
