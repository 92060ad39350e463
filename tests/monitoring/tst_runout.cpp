// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/runout.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using Outcome = Forecast::Outcome;
using std::chrono::days;

namespace {

const Instant now(std::chrono::milliseconds(1'773'921'600'000));

Expectation expectation(const QString &name, int used, int limit, Outcome outcome,
                        std::optional<int> date = {})
{
    Expectation each;
    each.subject.state.name = name;
    each.subject.state.series.resource = name;
    each.subject.state.used = Quantity(used);
    each.subject.state.limit = Quantity(limit);
    each.subject.state.asOf = now - std::chrono::hours(limit);
    each.forecast.outcome = outcome;
    if (date)
        each.forecast.date = now + days(*date);
    return each;
}

QStringList namesOf(const QList<Expectation> &list)
{
    QStringList names;
    for (const Expectation &each : list)
        names += each.subject.state.name;
    return names;
}

} // namespace

class TestRunOut : public QObject {
    Q_OBJECT

private slots:
    void sortsWhatRunsOut()
    {
        const QList<Expectation> all{expectation(u"late"_s, 10, 100, Outcome::Exhausts, 90),
                                     expectation(u"ends"_s, 99, 100, Outcome::EndsFirst, 10),
                                     expectation(u"full"_s, 100, 100, Outcome::Reached, -2),
                                     expectation(u"flat"_s, 50, 100, Outcome::NotRising),
                                     expectation(u"reset"_s, 50, 100, Outcome::ResetsFirst),
                                     expectation(u"over"_s, 104, 100, Outcome::TooLittleData),
                                     expectation(u"nothing"_s, 0, 0, Outcome::Reached, -2),
                                     expectation(u"soon"_s, 70, 100, Outcome::Exhausts, 12)};
        QCOMPARE(namesOf(runningOut(all)),
                 (QStringList{u"over"_s, u"full"_s, u"soon"_s, u"late"_s}));
        const RiskFigures figures = riskFigures(all, now);
        QCOMPARE(figures.over, 2);
        QCOMPARE(figures.soon, 1);
        QCOMPARE(figures.atRisk, 4); // and "ends", at 99 %
        QCOMPARE(figures.tooLittleData, 1);
        QCOMPARE(figures.asOf, now - std::chrono::hours(100));
        QVERIFY(!riskFigures({}, now).asOf);
    }

    void knowsWhenFiguresWereTrue()
    {
        UsageState state;
        state.asOf = now - std::chrono::hours(12); // the begin of the day
        QCOMPARE(trueAt(state, now), state.asOf);
        state.kind = UsageState::Kind::ApiKey;
        QCOMPARE(trueAt(state, now), now);
        QCOMPARE(trueAt(state, now + days(5)), state.asOf + days(1) - std::chrono::milliseconds(1));
    }

    void countsSharedUseOnce()
    {
        UsageState one;
        one.series = {u"aws"_s, u"111122223333"_s, {}, u"l"_s, u"m"_s, u"Seats"_s};
        UsageState same = one;
        same.series.account = u"444455556666"_s;
        UsageState other = one;
        other.series.dimension = u"Nodes"_s;
        const QList<UsageState> single = withoutDoubles({one, same, other});
        QCOMPARE(single.size(), 2);
        QCOMPARE(single[0].series.account, u"111122223333"_s);
        QCOMPARE(single[1].series.dimension, u"Nodes"_s);
    }
};

QTEST_GUILESS_MAIN(TestRunOut)
#include "tst_runout.moc"
