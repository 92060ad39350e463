// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/burndown.h"

#include <QDateTime>

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

/// What was granted beyond what a day's use leaves; when in the day is not known: its middle.
QList<QuotaChartData::Extension> extensionsOf(const QuotaOverlay::Standing &standing, size_t begin)
{
    QList<QuotaChartData::Extension> extensions;
    qint64 before = standing.planLimit.value_or(0);
    for (size_t i = begin; i < standing.leftPerDay.size(); ++i) {
        const qint64 expected = std::max<qint64>(0, before - standing.perDay[i]);
        const qint64 left = standing.leftPerDay[i];
        const Instant noon = Instant(standing.firstDay + days(i)) + std::chrono::hours(12);
        if (left > expected)
            extensions.append({milliseconds(noon), left - expected});
        before = left;
    }
    return extensions;
}

} // namespace

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
    period.extensions = extensionsOf(standing, begin);
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
