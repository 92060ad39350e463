// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartscale.h"

#include <QRectF>

class QPainter;

namespace lc {

class Theme;

/// Where the values of the horizontal axis (times, numbered slots) and of the vertical one lie on
/// the screen.
struct PlotGeometry {
    QRectF area; ///< of the whole view
    QRectF plot; ///< of the lines
    TimeRange range;
    ValueScale scale;

    double xOf(double time) const
    {
        return plot.left() + (time - range.from) / range.span() * plot.width();
    }
    double yOf(double value) const { return plot.bottom() - value / scale.top * plot.height(); }
    double timeAt(double x) const
    {
        return range.from + (x - plot.left()) / plot.width() * range.span();
    }
};

// What every plot draws alike.

/// Horizontal lines at the steps of the value axis.
void drawGrid(QPainter *painter, const Theme &theme, const PlotGeometry &geometry);
/// Figures beside them, and the labels under the plot.
void drawAxes(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
              const QList<Tick> &ticks);
/// A vertical line with words in a box beside it.
void drawReadOut(QPainter *painter, const Theme &theme, const PlotGeometry &geometry, double x,
                 const QString &text);
/// The likely range and, dashed, the middle of what is expected.
void drawForecast(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
                  const QList<BandPoint> &band);
/// A hollow point where a forecast meets its limit, and its date.
void drawMeeting(QPainter *painter, const Theme &theme, const PlotGeometry &geometry,
                 const QPointF &meeting, const QString &text);
/// A dotted line with words on a tag at its upper end; the second and later ones in a plot stand
/// lower, so that tags beside each other can be read.
void drawTag(QPainter *painter, const Theme &theme, const PlotGeometry &geometry, double x,
             const QString &text, qsizetype index);

/// "84", "0.25": figures of a chart.
QString chartNumber(double value, const QLocale &locale);

} // namespace lc
