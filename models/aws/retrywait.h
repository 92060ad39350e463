// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/clock.h"

namespace lc {

/// A call that waits before it is sent again, or before its turn at a service that throttles.
struct RetryWait {
    Instant until{};
    int attempt = 1; ///< the one that comes then
    ApiError::Kind cause = ApiError::Kind::Service; ///< of the failure before
};

} // namespace lc
