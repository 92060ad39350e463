// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"
#include "monitoring/expirycalendar.h"
#include "monitoring/leadtimes.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace lc {

class CalendarReading;

TableDefinition calendarTable(); ///< of CalendarEntry
/// Colour, icon and word of how near something is.
Badge nearnessBadge(const CalendarEntry &entry);
/// The local day, or the UTC day where that is meant.
QString calendarDayText(const CalendarEntry &entry);
/// The local time with its zone and the same in UTC; for a day that it is a UTC day.
QString calendarTimeText(const CalendarEntry &entry);

/// What a reading found as the rows of a table; refreshing reads again. Both outlive it. How near
/// entries are is judged anew every hour.
class CalendarFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    using Held = std::function<QList<PlacedCheckout>()>;

    /// `held` tells what is held when reading begins.
    CalendarFeed(CalendarReading &reading, RecordTableModel &model, Held held,
                 QObject *parent = nullptr);
    ~CalendarFeed() override;

    void setLeadTimes(const LeadTimes &times);
    /// As the table has them: with lead times and judged.
    const QList<CalendarEntry> &entries() const { return m_entries; }

    void refresh() override;
    void retry() override { refresh(); }
    void cancel() override;

signals:
    void entriesChanged();

private:
    void publish();

    CalendarReading &m_reading;
    RecordTableModel &m_model;
    Held m_held;
    LeadTimes m_leadTimes;
    QList<CalendarEntry> m_entries;
    QTimer m_hourly;
};

} // namespace lc
