// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/serieskey.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace lc {

/// How long readings are kept, and how exactly: first each of them, then one rollup an hour, then
/// one a day, then nothing. An age that is not set has no end; one that is shorter than the age
/// before it leaves its stage out.
struct RetentionRule {
    QString metric; ///< empty: every metric without a rule of its own
    std::optional<std::chrono::months> readings; ///< age up to which every reading is kept
    std::optional<std::chrono::months> hours; ///< up to which there is a rollup an hour
    std::optional<std::chrono::months> days; ///< up to which there is anything at all

    bool operator==(const RetentionRule &) const = default;
};

using RetentionRules = std::vector<RetentionRule>;

/// The first instants, each of a UTC day, of what is kept. What has no end begins with
/// Instant::min(). Always daysFrom <= hoursFrom <= readingsFrom.
struct RetentionCuts {
    Instant readingsFrom = Instant::min(); ///< what is older is rolled up by the hour
    Instant hoursFrom = Instant::min(); ///< what is older is rolled up by the day
    Instant daysFrom = Instant::min(); ///< what is older is removed

    bool operator==(const RetentionCuts &) const = default;
};

/// What the rules keep of a metric at this time.
RetentionCuts retentionCuts(const RetentionRules &rules, const QString &metric, Instant now);

/// What a pass of retention did.
struct RetentionOutcome {
    qint64 rolledUp = 0; ///< readings that were folded into rollups
    qint64 removedReadings = 0; ///< those in removed rollups among them
    qint64 removedEvents = 0;

    bool operator==(const RetentionOutcome &) const = default;
};

/// How far a pass of retention has come. Steps of it can be far apart, whatever is written between
/// them.
struct RetentionPass {
    RetentionRules rules;
    Instant now{};
    std::vector<SeriesKey> series; ///< of which something is old enough
    size_t next = 0; ///< of the series
    Instant from = Instant::min(); ///< what that one has before is done
    RetentionOutcome outcome; ///< up to now

    bool isOver() const { return next >= series.size(); }
    double share() const { return isOver() ? 1 : double(next) / double(series.size()); }
};

} // namespace lc
