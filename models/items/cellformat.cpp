// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/cellformat.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr auto noValue = u"–";

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Cell", text);
}

QString absent(const Column &column)
{
    if (column.absentText)
        return QCoreApplication::translate("Column", column.absentText);
    const bool isText = column.kind == ColumnKind::Text || column.kind == ColumnKind::Id;
    return isText ? QString() : QString::fromUtf16(noValue);
}

QDateTime local(Instant instant)
{
    return toQDateTime(instant).toLocalTime();
}

struct StateLook {
    std::string_view wireName;
    Tone tone;
    const char *icon;
};

constexpr std::array stateLooks{
    StateLook{"AVAILABLE", Tone::Success, "ok"},
    StateLook{"PENDING_AVAILABLE", Tone::Info, "progress"},
    StateLook{"DEACTIVATED", Tone::Neutral, "pause"},
    StateLook{"SUSPENDED", Tone::Warning, "blocked"},
    StateLook{"EXPIRED", Tone::Danger, "clock"},
    StateLook{"PENDING_DELETE", Tone::Neutral, "progress"},
    StateLook{"DELETED", Tone::Neutral, "pause"},
    StateLook{"PENDING_ACCEPT", Tone::Info, "clock"},
    StateLook{"PENDING_WORKFLOW", Tone::Info, "progress"},
    StateLook{"WORKFLOW_COMPLETED", Tone::Success, "ok"},
    StateLook{"ACTIVE", Tone::Success, "ok"},
    StateLook{"DISABLED", Tone::Neutral, "pause"},
    StateLook{"REJECTED", Tone::Danger, "error"},
    StateLook{"FAILED_WORKFLOW", Tone::Danger, "error"},
    StateLook{"HELD", Tone::Success, "ok"},
    StateLook{"IN_PROGRESS", Tone::Info, "progress"},
    StateLook{"SUCCEEDED", Tone::Success, "ok"},
    StateLook{"FAILED", Tone::Danger, "error"},
    StateLook{"running", Tone::Success, "ok"},
    StateLook{"stopped", Tone::Neutral, "pause"},
    StateLook{"WAITING", Tone::Neutral, "clock"},
    StateLook{"RUNNING", Tone::Info, "progress"},
    StateLook{"CHECKING", Tone::Info, "progress"},
    StateLook{"DONE", Tone::Success, "ok"},
    StateLook{"STOPPED", Tone::Neutral, "pause"},
    StateLook{"READY", Tone::Success, "ok"},
    StateLook{"HAS_GRANT", Tone::Neutral, "grant"},
    StateLook{"DUPLICATE", Tone::Neutral, "copy"},
    StateLook{"OWN_ACCOUNT", Tone::Warning, "warning"},
    StateLook{"INVALID", Tone::Danger, "error"},
    StateLook{"NEW", Tone::Success, "plus"},
    StateLook{"OVERWRITES", Tone::Info, "edit"},
    StateLook{"WRONG_VALUE", Tone::Danger, "error"},
    StateLook{"UNKNOWN_PLAN", Tone::Danger, "error"},
    StateLook{"UNUSABLE", Tone::Danger, "error"},
    StateLook{"IMPORTED", Tone::Success, "ok"},
    StateLook{"WARNED", Tone::Warning, "warning"},
    StateLook{"CHANGED", Tone::Info, "edit"},
    StateLook{"ADDED", Tone::Success, "plus"},
    StateLook{"REMOVED", Tone::Danger, "delete"},
    StateLook{"SAME", Tone::Neutral, "check"},
};

const StateLook *lookOf(std::string_view wireName)
{
    for (const StateLook &look : stateLooks) {
        if (look.wireName == wireName)
            return &look;
    }
    return nullptr;
}

} // namespace

QString CellFormat::display(const Column &column, const Cell &cell, Instant now) const
{
    switch (cell.type()) {
    case Cell::Type::Absent:
        return absent(column);
    case Cell::Type::Text:
        return text(column, cell.text());
    case Cell::Type::Integer:
        if (column.kind == ColumnKind::YesNo)
            return cell.integer() ? translated(QT_TRANSLATE_NOOP("Cell", "Yes"))
                                  : translated(QT_TRANSLATE_NOOP("Cell", "No"));
        return m_locale.toString(cell.integer());
    case Cell::Type::Real:
        return m_locale.toString(cell.real(), 'g', 12);
    case Cell::Type::Time:
        return time(column, cell.instant(), now);
    case Cell::Type::Badge:
        return cell.badge().word;
    case Cell::Type::Usage:
        return column.kind == ColumnKind::Percent ? percent(cell.usage()) : usage(cell.usage());
    case Cell::Type::Trend:
        break; // painted, not written
    }
    return {};
}

