// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/celltext.h"

#include "items/cellformat.h"

namespace lc {

namespace {

/// Exact decimal text with the locale's separators; never by way of a double.
QString grouped(const QString &exact, const QLocale &locale)
{
    bool isWhole = false;
    const qlonglong number = exact.toLongLong(&isWhole);
    if (isWhole)
        return locale.toString(number);
    QString text = exact;
    return text.replace(u'.', locale.decimalPoint());
}

} // namespace

QString cellText(const TableCell &cell, const QLocale &locale, Document::Times times)
{
    switch (cell.kind) {
    case TableCell::Kind::Empty:
        break;
    case TableCell::Kind::Text:
        return QString::fromStdString(cell.text);
    case TableCell::Kind::Number:
        return grouped(QString::fromStdString(cell.text), locale);
    case TableCell::Kind::Percent:
        return withPercentSign(locale.toString(cell.ratio * 100, 'f', 1));
    case TableCell::Kind::Time:
        return times == Document::Times::Utc
            ? locale.toString(toQDateTime(cell.time), QLocale::ShortFormat) + QStringLiteral(" UTC")
            : locale.toString(toQDateTime(cell.time).toLocalTime(), QLocale::ShortFormat);
    case TableCell::Kind::UtcDay:
        return locale.toString(toQDateTime(cell.time).date(), QLocale::ShortFormat);
    }
    return {};
}

} // namespace lc
