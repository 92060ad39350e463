// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "charts/chartscale.h"

#include <QCoreApplication>
#include <QRectF>

class QPainter;

namespace lc {

class Theme;

/// Where times and values lie on the screen.
struct PlotGeometry {
    QRectF area; ///< of the whole canvas
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

/// Draws what Qt Charts does not: grid, gaps, overage, axes, capacity, events and the crosshair of
/// one picture. Borrows theme, data and geometry.
class ChartPainter {
    Q_DECLARE_TR_FUNCTIONS(lc::ChartPainter)
public:
    /// `capacity` holds the corners of the capacity line inside the range.
    ChartPainter(const Theme &theme, const ChartData &data, const PlotGeometry &geometry,
                 QList<QPointF> capacity);

    void paintBackground(QPainter *painter) const;
    void paintForeground(QPainter *painter, const QList<Tick> &ticks, int crosshair) const;
    /// The values at a point in words.
    QString crosshairText(int index) const;

private:
    /// Stretches inside the range where nothing was recorded.
    QList<TimeRange> visibleGaps() const;
    void drawGrid(QPainter *painter) const;
    void drawGaps(QPainter *painter) const;
    void drawOverage(QPainter *painter) const;
    void drawAxes(QPainter *painter, const QList<Tick> &ticks) const;
    void drawCapacityLabels(QPainter *painter) const;
    void drawEvents(QPainter *painter) const;
    void drawNewest(QPainter *painter) const;
    void drawCrosshair(QPainter *painter, int index) const;

    const Theme &m_theme;
    const ChartData &m_data;
    const PlotGeometry &m_geometry;
    QList<QPointF> m_capacity;
};

} // namespace lc
