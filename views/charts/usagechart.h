// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "charts/chartframe.h"
#include "charts/comparison.h"

class QCheckBox;
class QComboBox;

namespace lc {

class ChartCanvas;
class RangeBar;
class ThresholdBar;

/// Consumption over time, as lines or stacked areas: ranges to choose from, what is expected, and
/// an earlier period beside the present one.
class UsageChart : public ChartFrame {
    Q_OBJECT
public:
    explicit UsageChart(const Theme &theme, QWidget *parent = nullptr);

    /// Shows these series; range and zoom stay where they are. Data with the title and the stated
    /// begin of the present one is a finer part of it, and replaces only its stretch.
    void setData(const ChartData &data);
    const ChartData &data() const;
    /// The usual ranges counted back from the newest sample; days 0: everything. With a forecast
    /// they reach into the future.
    void showLastDays(double days);
    /// So many days around a time, in milliseconds UTC.
    void showAround(double time, double days);
    TimeRange range() const;
    /// What is compared with; the owner gives ChartData::earlier for it.
    Comparison comparison() const;
    /// Alert thresholds as lines that can be moved; what was tried on former ones is taken back.
    void setThresholds(const QList<ChartData::Threshold> &thresholds);
    /// Stacks have no room for another period.
    void hideComparison();
    static QString earlierTitle(Comparison comparison);

    ChartCanvas &canvas() { return *m_canvas; }
    const ChartCanvas &canvas() const { return *m_canvas; }

signals:
    /// Another stretch of time is shown; the owner may give finer points for it.
    void rangeShown(const lc::TimeRange &range, int pixels);
    void comparisonChosen();
    /// Somebody moved a threshold to another level and let it go there. The owner asks, and answers
    /// by setThresholds().
    void thresholdMoved(const QString &id, double value);

protected:
    TableTwin tableTwin() const override;
    QString pictureTitle() const override;
    void describe() override;

private:
    QWidget *makeTools();
    TimeRange rangeOf(double days) const;
    void updateLegend();
    void updateTools();
    void drop(int index, double value);

    ChartCanvas *m_canvas;
    RangeBar *m_ranges;
    QComboBox *m_comparison;
    QCheckBox *m_forecast;
    QCheckBox *m_events;
    QCheckBox *m_alerts;
    ThresholdBar *m_thresholdBar;
    QList<ChartData::Threshold> m_thresholds; ///< as they are, whatever is tried
};

} // namespace lc
