// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartfeed.h"
#include "charts/chartlegend.h"
#include "charts/plotdrawing.h"
#include "charts/thresholdline.h"

#include <QCoreApplication>

class QPainter;

namespace lc {

class Theme;

enum class ChartLayer { OfItsOwn, Rest };
/// The legend of a stacked area. Areas beyond the fourth are hatched: colours return there.
ChartLegend::Entry layerEntry(const QString &title, int series, ChartLayer layer);

/// Draws what Qt Charts does not: gaps, areas, overage, capacity, forecast, events and the
/// crosshair of one chart over time. Borrows theme, data, geometry and what is plotted.
class ChartPainter {
    Q_DECLARE_TR_FUNCTIONS(lc::ChartPainter)
public:
    ChartPainter(const Theme &theme, const ChartData &data, const PlotGeometry &geometry,
                 const PlottedData &plot);

    void paintBackground(QPainter *painter) const;
    void paintForeground(QPainter *painter, const QList<Tick> &ticks, int crosshair,
                         ThresholdHandle handles) const;
    /// The values at a point in words; indexes beyond the points count on into the forecast.
    QString crosshairText(int index) const;

private:
    void drawGaps(QPainter *painter) const;
    void drawLayers(QPainter *painter) const;
    void drawOverage(QPainter *painter) const;
    void drawCapacityLabels(QPainter *painter) const;
    void drawThresholds(QPainter *painter, ThresholdHandle handles) const;
    void drawEvents(QPainter *painter) const;
    void drawNewest(QPainter *painter) const;
    void drawCrosshair(QPainter *painter, int index) const;
    QStringList valueLines(const PlotPoint &point) const;

    const Theme &m_theme;
    const ChartData &m_data;
    const PlotGeometry &m_geometry;
    const PlottedData &m_plot;
};

} // namespace lc
