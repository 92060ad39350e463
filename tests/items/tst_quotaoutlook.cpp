// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/quotaoutlook.h"
#include "items/recordtablemodel.h"
#include "items/usageplantables.h"

#include "support/fakeclock.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using std::chrono::days;
using std::chrono::minutes;

namespace {

const QString account = u"111122223333"_s;

UsagePlan monthlyPlan(std::optional<qint64> limit)
{
    UsagePlan plan;
    plan.id = u"plan1"_s;
    plan.name = u"Gold"_s;
    if (limit)
        plan.quota = QuotaSettings{*limit, 0, Open<QuotaPeriod>(QuotaPeriod::Month)};
    return plan;
}

RowOrigin originOf(const UsagePlan &plan)
{
    RowOrigin origin;
    origin.account = account;
    origin.region = u"us-east-1"_s;
    origin.connection = u"local:vendor"_s;
    origin.parent = *plan.id;
    origin.parentName = *plan.name;
    return origin;
}

/// The board over keys of one plan; by the clock it is the 19th of March 2026, 8 h UTC.
struct Board {
    explicit Board(std::optional<qint64> limit) : plan(monthlyPlan(limit)) { }

    /// 47 days up to today, each with this use; `left` is what remains at the end of each.
    void setUsage(const QString &key, const QList<qint64> &used, const QList<qint64> &left)
    {
        QList<QList<qint64>> pairs;
        for (qsizetype i = 0; i < used.size(); ++i)
            pairs.append({used[i], left.value(i)});
        usage.items = usage.items.value_or(QMap<QString, QList<QList<qint64>>>());
        (*usage.items)[key] = pairs;
        const Day today = dayOf(clock->now());
        usage.startDate = dayText(today - days(used.size() - 1));
        usage.endDate = dayText(today);
        UsagePlanKey row;
        row.id = key;
        row.name = u"name of "_s + key;
        rows.append(row);
    }
    /// The same number on each day, without an extension.
    void setSteadyUse(const QString &key, qint64 perDay)
    {
        QList<qint64> used(47, perDay);
        QList<qint64> left;
        const qint64 limit = plan.quota ? *plan.quota->limit : 0;
        qint64 remaining = limit;
        for (qsizetype i = 0; i < used.size(); ++i) {
            const Day day = dayOf(clock->now()) - days(used.size() - 1 - i);
            const bool isFirst = std::chrono::year_month_day(day).day() == std::chrono::day(1);
            remaining = std::max<qint64>(0, (isFirst ? limit : remaining) - perDay);
            left.append(remaining);
        }
        setUsage(key, used, left);
    }
    void show()
    {
        quota.setUsage(account, plan, usage, dayOf(clock->now()), clock->now());
        model.setRecords(rows, originOf(plan));
    }
    QString text(const QString &key, QStringView column)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.record<UsagePlanKey>(row).id == key)
                return model.index(row, model.columnIndex(column)).data().toString();
        }
        return u"no such row"_s;
    }
    Badge badge(const QString &key, QStringView column)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.record<UsagePlanKey>(row).id == key)
                return model.index(row, model.columnIndex(column)).data(BadgeRole).value<Badge>();
        }
        return {};
    }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    UsagePlan plan;
    apigateway::GetUsage::Response usage;
    QList<UsagePlanKey> rows;
    QuotaOverlay quota;
    ValueOverlay facts;
    QuotaOutlook outlook{quota, facts, clock};
    RecordTableModel model{quotaBoardTable({&quota, &facts, &outlook}), clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

/// What the quota board makes of the days of GetUsage.
class TestQuotaOutlook : public QObject {
    Q_OBJECT

private slots:
    void aKeyLastsOrNot()
    {
        Board board(50'000);
        board.setSteadyUse(u"slow"_s, 1000); // 19,000 used, resets first
        board.setSteadyUse(u"fast"_s, 2300); // 43,700 used, 2.7 days left
        board.setSteadyUse(u"spent"_s, 3000);
        board.setSteadyUse(u"idle"_s, 0);
        board.show();
        QTRY_COMPARE(board.badge(u"slow"_s, u"forecast").state, u"resets-first"_s);
        QCOMPARE(board.badge(u"slow"_s, u"forecast").tone, Tone::Success);
        const Badge fast = board.badge(u"fast"_s, u"forecast");
        QCOMPARE(fast.state, u"exhausts"_s);
        QVERIFY2(fast.word == u"21 March"_s || fast.word == u"22 March"_s, qPrintable(fast.word));
        QVERIFY(fast.reason.contains(u"50,000"_s));
        QCOMPARE(board.badge(u"spent"_s, u"forecast").word, u"Exhausted"_s);
        QCOMPARE(board.badge(u"idle"_s, u"forecast").word, u"No traffic 30 days"_s);
        QCOMPARE(board.text(u"slow"_s, u"daysToReset"), u"13"_s);
        QCOMPARE(board.text(u"slow"_s, u"resets"), u"1 Apr 2026"_s);
        QCOMPARE(board.text(u"slow"_s, u"period"), u"19,000"_s);
    }

    void whatRunsOutFirstStandsFirst()
    {
        Board board(50'000);
        board.setSteadyUse(u"slow"_s, 1000);
        board.setSteadyUse(u"spent"_s, 3000);
        board.setSteadyUse(u"fast"_s, 2300);
        board.setSteadyUse(u"faster"_s, 2500);
        board.show();
        QTRY_VERIFY(!board.badge(u"slow"_s, u"forecast").word.isEmpty());
        board.model.sort(board.model.columnIndex(u"forecast"));
        const auto names = [&] {
            QStringList ids;
            for (int row = 0; row < board.model.rowCount(); ++row)
                ids += board.model.record<UsagePlanKey>(row).id.value_or(QString());
            return ids;
        };
        QTRY_COMPARE(names(), (QStringList{u"spent"_s, u"faster"_s, u"fast"_s, u"slow"_s}));
    }

    void anExtensionCounts()
    {
        Board board(50'000);
        QList<qint64> used(19, 2500); // since the 1st of March
        QList<qint64> left;
        for (int day = 1; day <= 19; ++day)
            left.append(50'000 - 2500 * day + (day >= 12 ? 10'000 : 0));
        board.setUsage(u"key"_s, used, left);
        board.show();
        QCOMPARE(board.text(u"key"_s, u"limit"), u"60,000"_s);
        QCOMPARE(board.text(u"key"_s, u"extension"), u"10,000"_s);
        QCOMPARE(board.text(u"key"_s, u"remaining"), u"12,500"_s);
        const auto standing = board.quota.standing(account, u"plan1"_s, u"key"_s);
        QVERIFY(standing);
        QCOMPARE(standing->extension(), 10'000);
        QCOMPARE(standing->countPerDay.back(), 19 * 2500);
        QCOMPARE(standing->leftPerDay[10], 50'000 - 2500 * 11);
        QTRY_COMPARE(board.badge(u"key"_s, u"forecast").state, u"exhausts"_s);
        const auto outlook = board.outlook.outlook(account, u"plan1"_s, u"key"_s);
        // 12,500 last five days more.
        const qint64 left5 =
            std::chrono::round<days>(*outlook->forecast.date - board.clock->now()).count();
        QVERIFY2(left5 >= 4 && left5 <= 6, qPrintable(QString::number(left5)));
    }

    void countsBeginAnewWithThePeriod()
    {
        Board board(50'000);
        board.setSteadyUse(u"key"_s, 100);
        board.show();
        const auto standing = board.quota.standing(account, u"plan1"_s, u"key"_s);
        QCOMPARE(standing->firstDay, std::chrono::sys_days(std::chrono::year(2026) / 2 / 1));
        QCOMPARE(standing->countPerDay[27], 2800);
        QCOMPARE(standing->countPerDay[28], 100);
        QCOMPARE(*standing->begins, std::chrono::sys_days(std::chrono::year(2026) / 3 / 1));
    }

    void aPlanWithoutAQuotaHasNoLimit()
    {
        Board board(std::nullopt);
        board.setSteadyUse(u"key"_s, 100);
        board.show();
        QCOMPARE(board.badge(u"key"_s, u"forecast").word, u"No quota"_s);
        QCOMPARE(board.text(u"key"_s, u"usedPercent"), u"No limit"_s);
        QCOMPARE(board.text(u"key"_s, u"daysToReset"), u"–"_s);
        QCOMPARE(board.badge(u"key"_s, u"state").state, u"in-use"_s);
    }

    void littleDataIsSaid()
    {
        Board board(50'000);
        QList<qint64> used(19, 0);
        used[18] = 500;
        board.setUsage(u"new"_s, used, QList<qint64>(19, 49'500));
        board.show();
        QTRY_COMPARE(board.badge(u"new"_s, u"forecast").word, u"Too little data"_s);
    }

    void statesAreSaidInAWord()
    {
        Board board(50'000);
        board.setSteadyUse(u"slow"_s, 1000);
        board.setSteadyUse(u"fast"_s, 2300);
        board.setSteadyUse(u"spent"_s, 3000);
        board.setSteadyUse(u"idle"_s, 0);
        board.setSteadyUse(u"off"_s, 1000);
        board.facts.set(account, u"off"_s, UsagePlanOverlays::Enabled, Cell::integer(0));
        board.show();
        QCOMPARE(board.badge(u"slow"_s, u"state").state, u"in-use"_s);
        QCOMPARE(board.badge(u"fast"_s, u"state").state, u"high"_s);
        QCOMPARE(board.badge(u"spent"_s, u"state").state, u"exhausted"_s);
        QCOMPARE(board.badge(u"idle"_s, u"state").state, u"idle"_s);
        QCOMPARE(board.badge(u"off"_s, u"state").state, u"disabled"_s);
        const auto count = [&](const FilterRule &rule) { return board.model.countMatching(rule); };
        using Test = FilterRule::Test;
        QCOMPARE(count({u"usedPercent"_s, Test::AtLeast, {}, 80}), 2);
        QCOMPARE(count({u"remaining"_s, Test::AtMost, {}, 0}), 1);
        QCOMPARE(count({u"idle"_s, Test::AnyOf, {u"true"_s}, 0}), 1);
        QCOMPARE(count({u"enabled"_s, Test::AnyOf, {u"false"_s}, 0}), 1);
        // The lag of the service is said, and figures that are older than it stand out.
        QCOMPARE(board.badge(u"slow"_s, u"asOf").tone, Tone::Neutral);
        QVERIFY(board.badge(u"slow"_s, u"asOf").reason.contains(u"40 minutes"_s));
        board.clock->advance(minutes(41));
        QCOMPARE(board.badge(u"slow"_s, u"asOf").tone, Tone::Warning);
    }

    void tenThousandKeysStayQuick()
    {
        Board board(50'000);
        for (int i = 0; i < 10'000; ++i)
            board.setSteadyUse(u"key%1"_s.arg(i), i % 3200);
        QElapsedTimer timer;
        timer.start();
        board.show();
        const qint64 shown = timer.restart();
        QTRY_VERIFY_WITH_TIMEOUT(board.outlook.outlook(account, u"plan1"_s, u"key9999"_s)
                                     && board.outlook.outlook(account, u"plan1"_s, u"key0"_s),
                                 60'000);
        const qint64 made = timer.restart();
        board.model.sort(board.model.columnIndex(u"forecast"));
        const qint64 sorted = timer.restart();
        const int high =
            board.model.countMatching({u"usedPercent"_s, FilterRule::Test::AtLeast, {}, 80});
        const qint64 counted = timer.restart();
        QVERIFY(high > 1000);
        QCOMPARE(board.model.rowCount(), 10'000);
        qInfo("10,000 keys: shown in %lld ms, forecasts after %lld ms, sorted in %lld ms, counted"
              " in %lld ms",
              shown, made, sorted, counted);
    }
};

QTEST_GUILESS_MAIN(TestQuotaOutlook)
#include "tst_quotaoutlook.moc"
