// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <QRectF>

class QPainter;

namespace lc {

/// Draws a report's chart for paper: light colours, whatever the screen shows. Callable on any
/// thread.
class ChartPainter {
public:
    explicit ChartPainter(const ReportChart &chart);

    /// Title, plot, axes and legend inside `place`, in the painter's own units of a 96 dpi pixel.
    void paint(QPainter &painter, const QRectF &place) const;
    /// A sentence with the main numbers, for people who cannot see the chart.
    QString description() const;

private:
    struct Frame;
    void paintAxes(QPainter &painter, const Frame &frame) const;
    void paintGaps(QPainter &painter, const Frame &frame) const;
    void paintLine(QPainter &painter, const Frame &frame, const ReportLine &line) const;
    void paintBars(QPainter &painter, const Frame &frame, const ReportLine &line) const;
    void paintForecast(QPainter &painter, const Frame &frame) const;
    void paintMeeting(QPainter &painter, const Frame &frame) const;
    void paintMarks(QPainter &painter, const Frame &frame) const;
    void paintLegend(QPainter &painter, const QRectF &place) const;

    const ReportChart &m_chart;
    double m_top = 1; ///< upper end of the y axis
    double m_step = 1; ///< between two of its ticks
};

} // namespace lc