QString CellFormat::toolTip(const Column &column, const Cell &cell, Instant now) const
{
    switch (cell.type()) {
    case Cell::Type::Time:
        //: A local time with its zone, then the same in UTC
        return translated(QT_TRANSLATE_NOOP("Cell", "%1\nUTC: %2"))
            .arg(m_locale.toString(local(cell.instant()), QLocale::LongFormat),
                 toIsoText(cell.instant()));
    case Cell::Type::Badge:
        return cell.badge().reason.isEmpty() ? cell.badge().word : cell.badge().reason;
    case Cell::Type::Usage: {
        const UsageFigure &figure = cell.usage();
        QString words = accessible(column, cell, now);
        if (figure.asOf)
            words += u'\n'
                + translated(QT_TRANSLATE_NOOP("Cell", "As of %1"))
                      .arg(m_locale.toString(local(*figure.asOf), QLocale::ShortFormat));
        return words;
    }
    case Cell::Type::Text:
        return fromUtf8(cell.text());
    default:
        return {};
    }
}

QString CellFormat::accessible(const Column &column, const Cell &cell, Instant now) const
{
    if (cell.type() == Cell::Type::Usage) {
        const UsageFigure &figure = cell.usage();
        const QString name = figure.name.isEmpty() ? QString() : figure.name + u": "_s;
        if (!figure.maximum)
            return name
                + translated(QT_TRANSLATE_NOOP("Cell", "%1 used, no limit"))
                      .arg(decimal(figure.used));
        return name
            + translated(QT_TRANSLATE_NOOP("Cell", "%1 of %2 used, %3"))
                  .arg(decimal(figure.used), decimal(*figure.maximum), percent(figure));
    }
    if (cell.type() == Cell::Type::Trend) {
        const auto &values = cell.trend().values;
        const auto isKnown = [](double value) { return !std::isnan(value); };
        const auto first = std::find_if(values.begin(), values.end(), isKnown);
        const auto last = std::find_if(values.rbegin(), values.rend(), isKnown);
        if (first == values.end())
            return absent(column);
        return translated(QT_TRANSLATE_NOOP("Cell", "From %1 to %2"))
            .arg(m_locale.toString(*first), m_locale.toString(*last));
    }
    if (cell.type() == Cell::Type::Time && column.kind == ColumnKind::RelativeTime)
        return m_locale.toString(local(cell.instant()), QLocale::LongFormat);
    return display(column, cell, now);
}

std::string CellFormat::searchText(const Column &column, const Cell &cell) const
{
    const auto both = [](const QString &shown, const std::string &plain) {
        std::string text = shown.toStdString();
        return text == plain ? text : text + ' ' + plain;
    };
    switch (cell.type()) {
    case Cell::Type::Text:
        return text(column, cell.text()).toStdString();
    case Cell::Type::Integer:
        if (column.kind == ColumnKind::YesNo)
            return display(column, cell, {}).toStdString();
        return both(m_locale.toString(cell.integer()), std::to_string(cell.integer()));
    case Cell::Type::Time:
        return both(date(cell.instant()), raw(column, cell).substr(0, 10));
    case Cell::Type::Usage:
        return both(display(column, cell, {}), cell.usage().name.toStdString());
    default:
        return display(column, cell, {}).toStdString();
    }
}

std::string CellFormat::raw(const Column &column, const Cell &cell)
{
    switch (cell.type()) {
    case Cell::Type::Absent:
    case Cell::Type::Trend:
        return {};
    case Cell::Type::Text:
        return std::string(cell.text());
    case Cell::Type::Integer:
        if (column.kind == ColumnKind::YesNo)
            return cell.integer() ? "true" : "false";
        return std::to_string(cell.integer());
    case Cell::Type::Real:
        return QString::number(cell.real(), 'g', QLocale::FloatingPointShortest).toStdString();
    case Cell::Type::Time:
        return toIsoText(cell.instant()).toStdString();
    case Cell::Type::Badge:
        return cell.badge().state.toStdString();
    case Cell::Type::Usage: {
        const UsageFigure &figure = cell.usage();
        if (column.kind != ColumnKind::Percent) {
            const QString maximum = figure.maximum ? u"/"_s + *figure.maximum : QString();
            return (figure.used + maximum).toStdString();
        }
        const auto share = figure.percent();
        return share && std::isfinite(*share) ? QString::number(*share, 'f', 2).toStdString()
                                              : std::string();
    }
    }
    return {};
}

