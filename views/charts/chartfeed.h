// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"

#include <QPointF>
#include <QStringList>

namespace lc {

/// What is drawn of a chart's data in one range.
struct PlottedData {
    /// A stretch of a line without gaps.
    struct Run {
        int series = 0;
        QList<QPointF> points;
    };
    /// The same of a stacked area.
    struct Layer {
        int series = 0;
        QList<QPointF> top; ///< as many as bottom, at the same times
        QList<QPointF> bottom;
    };
    static constexpr int earlierSeries = -1;

    QList<Run> runs;
    QList<Layer> layers;
    QList<QPointF> capacity; ///< its corners
    QList<QList<QPointF>> thresholds; ///< corners, of each one in the data
    QList<QPointF> above; ///< where more is used than there is, some pixels apart
    double highest = 0;
};

/// At most a few points a pixel column; pure.
PlottedData plotted(const ChartData &data, const TimeRange &range, int pixels);

/// Times in which nothing was recorded of the lines that are drawn, inside the range.
QList<TimeRange> visibleGaps(const ChartData &data, const TimeRange &range);

/// The last value of a line at a time: between two points on the way from one to the other; nothing
/// in gaps and outside.
std::optional<double> valueAt(const QList<PlotPoint> &points, double time);

/// Time and value of a point of the first line; indexes beyond count on into the forecast.
std::optional<QPointF> placeOf(const ChartData &data, int index);

/// Finer data put into the place of coarser of the same chart; what lies outside its stretch stays,
/// so that moving the range shows something at once.
void splice(ChartData &finer, const ChartData &former);

/// A line that is left at 0 stays there until its next point.
QList<PlotPoint> heldAtZero(const QList<PlotPoint> &points);

/// The titles of lines, the largest first.
QStringList rankingOf(const QList<ChartData::Line> &lines);
/// Lines of one title added up; the result has it, too.
QList<ChartData::Line> mergedLines(const QList<ChartData::Line> &lines);
/// At most so many lines in the order of a ranking; the rest of them, and those that were a rest
/// before, added up as one that `others` names.
QList<ChartData::Line> firstLines(const QList<ChartData::Line> &lines, const QStringList &ranking,
                                  qsizetype most, const QString &others);

} // namespace lc
