// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/calendarmonth.h"
#include "items/calendartable.h"

#include "support/fakeclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using std::chrono::days;

namespace {

// 2026-03-19T08:00:00Z
const Instant now = Instant(std::chrono::milliseconds(1'773'907'200'000));
const QDate today(2026, 3, 19);

CalendarEntry entryAt(Instant when, const QString &name = u"Render"_s)
{
    CalendarEntry entry;
    entry.id = name;
    entry.name = name;
    entry.kindId = u"license"_s;
    entry.what = u"License ends"_s;
    entry.when = when;
    entry.leadDays = 30;
    QList<CalendarEntry> judged{entry};
    judge(judged, now);
    return judged.first();
}

} // namespace

/// The month and the list of the expiry calendar.
class TestCalendarMonth : public QObject {
    Q_OBJECT

private slots:
    void weeksBeginAsTheLocaleSays_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QString>("head");
        QTest::newRow("Germany") << u"de_DE"_s << QDate(2026, 2, 23) << u"Mo"_s;
        QTest::newRow("United States") << u"en_US"_s << QDate(2026, 3, 1) << u"Sun"_s;
        QTest::newRow("Egypt") << u"ar_EG"_s << QDate(2026, 2, 28) << QString();
    }
    void weeksBeginAsTheLocaleSays()
    {
        QFETCH(QString, locale);
        QFETCH(QDate, first);
        QFETCH(QString, head);
        CalendarMonth month(today, QLocale(locale));
        QAbstractItemModelTester tester(&month,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(month.rowCount(), 6);
        QCOMPARE(month.columnCount(), 7);
        QCOMPARE(month.dateAt(month.index(0, 0)), first);
        QVERIFY(month.headerData(0, Qt::Horizontal).toString().startsWith(head));
        QCOMPARE(month.indexOf(first), month.index(0, 0));
        QVERIFY(!month.indexOf(first.addDays(-1)).isValid());
        QVERIFY(month.indexOf(first.addDays(41)).isValid());
        QVERIFY(!month.indexOf(first.addDays(42)).isValid());
    }

    void everyMonthFits()
    {
        CalendarMonth month(today, QLocale(u"en_US"_s));
        for (int i = 0; i < 400; ++i) {
            const QDate first = QDate(2026, 1, 1).addMonths(i);
            month.setMonth(first.addDays(12));
            QCOMPARE(month.month(), first);
            QVERIFY(month.indexOf(first).isValid());
            QVERIFY(month.indexOf(first.addMonths(1).addDays(-1)).isValid());
        }
    }

    void daysHaveTheirEntries()
    {
        CalendarMonth month(today, QLocale::c());
        QAbstractItemModelTester tester(&month,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy changed(&month, &QAbstractItemModel::dataChanged);
        month.setEntries({entryAt(now + days(2)), entryAt(now + days(2), u"B"_s),
                          entryAt(now + days(60), u"C"_s)});
        QCOMPARE(changed.size(), 1);
        const QModelIndex cell = month.indexOf(today.addDays(2));
        const auto day = cell.data(CalendarMonth::DayRole).value<CalendarDay>();
        QCOMPARE(day.entries.size(), 2);
        QVERIFY(day.isInMonth && !day.isToday);
        QCOMPARE(cell.data().toString(), u"21"_s);
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString().split(u'\n'),
                 (QStringList{u"Saturday, 21 March 2026"_s, u"License ends: Render (In 2 day(s))"_s,
                              u"License ends: B (In 2 day(s))"_s}));
        QCOMPARE(month.indexOf(today).data(Qt::AccessibleTextRole).toString(),
                 u"Thursday, 19 March 2026, today: nothing"_s);
        month.setMonth(QDate(2026, 5, 1));
        QCOMPARE(month.entriesOn(QDate(2026, 5, 18)).size(), 1);
        QVERIFY(!month.indexOf(today).isValid());
    }

    void wholeDaysStayOnTheirDay()
    {
        CalendarEntry entry = entryAt(Instant(std::chrono::floor<days>(now) + days(1)));
        entry.isWholeDay = true;
        QCOMPARE(dayOf(entry), QDate(2026, 3, 20));
        QVERIFY(calendarTimeText(entry).contains(u"UTC day"_s));
        entry.isWholeDay = false;
        QVERIFY(calendarTimeText(entry).endsWith(u"UTC: 2026-03-20T00:00:00Z"_s));
    }

    void nearnessIsColourIconAndWord()
    {
        const auto badgeIn = [](std::chrono::days left) {
            return nearnessBadge(entryAt(now + left));
        };
        QCOMPARE(badgeIn(days(-1)).word, u"Over"_s);
        QCOMPARE(badgeIn(days(3)).tone, Tone::Danger);
        QCOMPARE(badgeIn(days(20)).word, u"Soon"_s);
        QCOMPARE(badgeIn(days(20)).tone, Tone::Warning);
        QCOMPARE(badgeIn(days(31)).word, u"Later"_s);
        CalendarEntry reset = entryAt(now + days(1));
        reset.kindId = u"quota-reset"_s;
        QCOMPARE(nearnessBadge(reset).tone, Tone::Info);
        for (const int left : {-1, 3, 20, 31})
            QVERIFY(!badgeIn(days(left)).icon.isEmpty());
    }

    void theListIsSortedByTime()
    {
        auto clock = std::make_shared<FakeClock>(now);
        RecordTableModel model(calendarTable(), clock);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRecords<CalendarEntry>({entryAt(now + days(100), u"A"_s),
                                         entryAt(now + days(20), u"B"_s),
                                         entryAt(now + days(3), u"C"_s)});
        model.sort(model.columnIndex(u"when"));
        QTRY_COMPARE(model.index(0, 0).data().toString(), u"C"_s);
        QCOMPARE(model.index(2, 0).data().toString(), u"A"_s);
        QCOMPARE(model.index(1, model.columnIndex(u"daysLeft")).data().toString(), u"20"_s);
        QCOMPARE(model.index(1, model.columnIndex(u"when")).data().toString(), u"8 Apr 2026"_s);
        model.setFilterRules({{u"time"_s,
                               FilterRule::Test::AtMost,
                               {},
                               double((now + days(90)).time_since_epoch().count())}});
        QCOMPARE(model.rowCount(), 2);
        model.setFilterRules({{u"nearness"_s, FilterRule::Test::AnyOf, {u"later"_s}, 0}});
        QCOMPARE(model.rowCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCalendarMonth)
#include "tst_calendarmonth.moc"
