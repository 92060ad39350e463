// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/reportgenerator.h"

#include <QLatin1StringView>

namespace lc {

struct Resource;

/// A report generator as it is stored.
struct ReportGeneratorRecord {
    ReportGenerator generator; ///< without tags
    std::optional<Instant> nextRunAt; ///< nothing when a ONE_TIME report is done
    std::optional<Instant> updateDay; ///< the UTC day that `updates` counts
    std::optional<qint64> updates;

    bool operator==(const ReportGeneratorRecord &) const = default;
    static const Type rows;
};

namespace reportgenerators {

inline constexpr QLatin1StringView kind{"report-generator"};
/// Index entry of a generator: the ARN of each self-managed license and asset group it is about.
inline constexpr const char *byContext = "reports";

ReportGeneratorRecord read(const Resource &resource);

/// When the run after one that was due at `due` is due, seen from `now`; what was missed in between
/// is not made up. Nothing after a ONE_TIME report.
std::optional<Instant> nextRun(const ReportFrequency &frequency, Instant due, Instant now);
/// The time between two reports; nothing for ONE_TIME.
std::optional<std::chrono::hours> periodOf(const ReportFrequency &frequency);

} // namespace reportgenerators
} // namespace lc
