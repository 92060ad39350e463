// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;
using std::chrono::months;

namespace {

Instant day(int year, unsigned month, unsigned number)
{
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month)
                                 / std::chrono::day(number));
}

const QString metric = u"entitlement.consumed"_s;

} // namespace

class TestRetention : public QObject {
    Q_OBJECT

private slots:
    void keepsEverythingWithoutARule()
    {
        QCOMPARE(retentionCuts({}, metric, day(2026, 3, 19)), RetentionCuts());
        QCOMPARE(retentionCuts({{u"api.used"_s, months(1), {}, {}}}, metric, day(2026, 3, 19)),
                 RetentionCuts());
    }

    void prefersTheRuleOfTheMetric()
    {
        const RetentionRules rules{{{}, months(1), {}, {}}, {metric, {}, {}, months(12)}};
        QCOMPARE(retentionCuts(rules, u"api.used"_s, day(2026, 3, 19)).readingsFrom,
                 day(2026, 2, 19));
        const RetentionCuts cuts = retentionCuts(rules, metric, day(2026, 3, 19));
        QCOMPARE(cuts.daysFrom, day(2025, 3, 19));
        QCOMPARE(cuts.readingsFrom, cuts.daysFrom); // beyond it there is nothing to roll up
    }

    void cutsAtBeginningsOfDays()
    {
        const RetentionRules rules{{{}, months(1), months(6), months(120)}};
        const RetentionCuts cuts = retentionCuts(rules, metric, day(2026, 3, 31) + 17h);
        QCOMPARE(cuts.readingsFrom, day(2026, 2, 28));
        QCOMPARE(cuts.hoursFrom, day(2025, 9, 30));
        QCOMPARE(cuts.daysFrom, day(2016, 3, 31));
    }

    void leavesOutAStageThatIsShorterThanTheOneBefore()
    {
        const RetentionCuts cuts =
            retentionCuts({{{}, months(6), months(1), {}}}, metric, day(2026, 7, 1));
        QCOMPARE(cuts.readingsFrom, day(2026, 1, 1));
        QCOMPARE(cuts.hoursFrom, cuts.readingsFrom);
        QCOMPARE(cuts.daysFrom, Instant::min());
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
