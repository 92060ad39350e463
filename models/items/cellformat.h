// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

#include <QHash>
#include <QLocale>

namespace lc {

/// Puts cells into words. Callable on any thread; one object is used by one thread at a time,
/// since it remembers dates and words that come again.
class CellFormat {
public:
    explicit CellFormat(const QLocale &locale = QLocale()) : m_locale(locale) { }

    /// As the table shows it; `now` makes "2 h ago".
    QString display(const Column &column, const Cell &cell, Instant now) const;
    /// The whole value; dates in local time with zone and in UTC. Empty when it says no more than
    /// display().
    QString toolTip(const Column &column, const Cell &cell, Instant now) const;
    /// A sentence part for a screen reader.
    QString accessible(const Column &column, const Cell &cell, Instant now) const;
    /// What a search looks into: the words people see, and plain forms of numbers and dates.
    std::string searchText(const Column &column, const Cell &cell) const;
    /// Exact text for files: ISO UTC dates, wire names, plain numbers.
    static std::string raw(const Column &column, const Cell &cell);

    QString number(qint64 value) const { return m_locale.toString(value); }
    /// Exact decimal text with the locale's separators.
    QString decimal(const QString &exact) const;
    QString usage(const UsageFigure &usage) const;
    QString percent(const UsageFigure &usage) const;

private:
    QString date(Instant instant) const;
    QString time(const Column &column, Instant instant, Instant now) const;
    QString text(const Column &column, std::string_view utf8) const;

    QLocale m_locale;
    mutable QHash<qint64, QString>
        m_dates; ///< by quarter hour: no zone changes its offset within one
};

/// "2 h ago" up to a week, then a date.
QString relativeTime(Instant instant, Instant now, const QLocale &locale);
/// "30 Apr 2026" in local time.
QString dateText(Instant instant, const QLocale &locale);
QString dateText(QDate day, const QLocale &locale);

/// What people see for a service's word; unknown words stay as they are.
QString choiceWord(const Column &column, std::string_view wireName);
/// The colour meaning of a service's state word; unknown words are neutral.
Tone toneOf(std::string_view wireName);
/// The icon name that goes with a state word, by design/style.md 4 and 5.
QString iconOf(std::string_view wireName);

/// The number as a percentage in the language of the interface.
QString withPercentSign(const QString &number);
/// A percentage as tables show it, in whole percent; 100 is the whole.
QString percentText(double percent, const QLocale &locale = QLocale());

} // namespace lc
