// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/calendarentry.h"

#include <QHash>

namespace lc {

class Settings;

/// How many days ahead something is to be noticed: a number for each kind, and for items that have
/// one of their own. Kept in the settings.
class LeadTimes {
public:
    static constexpr int longest = 730; ///< days

    LeadTimes();
    static LeadTimes load(const Settings &settings);
    void save(Settings &settings) const;

    int ofKind(CalendarKind kind) const { return m_kinds.value(calendarKindId(kind)); }
    void setOfKind(CalendarKind kind, int days);
    /// Nothing where the number of the kind counts. `id` is that of an entry; resets of one plan
    /// share theirs.
    std::optional<int> ofItem(const QString &id) const;
    void setOfItem(const QString &id, std::optional<int> days);
    /// Fills in what counts for each entry.
    void applyTo(QList<CalendarEntry> &entries) const;
    /// The id under which an entry's own number is kept.
    static QString itemOf(const CalendarEntry &entry);

    bool operator==(const LeadTimes &) const = default;

private:
    QHash<QString, int> m_kinds; ///< by calendarKindId()
    QHash<QString, int> m_items;
};

} // namespace lc
