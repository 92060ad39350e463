// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/burndown.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

const QDate first(2026, 3, 1);

QuotaChartData period()
{
    QuotaChartData data;
    data.begin = first;
    data.reset = QDate(2026, 4, 1);
    data.limit = 1000;
    data.days = {{first, 100, 900},
                 {first.addDays(1), 100, 1300}, // 500 more than its use leaves
                 {first.addDays(2), 100, 1200},
                 {first.addDays(3), 2000, 0}};
    return data;
}

HistoryEvent extension(int day, const QString &before, const QString &after)
{
    HistoryEvent event;
    event.kind = HistoryEvent::Kind::Extension;
    event.time = fromQDateTime(first.addDays(day).startOfDay(QTimeZone::utc()));
    event.before = before;
    event.after = after;
    return event;
}

QList<std::pair<QDate, qint64>> days(const QList<QuotaChartData::Extension> &extensions)
{
    QList<std::pair<QDate, qint64>> found;
    for (const QuotaChartData::Extension &each : extensions)
        found.append({QDateTime::fromMSecsSinceEpoch(qint64(each.time), QTimeZone::utc()).date(),
                      each.amount});
    return found;
}

} // namespace

class TestBurnDown : public QObject {
    Q_OBJECT

private slots:
    void daysTellWhatWasGranted()
    {
        QCOMPARE(days(extensionsOf(period(), {})),
                 (QList<std::pair<QDate, qint64>>{{first.addDays(1), 500}}));
        QuotaChartData withoutQuota = period();
        withoutQuota.limit.reset();
        QVERIFY(extensionsOf(withoutQuota, {}).isEmpty());
    }

    void whatWasRecordedCounts()
    {
        HistoryEvent reset = extension(2, u"0"_s, u"1000"_s);
        reset.kind = HistoryEvent::Kind::Reset;
        // Of the same day once; of a day on which more was used than was left, too.
        const QList<HistoryEvent> recorded{extension(1, u"800"_s, u"1290"_s), reset,
                                           extension(3, u"0"_s, u"700"_s)};
        QCOMPARE(
            days(extensionsOf(period(), recorded)),
            (QList<std::pair<QDate, qint64>>{{first.addDays(1), 490}, {first.addDays(3), 700}}));
    }
};

QTEST_GUILESS_MAIN(TestBurnDown)
#include "tst_burndown.moc"
