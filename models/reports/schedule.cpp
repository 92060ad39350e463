// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/schedule.h"

#include <QDateTime>

#include <algorithm>

namespace lc {

namespace {

constexpr int daysAhead = 62; ///< any schedule runs at least once in two months

bool runsOn(const ReportSchedule &schedule, const QDate &day)
{
    const auto cadence = schedule.cadence.known();
    if (!cadence)
        return false;
    switch (*cadence) {
    case ReportCadence::Daily:
        return true;
    case ReportCadence::Weekly: {
        const auto wanted = schedule.weekday.known();
        return wanted && day.dayOfWeek() == int(*wanted) + 1;
    }
    case ReportCadence::Monthly:
        return day.day() == std::min<qint64>(schedule.dayOfMonth, day.daysInMonth());
    }
    return false;
}

/// The first instant at which the clocks of the zone show this time or, where they skip it, a
/// later one.
QDateTime firstAt(const QDate &day, const QTime &time, const QTimeZone &zone)
{
    // Asked for by UTC, so that times that come twice or never need no guess of Qt's.
    const QDateTime wall(day, time, QTimeZone::utc());
    const QDateTime early = wall.addDays(-1);
    const QDateTime late = wall.addDays(1);
    const int before = zone.offsetFromUtc(early);
    const int after = zone.offsetFromUtc(late);
    // The candidate by the offset before a change is the earlier one where the clocks go back.
    for (const int offset : {std::max(before, after), std::min(before, after)}) {
        const QDateTime candidate = wall.addSecs(-offset);
        if (zone.offsetFromUtc(candidate) == offset)
            return candidate;
    }
    // Skipped: the instant of the change.
    for (const auto &change : zone.transitions(early, late))
        return change.atUtc;
    return wall.addSecs(-before);
}

} // namespace

std::optional<Instant> nextRun(const ReportSchedule &schedule, Instant after, const QTimeZone &zone)
{
    const QTime time = QTime::fromString(schedule.time, QStringLiteral("HH:mm"));
    if (!time.isValid())
        return std::nullopt;
    const QDate today = toQDateTime(after).toTimeZone(zone).date();
    for (int ahead = 0; ahead <= daysAhead; ++ahead) {
        const QDate day = today.addDays(ahead);
        if (!runsOn(schedule, day))
            continue;
        const Instant run = fromQDateTime(firstAt(day, time, zone));
        if (run > after)
            return run;
    }
    return std::nullopt;
}

std::optional<Instant> dueTime(const ReportSchedule &schedule, Instant last, Instant now,
                               const QTimeZone &zone)
{
    const auto next = nextRun(schedule, last, zone);
    return next ? std::optional(std::max(*next, now)) : std::nullopt;
}

} // namespace lc
