// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"
#include "pages/activitypage.h"
#include "pages/formpage.h"
#include "shell/activitypanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace lc;

/// A change is copied as a call before it is sent, and again from the journal, by keys alone.
class TestCopying : public test::ConsoleTest {
    Q_OBJECT

    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    /// By F6, from pane to pane.
    bool goTo(const QWidget *pane) const
    {
        for (int presses = 0; presses < 8; ++presses) {
            if (pane->isAncestorOf(QApplication::focusWidget()))
                return true;
            m_world->press(Qt::Key_F6);
        }
        return false;
    }
    void copy() const { m_world->press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier); }
    /// A new self-managed license with a name, not sent yet.
    FormPage *typeConfiguration()
    {
        if (!m_world->openTable(u"self-managed-licenses"_s))
            return nullptr;
        m_world->command(u"New self-managed license"_s);
        if (!m_world->tabTo<QLineEdit>(u"Name"_s))
            return nullptr;
        m_world->type(u"Pool's seats"_s);
        if (!m_world->tabTo<QComboBox>(u"Counted by"_s))
            return nullptr;
        m_world->press(Qt::Key_Down);
        return m_world->pageAs<FormPage>();
    }

private slots:
    void copiesAFormBeforeItIsSent()
    {
        QVERIFY(typeConfiguration());
        copy();
        const QString command = clipboard();
        QVERIFY2(command.contains(u"aws license-manager create-license-configuration"_s),
                 qPrintable(command));
        QVERIFY(command.contains(u"--name 'Pool'\\''s seats'"_s));
        QVERIFY(command.contains(u"--endpoint-url http://127.0.0.1:"_s));
        auto *button = m_world->tabTo<QPushButton>(u"Copy as"_s);
        QVERIFY(button);
        // boto3 is the second of three.
        QTimer::singleShot(0, button->menu(), [menu = button->menu()] {
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        m_world->press(Qt::Key_Space);
        QTRY_VERIFY2(clipboard().contains(u"client.create_license_configuration("_s),
                     qPrintable(clipboard()));
    }

    void copiesAChangeFromTheJournal()
    {
        FormPage *form = typeConfiguration();
        QVERIFY(form);
        copy();
        const QString before = clipboard();
        m_world->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(form->reviewPanel().isVisible());
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_world->pageAs<FormPage>());
        QGuiApplication::clipboard()->clear();
        auto *panel = m_world->window().findChild<ActivityPanel *>();
        QVERIFY(panel);
        auto *table = panel->findChild<QTableView *>();
        QVERIFY(table);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        QVERIFY(goTo(panel));
        QVERIFY(m_world->tabTo<QTableView>());
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        copy();
        QCOMPARE(clipboard(), before);
    }

    void copiesWhatAQuestionIsAbout()
    {
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        QVERIFY(m_world->tabTo<QTableView>());
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->press(Qt::Key_Delete);
        auto *dialog = m_world->window().findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(m_world->tabTo<QPushButton>(u"Copy as"_s));
        copy();
        QVERIFY2(clipboard().contains(u"aws license-manager delete-license \\\n  --license-arn"_s)
                     && clipboard().contains(u"--source-version"_s),
                 qPrintable(clipboard()));
        m_world->press(Qt::Key_Escape);
    }

    void copiesOneCallForEachGrant()
    {
        auto *page = m_world->openTable(u"grant-inbox"_s);
        QVERIFY(page);
        QVERIFY(m_world->tabTo<QTableView>());
        m_world->press(Qt::Key_Home, Qt::ControlModifier);
        m_world->press(Qt::Key_Space);
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Space);
        QCOMPARE(page->model().checkedKeys().size(), 2);
        copy();
        QCOMPARE(clipboard().count(u"aws license-manager accept-grant"_s), 2);
        m_world->press(Qt::Key_R);
        auto *dialog = m_world->window().findChild<QDialog *>(u"confirmation"_s);
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        copy();
        QCOMPARE(clipboard().count(u"aws license-manager reject-grant"_s), 2);
        m_world->press(Qt::Key_Escape);
    }

    void copiesTagsThatWereTyped()
    {
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        m_world->command(u"Tags"_s);
        auto *dialog = m_world->window().findChild<QDialog *>(u"tagDialog"_s);
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        auto *grid = dialog->findChild<QTableWidget *>();
        auto *problem = dialog->findChild<QLabel *>();
        QVERIFY(grid && problem);
        QVERIFY(m_world->tabTo<QPushButton>(u"Add tag"_s));
        copy();
        QVERIFY(!clipboard().contains(u"tag-resource"_s)); // nothing was typed
        QTRY_VERIFY(!problem->text().startsWith(u"Loading"_s));
        m_world->press(Qt::Key_Space);
        m_world->type(u"cost center"_s);
        m_world->press(Qt::Key_Return);
        QTRY_COMPARE(problem->text(), QString());
        QVERIFY(m_world->tabTo<QPushButton>(u"Copy as"_s));
        copy();
        QVERIFY2(clipboard().contains(u"aws license-manager tag-resource"_s)
                     && clipboard().contains(u"\"Key\": \"cost center\""_s),
                 qPrintable(clipboard()));
        m_world->press(Qt::Key_Escape);
    }

    void goesOnToTheJournal()
    {
        auto *panel = m_world->window().findChild<ActivityPanel *>();
        QVERIFY(panel);
        QVERIFY(goTo(panel));
        QVERIFY(m_world->tabTo<QPushButton>(u"Whole journal"_s));
        m_world->press(Qt::Key_Space);
        QVERIFY(m_world->pageAs<ActivityPage>());
        QCOMPARE(m_world->window().tabs().currentId(), u"activity"_s);
    }
};

QTEST_MAIN(TestCopying)
#include "tst_copying.moc"
