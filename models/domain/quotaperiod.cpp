// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quotaperiod.h"

#include <algorithm>

namespace lc {

using namespace std::chrono;

bool isQuotaOffset(QuotaPeriod period, qint64 offset)
{
    switch (period) {
    case QuotaPeriod::Day:
        return offset == 0;
    case QuotaPeriod::Week:
        return offset >= 0 && offset <= 6;
    case QuotaPeriod::Month:
        return offset >= 0 && offset <= 27;
    }
    return false;
}

static QuotaWindow monthWindow(Day shifted)
{
    const year_month_day date(shifted);
    const year_month month(date.year(), date.month());
    return {Day(month / 1), Day((month + months(1)) / 1)};
}

QuotaWindow quotaWindow(QuotaPeriod period, qint64 offset, Day day)
{
    const days shift(isQuotaOffset(period, offset) ? int(offset) : 0);
    switch (period) {
    case QuotaPeriod::Day:
        break;
    case QuotaPeriod::Week: {
        const Day shifted = day - shift;
        const Day monday = shifted - (weekday(shifted) - Monday);
        return {monday + shift, monday + shift + days(7)};
    }
    case QuotaPeriod::Month: {
        const QuotaWindow plain = monthWindow(day - shift);
        return {plain.first + shift, plain.reset + shift};
    }
    }
    return {day, day + days(1)};
}

std::optional<Day> dayFromText(QStringView text)
{
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const auto number = [text](int from, int count) {
        int value = 0;
        for (const QChar c : text.mid(from, count)) {
            if (c < u'0' || c > u'9')
                return -1;
            value = value * 10 + (c.unicode() - u'0');
        }
        return value;
    };
    const int years = number(0, 4);
    const int month = number(5, 2);
    const int dayOfMonth = number(8, 2);
    if (years < 1 || month < 1 || dayOfMonth < 1)
        return std::nullopt;
    const year_month_day date{std::chrono::year(years), std::chrono::month(unsigned(month)),
                              std::chrono::day(unsigned(dayOfMonth))};
    return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

QString dayText(Day day)
{
    const year_month_day date(day);
    return QStringLiteral("%1-%2-%3")
        .arg(int(date.year()), 4, 10, QLatin1Char('0'))
        .arg(unsigned(date.month()), 2, 10, QLatin1Char('0'))
        .arg(unsigned(date.day()), 2, 10, QLatin1Char('0'));
}

Day dayOf(Instant instant)
{
    return floor<days>(instant);
}

} // namespace lc