QString CellFormat::decimal(const QString &exact) const
{
    bool fits = false;
    const qint64 integer = exact.toLongLong(&fits);
    if (fits)
        return m_locale.toString(integer);
    const qsizetype point = exact.indexOf(u'.');
    const qint64 whole = exact.left(point).toLongLong(&fits);
    if (point < 0 || !fits)
        return exact; // beyond what can be grouped: shown digit for digit
    const QString sign = whole == 0 && exact.startsWith(u'-') ? u"-"_s : QString();
    return sign + m_locale.toString(whole) + m_locale.decimalPoint() + exact.mid(point + 1);
}

QString CellFormat::usage(const UsageFigure &usage) const
{
    const QString maximum = usage.maximum ? decimal(*usage.maximum) : u"∞"_s;
    return decimal(usage.used) + u" / "_s + maximum;
}

QString CellFormat::percent(const UsageFigure &usage) const
{
    if (!usage.maximum)
        return translated(QT_TRANSLATE_NOOP("Cell", "No limit"));
    const double share = *usage.percent();
    if (!std::isfinite(share))
        return u"∞"_s;
    return percentText(share, m_locale);
}

QString withPercentSign(const QString &number)
{
    //: A percentage; with a no-break space before the sign where the language wants it
    return translated(QT_TRANSLATE_NOOP("Cell", "%1%")).arg(number);
}

QString percentText(double percent, const QLocale &locale)
{
    // Rounded down, so that 100 % is never shown before the limit is reached.
    const double whole = percent < 100 ? std::floor(percent) : std::round(percent);
    return withPercentSign(locale.toString(qint64(whole)));
}

QString CellFormat::date(Instant instant) const
{
    const qint64 quarter =
        std::chrono::floor<std::chrono::minutes>(instant).time_since_epoch().count() / 15;
    auto known = m_dates.constFind(quarter);
    if (known == m_dates.constEnd())
        known = m_dates.insert(quarter, dateText(instant, m_locale));
    return *known;
}

QString CellFormat::time(const Column &column, Instant instant, Instant now) const
{
    switch (column.kind) {
    case ColumnKind::RelativeTime:
        return relativeTime(instant, now, m_locale);
    case ColumnKind::UtcDay:
        return dateText(toQDateTime(instant).date(), m_locale);
    case ColumnKind::Time: {
        const QDateTime moment = local(instant);
        const QString clockTime = moment.toString(u"HH:mm:ss");
        return moment.date() == local(now).date() ? clockTime : date(instant) + u' ' + clockTime;
    }
    default:
        return date(instant);
    }
}

QString CellFormat::text(const Column &column, std::string_view utf8) const
{
    return column.choice ? choiceWord(column, utf8) : fromUtf8(utf8);
}

QString relativeTime(Instant instant, Instant now, const QLocale &locale)
{
    using namespace std::chrono;
    const auto age = now - instant;
    if (age < milliseconds(0) || age >= days(7))
        return dateText(instant, locale);
    if (age < minutes(1))
        return translated(QT_TRANSLATE_NOOP("Cell", "just now"));
    if (age < hours(1))
        return translated(QT_TRANSLATE_NOOP("Cell", "%1 min ago"))
            .arg(locale.toString(qint64(duration_cast<minutes>(age).count())));
    if (age < days(1))
        return translated(QT_TRANSLATE_NOOP("Cell", "%1 h ago"))
            .arg(locale.toString(qint64(duration_cast<hours>(age).count())));
    return translated(QT_TRANSLATE_NOOP("Cell", "%1 d ago"))
        .arg(locale.toString(qint64(duration_cast<days>(age).count())));
}

QString dateText(QDate day, const QLocale &locale)
{
    //: The form of a date in tables, as QLocale::toString() understands it
    return locale.toString(day, translated(QT_TRANSLATE_NOOP("Cell", "d MMM yyyy")));
}

QString dateText(Instant instant, const QLocale &locale)
{
    return dateText(local(instant).date(), locale);
}

QString choiceWord(const Column &column, std::string_view wireName)
{
    const QString name = fromUtf8(wireName);
    if (!column.choice)
        return name;
    const ChoiceType &choice = column.choice();
    const auto index = choice.indexOf(name);
    const char *label = index ? choice.values[size_t(*index)].label : nullptr;
    return label ? QCoreApplication::translate("Choice", label) : name;
}

Tone toneOf(std::string_view wireName)
{
    const StateLook *look = lookOf(wireName);
    return look ? look->tone : Tone::Neutral;
}

QString iconOf(std::string_view wireName)
{
    const StateLook *look = lookOf(wireName);
    return look ? QString::fromLatin1(look->icon) : QString();
}

} // namespace lc
