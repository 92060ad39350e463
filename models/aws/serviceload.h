// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/retry.h"
#include "aws/sendrate.h"

#include <atomic>
#include <chrono>

namespace lc {

/// What all calls to one service of an account in a Region share, whichever connection or window
/// they come from.
struct ServiceLoad {
    RetryQuota quota;
    SendRate rate; ///< for the network thread only
    /// How far the service's clock is ahead of ours, learnt from an answer.
    std::atomic<std::chrono::milliseconds::rep> clockOffset{0};
};

} // namespace lc
