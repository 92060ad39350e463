// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/control.h"
#include "pages/extensiondialog.h"
#include "pages/keychartpage.h"
#include "pages/usageplanspage.h"
#include "reports/document.h"
#include "support/pageworld.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Keys in their plans, and the chart of one of them, over the sample data.
class TestUsagePlanPages : public QObject {
    Q_OBJECT

    QAction *action(const QString &text)
    {
        for (QAction *each : m_page->pageActions()) {
            if (each->iconText().startsWith(text))
                return each;
        }
        return nullptr;
    }
    static bool says(QWidget *widget, const QString &text)
    {
        const auto labels = widget->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    }

private slots:
    void initTestCase()
    {
        m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty);
        m_page = std::make_unique<UsagePlansPage>(m_world->context);
        m_page->resize(1200, 800);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model().loadState() == LoadState::Complete
                                     && m_page->model().rowCount() > 1,
                                 20000);
        m_page->focusContent();
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_world.reset();
    }

    void theFullestKeyStandsFirst()
    {
        const int used = m_page->model().columnIndex(u"usedPercent"_s);
        QTRY_VERIFY(!m_page->model().cell(0, used).isAbsent());
        const auto percent = [&](int row) { return m_page->model().cell(row, used).real(); };
        QTRY_VERIFY(percent(0) >= percent(1));
    }
    void detailsSayWhatRemains()
    {
        m_page->pane().table().setCurrentRow(0);
        QTRY_VERIFY(says(m_page->details(), u"left until the reset"_s)
                    || says(m_page->details(), u"this plan has no quota"_s));
    }
    void aPlanNarrowsTheKeys()
    {
        const int all = m_page->model().rowCount();
        auto *plans = m_page->findChildren<RecordTable *>().first();
        for (auto *table : m_page->findChildren<RecordTable *>()) {
            if (table != &m_page->pane().table())
                plans = table;
        }
        plans->setCurrentRow(0);
        QTRY_VERIFY(m_page->model().rowCount() < all && m_page->model().rowCount() > 0);
        m_page->pane().clearFilters();
        QTRY_COMPARE(m_page->model().rowCount(), all);
    }
    void aKeyOpensItsChart()
    {
        m_page->pane().table().setCurrentRow(0);
        QVERIFY(action(u"Open usage"_s)->isEnabled());
        std::unique_ptr<Page> chart;
        connect(
            m_page.get(), &Page::tabRequested, this, [&](Page *page) { chart.reset(page); },
            Qt::SingleShotConnection);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QVERIFY(qobject_cast<KeyChartPage *>(chart.get()));
        chart->resize(1000, 700);
        chart->show();
        QTRY_VERIFY(chart->asOf());
        QVERIFY(!chart->title().isEmpty());
        const auto document = chart->exportDocument();
        QVERIFY(document);
        QVERIFY(!document->sections.empty());
    }

    void anUnknownExtensionIsSaidAndSettled()
    {
        Fault cut;
        cut.operation = u"UpdateUsage"_s;
        cut.cutsConnection = true;
        cut.executes = true;
        QVERIFY(m_world->local.call<control::AddFault>(test::LocalWorld::vendor(), cut));
        // Reading back takes a while, so that its words can be read.
        Fault slow;
        slow.operation = u"GetUsage"_s;
        slow.delayMilliseconds = 300;
        slow.count = 0;
        m_page->pane().table().setCurrentRow(0);
        action(u"Grant extension"_s)->trigger();
        const QPointer<ExtensionDialog> dialog = m_page->findChild<ExtensionDialog *>();
        QVERIFY(dialog);
        auto *after = dialog->findChild<QLineEdit *>(u"remainingAfter"_s);
        QTRY_VERIFY(!after->text().isEmpty());
        QVERIFY(m_world->local.call<control::AddFault>(test::LocalWorld::vendor(), slow));
        QSignalSpy extended(dialog, &ExtensionDialog::extended);
        QTest::keyClick(after, Qt::Key_Return);
        QTRY_VERIFY(says(dialog, u"not known yet whether this was done"_s));
        QTRY_COMPARE(extended.size(), 1);
        QTRY_VERIFY(!dialog);
        QVERIFY(m_world->local.call<control::ClearFaults>(test::LocalWorld::vendor(), {}));
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<UsagePlansPage> m_page;
};

QTEST_MAIN(TestUsagePlanPages)
#include "tst_usageplanpages.moc"
