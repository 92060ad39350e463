// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/calendarevent.h"
#include "reports/exportcontrol.h"

class QIODevice;

namespace lc {

/// An iCalendar file (RFC 5545): UTF-8, CRLF, lines of at most 75 octets. Days are dates, all other
/// times UTC; each event has a UID that is made from its id alone. Nothing that stands in a text
/// can begin a line of its own.
Result<void, ExportError> writeIcs(QIODevice &out, const CalendarEvents &calendar,
                                   ExportControl &control);

} // namespace lc
