// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotofcontent.h"

namespace lc {

ChartData plotOf(const ChartContent &content)
{
    ChartData data;
    data.title = content.query.title;
    data.unit = content.query.unit;
    if (!content.series.isEmpty()) {
        for (const ChartPoint &point : content.series.first().points)
            data.points += PlotPoint{plotTime(point.last), point.lowest, point.highest,
                                     point.final,          point.readings, point.gapBefore};
        if (content.series.first().shape == ChartSeries::Shape::Bars)
            data.days = ChartData::Days::Utc;
    }
    for (const ChartStep &step : content.capacity)
        data.capacity += CapacityStep{plotTime(step.from), step.value};
    for (const ChartMark &mark : content.marks)
        data.events += ChartEvent{plotTime(mark.time), mark.words, {}};
    return data;
}

} // namespace lc
