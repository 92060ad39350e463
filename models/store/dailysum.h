// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/quantity.h"

#include <QString>

namespace lc {

/// One metric over all its series, by UTC day.
struct DailySumQuery {
    QString metric; ///< one of store/metrics.h
    Instant from{}; ///< included
    Instant to{}; ///< excluded

    bool operator==(const DailySumQuery &) const = default;
};

/// What was read of a metric on one UTC day; days without readings are left out. Where retention
/// has rolled readings up, a rollup belongs to the range in which it ends: whole days stay exact.
struct DaySum {
    Instant day{}; ///< its first instant
    qint64 count = 0; ///< readings that are numbers
    Quantity sum; ///< of those, exact

    bool operator==(const DaySum &) const = default;
};

/// The first instant of a time's UTC day.
inline Instant startOfDay(Instant time)
{
    return std::chrono::floor<std::chrono::days>(time);
}

} // namespace lc
