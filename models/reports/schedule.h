// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "reports/reportdefinition.h"

#include <QTimeZone>

#include <optional>

namespace lc {

/// When a schedule runs next after an instant, by the wall clock of a zone: a time of day that a
/// change of the clocks skips runs right after it, one that comes twice runs once; a month without
/// the day runs on its last. Nothing where the schedule is off or its time cannot be read.
std::optional<Instant> nextRun(const ReportSchedule &schedule, Instant after,
                               const QTimeZone &zone);

/// When it is due after it was last begun (or made): the next run, or now if that was missed. Many
/// missed runs are one.
std::optional<Instant> dueTime(const ReportSchedule &schedule, Instant last, Instant now,
                               const QTimeZone &zone);

} // namespace lc
