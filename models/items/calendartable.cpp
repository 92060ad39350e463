// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/calendartable.h"

#include "items/cellformat.h"
#include "monitoring/calendarreading.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const QString &sourceId()
{
    static const QString id = u"calendar"_s;
    return id;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Column", text);
}

CalendarEntry entryOf(const RowView &row)
{
    return row.block().record<CalendarEntry>(row.record());
}

Cell kindCell(const RowView &row)
{
    const CalendarEntry entry = entryOf(row);
    Badge badge;
    badge.state = entry.kindId;
    badge.word = calendarKindText(entry.kind());
    switch (entry.kind()) {
    case CalendarKind::License:
        badge.icon = u"license"_s;
        break;
    case CalendarKind::Configuration:
        badge.icon = u"self-managed"_s;
        break;
    case CalendarKind::Grant:
        badge.icon = u"grant"_s;
        break;
    case CalendarKind::Token:
        badge.icon = u"key"_s;
        break;
    case CalendarKind::Checkout:
        badge.icon = u"checkout"_s;
        break;
    case CalendarKind::QuotaReset:
        badge.icon = u"usage-plan"_s;
        break;
    }
    return Cell::badge(badge);
}

Cell whenCell(const RowView &row)
{
    const CalendarEntry entry = entryOf(row);
    Badge badge;
    badge.state = toIsoText(entry.when);
    badge.word = calendarDayText(entry);
    badge.reason = calendarTimeText(entry);
    badge.tone = Tone::Success; // as plain as text
    return Cell::badge(badge, entry.when.time_since_epoch().count());
}

Cell nearnessCell(const RowView &row)
{
    const CalendarEntry entry = entryOf(row);
    return Cell::badge(nearnessBadge(entry), entry.when.time_since_epoch().count());
}

} // namespace

Badge nearnessBadge(const CalendarEntry &entry)
{
    Badge badge;
    badge.state = entry.nearnessId;
    badge.reason = calendarTimeText(entry);
    if (entry.nearnessId == "past"_L1) {
        badge.word = translated(QT_TRANSLATE_NOOP("Column", "Over"));
        badge.icon = u"pause"_s;
    } else if (entry.kind() == CalendarKind::QuotaReset) {
        // Nobody loses anything.
        badge.word = translated(QT_TRANSLATE_NOOP("Column", "Begins anew"));
        badge.tone = Tone::Info;
        badge.icon = u"refresh"_s;
    } else if (entry.nearnessId == "urgent"_L1) {
        badge.word = entry.daysLeft == 0
            ? translated(QT_TRANSLATE_NOOP("Column", "Today"))
            : QCoreApplication::translate("Column", "In %n day(s)", nullptr, int(entry.daysLeft));
        badge.tone = Tone::Danger;
        badge.icon = u"error"_s;
    } else if (entry.nearnessId == "near"_L1) {
        badge.word = translated(QT_TRANSLATE_NOOP("Column", "Soon"));
        badge.tone = Tone::Warning;
        badge.icon = u"warning"_s;
    } else {
        badge.word = translated(QT_TRANSLATE_NOOP("Column", "Later"));
        badge.tone = Tone::Success;
        badge.icon = u"ok"_s;
    }
    return badge;
}

QString calendarDayText(const CalendarEntry &entry)
{
    return dateText(dayOf(entry), QLocale());
}

QString calendarTimeText(const CalendarEntry &entry)
{
    const QDateTime utc = toQDateTime(entry.when);
    if (entry.isWholeDay)
        return translated(QT_TRANSLATE_NOOP("Column", "%1, the UTC day"))
            .arg(QLocale().toString(utc.date(), QLocale::LongFormat));
    //: A local time with its zone, then the same in UTC
    return translated(QT_TRANSLATE_NOOP("Column", "%1\nUTC: %2"))
        .arg(QLocale().toString(utc.toLocalTime(), QLocale::LongFormat), toIsoText(entry.when));
}

TableDefinition calendarTable()
{
    const Type &type = typeOf<CalendarEntry>();
    TableDefinition table;
    table.id = u"calendar"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Name";
    table.columns = {Column::field(type, "Name").named("name"),
                     Column::field(type, "What").named("what"),
                     Column::computed("when", QT_TRANSLATE_NOOP("Column", "When"), ColumnKind::Mark,
                                      {"When"}, whenCell),
                     Column::field(type, "DaysLeft").named("daysLeft"),
                     Column::computed("nearness", QT_TRANSLATE_NOOP("Column", "How near"),
                                      ColumnKind::Mark, {"Nearness"}, nearnessCell),
                     Column::field(type, "LeadDays")
                         .named("lead")
                         .titled(QT_TRANSLATE_NOOP("Column", "Lead time, days")),
                     Column::computed("kind", QT_TRANSLATE_NOOP("Column", "Kind"), ColumnKind::Mark,
                                      {"Kind"}, kindCell)
                         .onRequest(),
                     Column::field(type, "Account").named("account"),
                     Column::field(type, "Region").named("region").onRequest(),
                     Column::field(type, "ConnectionName").named("connection").onRequest(),
                     Column::field(type, "When")
                         .named("time")
                         .titled(QT_TRANSLATE_NOOP("Column", "Time"))
                         .onRequest(),
                     Column::field(type, "ObjectId", ColumnKind::Id).named("id").onRequest()};
    return table;
}

CalendarFeed::CalendarFeed(CalendarReading &reading, RecordTableModel &model, Held held,
                           QObject *parent)
    : QObject(parent), m_reading(reading), m_model(model), m_held(std::move(held))
{
    m_model.setFeed(this);
    connect(&reading, &CalendarReading::finished, this, [this] {
        if (m_reading.finishedAt())
            publish();
        else
            m_model.stopSource(sourceId());
    });
    m_hourly.setInterval(std::chrono::hours(1));
    connect(&m_hourly, &QTimer::timeout, this, [this] {
        if (m_reading.finishedAt() && m_model.loadState() != LoadState::Loading)
            publish();
    });
    m_hourly.start();
}

CalendarFeed::~CalendarFeed()
{
    m_model.setFeed(nullptr);
}

void CalendarFeed::setLeadTimes(const LeadTimes &times)
{
    if (std::exchange(m_leadTimes, times) == times)
        return;
    if (m_reading.finishedAt())
        publish();
}

void CalendarFeed::refresh()
{
    m_model.beginSource(sourceId(), {});
    m_reading.start(m_held());
}

void CalendarFeed::cancel()
{
    m_reading.cancel();
    m_model.stopSource(sourceId());
}

void CalendarFeed::publish()
{
    m_entries = m_reading.entries();
    m_leadTimes.applyTo(m_entries);
    judge(m_entries, m_model.now());
    auto block = std::make_shared<RecordBlock>(typeOf<CalendarEntry>());
    for (const CalendarEntry &entry : std::as_const(m_entries))
        block->append(&entry);
    block->finish();
    ListChunk chunk;
    chunk.pages.push_back({std::move(block), nullptr});
    m_model.beginSource(sourceId(), {});
    m_model.appendChunk(sourceId(), chunk);
    m_model.completeSource(sourceId());
    emit entriesChanged();
}

} // namespace lc
