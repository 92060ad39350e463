// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/forecast.h"

#include <cstdint>
#include <optional>

/// Made-up consumption whose future is known. It is made by people, teams and programs that come
/// and go, not by the formulas with which forecasts describe it.
struct DemandSeries {
    enum class Kind { TrendAndWeek, Step, FlatWithOutliers, Resets };

    static constexpr int horizon = 365; ///< days that the future is known for

    Kind kind = Kind::TrendAndWeek;
    lc::ForecastInput input; ///< with a capacity
    /// The whole day after now on which the capacity is reached; none within the horizon, or before
    /// the reset.
    std::optional<int> reachedIn;
    int daysToEnd = horizon; ///< to the horizon or the reset
    lc::Instant periodBegin{}; ///< of the present quota period; of the series where there is none
};

/// The same number gives the same series.
DemandSeries makeDemand(DemandSeries::Kind kind, std::uint64_t number);
