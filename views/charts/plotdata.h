// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "core/tone.h"
#include "items/chartseries.h"
#include "monitoring/exhaustion.h"

namespace lc {

double toChartTime(Instant instant);
Instant fromChartTime(double time);

/// The clock of pages as forecasts want it; it outlives every page.
std::shared_ptr<const Clock> borrowed(const Clock &clock);

/// How much a forecast asks for attention.
Tone toneOf(const Expectation &expectation);

/// What the chart widget draws of a chart's content: its first series with limit and events.
ChartData plotDataOf(const ChartContent &content);
QList<PlotPoint> plotPointsOf(const ChartSeries &series);

/// Puts what is expected into the data of a chart, as far ahead as it can be of use, and the point
/// where the limit is met.
void addForecast(ChartData &plot, const Expectation &expectation, Instant now);

} // namespace lc
