// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"

#include <QWidget>

class QButtonGroup;

namespace lc {

/// Buttons for the usual ranges, counted back from the newest sample, and one that asks for dates.
class RangeBar final : public QWidget {
    Q_OBJECT
public:
    explicit RangeBar(QWidget *parent = nullptr);

    /// Checks the button of so many days (0: everything; nothing: none), and greys those that show
    /// no less than a shorter one would.
    void setShown(const std::optional<double> &days, const TimeRange &recorded);
    /// What the dates begin with, and between which they lie.
    void setDates(const TimeRange &shown, const TimeRange &extent, ChartData::Days days);
    static const QList<double> &choices(); ///< days; 0: everything

signals:
    void daysChosen(double days);
    void rangeChosen(const lc::TimeRange &range);

private:
    void askForDates();

    QButtonGroup *m_buttons;
    TimeRange m_shown;
    TimeRange m_extent;
    ChartData::Days m_days = ChartData::Days::Local;
};

} // namespace lc
