// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/burndown.h"

#include <QDateTime>
#include <QMap>
#include <QTimeZone>

#include <algorithm>

namespace lc {

namespace {

using std::chrono::days;

QDate dateOf(Day day)
{
    return toQDateTime(Instant(day)).date();
}

double milliseconds(Instant time)
{
    return double(time.time_since_epoch().count());
}

} // namespace

QList<QuotaChartData::Extension> extensionsOf(const QuotaChartData &period,
                                              const QList<HistoryEvent> &recorded)
{
    QMap<QDate, qint64> amounts;
    qint64 before = period.limit.value_or(0);
    for (const QuotaChartData::Day &day : period.days) {
        const qint64 expected = std::max<qint64>(0, before - day.used);
        if (period.limit && day.remaining > expected)
            amounts.insert(day.day, day.remaining - expected);
        before = day.remaining;
    }
    for (const HistoryEvent &event : recorded) {
        const qint64 amount = event.after.toLongLong() - event.before.toLongLong();
        if (event.kind == HistoryEvent::Kind::Extension && amount > 0)
            amounts.insert(toQDateTime(event.time).date(), amount);
    }
    QList<QuotaChartData::Extension> extensions;
    for (auto amount = amounts.cbegin(); amount != amounts.cend(); ++amount) {
        // When in the day is not known: its middle.
        const QDateTime noon(amount.key(), QTime(12, 0), QTimeZone::utc());
        extensions.append({double(noon.toMSecsSinceEpoch()), amount.value()});
    }
    return extensions;
}

QuotaChartData burnDownOf(const QString &title, const QuotaOverlay::Standing &standing,
                          const QuotaOutlook::Outlook *outlook, Instant now)
{
    QuotaChartData period;
    period.title = title;
    const Day first = std::max(standing.begins.value_or(standing.firstDay), standing.firstDay);
    period.begin = dateOf(first);
    period.today = dateOf(dayOf(now));
    const auto begin = size_t((first - standing.firstDay).count());
    for (size_t i = begin; i < standing.perDay.size(); ++i)
        period.days.append(
            {dateOf(standing.firstDay + days(i)), standing.perDay[i], standing.leftPerDay[i]});
    if (!standing.resets)
        return period;
    period.reset = dateOf(*standing.resets);
    period.limit = standing.planLimit;
    period.extensions = extensionsOf(period, {});
    const auto limit = double(standing.limit.value_or(0));
    if (!outlook || standing.remaining <= 0)
        return period;
    for (const ForecastBandPoint &point : outlook->forecast.band)
        period.forecast.append({milliseconds(point.time), std::max(0.0, limit - point.high),
                                std::max(0.0, limit - point.middle),
                                std::max(0.0, limit - point.low)});
    const Forecast &forecast = outlook->forecast;
    if (forecast.outcome == Forecast::Outcome::Exhausts && forecast.date)
        period.exhausted = ChartData::Meeting{milliseconds(*forecast.date), 0,
                                              forecastWord(outlook->subject, forecast, now)};
    return period;
}

} // namespace lc
