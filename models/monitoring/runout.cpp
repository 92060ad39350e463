// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/runout.h"

#include <QSet>

#include <algorithm>

namespace lc {

namespace {

using Outcome = Forecast::Outcome;

/// Nothing of nothing is no lack.
bool isUsedUp(const Expectation &each)
{
    return each.subject.state.ratio().value_or(0) >= 1;
}

bool isExpected(const Expectation &each)
{
    return each.forecast.outcome == Outcome::Exhausts && each.forecast.date && !isUsedUp(each);
}

} // namespace

QList<UsageState> withoutDoubles(const QList<UsageState> &states)
{
    QList<UsageState> single;
    QSet<std::pair<QString, QString>> seen;
    for (const UsageState &state : states) {
        const std::pair identity(state.series.resource, state.series.dimension);
        if (!seen.contains(identity))
            single.append(state);
        seen.insert(identity);
    }
    return single;
}

QList<Expectation> runningOut(const QList<Expectation> &expectations)
{
    QList<Expectation> list;
    std::copy_if(expectations.begin(), expectations.end(), std::back_inserter(list),
                 [](const Expectation &each) { return isUsedUp(each) || isExpected(each); });
    std::stable_sort(list.begin(), list.end(), [](const Expectation &a, const Expectation &b) {
        const bool isOver = isUsedUp(a);
        if (isOver != isUsedUp(b))
            return isOver;
        if (isOver)
            return a.subject.state.ratio().value_or(0) > b.subject.state.ratio().value_or(0);
        return *a.forecast.date < *b.forecast.date;
    });
    return list;
}

Instant trueAt(const UsageState &state, Instant now)
{
    return state.kind == UsageState::Kind::ApiKey
        ? std::min(now, state.asOf + std::chrono::days(1) - std::chrono::milliseconds(1))
        : state.asOf;
}

RiskFigures riskFigures(const QList<Expectation> &expectations, Instant now,
                        std::chrono::days within)
{
    RiskFigures figures;
    for (const Expectation &each : expectations) {
        const UsageState &state = each.subject.state;
        const bool isSoon = isExpected(each) && *each.forecast.date <= now + within;
        figures.over += isUsedUp(each);
        figures.soon += isSoon;
        figures.atRisk += isUsedUp(each) || isSoon || state.isAtRisk();
        figures.tooLittleData += each.forecast.outcome == Outcome::TooLittleData;
        const Instant asOf = trueAt(state, now);
        figures.asOf = std::min(figures.asOf.value_or(asOf), asOf);
    }
    return figures;
}

} // namespace lc
