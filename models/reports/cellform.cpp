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

namespace {

void appendPercentText(std::string &out, double ratio)
{
    if (!std::isfinite(ratio))
        return;
    // Room for the largest double and its decimals.
    std::array<char, 330> digits; // NOLINT: what is read of it is written before
    char *const begin = digits.data();
    char *end = nullptr;
    const double hundredths = ratio * 100 * 100;
    const double nearest = std::nearbyint(hundredths);
    constexpr double exactlyCounted = 1e12;
    // Far from the middle between two results, whole numbers round like to_chars(), and are faster.
    if (std::abs(nearest) < exactlyCounted && std::abs(hundredths - nearest) < 0.25) {
        const auto count = std::llround(std::abs(nearest));
        end = begin;
        if (nearest < 0)
            *end++ = '-';
        end = std::to_chars(end, begin + digits.size(), count / 100).ptr;
        *end++ = '.';
        *end++ = char('0' + count / 10 % 10);
        *end++ = char('0' + count % 10);
    } else {
        end = std::to_chars(begin, begin + digits.size(), ratio * 100, std::chars_format::fixed, 2)
                  .ptr;
    }
    while (end[-1] == '0')
        --end;
    if (end[-1] == '.')
        --end;
    const std::string_view text(begin, size_t(end - begin));
    out += text == "-0"sv ? "0"sv : text;
}

char *writeDigits(char *at, unsigned value, size_t count)
{
    for (size_t i = count; i-- > 0; value /= 10)
        at[i] = char('0' + value % 10);
    return at + count;
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
    std::array<char, 24> text; // NOLINT: what is read of it is written before
    char *at = writeDigits(text.data(), unsigned(year), 4);
    *at++ = '-';
    at = writeDigits(at, unsigned(date.month()), 2);
    *at++ = '-';
    at = writeDigits(at, unsigned(date.day()), 2);
    if (kind == TableCell::Kind::Time) {
        const hh_mm_ss clock(time - day);
        *at++ = 'T';
        at = writeDigits(at, unsigned(clock.hours().count()), 2);
        *at++ = ':';
        at = writeDigits(at, unsigned(clock.minutes().count()), 2);
        *at++ = ':';
        at = writeDigits(at, unsigned(clock.seconds().count()), 2);
        if (const auto rest = clock.subseconds().count(); rest != 0) {
            *at++ = '.';
            at = writeDigits(at, unsigned(rest), 3);
        }
        *at++ = 'Z';
    }
    out.append(text.data(), size_t(at - text.data()));
}

} // namespace

std::string percentText(double ratio)
{
    std::string text;
    appendPercentText(text, ratio);
    return text;
}

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
        appendPercentText(out, cell.ratio);
        return;
    case TableCell::Kind::Time:
    case TableCell::Kind::UtcDay:
        appendIsoText(out, cell.time, cell.kind);
        return;
    }
}

} // namespace lc
