// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resourceinventory.h"
#include "pages/inventorypage.h"
#include "pages/inventorysearchbar.h"
#include "pages/inventorysearchdialog.h"
#include "support/pageworld.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Searching the inventory by keyboard, against the embedded service.
class TestInventoryPage : public QObject {
    Q_OBJECT

    std::unique_ptr<InventoryPage> loaded()
    {
        auto page = std::make_unique<InventoryPage>(m_world->context);
        page->resize(1100, 700);
        page->show();
        page->activateWindow();
        test::LocalWorld::waitFor([&] { return page->model().loadState() == LoadState::Complete; });
        page->focusContent();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("no active window");
        return page;
    }
    static InventorySearchDialog *compose(const QWidget *page)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F,
                        Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = page->findChild<InventorySearchDialog *>();
        if (!dialog || !QTest::qWaitForWindowActive(dialog))
            qFatal("no dialog");
        return dialog;
    }
    template <class W> static W *named(const QWidget *parent, const QString &name)
    {
        for (W *widget : parent->findChildren<W *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    static QStringList chips(const QWidget *page)
    {
        QStringList texts;
        for (auto *button :
             page->findChild<InventorySearchBar *>()->findChildren<QPushButton *>()) {
            if (button->isCheckable() && button->isVisible())
                texts.append(button->text());
        }
        return texts;
    }
    static bool allBeginWithWindows(InventoryPage &page)
    {
        for (int row = 0; row < page.model().rowCount(); ++row) {
            if (!page.model()
                     .record<ResourceInventory>(row)
                     .platform.value_or(QString())
                     .startsWith(u"Windows"_s))
                return false;
        }
        return page.model().rowCount() > 0;
    }

private slots:
    void init() { m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty); }
    void cleanup() { m_world.reset(); }

    void searchesKeepsAndForgets()
    {
        const auto page = loaded();
        const int all = page->model().totalCount();
        auto *dialog = compose(page.get());
        auto *search = dialog->findChild<QPushButton *>(u"search"_s);
        QVERIFY(!search->isEnabled());
        auto *value = named<QComboBox>(dialog, u"Value of condition 1"_s);
        value->setFocus();
        QTest::keyClicks(value, u"Windows"_s);
        QVERIFY(search->isEnabled());
        auto *name = dialog->findChild<QLineEdit *>(u"name"_s);
        name->setFocus();
        QTest::keyClicks(name, u"Windows machines"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(page->model().loadState() == LoadState::Complete && allBeginWithWindows(*page));
        QVERIFY(page->model().totalCount() < all);
        const QString chip = u"Windows machines (%1)"_s.arg(page->model().totalCount());
        QTRY_COMPARE(chips(page.get()), QStringList{chip});

        // Taken off by its chip; it stays on offer, also at the next start.
        auto *button = page->findChild<QPushButton *>(u"search Windows machines"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(page->model().totalCount(), all);
        QTRY_COMPARE(chips(page.get()), QStringList{u"Windows machines"_s});
        const auto next = loaded();
        QTRY_COMPARE(chips(next.get()), QStringList{u"Windows machines"_s});
        button = next->findChild<QPushButton *>(u"search Windows machines"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_VERIFY(allBeginWithWindows(*next));
        for (QAction *action : next->pageActions()) {
            if (action->text() == u"Delete this s&earch"_s)
                action->trigger();
        }
        QTRY_COMPARE(next->model().totalCount(), all);
        QTRY_COMPARE(chips(next.get()), QStringList());
    }

    void composesSeveralConditionsAndMarksWhatIsWrong()
    {
        const auto page = loaded();
        auto *dialog = compose(page.get());
        auto *first = named<QComboBox>(dialog, u"What condition 1 compares"_s);
        QTest::keyClicks(first, u"Tag"_s);
        auto *value = named<QComboBox>(dialog, u"Value of condition 1"_s);
        value->setFocus();
        QTest::keyClicks(value, u"production"_s);
        auto *search = dialog->findChild<QPushButton *>(u"search"_s);
        QVERIFY(!search->isEnabled()); // a tag needs a key
        QVERIFY(search->toolTip().contains(u"key"_s));
        auto *key = named<QLineEdit>(dialog, u"Tag key of condition 1"_s);
        QVERIFY(key->isVisible());
        QVERIFY(!key->accessibleDescription().isEmpty());
        key->setFocus();
        QTest::keyClicks(key, u"environment"_s);
        QVERIFY(search->isEnabled());
        auto *add = dialog->findChild<QPushButton *>(u"addCondition"_s);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QComboBox *second = nullptr;
        QTRY_VERIFY((second = named<QComboBox>(dialog, u"What condition 2 compares"_s)));
        QTest::keyClicks(second, u"License included"_s);
        auto *included = named<QComboBox>(dialog, u"Value of condition 2"_s);
        included->setFocus();
        included->lineEdit()->selectAll();
        QTest::keyClicks(included, u"sql-server-standard"_s);
        QVERIFY(search->isEnabled());
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Space);
        QTRY_VERIFY(chips(page.get()).value(0).contains(u'('));
        const QString chip = chips(page.get()).value(0);
        QVERIFY(chip.startsWith(u"Tag environment is production, License"_s));
        QVERIFY(page->model().totalCount() > 0);
        for (int row = 0; row < page->model().rowCount(); ++row)
            QCOMPARE(page->model().record<ResourceInventory>(row).usageOperation,
                     u"RunInstances:0006"_s);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
};

QTEST_MAIN(TestInventoryPage)
#include "tst_inventorypage.moc"
