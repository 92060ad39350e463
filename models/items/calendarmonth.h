// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/calendarentry.h"

#include <QAbstractTableModel>
#include <QDate>
#include <QHash>
#include <QLocale>

namespace lc {

/// What a cell of the month shows.
struct CalendarDay {
    QDate date;
    bool isInMonth = false;
    bool isToday = false;
    QList<CalendarEntry> entries; ///< in order

    bool operator==(const CalendarDay &) const = default;
};

/// Six weeks around a month, one day a cell; weeks begin as the locale says.
class CalendarMonth final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { DayRole = Qt::UserRole + 1 /* CalendarDay */ };
    static constexpr int weeks = 6;
    static constexpr int daysOfWeek = 7;

    explicit CalendarMonth(QDate today, const QLocale &locale = QLocale(),
                           QObject *parent = nullptr);

    /// The first day of the month that is shown.
    QDate month() const { return m_month; }
    /// Shows the month with this day.
    void setMonth(QDate day);
    QDate today() const { return m_today; }
    void setToday(QDate today);
    /// Judged ones.
    void setEntries(const QList<CalendarEntry> &entries);
    QList<CalendarEntry> entriesOn(QDate day) const { return m_entries.value(day); }

    QDate dateAt(const QModelIndex &index) const;
    /// The cell of a day; invalid when it is not among the weeks shown.
    QModelIndex indexOf(QDate day) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QDate firstDay() const;
    QString words(QDate day) const;
    void changeAll();

    QLocale m_locale;
    QDate m_today;
    QDate m_month;
    QHash<QDate, QList<CalendarEntry>> m_entries;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::CalendarDay)
