// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/filterdialog.h"
#include "pages/filtermenu.h"
#include "pages/tablepage.h"
#include "support/pageworld.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Typed chips over the columns of a real table: values, words, numbers, days.
class TestFilterMenu : public QObject {
    Q_OBJECT

    RecordTableModel &model() const { return m_page->model(); }
    TablePane &pane() const { return m_page->pane(); }
    QString title(QStringView column) const
    {
        return model().definition().columns[size_t(model().columnIndex(column))].translatedTitle();
    }
    /// Chooses an entry of a column by its words; false when there is none.
    bool choose(QStringView column, const QString &words) const
    {
        FilterMenu menu(pane(), m_page.get());
        for (const QAction *entry : menu.actions()) {
            if (!entry->menu() || entry->text() != title(column))
                continue;
            emit entry->menu()->aboutToShow();
            for (QAction *choice : entry->menu()->actions()) {
                if (choice->text() == words) {
                    choice->trigger();
                    return true;
                }
            }
        }
        return false;
    }
    QStringList setChips() const
    {
        QStringList texts;
        for (const FilterChip &chip : pane().bar().chips()) {
            if (chip.kind == FilterChip::Kind::Set)
                texts += chip.text;
        }
        return texts;
    }
    FilterDialog *dialog() const { return m_page->findChild<FilterDialog *>(); }
    int countOf(QStringView column, const QString &raw) const
    {
        return model().countMatching({column.toString(), FilterRule::Test::AnyOf, {raw}, 0});
    }

private slots:
    void init()
    {
        for (const PageEntry &entry : pageEntries()) {
            if (entry.id == u"issued-licenses"_s)
                m_page.reset(qobject_cast<TablePage *>(entry.create(m_world.context, nullptr)));
        }
        m_page->resize(1200, 700);
        m_page->show();
        QTRY_VERIFY(model().loadState() == LoadState::Complete && model().rowCount() > 0);
    }
    void cleanup() { m_page.reset(); }

    void valuesOfAColumnShareAChip()
    {
        const auto states = model().distinctValues(u"status"_s);
        QVERIFY(states.size() >= 2);
        const int first = countOf(u"status", QString::fromUtf8(states.at(0).first));
        const int second = countOf(u"status", QString::fromUtf8(states.at(1).first));
        QVERIFY(choose(u"status", states.at(0).second));
        QCOMPARE(model().rowCount(), first);
        QVERIFY(choose(u"status", states.at(1).second));
        QCOMPARE(model().rowCount(), first + second);
        QCOMPARE(setChips(),
                 QStringList{title(u"status") + u": "_s + states.at(0).second + u", "_s
                             + states.at(1).second});
        const QByteArray state = pane().saveState();
        pane().clearFilters();
        QVERIFY(pane().restoreState(state));
        QCOMPARE(model().rowCount(), first + second);
        QVERIFY(choose(u"status", states.at(0).second)); // taken away again
        QCOMPARE(model().rowCount(), second);
        QVERIFY(choose(u"status", states.at(1).second));
        QCOMPARE(setChips(), QStringList());
        QCOMPARE(model().rowCount(), model().totalCount());
    }

    void wordsOfAColumn()
    {
        const QString sku = QString::fromStdString(model().rawText(0, model().columnIndex(u"sku")));
        QVERIFY(choose(u"sku", u"Contains…"_s));
        QTRY_VERIFY(dialog());
        auto *button = dialog()->findChild<QPushButton *>(QString(), Qt::FindChildrenRecursively);
        QVERIFY(button);
        QTest::keyClicks(dialog()->findChild<QLineEdit *>(), sku.toUpper());
        QTest::keyClick(dialog()->findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_VERIFY(model().rowCount() >= 1 && model().rowCount() < model().totalCount());
        QCOMPARE(setChips(), QStringList{title(u"sku") + u" contains "_s + sku.toUpper()});
    }

    void numbersBetweenBounds()
    {
        QVERIFY(choose(u"entitlements", u"At least or at most…"_s));
        QTRY_VERIFY(dialog());
        const auto fields = dialog()->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        const auto *problem = dialog()->findChild<QLabel *>(u"problem"_s);
        QTest::keyClicks(fields.at(0), u"many"_s);
        QVERIFY(problem->text().contains(u"many"_s));
        fields.at(0)->setText(u"5"_s);
        fields.at(1)->setText(u"2"_s);
        QVERIFY(!problem->text().isEmpty());
        QTest::keyClick(fields.at(1), Qt::Key_Return);
        QVERIFY(dialog()); // not with bounds that cross
        fields.at(0)->setText(u"2"_s);
        fields.at(1)->setText(u"2"_s);
        QVERIFY(problem->text().isEmpty());
        QTest::keyClick(fields.at(1), Qt::Key_Return);
        QTRY_COMPARE(setChips().size(), 2);
        const int column = model().columnIndex(u"entitlements");
        QVERIFY(model().rowCount() < model().totalCount());
        for (int row = 0; row < model().rowCount(); ++row)
            QCOMPARE(model().cell(row, column).integer(), 2);
    }

    void days()
    {
        QVERIFY(choose(u"ends", u"Before today"_s));
        const qint64 now = model().now().time_since_epoch().count();
        const int column = model().columnIndex(u"ends");
        QVERIFY(model().rowCount() < model().totalCount());
        for (int row = 0; row < model().rowCount(); ++row)
            QVERIFY(model().cell(row, column).integer() < now);
        pane().clearFilters();
        QVERIFY(choose(u"ends", u"Has no value"_s));
        for (int row = 0; row < model().rowCount(); ++row)
            QVERIFY(model().cell(row, column).isAbsent());
        pane().clearFilters();
        QVERIFY(choose(u"ends", u"From day to day…"_s));
        QTRY_VERIFY(dialog());
        auto *first = dialog()->findChildren<QLineEdit *>().first();
        QTest::keyClicks(first, u"2999-01-01"_s);
        QTest::keyClick(first, Qt::Key_Return);
        QTRY_COMPARE(model().rowCount(), 0);
    }

private:
    test::PageWorld m_world{SampleData::Reset};
    std::unique_ptr<TablePage> m_page;
};

QTEST_MAIN(TestFilterMenu)
#include "tst_filtermenu.moc"
