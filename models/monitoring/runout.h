// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/exhaustion.h"

namespace lc {

/// Issuer and grantee see the same consumption of a license: the first of each.
QList<UsageState> withoutDoubles(const QList<UsageState> &states);

/// Those that are used up or will be before they end or begin anew: what is over its limit first,
/// the fullest first, then by date.
QList<Expectation> runningOut(const QList<Expectation> &expectations);

/// When a figure was true: the figure of a UTC day is true until its end.
Instant trueAt(const UsageState &state, Instant now);

/// How much is at risk.
struct RiskFigures {
    int atRisk = 0; ///< over, soon, or at least riskRatio in use
    int over = 0; ///< at its limit or over it
    int soon = 0; ///< will run out within the time
    int tooLittleData = 0;
    std::optional<Instant> asOf; ///< of the oldest figure; nothing without figures
};
RiskFigures riskFigures(const QList<Expectation> &expectations, Instant now,
                        std::chrono::days within = std::chrono::days(30));

} // namespace lc
