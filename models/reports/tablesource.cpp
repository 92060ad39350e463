// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/tablesource.h"

namespace lc {

TableCell TableCell::ofText(const QString &text)
{
    TableCell cell;
    cell.kind = Kind::Text;
    cell.text = text.toStdString();
    return cell;
}

TableCell TableCell::ofNumber(qint64 number)
{
    TableCell cell;
    cell.kind = Kind::Number;
    cell.text = std::to_string(number);
    return cell;
}

TableCell TableCell::ofNumber(const QString &exactText)
{
    TableCell cell;
    cell.kind = Kind::Number;
    cell.text = exactText.toStdString();
    return cell;
}

TableCell TableCell::ofPercent(double ratio)
{
    TableCell cell;
    cell.kind = Kind::Percent;
    cell.ratio = ratio;
    return cell;
}

TableCell TableCell::ofInstant(Instant time)
{
    TableCell cell;
    cell.kind = Kind::Time;
    cell.time = time;
    return cell;
}

TableCell TableCell::ofDay(Instant time)
{
    TableCell cell;
    cell.kind = Kind::UtcDay;
    cell.time = time;
    return cell;
}

TableCell TableCell::with(Tone meaning) &&
{
    tone = meaning;
    return std::move(*this);
}

} // namespace lc
