// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartframe.h"
#include "monitoring/rightsizing.h"

class QBarSet;

namespace lc {

class SlotPlot;

/// What a distribution is of.
struct DistributionChartData {
    QString title; ///< "Seats"
    Distribution distribution;
    std::optional<Quantity> bought; ///< none: no limit
    QString note; ///< such as the days it is about
};

/// In which share of the time so many were in use, beside what was bought and the peak.
class DistributionChart final : public ChartFrame {
    Q_OBJECT
public:
    explicit DistributionChart(const Theme &theme, QWidget *parent = nullptr);

    void setDistribution(const DistributionChartData &shown);
    SlotPlot &plot() { return *m_plot; }

protected:
    TableTwin tableTwin() const override;
    QString pictureTitle() const override { return m_data.title; }
    void describe() override;

private:
    void showMarks(int count);
    void recolour();
    /// Where an amount ends on the axis, in slots.
    double placeOf(double amount) const;
    QString amountText(qsizetype bin) const;
    QString binText(int slot) const;

    DistributionChartData m_data;
    SlotPlot *m_plot;
    QBarSet *m_within;
    QBarSet *m_above;
};

} // namespace lc
