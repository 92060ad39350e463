// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/choices.h"
#include "domain/license.h"

#include <QString>

#include <optional>

namespace lc {

/// Whether an issuer can choose this status for a new version; the others are reached by the clock
/// or by deleting.
bool isSettable(LicenseStatus status);

/// The status people see: an available license whose validity has ended is EXPIRED.
LicenseStatus statusAt(LicenseStatus stored, const std::optional<DatetimeRange> &validity,
                       Instant now);

/// Whether the license can be consumed now: available, begun, not ended.
bool isConsumable(LicenseStatus stored, const std::optional<DatetimeRange> &validity, Instant now);

/// The start of the renewal period that contains `now`: every 7 days, or every calendar month (the
/// day clipped to the month's length), counted from `begin`. Nothing without renewal and before
/// `begin`.
std::optional<Instant> renewalStart(RenewType type, Instant begin, Instant now);

/// What is wrong with the validity of a license; nothing when it is right.
std::optional<QString> validityFault(const DatetimeRange &validity);

} // namespace lc
