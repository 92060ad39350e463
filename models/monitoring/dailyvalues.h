// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/forecast.h"

namespace lc {

/// What was in use on one UTC day, or added on it.
struct DailyValue {
    int day = 0; ///< days since 1970
    double at = 0; ///< days from now to the reading; at most 0
    double value = 0;
};

/// Whether it can be calculated with: finite and not absurdly large.
bool isAmount(double value);

/// Samples that count, ascending, one a time, divided by `unit`: amounts from the last year, not
/// after `now`.
std::vector<ForecastPoint> cleanSamples(const ForecastInput &input, double unit);

/// What each day reached without its highest tenth: a single wrong reading among many does not make
/// a day. At most a year, ascending.
std::vector<DailyValue> dailyLevels(const std::vector<ForecastPoint> &samples, Instant now);

/// What was added on each whole day by samples that count from 0 in every quota period.
std::vector<DailyValue> dailyUse(const std::vector<ForecastPoint> &samples, Instant now);

/// 0 to 6, the same for days a week apart.
inline int weekdayOf(int day)
{
    return (day % 7 + 7) % 7;
}

} // namespace lc
