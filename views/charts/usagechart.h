// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "style/theme.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QTableView;
class QToolButton;

namespace lc {

class ChartCanvas;
class ChartLegend;
class PlotTableModel;

/// Consumption over time: a sentence in words, range buttons, the chart, its legend, and the same
/// data as a table.
class UsageChart : public QWidget {
    Q_OBJECT
public:
    explicit UsageChart(const Theme &theme, QWidget *parent = nullptr);

    /// Shows these series; range and zoom stay where they are. Data with the title and the stated
    /// begin of the present one is a finer part of it, and replaces only its stretch.
    void setData(const ChartData &data);
    const ChartData &data() const;
    /// "84 of 100. Rising about 1.6 per day." and a smaller line such as "As of 10:02".
    void setSentence(const QString &sentence, const QString &note = {}, Tone tone = Tone::Neutral);
    /// The usual ranges counted back from the newest sample; days 0: everything.
    void showLastDays(double days);
    TimeRange range() const;
    void setTableShown(bool shown);
    /// Hides everything but sentence and chart, for small places.
    void setCompact();

    ChartCanvas &canvas() { return *m_canvas; }

    /// Draws sentence, chart and legend as they are shown into a rectangle of any device.
    void paintTo(QPainter &painter, const QRectF &target) const;
    bool savePng(const QString &path) const; ///< twice the pixels of the screen
    bool saveSvg(const QString &path) const;

signals:
    /// Another stretch of time is shown; the owner may give finer points for it.
    void rangeShown(const lc::TimeRange &range, int pixels);

private:
    void describe();
    void fillTable();
    void updateButtons();
    void toggleTable();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_note;
    QWidget *m_toolRow;
    QButtonGroup *m_ranges;
    ChartCanvas *m_canvas;
    ChartLegend *m_legend;
    QToolButton *m_tableToggle;
    QLabel *m_tableSummary;
    QTableView *m_table;
    PlotTableModel *m_tableModel;
    Tone m_tone = Tone::Neutral;
    bool m_choosing = false;
};

} // namespace lc
