// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"

#include <QLocale>

namespace lc {

/// A labelled place on an axis.
struct Tick {
    double value = 0;
    QString label;

    bool operator==(const Tick &) const = default;
};

/// Beginnings of hours, days, weeks, months or years inside the range, as many as have room;
/// `labelWidth` in pixels.
QList<Tick> calendarTicks(const TimeRange &range, double pixels, ChartData::Days days,
                          const QLocale &locale, double labelWidth = 72);

/// A value axis from 0: its top and the step between its 4 to 8 lines.
struct ValueScale {
    double top = 1;
    double step = 1;
};
/// The smallest round scale that holds `highest`.
ValueScale niceScale(double highest);

/// At most four points a pixel column that draw the same picture: first, lowest, highest, last.
/// Points outside the range are left out, but for one neighbour on each side; gaps stay gaps.
QList<QList<QPointF>> visibleRuns(const QList<PlotPoint> &points, const TimeRange &range,
                                  int pixels);

/// The day of a time.
QString chartDayText(double time, ChartData::Days days, const QLocale &locale);
/// "84 %", "0.5 %" of a share of 1.
QString chartPercent(double share, const QLocale &locale);
/// A date and time for hover and tables, by the days of the chart.
QString chartTimeText(double time, ChartData::Days days, const QLocale &locale);

} // namespace lc
