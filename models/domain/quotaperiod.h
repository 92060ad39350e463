// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/choices.h"

#include <QString>

#include <chrono>
#include <optional>

namespace lc {

/// A UTC day, as API usage is counted.
using Day = std::chrono::sys_days;

/// One quota period: its first day and the day on which the next one starts.
struct QuotaWindow {
    Day first;
    Day reset; ///< excluded

    bool operator==(const QuotaWindow &) const = default;
};

/// Whether `offset` is a day shift this period can have: DAY 0, WEEK 0 to 6, MONTH 0 to 27.
bool isQuotaOffset(QuotaPeriod period, qint64 offset);

/// The quota period that contains `day`. Weeks start on Monday and months on the 1st, both shifted
/// by `offset` days; an impossible offset counts as 0.
QuotaWindow quotaWindow(QuotaPeriod period, qint64 offset, Day day);

/// "2026-03-19" to a day; nothing for every other spelling and for days that do not exist.
std::optional<Day> dayFromText(QStringView text);
QString dayText(Day day);
/// The UTC day that contains an instant.
Day dayOf(Instant instant);

} // namespace lc
