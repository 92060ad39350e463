// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/expirydates.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Entries of the expiry calendar as dates for other programs.
class TestExpiryDates : public QObject {
    Q_OBJECT

private slots:
    void entriesBecomeEvents()
    {
        const Instant now = Instant(std::chrono::milliseconds(1'773'907'200'000));
        CalendarEntry entry;
        entry.id = u"license|aws|111122223333||l-1"_s;
        entry.kindId = u"license"_s;
        entry.name = u"Render %2 Pro"_s; // no place marker of ours
        entry.what = u"License ends"_s;
        entry.when = now + std::chrono::days(40);
        entry.leadDays = 30;
        entry.objectId = u"l-1"_s;
        entry.account = u"111122223333"_s;
        entry.connectionName = u"Vendor"_s;
        CalendarEntry reset = entry;
        reset.id = u"quota-reset|aws|111122223333|r|p|2026-04-01"_s;
        reset.kindId = u"quota-reset"_s;
        reset.isWholeDay = true;
        reset.leadDays = 0;
        reset.region = u"eu-west-1"_s;
        const CalendarEvents dates = expiryDates({entry, reset}, now);
        QCOMPARE(dates.madeAt, now);
        QCOMPARE(dates.events.size(), 2U);
        const CalendarEvent &first = dates.events[0];
        QCOMPARE(first.id, entry.id);
        QCOMPARE(first.summary, u"License ends: Render %2 Pro"_s);
        QCOMPARE(first.description.split(u'\n'),
                 (QStringList{u"Account: 111122223333"_s, u"Connection: Vendor"_s,
                              u"ARN or ID: l-1"_s}));
        QCOMPARE(first.category, u"License"_s);
        QCOMPARE(first.when, entry.when);
        QCOMPARE(first.lead, std::chrono::days(30));
        QVERIFY(!first.isWholeDay);
        const CalendarEvent &second = dates.events[1];
        QVERIFY(second.isWholeDay);
        QCOMPARE(second.lead, std::chrono::days(0));
        QVERIFY(second.description.contains(u"Region: eu-west-1"_s));
    }
};

QTEST_GUILESS_MAIN(TestExpiryDates)
#include "tst_expirydates.moc"
