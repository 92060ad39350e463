// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/cellform.h"

#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

using namespace std::string_view_literals;

namespace lc {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> beginnings)
{
    return std::ranges::any_of(beginnings,
                               [text](std::string_view start) { return text.starts_with(start); });
}

/// Blanks, no-break blanks and marks without width.
std::string_view withoutBlanks(std::string_view text)
{
    static constexpr std::array blanks{" "sv,      "\u00a0"sv, "\u200b"sv, "\u200c"sv,
                                       "\u200d"sv, "\u2060"sv, "\ufeff"sv, "\u3000"sv};
    for (;;) {
        const auto blank = std::ranges::find_if(
            blanks, [text](std::string_view candidate) { return text.starts_with(candidate); });
        if (blank == blanks.end())
            return text;
        text.remove_prefix(blank->size());
    }
}

} // namespace

bool isPlainNumber(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction =
        point == std::string_view::npos ? "0"sv : text.substr(point + 1);
    return !whole.empty() && !fraction.empty() && std::ranges::all_of(whole, isDigit)
        && std::ranges::all_of(fraction, isDigit);
}

bool looksLikeFormula(std::string_view utf8)
{
    // Nearly all text begins so, and cells are many.
    const char first = utf8.empty() ? 'a' : utf8.front();
    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || isDigit(first))
        return false;
    return startsWithAny(withoutBlanks(utf8),
                         {"="sv, "+"sv, "-"sv, "@"sv, "\t"sv, "\r"sv, "\n"sv, "\uff1d"sv,
                          "\uff0b"sv, "\uff0d"sv, "\uff20"sv});
}

std::string percentText(double ratio)
{
    if (!std::isfinite(ratio))
        return {};
    // Room for the largest double and its decimals.
    std::array<char, 330> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), ratio * 100,
                                   std::chars_format::fixed, 2);
    std::string text(digits.data(), end.ptr);
    while (text.ends_with('0'))
        text.pop_back();
    if (text.ends_with('.'))
        text.pop_back();
    return text == "-0" ? "0" : text;
}

namespace {

void appendDigits(std::string &out, unsigned value, size_t count)
{
    std::array<char, 4> digits{};
    for (size_t i = count; i-- > 0; value /= 10)
        digits[i] = char('0' + value % 10);
    out.append(digits.data(), count);
}

/// toIsoText() without a QDateTime, which large tables would spend most of their time in.
void appendIsoText(std::string &out, Instant time, TableCell::Kind kind)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const int year = int(date.year());
    if (year < 0 || year > 9999) {
        const std::string text = toIsoText(time).toStdString();
        out += kind == TableCell::Kind::UtcDay ? text.substr(0, 10) : text;
        return;
    }
    appendDigits(out, unsigned(year), 4);
    out += '-';
    appendDigits(out, unsigned(date.month()), 2);
    out += '-';
    appendDigits(out, unsigned(date.day()), 2);
    if (kind == TableCell::Kind::UtcDay)
        return;
    const hh_mm_ss clock(time - day);
    out += 'T';
    appendDigits(out, unsigned(clock.hours().count()), 2);
    out += ':';
    appendDigits(out, unsigned(clock.minutes().count()), 2);
    out += ':';
    appendDigits(out, unsigned(clock.seconds().count()), 2);
    if (const auto rest = clock.subseconds().count(); rest != 0) {
        out += '.';
        appendDigits(out, unsigned(rest), 3);
    }
    out += 'Z';
}

} // namespace

void appendPlainText(std::string &out, const TableCell &cell)
{
    switch (cell.kind) {
    case TableCell::Kind::Empty:
        return;
    case TableCell::Kind::Text:
    case TableCell::Kind::Number:
        out += cell.text;
        return;
    case TableCell::Kind::Percent:
        out += percentText(cell.ratio);
        return;
    case TableCell::Kind::Time:
    case TableCell::Kind::UtcDay:
        appendIsoText(out, cell.time, cell.kind);
        return;
    }
}

} // namespace lc
