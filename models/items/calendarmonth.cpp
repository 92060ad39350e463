// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/calendarmonth.h"

#include "items/calendartable.h"

using namespace Qt::StringLiterals;

namespace lc {

CalendarMonth::CalendarMonth(QDate today, const QLocale &locale, QObject *parent)
    : QAbstractTableModel(parent), m_locale(locale), m_today(today),
      m_month(today.year(), today.month(), 1)
{
}

QDate CalendarMonth::firstDay() const
{
    const int before =
        (m_month.dayOfWeek() - int(m_locale.firstDayOfWeek()) + daysOfWeek) % daysOfWeek;
    return m_month.addDays(-before);
}

QDate CalendarMonth::dateAt(const QModelIndex &index) const
{
    return firstDay().addDays(index.row() * daysOfWeek + index.column());
}

QModelIndex CalendarMonth::indexOf(QDate day) const
{
    const qint64 distance = firstDay().daysTo(day);
    if (distance < 0 || distance >= qint64(weeks) * daysOfWeek)
        return {};
    return index(int(distance / daysOfWeek), int(distance % daysOfWeek));
}

void CalendarMonth::setMonth(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    if (!first.isValid() || first == m_month)
        return;
    m_month = first;
    changeAll();
}

void CalendarMonth::setToday(QDate today)
{
    if (std::exchange(m_today, today) != today)
        changeAll();
}

void CalendarMonth::setEntries(const QList<CalendarEntry> &entries)
{
    m_entries.clear();
    for (const CalendarEntry &entry : entries)
        m_entries[dayOf(entry)].append(entry);
    changeAll();
}

void CalendarMonth::changeAll()
{
    emit dataChanged(index(0, 0), index(weeks - 1, daysOfWeek - 1));
}

int CalendarMonth::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : weeks;
}

int CalendarMonth::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : daysOfWeek;
}

QString CalendarMonth::words(QDate day) const
{
    QStringList lines{m_locale.toString(day, QLocale::LongFormat)};
    if (day == m_today)
        lines.first() += u", "_s + tr("today");
    const auto entries = m_entries.constFind(day);
    if (entries == m_entries.cend())
        return lines.first() + u": "_s + tr("nothing");
    for (const CalendarEntry &entry : *entries)
        lines += tr("%1: %2 (%3)", "what happens, to what, how near")
                     .arg(entry.what, entry.name, nearnessBadge(entry).word);
    return lines.join(u'\n');
}

QVariant CalendarMonth::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QDate date = dateAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return m_locale.toString(date.day());
    case Qt::ToolTipRole:
        return m_entries.contains(date) ? words(date) : QString();
    case Qt::AccessibleTextRole:
        return words(date);
    case DayRole:
        return QVariant::fromValue(
            CalendarDay{date, date.year() == m_month.year() && date.month() == m_month.month(),
                        date == m_today, m_entries.value(date)});
    default:
        return {};
    }
}

QVariant CalendarMonth::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isDay = orientation == Qt::Horizontal && section >= 0 && section < daysOfWeek;
    if (!isDay)
        return {};
    const int day = (int(m_locale.firstDayOfWeek()) - 1 + section) % daysOfWeek + 1;
    if (role == Qt::DisplayRole)
        return m_locale.standaloneDayName(day, QLocale::ShortFormat);
    if (role == Qt::AccessibleTextRole)
        return m_locale.standaloneDayName(day);
    return {};
}

} // namespace lc
