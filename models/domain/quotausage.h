// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/quotaperiod.h"

#include <map>
#include <vector>

namespace lc {

/// The limit of a usage plan in a form that can be calculated with.
struct Quota {
    qint64 limit = 0;
    QuotaPeriod period = QuotaPeriod::Month;
    qint64 offset = 0;
};

/// What one key did in one plan: requests a day, and what its remaining quota was changed by. Days
/// that are missing count 0.
struct KeyUsage {
    std::map<Day, qint64> used;
    std::map<Day, qint64> extensions; ///< sum of a day; negative when the remaining was cut
};

/// One day of the answer of GetUsage.
struct DayUsage {
    qint64 used = 0;
    qint64 remaining = 0; ///< at the end of the day, never below 0

    bool operator==(const DayUsage &) const = default;
};

/// One pair a day from `first` to `last`, both included. An extension counts from its day to the
/// end of its quota period.
std::vector<DayUsage> dailyUsage(const Quota &quota, const KeyUsage &usage, Day first, Day last);

/// What is left at the end of `day`; below 0 when the limit was lowered under what is used.
qint64 balanceAt(const Quota &quota, const KeyUsage &usage, Day day);

/// The extension that makes `remaining` what is left on `day`.
qint64 extensionFor(const Quota &quota, const KeyUsage &usage, Day day, qint64 remaining);

} // namespace lc
