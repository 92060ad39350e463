// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/quotaoverlay.h"

#include "items/column.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

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
    const auto isReset = [&plan](Day day) {
        const auto period = windowOf(plan, day);
        return period && period->first == day;
    };
    for (auto key = usage.items->cbegin(); key != usage.items->cend(); ++key) {
        Standing standing;
        standing.firstDay = *first;
        standing.asOf = asOf;
        if (window) {
            standing.begins = window->first;
            standing.resets = window->reset;
            standing.planLimit = plan.quota->limit;
        }
        Day day = *first;
        qint64 count = 0;
        for (const QList<qint64> &pair : *key) {
            const bool isKnown = day <= today && !pair.isEmpty();
            const qint64 used = isKnown ? pair[0] : 0;
            const qint64 left = isKnown && pair.size() > 1 ? pair[1] : standing.remaining;
            count = used + (isReset(day) ? 0 : count);
            if (day <= today) {
                standing.perDay.push_back(used);
                standing.countPerDay.push_back(count);
                standing.leftPerDay.push_back(left);
            }
            if (window && day >= window->first)
                standing.period += used;
            if (day == today)
                standing.today = used;
            standing.remaining = left;
            day += std::chrono::days(1);
        }
        if (window) // extensions show as more remaining than the plan's limit leaves
            standing.limit = std::max(*plan.quota->limit, standing.period + standing.remaining);
        else
            standing.period =
                std::accumulate(standing.perDay.begin(), standing.perDay.end(), qint64(0));
        m_standings.insert(keyOf(account, *plan.id, key.key()), standing);
    }
    announceChange();
}

std::optional<double> QuotaOverlay::Standing::share() const
{
    if (!limit)
        return std::nullopt;
    const auto used = double(*limit - remaining);
    if (*limit > 0)
        return used / double(*limit);
    return used > 0 ? std::numeric_limits<double>::infinity() : 1.0;
}

bool QuotaOverlay::Standing::isIdle() const
{
    return std::all_of(perDay.begin(), perDay.end(), [](qint64 used) { return used == 0; });
}

QByteArray QuotaOverlay::keyOf(const Utf8Origin &origin, std::string_view keyId)
{
    return overlayKey(origin, origin.parent + '/' + std::string(keyId));
}

QByteArray QuotaOverlay::keyOf(const QString &account, const QString &planId, const QString &keyId)
{
    return overlayKey(account, planId + u'/' + keyId);
}

std::optional<QuotaOverlay::Standing>
QuotaOverlay::standing(const QString &account, const QString &planId, const QString &keyId) const
{
    const auto known = m_standings.constFind(keyOf(account, planId, keyId));
    return known == m_standings.cend() ? std::nullopt : std::optional(*known);
}

Cell QuotaOverlay::cell(const Utf8Origin &origin, std::string_view resource, int part) const
{
    const auto known = m_standings.constFind(keyOf(origin, resource));
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
        if (standing.isIdle())
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
