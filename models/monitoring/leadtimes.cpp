// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/leadtimes.h"

#include "core/settings.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

// JSON, so that ids of any spelling are keys.
const Setting<QString> kindsSetting{"Calendar/leadDays"};
const Setting<QString> itemsSetting{"Calendar/ownLeadDays"};

int defaultOf(CalendarKind kind)
{
    switch (kind) {
    case CalendarKind::License:
    case CalendarKind::Configuration:
    case CalendarKind::Grant:
        return 30;
    case CalendarKind::Token:
        return 14;
    case CalendarKind::Checkout:
    case CalendarKind::QuotaReset:
        break;
    }
    return 0;
}

QHash<QString, int> read(const QString &text)
{
    QHash<QString, int> days;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const int number = it.value().toInt(-1);
        if (number >= 0 && number <= LeadTimes::longest)
            days.insert(it.key(), number);
    }
    return days;
}

QString written(const QHash<QString, int> &days)
{
    QJsonObject object;
    for (auto it = days.begin(); it != days.end(); ++it)
        object.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

LeadTimes::LeadTimes()
{
    for (const CalendarKind kind : calendarKinds())
        m_kinds.insert(calendarKindId(kind), defaultOf(kind));
}

LeadTimes LeadTimes::load(const Settings &settings)
{
    LeadTimes times;
    const QHash<QString, int> kinds = read(settings.value(kindsSetting));
    for (auto it = times.m_kinds.begin(); it != times.m_kinds.end(); ++it)
        it.value() = kinds.value(it.key(), it.value());
    times.m_items = read(settings.value(itemsSetting));
    return times;
}

void LeadTimes::save(Settings &settings) const
{
    settings.set(kindsSetting, written(m_kinds));
    settings.set(itemsSetting, written(m_items));
}

void LeadTimes::setOfKind(CalendarKind kind, int days)
{
    m_kinds[calendarKindId(kind)] = std::clamp(days, 0, longest);
}

std::optional<int> LeadTimes::ofItem(const QString &id) const
{
    const auto found = m_items.constFind(id);
    return found == m_items.cend() ? std::nullopt : std::optional(*found);
}

void LeadTimes::setOfItem(const QString &id, std::optional<int> days)
{
    if (days)
        m_items[id] = std::clamp(*days, 0, longest);
    else
        m_items.remove(id);
}

QString LeadTimes::itemOf(const CalendarEntry &entry)
{
    return entry.kind() == CalendarKind::QuotaReset ? entry.id.section(u'|', 0, -2) : entry.id;
}

void LeadTimes::applyTo(QList<CalendarEntry> &entries) const
{
    for (CalendarEntry &entry : entries)
        entry.leadDays = ofItem(itemOf(entry)).value_or(m_kinds.value(entry.kindId));
}

} // namespace lc
