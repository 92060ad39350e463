// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/calendarentry.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

struct KindName {
    CalendarKind kind;
    const char *id;
    const char *text; ///< source text
};

constexpr std::array kindNames{
    KindName{CalendarKind::License, "license", QT_TRANSLATE_NOOP("ExpiryCalendar", "License")},
    KindName{CalendarKind::Configuration, "configuration",
             QT_TRANSLATE_NOOP("ExpiryCalendar", "Self-managed license")},
    KindName{CalendarKind::Grant, "grant", QT_TRANSLATE_NOOP("ExpiryCalendar", "Grant")},
    KindName{CalendarKind::Token, "token", QT_TRANSLATE_NOOP("ExpiryCalendar", "Token")},
    KindName{CalendarKind::Checkout, "check-out", QT_TRANSLATE_NOOP("ExpiryCalendar", "Check-out")},
    KindName{CalendarKind::QuotaReset, "quota-reset",
             QT_TRANSLATE_NOOP("ExpiryCalendar", "Quota reset")}};

} // namespace

static constexpr Field entryRows[] = {
    field<&CalendarEntry::id>("Id").with(Key),
    field<&CalendarEntry::kindId>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Kind")),
    field<&CalendarEntry::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&CalendarEntry::what>("What").titled(QT_TRANSLATE_NOOP("Field", "What happens")),
    field<&CalendarEntry::when>("When").titled(QT_TRANSLATE_NOOP("Field", "When")),
    field<&CalendarEntry::isWholeDay>("WholeDay"),
    field<&CalendarEntry::leadDays>("LeadDays").titled(QT_TRANSLATE_NOOP("Field", "Lead time")),
    field<&CalendarEntry::daysLeft>("DaysLeft").titled(QT_TRANSLATE_NOOP("Field", "Days left")),
    field<&CalendarEntry::nearnessId>("Nearness"),
    field<&CalendarEntry::objectId>("ObjectId").titled(QT_TRANSLATE_NOOP("Field", "ARN or ID")),
    field<&CalendarEntry::page>("Page"),
    field<&CalendarEntry::connection>("Connection"),
    field<&CalendarEntry::connectionName>("ConnectionName")
        .titled(QT_TRANSLATE_NOOP("Field", "Connection")),
    field<&CalendarEntry::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&CalendarEntry::region>("Region").titled(QT_TRANSLATE_NOOP("Field", "Region")),
    field<&CalendarEntry::partition>("Partition"),
};

constinit const Type CalendarEntry::rows = describe<CalendarEntry>("CalendarEntry", entryRows);

QList<CalendarKind> calendarKinds()
{
    QList<CalendarKind> kinds;
    for (const KindName &name : kindNames)
        kinds += name.kind;
    return kinds;
}

QString calendarKindId(CalendarKind kind)
{
    return QString::fromLatin1(kindNames[size_t(kind)].id);
}

QString calendarKindText(CalendarKind kind)
{
    return QCoreApplication::translate("ExpiryCalendar", kindNames[size_t(kind)].text);
}

CalendarKind CalendarEntry::kind() const
{
    for (const KindName &one : kindNames) {
        if (kindId == QLatin1StringView(one.id))
            return one.kind;
    }
    return CalendarKind::License;
}

Nearness nearnessOf(const CalendarEntry &entry, Instant now)
{
    // What is meant is the day: it is over with its end.
    const Instant end = entry.isWholeDay ? entry.when + std::chrono::days(1) : entry.when;
    if (end <= now)
        return Nearness::Past;
    const auto left = entry.when - now;
    if (left > std::chrono::days(entry.leadDays))
        return Nearness::Later;
    return left <= std::chrono::days(urgentDays) ? Nearness::Urgent : Nearness::Near;
}

QString nearnessId(Nearness nearness)
{
    switch (nearness) {
    case Nearness::Past:
        return u"past"_s;
    case Nearness::Urgent:
        return u"urgent"_s;
    case Nearness::Near:
        return u"near"_s;
    case Nearness::Later:
        break;
    }
    return u"later"_s;
}

QDate dayOf(const CalendarEntry &entry)
{
    const QDateTime utc = toQDateTime(entry.when);
    return entry.isWholeDay ? utc.date() : utc.toLocalTime().date();
}

void judge(QList<CalendarEntry> &entries, Instant now)
{
    const QDateTime utc = toQDateTime(now);
    for (CalendarEntry &entry : entries) {
        const QDate today = entry.isWholeDay ? utc.date() : utc.toLocalTime().date();
        entry.daysLeft = today.daysTo(dayOf(entry));
        entry.nearnessId = nearnessId(nearnessOf(entry, now));
    }
}

} // namespace lc
