// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "charts/chartpainter.h"
#include "charts/chartscale.h"
#include "style/theme.h"

#include <QtCharts/QChartView>

class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace lc {

/// The plot of a usage chart: Qt Charts draws the lines, axes and marks are its own. Zoomed and
/// moved by mouse, wheel and keys.
class ChartCanvas final : public QChartView {
    Q_OBJECT
public:
    explicit ChartCanvas(const Theme &theme, QWidget *parent = nullptr);
    ~ChartCanvas() override;

    void setData(const ChartData &data);
    const ChartData &data() const { return m_data; }
    /// Everything that was recorded; the range stays inside it.
    TimeRange extent() const;
    TimeRange range() const { return m_geometry.range; }
    void setRange(TimeRange range);
    void showAll();
    void zoom(double factor, double about);
    void pan(double milliseconds);

    /// Index of the point under the crosshair; -1: none.
    int crosshair() const { return m_crosshair; }
    void setCrosshair(int index);
    /// The values under the crosshair in words.
    QString crosshairText() const;

signals:
    void rangeChanged();
    void crosshairChanged();

protected:
    void drawBackground(QPainter *painter, const QRectF &rectangle) override;
    void drawForeground(QPainter *painter, const QRectF &rectangle) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    void feed();
    void recolour();
    int nearestPoint(double time) const;
    ChartPainter chartPainter() const;

    const Theme &m_theme;
    ChartData m_data;
    PlotGeometry m_geometry;
    QList<Tick> m_ticks;
    QValueAxis *m_time;
    QValueAxis *m_value;
    QLineSeries *m_capacity;
    QScatterSeries *m_above;
    QList<QLineSeries *>
        m_runs; ///< one a stretch without gaps; reused, never more than needed once
    int m_crosshair = -1;
    double m_dragFrom = 0;
    TimeRange m_dragRange;
    bool m_dragging = false;
};

} // namespace lc
