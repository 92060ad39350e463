// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/cell.h"

#include "core/values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lc {

namespace {

/// Reads `digits` figures at `position`; -1 when there is anything else.
int figures(std::string_view text, size_t position, size_t digits)
{
    int value = 0;
    for (size_t i = position; i < position + digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

std::optional<double> UsageFigure::percent() const
{
    if (!maximum)
        return {};
    const double limit = maximum->toDouble();
    const double amount = used.toDouble();
    if (limit > 0)
        return 100 * amount / limit;
    return amount > 0 ? std::numeric_limits<double>::infinity() : 0;
}

bool Trend::operator==(const Trend &other) const
{
    const auto same = [](double left, double right) {
        return (std::isnan(left) && std::isnan(right)) || !(left < right || right < left);
    };
    return capacity == other.capacity
        && std::equal(values.begin(), values.end(), other.values.begin(), other.values.end(), same);
}

Cell Cell::borrowed(std::string_view text)
{
    Cell cell;
    cell.m_type = Type::Text;
    cell.m_view = text;
    return cell;
}

Cell Cell::text(std::string text)
{
    Cell cell;
    cell.m_type = Type::Text;
    cell.m_isOwned = true;
    cell.m_owned = std::move(text);
    return cell;
}

Cell Cell::integer(qint64 value)
{
    Cell cell;
    cell.m_type = Type::Integer;
    cell.m_integer = value;
    return cell;
}

Cell Cell::real(double value)
{
    Cell cell;
    cell.m_type = Type::Real;
    cell.m_real = value;
    return cell;
}

Cell Cell::instant(Instant value)
{
    Cell cell;
    cell.m_type = Type::Time;
    cell.m_integer = value.time_since_epoch().count();
    return cell;
}

Cell Cell::badge(Badge value)
{
    Cell cell;
    cell.m_type = Type::Badge;
    cell.m_extra = std::make_shared<Extra>(Extra{std::move(value), {}, {}});
    return cell;
}

Cell Cell::badge(Badge value, qint64 order)
{
    Cell cell = badge(std::move(value));
    cell.m_hasOrder = true;
    cell.m_integer = order;
    return cell;
}

Cell Cell::usage(UsageFigure value)
{
    Cell cell;
    cell.m_type = Type::Usage;
    cell.m_extra = std::make_shared<Extra>(Extra{{}, std::move(value), {}});
    return cell;
}

Cell Cell::trend(Trend value)
{
    Cell cell;
    cell.m_type = Type::Trend;
    cell.m_extra = std::make_shared<Extra>(Extra{{}, {}, std::move(value)});
    return cell;
}

std::optional<Instant> instantOf(std::string_view dateText)
{
    using namespace std::chrono;
    // "2026-03-19T08:14:00Z" is what the service writes; tables sort 100,000 of them.
    const bool isCommon = dateText.size() == 20 && dateText[4] == '-' && dateText[7] == '-'
        && dateText[10] == 'T' && dateText[13] == ':' && dateText[16] == ':' && dateText[19] == 'Z';
    if (isCommon) {
        const int y = figures(dateText, 0, 4);
        const int mo = figures(dateText, 5, 2);
        const int d = figures(dateText, 8, 2);
        const int h = figures(dateText, 11, 2);
        const int mi = figures(dateText, 14, 2);
        const int s = figures(dateText, 17, 2);
        const year_month_day date{year(y), month(unsigned(mo)), day(unsigned(d))};
        if (std::min({y, mo, d, h, mi, s}) >= 0 && date.ok() && h < 24 && mi < 60 && s < 60)
            return Instant(sys_days(date)) + hours(h) + minutes(mi) + seconds(s);
    }
    if (dateText.empty())
        return {};
    return DateText(QString::fromUtf8(dateText.data(), qsizetype(dateText.size()))).instant();
}

} // namespace lc
