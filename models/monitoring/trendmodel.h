// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/weeklyrhythm.h"

namespace lc {

/// What daily values tell about the days to come: a line from their last day on, a weekly rhythm,
/// and how far from it they may be. Deviations are standard deviations.
struct TrendModel {
    int day = 0; ///< the last one that was measured
    double at = 0; ///< its distance from now, in days
    double level = 0; ///< of the line there
    double slope = 0; ///< a day
    double levelError = 0;
    double slopeError = 0;
    double walk = 0; ///< by which the level itself wanders in a day
    double noise = 0; ///< of single days
    WeeklyRhythm rhythm;
    bool hasSteps = false;

    /// Expected at so many days after the last one.
    double expected(int days) const
    {
        const double line = level + slope * days;
        return line + rhythm.onDay(day + days, line);
    }
};

/// Ascending amounts below 1, at least two. `changes` are days from now at which a jump is likely.
TrendModel trendOf(const std::vector<DailyValue> &values, const std::vector<double> &changes);

} // namespace lc
