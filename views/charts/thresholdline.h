// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "charts/plotdrawing.h"

class QPainter;

namespace lc {

class Theme;

/// "Alert at 80 %", "Nightly build: 80 %".
QString thresholdText(const ChartData::Threshold &threshold, const QLocale &locale);

/// The corners of its line; none where its unit means nothing, such as percent of no limit.
QList<QPointF> thresholdCorners(const ChartData::Threshold &threshold,
                                const QList<QPointF> &capacity, const TimeRange &range);

/// The value that a threshold has when its line ends at this height; in whole percent or units, at
/// least 1.
double thresholdAt(const ChartData &data, const ChartData::Threshold &threshold,
                   const PlotGeometry &geometry, double y);

/// Where the mouse takes hold of a line.
QRectF thresholdHandle(const PlotGeometry &geometry, const QList<QPointF> &corners);

enum class ThresholdHandle { Hidden, Shown };
void drawThreshold(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
                   const QList<QPointF> &corners, const QString &text, ThresholdHandle handle);

} // namespace lc
