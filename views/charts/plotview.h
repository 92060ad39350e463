// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartscale.h"
#include "style/theme.h"

#include <QtCharts/QChartView>

class QAbstractSeries;
class QValueAxis;

namespace lc {

/// A flat Qt Charts plot over numbered slots (days, resources): series from the caller, grid, value
/// axis and labels of its own.
class PlotView : public QChartView {
    Q_OBJECT
public:
    explicit PlotView(const Theme &theme, QWidget *parent = nullptr);

    /// Adds a series and takes it over.
    void addSeries(QAbstractSeries *series);
    /// Slots are counted from 0; labels stand in the middle of theirs.
    void setSlots(int count, const QList<Tick> &labels);
    void setHighest(double value);
    /// The slot under the mark, -1: none.
    int marked() const { return m_marked; }
    void setMarked(int slot);
    /// Words beside the mark.
    void setMarkText(std::function<QString(int slot)> text) { m_markText = std::move(text); }
    /// A vertical line with a word, such as a reset, at the end of a slot.
    void setEndMark(double slot, const QString &text);

signals:
    void markedChanged(int slot);

protected:
    void drawBackground(QPainter *painter, const QRectF &rectangle) override;
    void drawForeground(QPainter *painter, const QRectF &rectangle) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    virtual void recolour();

    const Theme &theme() const { return m_theme; }
    double xOf(double slot) const;
    double yOf(double value) const;

private:
    void layOut();

    const Theme &m_theme;
    QValueAxis *m_slots;
    QValueAxis *m_values;
    QRectF m_plot;
    ValueScale m_scale;
    QList<Tick> m_labels;
    int m_count = 0;
    int m_marked = -1;
    std::function<QString(int)> m_markText;
    std::optional<double> m_endMark;
    QString m_endText;
};

} // namespace lc
