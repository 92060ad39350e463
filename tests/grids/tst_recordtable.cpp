// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/gridheader.h"
#include "grids/recordtable.h"
#include "views/gallery/samplemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

/// A record table by keyboard, over a model with every kind of column.
class TestRecordTable : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }

    void rowsCopyAsTabSeparatedText()
    {
        RecordTable table(m_theme);
        SampleModel model(12);
        show(table, model);
        table.setCurrentRow(1);
        QTest::keyClick(table.view(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table.selectedRows(), (QList<int>{1, 2}));
        QTest::keySequence(table.view(), QKeySequence::Copy);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).startsWith(u"License\tProduct SKU\tUsed\tUsed %"_s));
        QVERIFY(lines.at(1).startsWith(u"Mesh Studio – Brightwater\tmesh\t96 / 100\t96 %"_s));
        QCOMPARE(lines.at(1).count(u'\t'), 7);
    }

    void anIdCopiesAlone()
    {
        RecordTable table(m_theme);
        SampleModel model(3);
        show(table, model);
        table.view()->setCurrentIndex(model.index(0, 6));
        QTest::keySequence(table.view(), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), model.index(0, 6).data().toString());
    }

    void enterOpensAndSpaceChecks()
    {
        RecordTable table(m_theme);
        SampleModel model(5, SampleModel::WithChecks);
        show(table, model);
        QSignalSpy opened(&table, &RecordTable::rowActivated);
        table.setCurrentRow(2);
        QTest::keyClick(table.view(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).toInt(), 2);
        QCOMPARE(model.item(2, 0)->checkState(), Qt::Unchecked);
        QTest::keyClick(table.view(), Qt::Key_Space);
        QCOMPARE(model.item(2, 0)->checkState(), Qt::Checked);
        table.setCurrentRow(3); // one that cannot be checked
        QTest::keyClick(table.view(), Qt::Key_Space);
        QCOMPARE(model.item(3, 0)->checkState(), Qt::Unchecked);
    }

    void headerBoxChecksAllThatCanBe()
    {
        RecordTable table(m_theme);
        SampleModel model(5, SampleModel::WithChecks);
        show(table, model);
        auto *header = table.view()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(20, header->height() / 2));
        for (int row = 0; row < 5; ++row)
            QCOMPARE(model.item(row, 0)->checkState(), row == 3 ? Qt::Unchecked : Qt::Checked);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(20, header->height() / 2));
        for (int row = 0; row < 5; ++row)
            QCOMPARE(model.item(row, 0)->checkState(), Qt::Unchecked);
    }

    void layoutComesBack()
    {
        SampleModel model(8);
        QByteArray saved;
        {
            RecordTable table(m_theme);
            show(table, model);
            table.view()->horizontalHeader()->moveSection(7, 1);
            table.view()->horizontalHeader()->resizeSection(2, 133);
            table.setColumnShown(5, false);
            table.view()->sortByColumn(1, Qt::DescendingOrder);
            saved = table.saveLayout();
        }
        RecordTable table(m_theme);
        show(table, model);
        QVERIFY(table.restoreLayout(saved));
        const auto *header = table.view()->horizontalHeader();
        QCOMPARE(header->visualIndex(7), 1);
        QCOMPARE(header->sectionSize(2), 133);
        QVERIFY(!table.isColumnShown(5));
        QCOMPARE(header->sortIndicatorSection(), 1);
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(table.shownColumnIds().size(), 7);
        table.resetLayout();
        QCOMPARE(header->visualIndex(7), 7);
        QVERIFY(table.isColumnShown(5));
    }

    void strangeLayoutsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("layout");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("\x01\xff{]");
        QTest::newRow("of another version") << QByteArray(R"({"version":99,"columns":[]})");
    }
    void strangeLayoutsAreRefused()
    {
        QFETCH(QByteArray, layout);
        RecordTable table(m_theme);
        SampleModel model(2);
        show(table, model);
        const QByteArray before = table.saveLayout();
        QVERIFY(!table.restoreLayout(layout));
        QCOMPARE(table.saveLayout(), before);
    }

    void columnsThatAreGoneAreIgnored()
    {
        RecordTable table(m_theme);
        SampleModel model(2);
        show(table, model);
        QVERIFY(table.restoreLayout(
            R"({"version":1,"columns":[{"id":"Gone","width":50},{"id":"Status","width":101}]})"));
        QCOMPARE(table.view()->horizontalHeader()->visualIndex(7), 0);
        QCOMPARE(table.view()->horizontalHeader()->sectionSize(7), 101);
    }

    void columnMenuHidesAndShows()
    {
        RecordTable table(m_theme);
        SampleModel model(2);
        table.setNameColumn(0);
        show(table, model);
        table.showColumnMenu(table.mapToGlobal(QPoint(0, 0)));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QVERIFY(!menu->actions().at(0)->isEnabled()); // the name stays
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(!table.isColumnShown(1));
    }

    void emptyTableSaysSo()
    {
        RecordTable table(m_theme);
        SampleModel none(0);
        bool asked = false;
        table.setEmptyText({Symbol::License, u"No licenses here."_s, {{u"New license…"_s, [&] {
                                                                           asked = true;
                                                                       }}}});
        show(table, none);
        QCOMPARE(table.emptySentence(), u"No licenses here."_s);
        auto *button = table.findChild<QPushButton *>();
        QVERIFY(button);
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(asked);
        SampleModel some(1);
        table.setModel(&some);
        QVERIFY(table.emptySentence().isEmpty());
        table.setModel(nullptr);
    }

    void nameTakesSpareWidth()
    {
        RecordTable table(m_theme);
        SampleModel model(3);
        table.setNameColumn(0);
        show(table, model);
        const auto *header = table.view()->horizontalHeader();
        QCOMPARE(header->length(), table.view()->viewport()->width());
        const int before = header->sectionSize(0);
        table.resize(table.width() + 200, table.height());
        QTRY_COMPARE(header->sectionSize(0), before + 200);
    }

    void rowsFollowDensity()
    {
        RecordTable table(m_theme);
        SampleModel model(3);
        show(table, model);
        m_theme.setDensity(Density::Compact);
        QCOMPARE(table.view()->rowHeight(0), 24);
        m_theme.setDensity(Density::Standard);
        QCOMPARE(table.view()->rowHeight(0), 28);
        table.setLines(RecordTable::Lines::Two);
        QCOMPARE(table.view()->rowHeight(0), 44);
    }

    void pagePaintsFast()
    {
        RecordTable table(m_theme);
        SampleModel model(60);
        show(table, model);
        table.resize(1280, 800);
        QPixmap page(table.view()->viewport()->size());
        QBENCHMARK
        {
            table.view()->viewport()->render(&page);
        }
    }

private:
    static void show(RecordTable &table, QAbstractItemModel &model)
    {
        table.setModel(&model);
        table.resize(1400, 500);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        table.setFocus();
    }

    Theme m_theme;
};

QTEST_MAIN(TestRecordTable)
#include "tst_recordtable.moc"
