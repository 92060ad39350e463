// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/heldcheckout.h"
#include "monitoring/calendarentry.h"
#include "monitoring/estate.h"

namespace lc {

/// A check-out that this program holds, and where it was made.
struct PlacedCheckout {
    HeldCheckout checkout;
    QString connection; ///< id
    QString connectionName;
    QString partition;
    QString account;
    QString region;
};

/// Quota resets are listed for so long a time.
constexpr std::chrono::days resetHorizon{366};

/// What ends in an account and Region: licenses and configurations that have an end, grants with
/// the license they grant, tokens; and the resets of quotas from now on, of daily ones the next
/// alone. What is deleted or was refused is not in it. Pure; any thread.
QList<CalendarEntry> calendarEntries(const Estate &estate, Instant now);
/// The sessions that are held.
QList<CalendarEntry> calendarEntries(const QList<PlacedCheckout> &held);
/// By time, then by name; entries with one id once.
void sortEntries(QList<CalendarEntry> &entries);

} // namespace lc
