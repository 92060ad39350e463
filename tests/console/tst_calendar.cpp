// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"

#include "api/control/control.h"
#include "grids/monthgrid.h"
#include "items/calendartable.h"
#include "monitoring/leadtimes.h"
#include "pages/calendarpage.h"
#include "pages/leadtimedialog.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace lc;

/// The expiry calendar, by keyboard.
class TestCalendar : public test::ConsoleTest {
    Q_OBJECT

    CalendarPage *openCalendar()
    {
        return qobject_cast<CalendarPage *>(m_world->openTable(u"calendar"_s));
    }
    static MonthGrid *gridOf(Page *page) { return page->findChild<MonthGrid *>(); }
    static CalendarMonth *monthOf(Page *page) { return page->findChild<CalendarMonth *>(); }
    /// Goes by arrows to the next day, in the future, with so many entries.
    QDate goToDayWith(Page *page, const std::function<bool(qsizetype)> &suits)
    {
        MonthGrid *grid = gridOf(page);
        for (int presses = 0; presses < 200; ++presses) {
            if (suits(monthOf(page)->entriesOn(grid->currentDay()).size()))
                return grid->currentDay();
            m_world->press(Qt::Key_Right);
        }
        return {};
    }
    CalendarEntry entryAt(TablePage *page, int row)
    {
        return page->model().record<CalendarEntry>(row);
    }

private slots:
    void theMonthIsWalkedByKeys()
    {
        CalendarPage *page = openCalendar();
        QVERIFY(page);
        MonthGrid *grid = gridOf(page);
        QVERIFY(grid->view()->hasFocus());
        const QDate today = monthOf(page)->today();
        QCOMPARE(grid->currentDay(), today);
        m_world->press(Qt::Key_Right);
        QCOMPARE(grid->currentDay(), today.addDays(1));
        m_world->press(Qt::Key_Down);
        QCOMPARE(grid->currentDay(), today.addDays(8));
        m_world->press(Qt::Key_PageDown);
        QCOMPARE(grid->currentDay(), today.addDays(8).addMonths(1));
        QCOMPARE(monthOf(page)->month().month(), grid->currentDay().month());
        m_world->press(Qt::Key_PageUp);
        m_world->press(Qt::Key_PageUp);
        QVERIFY(grid->currentDay() < today);
        for (int i = 0; i < 60; ++i)
            m_world->press(Qt::Key_Left);
        QCOMPARE(monthOf(page)->month(),
                 QDate(grid->currentDay().year(), grid->currentDay().month(), 1));
        m_world->press(Qt::Key_Home);
        QCOMPARE(grid->currentDay(), today);
        QVERIFY(grid->view()->accessibleName().contains(QLocale().toString(today, u"MMMM yyyy"_s)));
        const QString spoken =
            monthOf(page)->indexOf(today).data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.startsWith(QLocale().toString(today, QLocale::LongFormat) + u", today"_s));
    }

    void aDayOpensWhatEnds()
    {
        CalendarPage *page = openCalendar();
        QVERIFY(page);
        const QDate day = goToDayWith(page, [](qsizetype count) { return count == 1; });
        QVERIFY(day.isValid());
        const CalendarEntry entry = monthOf(page)->entriesOn(day).first();
        m_world->press(Qt::Key_Return);
        QTRY_COMPARE(m_world->window().tabs().currentId(), entry.page);
    }

    void aDayWithSeveralAsksWhich()
    {
        CalendarPage *page = openCalendar();
        QVERIFY(page);
        const QDate day = goToDayWith(page, [](qsizetype count) { return count > 1; });
        QVERIFY(day.isValid());
        const CalendarEntry second = monthOf(page)->entriesOn(day).at(1);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        m_world->press(Qt::Key_Down);
        m_world->press(Qt::Key_Return);
        QTRY_COMPARE(m_world->window().tabs().currentId(), second.page);
    }

    void theListShowsWhatComesNext()
    {
        CalendarPage *page = openCalendar();
        QVERIFY(page);
        const Instant now = m_world->console().context().clock.now();
        const int shown = page->model().rowCount();
        QVERIFY(shown > 3);
        QVERIFY(shown < page->model().totalCount());
        for (int row = 0; row < shown; ++row) {
            const CalendarEntry entry = entryAt(page, row);
            QVERIFY(nearnessOf(entry, now) != Nearness::Past);
            QVERIFY(entry.when <= now + std::chrono::days(90));
            if (row > 0)
                QVERIFY(entryAt(page, row - 1).when <= entry.when);
        }
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_world->tabTo<QPushButton>(u"All ("_s));
        m_world->press(Qt::Key_Space);
        QTRY_COMPARE(page->model().rowCount(), page->model().totalCount());
    }

    void aKindIsChosen()
    {
        CalendarPage *page = openCalendar();
        QVERIFY(page);
        m_world->press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_world->tabTo<QPushButton>(u"Kinds of dates"_s));
        m_world->press(Qt::Key_Space);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        m_world->press(Qt::Key_End);
        QVERIFY(menu->activeAction());
        QCOMPARE(menu->activeAction()->data().toString(), u"quota-reset"_s);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(page->model().rowCount() > 0
                    && entryAt(page, 0).kind() == CalendarKind::QuotaReset);
        for (int row = 0; row < page->model().rowCount(); ++row)
            QCOMPARE(entryAt(page, row).kindId, u"quota-reset"_s);
        // The month follows.
        const QDate first = dayOf(entryAt(page, 0));
        for (const CalendarEntry &entry : monthOf(page)->entriesOn(first))
            QCOMPARE(entry.kindId, u"quota-reset"_s);
    }

    void anItemHasItsOwnLeadTime()
    {
        CalendarPage *page = openCalendar();
        QVERIFY(page);
        QVERIFY(m_world->tabTo<QTableView>(u"Expiry calendar"_s));
        while (QApplication::focusWidget() != page->pane().table().view())
            m_world->press(Qt::Key_Tab);
        int row = 0;
        while (row < page->model().rowCount() && entryAt(page, row).kind() != CalendarKind::License)
            ++row;
        QVERIFY(row < page->model().rowCount());
        const QByteArray key = page->model().key(row);
        const CalendarEntry before = entryAt(page, row);
        page->pane().table().setCurrentRow(row);
        m_world->press(Qt::Key_F2);
        const QPointer<LeadTimeDialog> dialog = page->findChild<LeadTimeDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isActiveWindow());
        m_world->press(Qt::Key_Space); // its own
        QVERIFY(m_world->tabTo<QSpinBox>(u"Days ahead"_s));
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(u"77"_s);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(!dialog);
        QTRY_COMPARE(entryAt(page, page->model().rowOf(key)).leadDays, 77);
        const LeadTimes kept = LeadTimes::load(m_world->console().context().settings);
        QCOMPARE(kept.ofItem(before.id), std::optional(77));
        QCOMPARE(kept.ofKind(CalendarKind::License), 30);
        for (int other = 0; other < page->model().rowCount(); ++other) {
            const CalendarEntry entry = entryAt(page, other);
            if (entry.id != before.id && entry.kind() == CalendarKind::License)
                QCOMPARE(entry.leadDays, 30);
        }
    }

    void theDatesAreExported()
    {
        CalendarPage *page = openCalendar();
        QVERIFY(page);
        const int rows = page->model().rowCount();
        m_world->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_world->window().findChild<QFileDialog *>(u"exportDialog"_s)));
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(dialog->defaultSuffix(), u"ics"_s);
        QVERIFY(m_world->tabTo<QLineEdit>());
        const QString path = m_world->path(u"dates.ics"_s);
        m_world->press(Qt::Key_A, Qt::ControlModifier);
        m_world->type(path);
        m_world->press(Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("BEGIN:VCALENDAR\r\n"));
        QCOMPARE(text.count("BEGIN:VEVENT"), rows);
        QVERIFY(text.contains("TRIGGER:-P30D"));
    }

    void datesAreExportedWithoutAWindow()
    {
        m_world->stop();
        const QString program = QStringLiteral(LC_BINARY_DIR "/bin/license-console");
        if (!QFile::exists(program))
            QSKIP("The program is not built.");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"dates.ics"_s);
        QProcess run;
        run.setProcessChannelMode(QProcess::MergedChannels);
        run.start(program,
                  {u"--data"_s, folder.filePath(u"data"_s), u"--connection"_s, u"local"_s,
                   u"--export"_s, path});
        QTRY_COMPARE_WITH_TIMEOUT(run.state(), QProcess::NotRunning, 60'000);
        QVERIFY2(run.exitCode() == 0, run.readAll().constData());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("BEGIN:VCALENDAR\r\n"));
        QVERIFY(text.count("BEGIN:VEVENT") > 50);
        QVERIFY(text.endsWith("END:VCALENDAR\r\n"));
    }
};

QTEST_MAIN(TestCalendar)
#include "tst_calendar.moc"
