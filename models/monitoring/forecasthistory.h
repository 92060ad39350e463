// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/forecastsentence.h"
#include "store/historystore.h"

namespace lc {

/// What the history must tell for a forecast: the last year of one series, or of two.
QList<RangeQuery> forecastQueries(const UsageState &state, Instant now);

/// The answers to forecastQueries() as the input of a forecast. Names the reset of a quota in
/// `subject` when the history knows it and the subject does not.
ForecastInput forecastInput(ForecastSubject &subject, const std::vector<RangeAnswer> &answers,
                            Instant now);

/// When a quota begins anew after `now`, by the resets of before; nothing where they do not tell.
std::optional<Instant> nextReset(const QList<HistoryEvent> &events, Instant now);

/// The last value of each of so many days up to now; NaN where there is none.
QList<double> dailyTrend(const std::vector<ForecastPoint> &samples, Instant now, int days);

} // namespace lc
