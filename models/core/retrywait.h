// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/clock.h"

namespace lc {

/// A call that waits before it is sent again, before its turn at a service that throttles, or for
/// keys (cause Credentials).
struct RetryWait {
    /// `until` of a wait that somebody else ends: a sign-in, a code, a program.
    static constexpr Instant untilTold = Instant::max();

    Instant until{}; ///< now or before: the wait is over
    int attempt = 1; ///< the one that comes then
    ApiError::Kind cause = ApiError::Kind::Service; ///< of the failure before

    bool isOver(Instant now) const { return until <= now; }
    bool operator==(const RetryWait &) const = default;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::RetryWait)
