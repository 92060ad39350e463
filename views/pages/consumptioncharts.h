// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartframe.h"
#include "items/chartmodel.h"
#include "items/column.h"
#include "monitoring/alertfacts.h"
#include "monitoring/exhaustion.h"
#include "pages/page.h"

class QTimer;

namespace lc {

class DetailTabs;
class DistributionChart;
class HeatMapChart;
class NoticeBand;
class StackView;
class UsageChart;

/// What charts of consumption are about.
struct ConsumptionSubject {
    ChartQuery query; ///< one series and its limit, without a range
    QString resource; ///< name of the license or configuration
    RowOrigin origin;
    ChartData::Overage overage = ChartData::Overage::NotAllowed;
    std::optional<Instant> end; ///< of the validity
    AlertItem item; ///< the same for alert rules
};

/// Consumption of one series as the history has it: over time with what is expected, stacked,
/// distributed over amounts, and by hour of the week.
class ConsumptionCharts final : public QWidget {
    Q_OBJECT
public:
    /// `band` says what fails; it belongs to the page, as this does.
    ConsumptionCharts(PageContext &context, NoticeBand &band, QWidget *parent);
    ~ConsumptionCharts() override;

    void setSubject(const ConsumptionSubject &subject);
    void refresh();
    /// Begins with the days around a time instead of the newest ones.
    void showMoment(Instant moment) { m_moment = moment; }
    /// The chart on the tab that is open.
    const ChartFrame &shown() const { return current(); }
    void focusChart();
    /// What the chart over time shows now.
    const ChartContent &content() const { return m_model.content(); }
    /// The same marks, and when alerts were raised; in the order of their numbers.
    const QList<ChartEvent> &events() const;
    const std::optional<Expectation> &expectation() const { return m_expectation; }

signals:
    void contentChanged();

private:
    ChartFrame &current() const;
    const SeriesKey &key() const { return m_subject.query.parts.first().key; }
    void begin(const QList<SeriesInfo> &recorded);
    void readForecast(const QList<SeriesInfo> &recorded);
    void query(Instant from, Instant to, int points);
    void queryEarlier();
    void compare();
    void showContent();
    void showWords();
    void readSizing();
    void showSizing(const RangeAnswer &answer);
    void showFirstRange();
    void showThresholds();
    QList<ChartEvent> marks() const;
    void followAlerts();
    void moveThreshold(const QString &ruleId, double value);
    void fail(const QString &details);

    PageContext &m_context;
    NoticeBand &m_band;
    Ticket m_forecasting;
    ConsumptionSubject m_subject;
    ChartModel m_model;
    ChartModel m_earlier;
    std::optional<Expectation> m_expectation;
    std::optional<Instant> m_begin; ///< of everything recorded; nothing: nothing was
    QList<ChartData::Threshold> m_thresholds;
    double m_shift = 0; ///< milliseconds to the period that is compared with
    bool m_isFirst = true; ///< the range of a new subject is still to be set
    std::optional<Instant> m_moment;
    quint64 m_sizing = 0; ///< counts readings, so that an older answer is dropped
    DetailTabs *m_tabs;
    UsageChart *m_chart;
    StackView *m_stack;
    DistributionChart *m_distribution;
    HeatMapChart *m_heatMap;
    QTimer *m_sizingTimer; ///< ranges change with every pixel of a drag
};

} // namespace lc
