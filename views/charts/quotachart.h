// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartframe.h"
#include "charts/chartscale.h"

#include <QDate>

class QBarSet;
class QLineSeries;

namespace lc {

class SlotPlot;

/// Use of one API key in one quota period; days are UTC days, as the service counts.
struct QuotaChartData {
    struct Day {
        QDate day;
        qint64 used = 0;
        qint64 remaining = 0; ///< at the end of the day

        bool operator==(const Day &) const = default;
    };
    /// More requests were granted in the period.
    struct Extension {
        double time = 0;
        qint64 amount = 0;

        bool operator==(const Extension &) const = default;
    };

    QString title; ///< "orchard-prod in plan Gold"
    QDate begin;
    QDate reset; ///< the day on which the next period begins; invalid: no quota
    std::optional<qint64> limit;
    QList<Day> days; ///< ascending
    QDate today;
    QList<Extension> extensions; ///< ascending
    QList<ChartEvent> alerts; ///< raised in the period; ascending
    QList<BandPoint> forecast; ///< of what remains; ascending
    std::optional<ChartData::Meeting> exhausted; ///< when nothing is expected to remain

    bool operator==(const QuotaChartData &) const = default;
};

/// The corners of the line of what remains, by days since the begin of the period (0: its first
/// instant): down with the use of each day, up where it was extended.
QList<QPointF> burnDown(const QuotaChartData &period);

/// Burn-down of a quota period: what remains as a line to the reset beside an even use, what is
/// expected, and the use of each day as bars under it.
class QuotaChart : public ChartFrame {
    Q_OBJECT
public:
    explicit QuotaChart(const Theme &theme, QWidget *parent = nullptr);

    void setPeriod(const QuotaChartData &period);
    const QuotaChartData &period() const { return m_period; }

protected:
    TableTwin tableTwin() const override;
    QString pictureTitle() const override { return m_period.title; }
    void describe() override;

private:
    void showRemaining(int count);
    void showDays(int count);
    /// Extensions, and when alerts were raised.
    QList<Tick> tags() const;
    void recolour();
    void follow(SlotPlot *marked, SlotPlot *other);
    QString dayText(int slot) const;

    QuotaChartData m_period;
    SlotPlot *m_remaining;
    SlotPlot *m_perDay;
    QLineSeries *m_line;
    QLineSeries *m_even;
    QBarSet *m_bars;
    QBarSet *m_counting; ///< today, which is still counting
};

} // namespace lc
