// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <chrono>
#include <limits>
#include <optional>
#include <vector>

namespace lc {

/// What the sample companies used over time, in the words of the program's history: metric
/// "entitlement.consumed" with the license ARN and the entitlement's name as dimension,
/// "configuration.consumed" with the configuration ARN and "" or a resource type, "api.used" and
/// "api.remaining" with the key id and the usage plan id (a value a UTC day, at its first instant),
/// "plan.limit" with the usage plan id.
struct ConsumptionSeries {
    /// A value that was not recorded.
    static constexpr qint64 gap = std::numeric_limits<qint64>::min();

    /// From `at` on the capacity is `limit`; without a limit it is unlimited.
    struct Capacity {
        Instant at{};
        std::optional<qint64> limit;

        bool operator==(const Capacity &) const = default;
    };
    /// Something to mark on the chart.
    struct Event {
        enum class Kind { LimitChange, Version, Reset, Extension };

        Instant at{};
        Kind kind = Kind::LimitChange;
        QString before; ///< amount or version
        QString after;

        bool operator==(const Event &) const = default;
    };

    QString account;
    QString region; ///< empty: global
    QString resource; ///< ARN or id
    QString metric;
    QString dimension;
    Instant start{}; ///< of the first value
    std::chrono::milliseconds interval{};
    std::vector<qint64> values;
    std::vector<Capacity> capacities; ///< ascending; empty where none applies, as for API keys
    std::vector<Event> events; ///< ascending

    Instant timeOf(std::size_t index) const { return start + interval * qint64(index); }
    bool operator==(const ConsumptionSeries &) const = default;
};

} // namespace lc
