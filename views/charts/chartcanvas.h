// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartpainter.h"
#include "charts/plotview.h"

class QLineSeries;
class QScatterSeries;

namespace lc {

/// The plot of consumption over time. Zoomed and moved by mouse, wheel and keys.
class ChartCanvas final : public PlotView {
    Q_OBJECT
public:
    explicit ChartCanvas(const Theme &theme, QWidget *parent = nullptr);
    ~ChartCanvas() override;

    void setData(const ChartData &data);
    const ChartData &data() const { return m_data; }
    /// Forecast and events can be left out of the picture.
    void setForecastShown(bool shown);
    void setEventsShown(bool shown);
    void setThresholdsShown(bool shown);
    void setThresholds(const QList<ChartData::Threshold> &thresholds);
    /// Shows one of them at another level.
    void moveThreshold(int index, double value);
    /// Where the mouse takes hold of a threshold's line; empty when it is not to be seen.
    QRectF thresholdHandleAt(int index) const;
    /// Everything that was recorded, without what is expected.
    TimeRange recorded() const;
    /// Everything there is; the range stays inside it.
    TimeRange extent() const;
    TimeRange range() const { return plotGeometry().range; }
    void setRange(TimeRange range);
    void showAll();
    void zoom(double factor, double about);
    void pan(double milliseconds);

    /// Index of the point under the crosshair, counted on into the forecast; -1: none.
    int crosshair() const { return m_crosshair; }
    void setCrosshair(int index);
    QString readOut() const override;

signals:
    void rangeChanged();
    /// The mouse drags a threshold to a level, and lets it go there.
    void thresholdDragged(int index, double value);
    void thresholdDropped(int index, double value);

protected:
    void paintUnder(QPainter *painter) const override;
    void paintOver(QPainter *painter) const override;
    void arrange() override;
    void recolour() override;
    void pointAt(const QPointF &place) override;
    void stepMark(Step step) override;
    void clearMark() override { setCrosshair(-1); }
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void feedSeries();
    int thresholdUnder(const QPointF &place) const;
    void dragThreshold(const QPointF &place);
    int markCount() const;
    double timeOf(int index) const;
    int nearestPoint(double time) const;
    ChartPainter chartPainter() const;

    ChartData m_data;
    TimeRange m_range;
    PlottedData m_plot;
    QList<Tick> m_ticks;
    QLineSeries *m_capacity;
    QScatterSeries *m_above;
    QList<QLineSeries *>
        m_runs; ///< one a stretch without gaps; reused, never more than needed once
    int m_crosshair = -1;
    double m_dragFrom = 0;
    TimeRange m_dragRange;
    bool m_dragging = false;
    int m_draggedThreshold = -1;
    double m_gripOffset = 0; ///< from the line to where the mouse took hold of it
};

} // namespace lc
