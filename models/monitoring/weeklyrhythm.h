// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/dailyvalues.h"

#include <array>

namespace lc {

/// By how much the days of the week differ from their mean: by a share of it, or by amounts.
struct WeeklyRhythm {
    enum class Measure { None, Share, Amount };

    Measure measure = Measure::None;
    std::array<double, 7> deviations{}; ///< by weekdayOf(); their sum is 0

    bool exists() const { return measure != Measure::None; }
    /// What a day has more than the mean of its week, where that mean is `level`.
    double onDay(int day, double level) const
    {
        const double deviation = deviations[std::size_t(weekdayOf(day))];
        return measure == Measure::Share ? deviation * level : deviation;
    }
};

/// Finds the rhythm of ascending amounts below 1 and takes it away from them. None in less than
/// three weeks, and none where it explains little.
WeeklyRhythm takeRhythm(std::vector<DailyValue> &values);

} // namespace lc
