// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QtGlobal>

#include <atomic>

namespace lc {

/// A clock that was set and runs on from there, for tests and training. Requests are still signed
/// and dated by the machine's time, as clients know no other.
class ShiftedClock final : public Clock {
public:
    explicit ShiftedClock(Instant start) { set(start); }

    Instant now() const override
    {
        return machineTime() + std::chrono::milliseconds(m_offset.load());
    }
    Instant machineTime() const override { return SystemClock().now(); }
    /// Callable from any thread.
    void set(Instant time) { m_offset.store((time - machineTime()).count()); }

private:
    std::atomic<qint64> m_offset = 0; ///< milliseconds
};

} // namespace lc
