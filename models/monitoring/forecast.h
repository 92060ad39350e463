// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <optional>
#include <vector>

namespace lc {

/// One recorded amount in use.
struct ForecastPoint {
    Instant time{};
    double value = 0;
};

/// What a forecast is made of.
struct ForecastInput {
    std::vector<ForecastPoint> samples; ///< amounts in use, in any order
    std::optional<double> capacity; ///< none: no limit
    /// When a quota begins anew; the samples then count from 0 in each of its periods.
    std::optional<Instant> reset;
    std::optional<Instant> end; ///< of the validity
    Instant now{};
    /// Times at which the limit changed; what is used may then have jumped.
    std::vector<Instant> limitChanges;
};

/// One point of what is expected, for a chart.
struct ForecastBandPoint {
    Instant time{};
    double low = 0;
    double middle = 0;
    double high = 0;
};

/// When something is used up. Dates are nowhere earlier than `now`, but for Reached.
struct Forecast {
    enum class Outcome {
        TooLittleData, ///< fewer than seven days with samples, or none of late
        NoLimit,
        Reached, ///< since `date`
        NotRising,
        ResetsFirst, ///< the quota begins anew before; `earliest` if it may nevertheless happen
        EndsFirst, ///< the validity ends before `date`
        Exhausts, ///< at `date`
        BeyondHorizon ///< rises, but not to the limit within forecastHorizon
    };
    enum class Method {
        None,
        TheilSen, ///< a robust straight line over daily values
        TheilSenWeekly, ///< with a weekly rhythm
        Steps, ///< the line after the last jump, with a weekly rhythm where there is one
        DailyUse ///< the use of each day, for quotas that begin anew
    };

    Outcome outcome = Outcome::TooLittleData;
    Method method = Method::None;
    double perDay = 0; ///< what is added each day
    std::optional<Instant> date; ///< as likely earlier as later
    std::optional<Instant> earliest; ///< one in ten are earlier
    std::optional<Instant> latest; ///< one in ten are later; none: it may never happen
    std::vector<ForecastBandPoint> band; ///< eight in ten values are inside; ascending times
};

/// Nothing is foretold beyond so many days.
constexpr int forecastHorizon = 730;

/// Pure; any thread. Samples that are no numbers or lie after `now` do not count.
Forecast forecast(const ForecastInput &input);

} // namespace lc
