// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/expirydates.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ExpiryDates", text);
}

QString descriptionOf(const CalendarEntry &entry)
{
    QStringList lines;
    const auto add = [&](const char *text, const QString &value) {
        if (!value.isEmpty())
            lines += translated(text).arg(value);
    };
    add(QT_TRANSLATE_NOOP("ExpiryDates", "Account: %1"), entry.account);
    add(QT_TRANSLATE_NOOP("ExpiryDates", "Region: %1"), entry.region);
    add(QT_TRANSLATE_NOOP("ExpiryDates", "Connection: %1"), entry.connectionName);
    add(QT_TRANSLATE_NOOP("ExpiryDates", "ARN or ID: %1"), entry.objectId);
    return lines.join(u'\n');
}

} // namespace

CalendarEvents expiryDates(const QList<CalendarEntry> &entries, Instant madeAt)
{
    CalendarEvents calendar;
    calendar.name = translated(QT_TRANSLATE_NOOP("ExpiryDates", "Expiry calendar"));
    calendar.madeAt = madeAt;
    calendar.events.reserve(size_t(entries.size()));
    for (const CalendarEntry &entry : entries) {
        CalendarEvent event;
        event.id = entry.id;
        //: What happens, and to what: "License ends: Render Pro"
        event.summary =
            translated(QT_TRANSLATE_NOOP("ExpiryDates", "%1: %2")).arg(entry.what, entry.name);
        event.description = descriptionOf(entry);
        event.category = calendarKindText(entry.kind());
        event.when = entry.when;
        event.isWholeDay = entry.isWholeDay;
        event.lead = std::chrono::days(entry.leadDays);
        calendar.events.push_back(std::move(event));
    }
    return calendar;
}

} // namespace lc
