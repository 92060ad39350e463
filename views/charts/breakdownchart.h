// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/slotplot.h"

class QBarSet;

namespace lc {

/// What uses a self-managed license: one bar a group of resources (type, account or single
/// resource).
struct Breakdown {
    struct Bar {
        QString name;
        double used = 0;
        int resources = 1;

        bool operator==(const Bar &) const = default;
    };
    QString title; ///< "SQL Server cores by resource"
    QString unit; ///< "vCPU"
    QList<Bar> bars; ///< any order
};

/// Bars by resource, the largest first; what does not fit is one bar "others".
class BreakdownChart : public SlotPlot {
    Q_OBJECT
public:
    explicit BreakdownChart(const Theme &theme, QWidget *parent = nullptr);

    void setBreakdown(const Breakdown &breakdown);
    /// As drawn: sorted, with "others".
    const QList<Breakdown::Bar> &bars() const { return m_bars; }

protected:
    void recolour() override;

private:
    QList<Breakdown::Bar> m_bars;
    QBarSet *m_set;
};

} // namespace lc
