// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"
#include "domain/grant.h"
#include "domain/license.h"
#include "pages/detaillist.h"

#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace lc;

/// Objects lead to each other: by filter, by row, and back.
class TestLinks : public test::ConsoleTest {
    Q_OBJECT

    QString pageId() const { return m_world->window().tabs().currentId(); }
    /// The page as a table once it is read.
    TablePage *readTable() const
    {
        auto *table = m_world->pageAs<TablePage>();
        const bool isRead = table
            && QTest::qWaitFor(
                                [table] {
                                    return table->model().loadState() == LoadState::Complete
                                        && table->model().totalCount() > 0;
                                },
                                20000);
        return isRead ? table : nullptr;
    }
    QStringList setChips() const
    {
        QStringList texts;
        for (const FilterChip &chip : m_world->pageAs<TablePage>()->pane().bar().chips()) {
            if (chip.kind == FilterChip::Kind::Set)
                texts += chip.text;
        }
        return texts;
    }
    /// Follows the link of the details whose spoken name begins so.
    bool follow(const QString &name) const
    {
        const auto isThere = [&] {
            const auto buttons = m_world->window().findChildren<QPushButton *>();
            return std::any_of(buttons.begin(), buttons.end(), [&](QPushButton *button) {
                return button->isVisible()
                    && test::ConsoleWorld::spokenName(button).startsWith(name);
            });
        };
        if (!QTest::qWaitFor(isThere) || !m_world->tabTo<QPushButton>(name))
            return false;
        m_world->press(Qt::Key_Space);
        return true;
    }
    template <class T> T current() const
    {
        auto *table = m_world->pageAs<TablePage>();
        return table->model().record<T>(table->pane().table().currentIndex().row());
    }

private slots:
    void aLicenseLeadsToItsGrants()
    {
        QVERIFY(m_world->openTable(u"issued-licenses"_s));
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down);
        const auto license = current<License>();
        QVERIFY(follow(u"Grants: "_s));
        QCOMPARE(pageId(), u"distributed-grants"_s);
        TablePage *grants = readTable();
        QVERIFY(grants);
        QCOMPARE(setChips(), QStringList{u"License: "_s + *license.licenseName});
        const int all = grants->model().totalCount();
        QTRY_VERIFY(grants->model().rowCount() < all);
        for (int row = 0; row < grants->model().rowCount(); ++row)
            QCOMPARE(grants->model().record<Grant>(row).licenseArn, *license.licenseArn);
        QVERIFY(follow(u"License: "_s)); // the chip: a press takes it away
        QTRY_COMPARE(grants->model().rowCount(), all);
        QCOMPARE(setChips(), QStringList());
    }

    void aGrantLeadsToItsLicenseAndBack()
    {
        TablePage *grants = m_world->openTable(u"distributed-grants"_s);
        QVERIFY(grants);
        const QString vendor = m_world->console().session().identity(u"local:vendor"_s).account;
        const auto isOwn = [&](int row) {
            const auto grant = grants->model().record<Grant>(row);
            return grant.licenseArn.contains(u':' + vendor + u':');
        };
        int row = grants->model().rowCount() - 1;
        while (row >= 0 && !isOwn(row))
            --row;
        QVERIFY(row > 0);
        grants->pane().table().setCurrentRow(row);
        const auto grant = current<Grant>();
        QVERIFY(follow(u"License: "_s));
        QCOMPARE(pageId(), u"issued-licenses"_s);
        QVERIFY(readTable());
        QTRY_COMPARE(current<License>().licenseArn.value_or(QString()), grant.licenseArn);
        m_world->press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(pageId(), u"distributed-grants"_s);
        QTRY_COMPARE(current<Grant>().grantArn, grant.grantArn);
        m_world->press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(pageId(), u"issued-licenses"_s);
        QCOMPARE(current<License>().licenseArn.value_or(QString()), grant.licenseArn);
    }

    void backRemembersTheRowOfAPage()
    {
        TablePage *licenses = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(licenses);
        const QByteArray second = licenses->model().key(1);
        licenses->pane().table().setCurrentRow(1);
        QVERIFY(m_world->openTable(u"distributed-grants"_s));
        QVERIFY(m_world->goTo(u"issued-licenses"_s));
        licenses->pane().table().setCurrentRow(0);
        m_world->press(Qt::Key_Left, Qt::AltModifier);
        m_world->press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(pageId(), u"issued-licenses"_s);
        QTRY_COMPARE(licenses->shownRow(), second);
    }

    void aGrantLeadsToTheAccountThatHasIt()
    {
        QVERIFY(m_world->openTable(u"distributed-grants"_s));
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        m_world->press(Qt::Key_Down);
        auto *grants = m_world->pageAs<TablePage>();
        const QString customer = m_world->console().session().identity(u"local:customer"_s).account;
        const int account = grants->model().columnIndex(u"toAccount");
        int row = 0;
        while (row < grants->model().rowCount()
               && grants->model().rawText(row, account) != customer.toStdString())
            ++row;
        QVERIFY(row < grants->model().rowCount());
        grants->pane().table().setCurrentRow(row);
        QVERIFY(follow(u"To account: "_s));
        QCOMPARE(pageId(), u"connections"_s);
        QTRY_VERIFY(m_world->page()->shownRow().endsWith("local:customer"));
    }

    void aConfigurationLeadsToTheInventory()
    {
        TablePage *configurations = m_world->openTable(u"self-managed-licenses"_s);
        QVERIFY(configurations);
        DetailList *list = nullptr;
        for (auto *each : m_world->window().findChildren<DetailList *>()) {
            if (each->table().view()->accessibleName() == u"Attached"_s)
                list = each;
        }
        QVERIFY(list);
        for (int row = 0; row < configurations->model().rowCount(); ++row) {
            configurations->pane().table().setCurrentRow(row);
            if (QTest::qWaitFor([list] { return list->model().rowCount() > 0; }, 1000))
                break;
        }
        QVERIFY(list->model().rowCount() > 0);
        const QByteArray resource = list->model().id(0);
        list->table().setCurrentRow(0);
        QVERIFY(m_world->tabTo<QTableView>(u"Attached"_s));
        m_world->press(Qt::Key_Return);
        QCOMPARE(pageId(), u"inventory"_s);
        QVERIFY(readTable());
        QTRY_VERIFY(m_world->page()->shownRow().endsWith(resource));
    }

    void aKeyLeadsToItsPlan()
    {
        TablePage *keys = m_world->openTable(u"usage-plans"_s);
        QVERIFY(keys);
        // Tab comes to the table of plans, whose details these would be: F6 goes to the key's.
        keys->focusContent();
        m_world->press(Qt::Key_F6);
        QVERIFY(follow(u"Plan: "_s));
        QCOMPARE(pageId(), u"usage-plans"_s);
        QCOMPARE(setChips().size(), 1);
        QTRY_VERIFY(keys->model().rowCount() < keys->model().totalCount());
    }

    void aLinkToNothingLeavesThePageAsItIs()
    {
        TablePage *licenses = m_world->openTable(u"issued-licenses"_s);
        QVERIFY(licenses);
        const QByteArray before = licenses->shownRow();
        QVERIFY(m_world->window().open({u"issued-licenses"_s, "no such row"}));
        QCOMPARE(licenses->shownRow(), before);
        QVERIFY(!m_world->window().open({{}, "arn:aws:s3:::bucket"}));
        QCOMPARE(pageId(), u"issued-licenses"_s);
    }
};

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
