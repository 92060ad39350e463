// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotdata.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace lc {

namespace {

constexpr double leastAhead = 30 * dayMs;
constexpr double beyondDate = 1.5; ///< of the way to the date on which the limit is met

} // namespace

double toChartTime(Instant instant)
{
    return double(instant.time_since_epoch().count());
}

Instant fromChartTime(double time)
{
    return Instant(std::chrono::milliseconds(qint64(time)));
}

std::shared_ptr<const Clock> borrowed(const Clock &clock)
{
    return {std::shared_ptr<void>(), &clock};
}

Tone toneOf(const Expectation &expectation)
{
    switch (expectation.forecast.outcome) {
    case Forecast::Outcome::Reached:
        return Tone::Danger;
    case Forecast::Outcome::Exhausts:
        return Tone::Warning;
    default:
        return expectation.subject.state.isAtRisk() ? Tone::Warning : Tone::Neutral;
    }
}

QList<PlotPoint> plotPointsOf(const ChartSeries &series)
{
    QList<PlotPoint> points;
    points.reserve(qsizetype(series.points.size()));
    for (const ChartPoint &point : series.points)
        points.append({toChartTime(point.last), point.lowest, point.highest, point.final,
                       point.readings, point.gapBefore});
    return points;
}

ChartData plotDataOf(const ChartContent &content)
{
    ChartData data;
    data.title = content.query.title;
    data.unit = content.query.unit;
    if (!content.series.isEmpty())
        data.points = plotPointsOf(content.series.first());
    for (const ChartStep &step : content.capacity)
        data.capacity.append({toChartTime(step.from), step.value});
    for (const ChartMark &mark : content.marks)
        data.events.append({toChartTime(mark.time), mark.words, {}});
    return data;
}

void addForecast(ChartData &plot, const Expectation &expectation, Instant now)
{
    const Forecast &forecast = expectation.forecast;
    const double present = toChartTime(now);
    double ahead = std::max(leastAhead, (present - plot.begin.value_or(present)) / 2);
    const auto &limit = expectation.subject.state.limit;
    const bool meets = forecast.date && limit && forecast.outcome != Forecast::Outcome::Reached
        && *forecast.date >= now;
    if (meets) {
        const double date = toChartTime(*forecast.date);
        ahead = std::max(ahead, (date - present) * beyondDate);
        const QString text =
            QLocale().toString(toQDateTime(*forecast.date).toLocalTime().date(),
                               QCoreApplication::translate("ChartPage", "d MMMM", "day of a year"));
        plot.meeting = {date, limit->toDouble(), text};
    }
    for (const ForecastBandPoint &point : forecast.band) {
        const double time = toChartTime(point.time);
        if (time > present + ahead)
            break;
        plot.forecast.append({time, std::max(0.0, point.low), std::max(0.0, point.middle),
                              std::max(0.0, point.high)});
    }
}

} // namespace lc
