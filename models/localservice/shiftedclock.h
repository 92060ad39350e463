// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QtGlobal>

#include <atomic>
#include <memory>
#include <utility>

namespace lc {

/// A clock that was set and runs on from there, for tests and training. Requests are still signed
/// and dated by the machine's time, as clients know no other.
class ShiftedClock final : public Clock {
public:
    /// Runs by another clock, which tells the machine's time, too.
    explicit ShiftedClock(std::shared_ptr<const Clock> base) : m_base(std::move(base)) { }
    explicit ShiftedClock(Instant start) : ShiftedClock(std::make_shared<const SystemClock>())
    {
        set(start);
    }

    Instant now() const override
    {
        return m_base->now() + std::chrono::milliseconds(m_offset.load());
    }
    Instant machineTime() const override { return m_base->machineTime(); }
    /// Callable from any thread.
    void set(Instant time) { m_offset.store((time - m_base->now()).count()); }

private:
    std::shared_ptr<const Clock> m_base;
    std::atomic<qint64> m_offset = 0; ///< milliseconds
};

} // namespace lc
