// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/quotaoverlay.h"

#include "items/column.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString keyInPlan(const QString &planId, const QString &keyId)
{
    return planId + u'/' + keyId;
}

std::optional<QuotaPeriod> periodOf(const UsagePlan &plan)
{
    return plan.quota && plan.quota->limit && plan.quota->period ? plan.quota->period->known()
                                                                 : std::nullopt;
}

std::optional<QuotaWindow> windowOf(const UsagePlan &plan, Day today)
{
    const auto period = periodOf(plan);
    if (!period)
        return {};
    return quotaWindow(*period, plan.quota->offset.value_or(0), today);
}

} // namespace

Day QuotaOverlay::firstDayFor(const UsagePlan &plan, Day today, int days)
{
    const Day drawn = today - std::chrono::days(days - 1);
    const auto window = windowOf(plan, today);
    return window ? std::min(drawn, window->first) : drawn;
}

void QuotaOverlay::setUsage(const QString &account, const UsagePlan &plan,
                            const apigateway::GetUsage::Response &usage, Day today, Instant asOf)
{
    const auto first = dayFromText(usage.startDate.value_or(QString()));
    if (!first || !usage.items || !plan.id)
        return;
    const auto window = windowOf(plan, today);
    for (auto key = usage.items->cbegin(); key != usage.items->cend(); ++key) {
        Standing standing;
        standing.firstDay = *first;
        standing.asOf = asOf;
        if (window)
            standing.resets = window->reset;
        Day day = *first;
        for (const QList<qint64> &pair : *key) {
            const bool isKnown = day <= today && !pair.isEmpty();
            const qint64 used = isKnown ? pair[0] : 0;
            if (day <= today)
                standing.perDay.push_back(used);
            if (window && day >= window->first)
                standing.period += used;
            if (day == today)
                standing.today = used;
            if (isKnown && pair.size() > 1)
                standing.remaining = pair[1];
            day += std::chrono::days(1);
        }
        if (window) // extensions show as more remaining than the plan's limit leaves
            standing.limit = std::max(*plan.quota->limit, standing.period + standing.remaining);
        else
            standing.period =
                std::accumulate(standing.perDay.begin(), standing.perDay.end(), qint64(0));
        m_standings.insert(overlayKey(account, keyInPlan(*plan.id, key.key())), standing);
    }
    announceChange();
}

std::optional<QuotaOverlay::Standing>
QuotaOverlay::standing(const QString &account, const QString &planId, const QString &keyId) const
{
    const auto known = m_standings.constFind(overlayKey(account, keyInPlan(planId, keyId)));
    return known == m_standings.cend() ? std::nullopt : std::optional(*known);
}

Cell QuotaOverlay::cell(const Utf8Origin &origin, std::string_view resource, int part) const
{
    const std::string key = origin.parent + '/' + std::string(resource);
    const auto known = m_standings.constFind(overlayKey(origin, key));
    if (known == m_standings.cend())
        return {};
    const Standing &standing = *known;
    switch (part) {
    case Today:
        return Cell::integer(standing.today);
    case Period:
        return Cell::integer(standing.period);
    case Limit:
        return standing.limit ? Cell::integer(*standing.limit) : Cell();
    case Share: {
        UsageFigure figure;
        figure.asOf = standing.asOf;
        figure.used = QString::number(standing.period);
        if (standing.limit) {
            // What remains is the service's own word: an extension may have changed the sum.
            figure.used = QString::number(*standing.limit - standing.remaining);
            figure.maximum = QString::number(*standing.limit);
        }
        return Cell::usage(figure);
    }
    case Remaining:
        return standing.limit ? Cell::integer(standing.remaining) : Cell();
    case Resets:
        return standing.resets ? Cell::instant(Instant(*standing.resets)) : Cell();
    case PerDay: {
        const bool isIdle = std::all_of(standing.perDay.begin(), standing.perDay.end(),
                                        [](qint64 used) { return used == 0; });
        if (isIdle)
            return {};
        Trend trend;
        trend.values = QList<double>(standing.perDay.begin(), standing.perDay.end());
        return Cell::trend(trend);
    }
    default:
        return {};
    }
}

} // namespace lc
