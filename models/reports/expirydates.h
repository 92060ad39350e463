// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/calendarentry.h"
#include "reports/calendarevent.h"

namespace lc {

/// The entries of the expiry calendar for other calendar programs, each with an alarm at its lead
/// time.
CalendarEvents expiryDates(const QList<CalendarEntry> &entries, Instant madeAt);

} // namespace lc
