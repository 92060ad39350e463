// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/control/control.h"
#include "grids/monthgrid.h"
#include "items/calendartable.h"
#include "pages/calendarpage.h"
#include "pages/leadtimedialog.h"
#include "pages/pagelink.h"
#include "support/pageworld.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// The expiry calendar over the sample data, where reading fails, and with check-outs.
class TestCalendarPage : public QObject {
    Q_OBJECT

    void show()
    {
        m_page = std::make_unique<CalendarPage>(m_world->context);
        m_page->resize(1000, 900);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model().loadState() == LoadState::Complete
                                     && m_page->model().rowCount() > 0,
                                 20000);
    }
    QList<CalendarEntry> all()
    {
        m_page->pane().clearFilters();
        QList<CalendarEntry> entries;
        m_page->model().forEachRecord([&](const RecordBlock &block, int record, const RowOrigin &) {
            entries.append(block.record<CalendarEntry>(record));
        });
        return entries;
    }
    bool says(const QString &text)
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    static bool has(const QList<CalendarEntry> &entries, CalendarKind kind)
    {
        return std::any_of(entries.begin(), entries.end(),
                           [kind](const CalendarEntry &entry) { return entry.kind() == kind; });
    }

private slots:
    void initTestCase() { m_world = std::make_unique<test::PageWorld>(SampleData::IfEmpty); }
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_world.reset(); }

    void everyKindIsThere()
    {
        show();
        const auto entries = all();
        for (const CalendarKind kind :
             {CalendarKind::License, CalendarKind::Configuration, CalendarKind::Grant,
              CalendarKind::Token, CalendarKind::QuotaReset})
            QVERIFY2(has(entries, kind), qPrintable(calendarKindId(kind)));
        // Both accounts, each object once.
        QSet<QString> ids;
        QSet<QString> accounts;
        for (const CalendarEntry &entry : entries) {
            ids.insert(entry.id);
            accounts.insert(entry.account);
        }
        QCOMPARE(ids.size(), entries.size());
        QCOMPARE(accounts.size(), 2);
    }

    void aListThatFailsIsSaid()
    {
        Fault refusal;
        refusal.operation = u"ListTokens"_s;
        refusal.status = 400;
        refusal.code = u"AccessDeniedException"_s;
        refusal.count = 0;
        QVERIFY(m_world->local.call<control::AddFault>(test::LocalWorld::vendor(), refusal));
        show();
        QTRY_VERIFY(says(u"could not be read"_s));
        QVERIFY(says(u"ListTokens"_s));
        QVERIFY(has(all(), CalendarKind::License));
        QVERIFY(m_world->local.call<control::ClearFaults>(test::LocalWorld::vendor(), {}));
        m_page->refresh();
        QTRY_VERIFY(!says(u"could not be read"_s));
        QTRY_VERIFY(has(all(), CalendarKind::Token));
    }

    void checkOutsEndToday()
    {
        show();
        QVERIFY(!has(all(), CalendarKind::Checkout));
        HeldCheckout held;
        held.product = u"render"_s;
        held.expiration = DateText(m_world->local.clock->now() + std::chrono::minutes(90));
        m_world->checkouts.add(
            held, {test::LocalWorld::vendor(), u"aws"_s, u"111122223333"_s, u"us-east-1"_s});
        QTRY_VERIFY(has(all(), CalendarKind::Checkout));
        const QString id = m_world->checkouts.held().first().checkout.id;
        QSignalSpy opened(m_page.get(), &Page::openRequested);
        const auto rowOf = [this] {
            for (int row = 0; row < m_page->model().rowCount(); ++row) {
                if (m_page->model().record<CalendarEntry>(row).kind() == CalendarKind::Checkout)
                    return row;
            }
            return -1;
        };
        QTRY_VERIFY(rowOf() >= 0);
        m_page->pane().table().setFocus();
        m_page->pane().table().setCurrentRow(rowOf());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        const auto link = opened.first().first().value<PageLink>();
        QCOMPARE(link.page, u"check-outs"_s);
        QCOMPARE(link.row, id.toUtf8());
        m_world->checkouts.remove(id);
        QTRY_VERIFY(!has(all(), CalendarKind::Checkout));
    }

    void theMonthGoesWithTheRow()
    {
        show();
        auto *grid = m_page->findChild<MonthGrid *>();
        const int last = m_page->model().rowCount() - 1;
        const CalendarEntry entry = m_page->model().record<CalendarEntry>(last);
        m_page->pane().table().setFocus();
        QTest::keyClick(m_page->focusWidget(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(grid->currentDay(), dayOf(entry));
        // And back: a day makes its first row current.
        const CalendarEntry first = m_page->model().record<CalendarEntry>(0);
        grid->setFocus();
        grid->setCurrentDay(dayOf(first));
        QTRY_COMPARE(dayOf(m_page->model().record<CalendarEntry>(
                         m_page->pane().table().currentIndex().row())),
                     dayOf(first));
    }

    void manyGetALeadTimeAtOnce()
    {
        show();
        m_page->pane().table().setFocus();
        QTest::keyClick(m_page->focusWidget(), Qt::Key_A, Qt::ControlModifier);
        const int rows = m_page->model().rowCount();
        QTest::keyClick(m_page->focusWidget(), Qt::Key_F2);
        const QPointer<LeadTimeDialog> dialog = m_page->findChild<LeadTimeDialog *>();
        QVERIFY(dialog);
        auto *licenses = dialog->findChild<QSpinBox *>(u"days-license"_s);
        QVERIFY(licenses && dialog->findChild<QSpinBox *>(u"days-quota-reset"_s));
        licenses->setFocus();
        licenses->selectAll();
        QTest::keyClicks(licenses, u"90"_s);
        QTest::keyClick(licenses, Qt::Key_Return);
        QTRY_VERIFY(!dialog);
        QCOMPARE(m_page->model().rowCount(), rows);
        QTRY_VERIFY(LeadTimes::load(m_world->settings).ofKind(CalendarKind::License) == 90);
        int marked = 0;
        for (int row = 0; row < rows; ++row) {
            const auto entry = m_page->model().record<CalendarEntry>(row);
            if (entry.kind() != CalendarKind::License)
                continue;
            QCOMPARE(entry.leadDays, 90);
            QVERIFY(entry.nearnessId == u"near"_s || entry.nearnessId == u"urgent"_s);
            ++marked;
        }
        QVERIFY(marked > 0);
    }

private:
    std::unique_ptr<test::PageWorld> m_world;
    std::unique_ptr<CalendarPage> m_page;
};

QTEST_MAIN(TestCalendarPage)
#include "tst_calendarpage.moc"
