// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"
#include "domain/license.h"
#include "shell/commandbox.h"
#include "shell/consolestatusbar.h"
#include "shell/navigation.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace lc;

/// Everything is found by its words: actions, pages, saved views, rows of open pages.
class TestFinding : public test::ConsoleTest {
    Q_OBJECT

    /// The words of a name that keys can type.
    static QString typeable(const QString &name)
    {
        return QString(name).remove(QRegularExpression(u"[^A-Za-z0-9 ]"_s)).simplified();
    }
    QString pageId() const { return m_world->window().tabs().currentId(); }
    QStringList found(const QString &typed) const
    {
        m_world->press(Qt::Key_K, Qt::ControlModifier);
        m_world->type(typed);
        const auto *list = m_world->window().findChild<CommandBox *>()->findChild<QListWidget *>();
        QStringList texts;
        for (int row = 0; list->isVisible() && row < list->count(); ++row)
            texts += list->item(row)->data(Qt::AccessibleTextRole).toString();
        m_world->press(Qt::Key_Escape);
        return texts;
    }
    /// The entries under "Saved views".
    QStringList views() const
    {
        const Navigation &navigation = m_world->window().navigation();
        QStringList names;
        for (int i = 0; i < navigation.topLevelItemCount(); ++i) {
            const QTreeWidgetItem *section = navigation.topLevelItem(i);
            for (int child = 0;
                 section->text(0) == u"Saved views"_s && child < section->childCount(); ++child)
                names += section->child(child)->text(0);
        }
        return names;
    }
    /// Puts the keyboard on the entry of this view.
    bool goToView(const QString &name) const
    {
        Navigation &navigation = m_world->window().navigation();
        navigation.setFocus(Qt::TabFocusReason);
        m_world->press(Qt::Key_End);
        for (int presses = 0; presses < 40; ++presses) {
            if (navigation.currentItem() && navigation.currentItem()->text(0) == name)
                return true;
            m_world->press(Qt::Key_Up);
        }
        return false;
    }
    void saveView(const QString &name) const
    {
        m_world->press(Qt::Key_D, Qt::ControlModifier);
        auto *dialog = m_world->window().findChild<QDialog *>(u"viewName"_s);
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        m_world->type(name);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(views().contains(name));
        m_world->window().activateWindow(); // the platform of the tests has nobody who does it
        QVERIFY(QTest::qWaitForWindowActive(&m_world->window()));
    }

private slots:
    void rowsOfOpenPagesAreFound()
    {
        TablePage *licenses = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(licenses);
        const int last = licenses->model().rowCount() - 1;
        const QByteArray key = licenses->model().key(last);
        const auto license = licenses->model().record<License>(last);
        QVERIFY(m_world->openTable(u"self-managed-licenses"_s));
        QVERIFY(found(typeable(*license.licenseName))
                    .contains(*license.licenseName + u", Issued licenses"_s));
        m_world->command(*license.licenseArn); // by its ARN
        QCOMPARE(pageId(), u"issued-licenses"_s);
        QCOMPARE(licenses->shownRow(), key);
        QVERIFY(licenses->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(found(u"no such thing anywhere"_s).isEmpty());
    }

    void hiddenRowsAreFoundToo()
    {
        TablePage *licenses = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(licenses);
        const auto license = licenses->model().record<License>(0);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->type(u"nothing like this"_s);
        QTRY_COMPARE(licenses->model().rowCount(), 0);
        m_world->command(typeable(*license.licenseName));
        QTRY_VERIFY(licenses->model().rowCount() > 0);
        const int row = licenses->pane().table().currentIndex().row();
        QCOMPARE(licenses->model().record<License>(row).licenseArn, license.licenseArn);
    }

    void escapeGoesBackToWhereOneWas()
    {
        TablePage *licenses = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(licenses);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        const QWidget *before = QApplication::focusWidget();
        m_world->press(Qt::Key_K, Qt::ControlModifier);
        m_world->type(u"tok"_s);
        m_world->press(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), before);
    }

    void aViewIsKeptAndOpened()
    {
        TablePage *licenses = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(licenses);
        const int all = licenses->model().rowCount();
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->type(u"insight"_s);
        QTRY_VERIFY(licenses->model().rowCount() < all);
        const int some = licenses->model().rowCount();
        licenses->pane().table().setColumnShown(licenses->model().columnIndex(u"issuer"), true);
        licenses->pane().table().sortBy(licenses->model().columnIndex(u"sku"), Qt::DescendingOrder);
        saveView(u"Insight by SKU"_s);
        licenses->pane().clearFilters();
        licenses->pane().table().setColumnShown(licenses->model().columnIndex(u"issuer"), false);
        licenses->pane().table().sortBy(0, Qt::AscendingOrder);
        QVERIFY(m_world->openTable(u"self-managed-licenses"_s));
        m_world->command(u"view insight"_s);
        QCOMPARE(pageId(), u"issued-licenses"_s);
        QTRY_COMPARE(licenses->model().rowCount(), some);
        QVERIFY(licenses->pane().table().isColumnShown(licenses->model().columnIndex(u"issuer")));
        QCOMPARE(licenses->model().sortColumn(), licenses->model().columnIndex(u"sku"));

        m_world->close();
        QVERIFY(m_world->start());
        QCOMPARE(views(), QStringList{u"Insight by SKU"_s});
        QVERIFY(goToView(u"Insight by SKU"_s));
        m_world->press(Qt::Key_Return);
        QCOMPARE(pageId(), u"issued-licenses"_s);
        QTRY_COMPARE(m_world->pageAs<TablePage>()->model().rowCount(), some);
    }

    void aViewIsRenamedAndDeleted()
    {
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        saveView(u"One"_s);
        saveView(u"Two"_s);
        QVERIFY(goToView(u"One"_s));
        m_world->press(Qt::Key_F2);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(u"Two"_s);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(
            m_world->window().status().currentMessage().contains(u"another view called Two"_s));
        QCOMPARE(views(), QStringList({u"One"_s, u"Two"_s}));
        QVERIFY(goToView(u"One"_s));
        m_world->press(Qt::Key_F2);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(u"Three"_s);
        m_world->press(Qt::Key_Return);
        QTRY_COMPARE(views(), QStringList({u"Three"_s, u"Two"_s}));
        QVERIFY(goToView(u"Two"_s));
        m_world->press(Qt::Key_Delete);
        auto *question = m_world->window().findChild<QMessageBox *>(u"deleteView"_s);
        QVERIFY(question);
        QVERIFY(QTest::qWaitForWindowActive(question));
        QTRY_VERIFY(question->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(m_world->tabTo<QPushButton>(u"Delete view"_s));
        m_world->press(Qt::Key_Space);
        QTRY_COMPARE(views(), QStringList{u"Three"_s});
    }
};

QTEST_MAIN(TestFinding)
#include "tst_finding.moc"
