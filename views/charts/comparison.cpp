// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/comparison.h"

#include <QDateTime>
#include <QTimeZone>

namespace lc {

namespace {

QDate firstDay(Comparison comparison, const QDate &date)
{
    switch (comparison) {
    case Comparison::Week:
        return date.addDays(1 - date.dayOfWeek());
    case Comparison::Month:
        return {date.year(), date.month(), 1};
    case Comparison::Year:
        return {date.year(), 1, 1};
    case Comparison::None:
        break;
    }
    return date;
}

/// The first day of the period so many after the one that begins with `first`.
QDate further(Comparison comparison, const QDate &first, int periods)
{
    switch (comparison) {
    case Comparison::Week:
        return first.addDays(7 * periods);
    case Comparison::Month:
        return first.addMonths(periods);
    case Comparison::Year:
        return first.addYears(periods);
    case Comparison::None:
        break;
    }
    return first;
}

double begin(Comparison comparison, double time, ChartData::Days days, int periods)
{
    const QTimeZone zone =
        days == ChartData::Days::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    const QDate date = QDateTime::fromMSecsSinceEpoch(qint64(time), zone).date();
    const QDate first = further(comparison, firstDay(comparison, date), periods);
    return double(first.startOfDay(zone).toMSecsSinceEpoch());
}

} // namespace

TimeRange periodAt(Comparison comparison, double time, ChartData::Days days)
{
    return {begin(comparison, time, days, 0), begin(comparison, time, days, 1)};
}

double shiftAt(Comparison comparison, double time, ChartData::Days days)
{
    return begin(comparison, time, days, 0) - begin(comparison, time, days, -1);
}

} // namespace lc
