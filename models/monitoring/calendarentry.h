// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <QDate>

namespace lc {

/// What ends, or begins anew.
enum class CalendarKind { License, Configuration, Grant, Token, Checkout, QuotaReset };

/// Every kind, in the order in which people see them.
QList<CalendarKind> calendarKinds();
/// "license", "quota-reset": stored and never changed.
QString calendarKindId(CalendarKind kind);
/// "Self-managed license"
QString calendarKindText(CalendarKind kind);

/// One thing on the expiry calendar.
struct CalendarEntry {
    QString id; ///< kind, place and object, of resets the day too: the same as long as it is there
    QString kindId; ///< of calendarKindId()
    QString name; ///< of the object
    QString what; ///< "License ends"; translated
    Instant when{};
    bool isWholeDay = false; ///< the service means the UTC day that begins at `when`
    qint64 leadDays = 0; ///< so many days ahead it is to be noticed
    qint64 daysLeft = 0; ///< from day to day, below 0 for days that are over; by the last judge()
    QString nearnessId; ///< of nearnessId(), by the last judge()
    QString objectId; ///< ARN or id
    QString page; ///< id of the page that shows the object
    QString connection; ///< id
    QString connectionName;
    QString account;
    QString region; ///< empty: every Region
    QString partition;

    CalendarKind kind() const;
    bool operator==(const CalendarEntry &) const = default;
    static const Type rows;
};

/// How near something is, by its lead time.
enum class Nearness { Past, Urgent, Near, Later };
/// "urgent": for filters and files.
QString nearnessId(Nearness nearness);

/// Urgent: within so many days and within the lead time.
constexpr int urgentDays = 7;
Nearness nearnessOf(const CalendarEntry &entry, Instant now);
/// The local day; the UTC day where that is meant.
QDate dayOf(const CalendarEntry &entry);
/// Fills in how near the entries are now, by the lead times they have.
void judge(QList<CalendarEntry> &entries, Instant now);

} // namespace lc
