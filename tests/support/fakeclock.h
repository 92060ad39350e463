// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <atomic>

namespace lc {

/// A clock that stands still until a test moves it; starts at 2026-03-19T08:00:00Z.
class FakeClock final : public Clock {
public:
    explicit FakeClock(Instant start = Instant(std::chrono::milliseconds(1'773'907'200'000)))
        : m_now(start.time_since_epoch().count())
    {
    }

    Instant now() const override { return Instant(std::chrono::milliseconds(m_now.load())); }
    void set(Instant instant) { m_now.store(instant.time_since_epoch().count()); }
    void advance(std::chrono::milliseconds duration) { m_now.fetch_add(duration.count()); }

private:
    std::atomic<std::chrono::milliseconds::rep> m_now;
};

} // namespace lc
