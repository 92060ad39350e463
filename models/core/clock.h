// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

class QDateTime;
class QString;

namespace lc {

/// A point in time: UTC, milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// The one source of the present time, so that tests and trainers can set it.
class Clock {
public:
    virtual ~Clock() = default;
    /// The present instant; callable from any thread.
    virtual Instant now() const = 0;
    /// The time other programs go by: that of the machine, where now() was set to another one.
    virtual Instant machineTime() const { return now(); }
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

Instant fromQDateTime(const QDateTime &time);
QDateTime toQDateTime(Instant instant); ///< in UTC

/// "2026-03-19T08:14:00Z"; milliseconds only where they are not zero.
QString toIsoText(Instant instant);

} // namespace lc
