// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotdrawing.h"
#include "style/theme.h"

#include <QtCharts/QChartView>

class QAbstractSeries;
class QValueAxis;

namespace lc {

/// The one place of Qt Charts: a flat plot with grid, axes, marks and read-out of its own, read by
/// mouse and keys alike. What the horizontal axis counts is for those who derive from it.
class PlotView : public QChartView {
    Q_OBJECT
public:
    /// What lies between the edges of the view and the plot; a left one of 0 is as wide as the
    /// figures of the axis.
    PlotView(const Theme &theme, const QMarginsF &margins, QWidget *parent);

    /// Adds a series and takes it over.
    void addSeries(QAbstractSeries *series);
    /// The values under the mark in words; empty: nothing is marked.
    virtual QString readOut() const = 0;
    /// Draws the plot at the size of a rectangle of any device, without mark and focus.
    void paintTo(QPainter &painter, const QRectF &target);

signals:
    void markMoved();

protected:
    enum class Step { Left, Right, Up, Down, First, Last };

    virtual void paintUnder(QPainter *painter) const = 0;
    virtual void paintOver(QPainter *painter) const = 0;
    /// Takes the size of the view over into geometry and axes.
    virtual void arrange();
    virtual void recolour();
    /// The mouse is here, outside the plot perhaps.
    virtual void pointAt(const QPointF &place) = 0;
    virtual void stepMark(Step step) = 0;
    virtual void clearMark() = 0;

    void drawBackground(QPainter *painter, const QRectF &rectangle) final;
    void drawForeground(QPainter *painter, const QRectF &rectangle) final;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    const Theme &theme() const { return m_theme; }
    const PlotGeometry &plotGeometry() const { return m_geometry; }
    void setAxes(const TimeRange &range, const ValueScale &scale);
    /// Drawn for a file: nothing is marked there.
    bool isPicture() const { return m_isPicture; }
    QSizeF viewSize() const;

private:
    const Theme &m_theme;
    const QMarginsF m_margins;
    QValueAxis *m_horizontal;
    QValueAxis *m_vertical;
    QSizeF m_pictureSize;
    PlotGeometry m_geometry;
    bool m_isPicture = false;
};

} // namespace lc
