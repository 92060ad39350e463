// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/operation.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace lc {

/// Numbers of the SDKs' standard mode, revision 2.1 of 2026.
namespace retrynumbers {
inline constexpr int attempts = 3;
inline constexpr int quota = 500;
inline constexpr int transientCost = 14;
inline constexpr int throttleCost = 5;
inline constexpr int firstTryReward = 1;
inline constexpr std::chrono::milliseconds transientBase{50};
inline constexpr std::chrono::milliseconds throttleBase{1'000};
inline constexpr std::chrono::milliseconds longestDelay{20'000};
inline constexpr std::chrono::milliseconds longestExtra{5'000}; ///< on top, for x-amz-retry-after
} // namespace retrynumbers

/// How far one call may go.
struct RetryLimits {
    int attempts = retrynumbers::attempts;
    std::chrono::milliseconds longestDelay = retrynumbers::longestDelay;
};

/// Whether trying again can help.
enum class RetryKind { None, Transient, Throttle };

/// What a failed attempt means for trying again.
struct AttemptFailure {
    RetryKind kind = RetryKind::None;
    bool mayBeExecuted = false; ///< the service may have carried it out
    std::optional<std::chrono::milliseconds> toldWait; ///< x-amz-retry-after
    std::optional<std::chrono::milliseconds> retryAfter; ///< Retry-After
};

/// The tokens that retries cost, shared by all calls to one service of an account in a Region.
/// Callable from any thread.
class RetryQuota {
public:
    explicit RetryQuota(int available = retrynumbers::quota) : m_available(available) { }

    bool take(int cost);
    void giveBack(int cost);
    int available() const;

private:
    mutable std::mutex m_mutex;
    int m_available;
};

/// Decides for one call whether and when to send again.
class RetrySchedule {
public:
    using Random = std::function<double()>; ///< in [0, 1)

    RetrySchedule(Operation::Repeat repeat, RetryQuota &quota, Random random,
                  RetryLimits limits = {});

    /// 1 for the first send.
    int attempt() const { return m_attempt; }
    /// The wait before the next send, which then counts; nothing when the failure is final.
    std::optional<std::chrono::milliseconds> next(const AttemptFailure &failure);
    /// Gives quota back.
    void succeeded();

private:
    bool isAllowed(const AttemptFailure &failure) const;

    Operation::Repeat m_repeat;
    RetryQuota &m_quota;
    Random m_random;
    RetryLimits m_limits;
    int m_attempt = 1;
    int m_lastCost = 0;
};

/// x-amz-retry-after: whole milliseconds; nothing when malformed or negative.
std::optional<std::chrono::milliseconds> readToldWait(QByteArrayView value);
/// Retry-After: whole seconds or an HTTP date, at most the longest delay; nothing when malformed or
/// past.
std::optional<std::chrono::milliseconds> readRetryAfter(QByteArrayView value, Instant now);
/// An HTTP date ("Sat, 21 Nov 2026 00:32:44 GMT"), or nothing.
std::optional<Instant> readHttpDate(QByteArrayView value);

} // namespace lc
