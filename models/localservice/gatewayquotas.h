// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"

/// The documented default quotas of API Gateway, per account and Region.
namespace lc::gatewayquotas {

struct Quota {
    int most;
    const char *what; ///< plural
};

inline constexpr Quota apiKeys{10'000, "API keys"};
inline constexpr Quota usagePlans{300, "usage plans"};
inline constexpr Quota plansOfAKey{10, "usage plans of an API key"};
inline constexpr Quota methodThrottles{20, "method throttles of a stage"};

/// Refuses one more where there are `present` already.
Served<void> require(Call &call, qint64 present, const Quota &quota);

} // namespace lc::gatewayquotas
