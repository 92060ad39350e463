// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/contentchart.h"

namespace lc {

namespace {

double milliseconds(Instant instant)
{
    return static_cast<double>(instant.time_since_epoch().count());
}

PlotPoint plotted(const ChartPoint &point)
{
    return {milliseconds(point.last), point.lowest,   point.highest, point.final,
            point.readings,           point.gapBefore};
}

QList<PlotPoint> plotted(const ChartSeries &series)
{
    QList<PlotPoint> points;
    points.reserve(static_cast<qsizetype>(series.points.size()) + 2);
    if (series.before)
        points.append(plotted(*series.before));
    for (const ChartPoint &point : series.points)
        points.append(plotted(point));
    if (series.after)
        points.append(plotted(*series.after));
    return points;
}

} // namespace

ChartData chartDataOf(const ChartContent &content, ChartData::Overage overage, ChartData::Days days)
{
    ChartData data;
    data.title = content.query.title;
    data.unit = content.query.unit;
    data.overage = overage;
    data.days = days;
    for (const ChartSeries &series : content.series) {
        if (data.points.isEmpty() && data.others.isEmpty()) {
            data.points = plotted(series);
            if (content.series.size() > 1)
                data.lineTitle = series.title;
        } else {
            data.others.append({series.title, plotted(series)});
        }
    }
    for (const ChartStep &step : content.capacity)
        data.capacity.append({milliseconds(step.from), step.value});
    for (const ChartMark &mark : content.marks)
        data.events.append({milliseconds(mark.time), mark.words, {}});
    return data;
}

} // namespace lc
