// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartscale.h"

#include "items/cellformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointF>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

enum class Unit { Minute, Hour, Day, Week, Month, Year };

struct Step {
    Unit unit;
    int count;
    double length; ///< milliseconds, roughly
};

constexpr std::array steps{Step{Unit::Minute, 15, hourMs / 4}, Step{Unit::Hour, 1, hourMs},
                           Step{Unit::Hour, 3, 3 * hourMs},    Step{Unit::Hour, 6, 6 * hourMs},
                           Step{Unit::Hour, 12, 12 * hourMs},  Step{Unit::Day, 1, dayMs},
                           Step{Unit::Day, 2, 2 * dayMs},      Step{Unit::Week, 1, 7 * dayMs},
                           Step{Unit::Week, 2, 14 * dayMs},    Step{Unit::Month, 1, 30 * dayMs},
                           Step{Unit::Month, 2, 61 * dayMs},   Step{Unit::Month, 3, 91 * dayMs},
                           Step{Unit::Month, 6, 183 * dayMs},  Step{Unit::Year, 1, 365 * dayMs},
                           Step{Unit::Year, 2, 730 * dayMs},   Step{Unit::Year, 5, 1826 * dayMs},
                           Step{Unit::Year, 20, 7305 * dayMs}};

QTimeZone zoneOf(ChartData::Days days)
{
    return days == ChartData::Days::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

QString words(const char *text)
{
    return QCoreApplication::translate("UsageChart", text);
}

/// The last beginning of a step at or before `time`.
QDateTime floorTo(const QDateTime &time, const Step &step)
{
    const QDate date = time.date();
    const QTimeZone zone = time.timeZone();
    switch (step.unit) {
    case Unit::Minute:
        return QDateTime(
            date, QTime(time.time().hour(), time.time().minute() / step.count * step.count), zone);
    case Unit::Hour:
        return QDateTime(date, QTime(time.time().hour() / step.count * step.count, 0), zone);
    case Unit::Day:
        return date.addDays(-(date.toJulianDay() % step.count)).startOfDay(zone);
    case Unit::Week: {
        // Julian day 0 was a Monday.
        const qint64 week = date.toJulianDay() / 7;
        return QDate::fromJulianDay((week - week % step.count) * 7).startOfDay(zone);
    }
    case Unit::Month: {
        const int month = (date.month() - 1) / step.count * step.count + 1;
        return QDate(date.year(), month, 1).startOfDay(zone);
    }
    case Unit::Year:
        return QDate(date.year() / step.count * step.count, 1, 1).startOfDay(zone);
    }
    return time;
}

QDateTime next(const QDateTime &time, const Step &step)
{
    switch (step.unit) {
    case Unit::Minute:
        return time.addSecs(60 * step.count);
    case Unit::Hour: {
        // Through the day, so that a change of the clock does not shift the hours after it.
        const int hour = time.time().hour() + step.count;
        return hour < 24 ? QDateTime(time.date(), QTime(hour, 0), time.timeZone())
                         : time.date().addDays(1).startOfDay(time.timeZone());
    }
    case Unit::Day:
        return time.date().addDays(step.count).startOfDay(time.timeZone());
    case Unit::Week:
        return time.date().addDays(7 * step.count).startOfDay(time.timeZone());
    case Unit::Month:
        return time.date().addMonths(step.count).startOfDay(time.timeZone());
    case Unit::Year:
        return time.date().addYears(step.count).startOfDay(time.timeZone());
    }
    return time;
}

QString labelOf(const QDateTime &time, const Step &step, const QLocale &locale)
{
    const bool midnight = time.time() == QTime(0, 0);
    switch (step.unit) {
    case Unit::Minute:
    case Unit::Hour:
        if (!midnight)
            return locale.toString(time.time(), u"HH:mm"_s);
        [[fallthrough]];
    case Unit::Day:
    case Unit::Week:
        //: The form of a day on a chart's axis, as QLocale::toString() understands it
        return locale.toString(time.date(), words(QT_TRANSLATE_NOOP("UsageChart", "d MMM")));
    case Unit::Month:
        return time.date().month() == 1 ? locale.toString(time.date(), u"MMM yyyy"_s)
                                        : locale.toString(time.date(), u"MMM"_s);
    case Unit::Year:
        break;
    }
    return QString::number(time.date().year());
}

} // namespace

QList<Tick> calendarTicks(const TimeRange &range, double pixels, ChartData::Days days,
                          const QLocale &locale, double labelWidth)
{
    QList<Tick> ticks;
    if (range.span() <= 0 || pixels <= 0)
        return ticks;
    const double shortest = range.span() * labelWidth / pixels;
    const auto fits = std::find_if(steps.begin(), steps.end(),
                                   [&](const Step &step) { return step.length >= shortest; });
    const Step &step = fits == steps.end() ? steps.back() : *fits;
    QDateTime time = floorTo(
        QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(range.from), zoneOf(days)), step);
    constexpr int most = 200;
    for (int i = 0; i < most; ++i, time = next(time, step)) {
        const auto value = static_cast<double>(time.toMSecsSinceEpoch());
        if (value > range.to)
            break;
        if (value >= range.from)
            ticks.append({value, labelOf(time, step, locale)});
    }
    return ticks;
}

ValueScale niceScale(double highest)
{
    if (!(highest > 0) || !std::isfinite(highest))
        return {4, 1};
    const double rough = highest / 6;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double nice : {1.0, 2.0, 2.5, 5.0}) {
        if (nice * power >= rough && !(nice == 2.5 && power < 10)) {
            step = nice * power;
            break;
        }
    }
    step = std::max(step, highest < 4 ? 0.25 : 1.0);
    double top = std::ceil(highest / step - 1e-9) * step;
    if (top / step < 4)
        top = 4 * step;
    return {top, step};
}

QList<QList<QPointF>> visibleRuns(const QList<PlotPoint> &points, const TimeRange &range,
                                  int pixels)
{
    QList<QList<QPointF>> runs;
    if (points.isEmpty() || range.span() <= 0 || pixels <= 0)
        return runs;
    const auto before = [](const PlotPoint &point, double time) { return point.time < time; };
    auto first = std::lower_bound(points.begin(), points.end(), range.from, before);
    auto last = std::lower_bound(first, points.end(), range.to, before);
    if (first != points.begin())
        --first;
    if (last != points.end())
        ++last;

    const double column = range.span() / pixels;
    QList<QPointF> run;
    const auto flush = [&] {
        if (!run.isEmpty())
            runs.append(std::exchange(run, {}));
    };
    for (auto it = first; it != last;) {
        if (it->gapBefore)
            flush();
        // One pixel column, up to a gap.
        const double end = (std::floor((it->time - range.from) / column) + 1) * column + range.from;
        const PlotPoint &start = *it;
        double low = start.low;
        double high = start.high;
        auto lastInside = it;
        int count = 1;
        for (++it; it != last && it->time < end && !it->gapBefore; ++it, ++count) {
            low = std::min(low, it->low);
            high = std::max(high, it->high);
            lastInside = it;
        }
        const auto add = [&](double time, double value) {
            const QPointF point(time, value);
            if (run.isEmpty() || run.constLast() != point)
                run.append(point);
        };
        if (count == 1 && start.low == start.high) {
            add(start.time, start.last);
            continue;
        }
        if (count > 1)
            add(start.time, start.last);
        const double middle = (start.time + lastInside->time) / 2;
        add(middle, low);
        add(middle, high);
        add(lastInside->time, lastInside->last);
    }
    flush();
    return runs;
}

QString chartDayText(double time, ChartData::Days days, const QLocale &locale)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(qint64(time), zoneOf(days));
    return locale.toString(moment.date(), words(QT_TRANSLATE_NOOP("UsageChart", "d MMM yyyy")));
}

QString chartPercent(double share, const QLocale &locale)
{
    const double percent = share * 100;
    const bool isRound = percent == std::floor(percent) || percent >= 10;
    return withPercentSign(locale.toString(percent, 'f', isRound ? 0 : 1));
}

QString chartTimeText(double time, ChartData::Days days, const QLocale &locale)
{
    const QDateTime moment =
        QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time), zoneOf(days));
    const QString text =
        chartDayText(time, days, locale) + u", "_s + locale.toString(moment.time(), u"HH:mm"_s);
    return days == ChartData::Days::Utc ? text + u" UTC"_s : text;
}

} // namespace lc
