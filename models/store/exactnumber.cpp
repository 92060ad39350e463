// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/exactnumber.h"

#include <algorithm>
#include <vector>

namespace lc {

namespace {

/// Fills with zeros in front.
std::string padded(std::string digits, size_t size)
{
    if (digits.size() < size)
        digits.insert(0, size - digits.size(), '0');
    return digits;
}

std::string sumOf(std::string left, std::string right)
{
    const size_t size = std::max(left.size(), right.size()) + 1;
    left = padded(std::move(left), size);
    right = padded(std::move(right), size);
    int carry = 0;
    for (size_t i = size; i-- > 0;) {
        const int digit = left[i] - '0' + right[i] - '0' + carry;
        left[i] = char('0' + digit % 10);
        carry = digit / 10;
    }
    return left;
}

/// `left` is not less than `right`.
std::string differenceOf(std::string left, std::string right)
{
    const size_t size = std::max(left.size(), right.size());
    left = padded(std::move(left), size);
    right = padded(std::move(right), size);
    int borrow = 0;
    for (size_t i = size; i-- > 0;) {
        const int digit = left[i] - right[i] - borrow;
        borrow = digit < 0 ? 1 : 0;
        left[i] = char('0' + digit + 10 * borrow);
    }
    return left;
}

std::strong_ordering compared(const std::string &left, const std::string &right)
{
    const size_t size = std::max(left.size(), right.size());
    return padded(left, size).compare(padded(right, size)) <=> 0;
}

} // namespace

ExactNumber::ExactNumber(qint64 value)
    : m_digits(QByteArray::number(value).replace('-', "").toStdString()), m_isNegative(value < 0)
{
    normalize();
}

std::optional<ExactNumber> ExactNumber::of(const Quantity &quantity)
{
    return fromText(quantity.toText());
}

std::optional<ExactNumber> ExactNumber::fromText(QStringView text)
{
    ExactNumber number;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        number.m_isNegative = text.front() == u'-';
        text = text.sliced(1);
    }
    const qsizetype point = text.indexOf(u'.');
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i == point)
            continue;
        const char16_t c = text.at(i).unicode();
        if (c < u'0' || c > u'9')
            return std::nullopt;
        number.m_digits += char(c);
    }
    if (number.m_digits.empty())
        return std::nullopt;
    number.m_scale = point < 0 ? 0 : int(text.size() - point - 1);
    number.normalize();
    return number;
}

ExactNumber ExactNumber::unitOf(int decimals)
{
    ExactNumber unit(1);
    unit.m_scale = decimals;
    return unit;
}

void ExactNumber::normalize()
{
    while (m_scale > 0 && !m_digits.empty() && m_digits.back() == '0') {
        m_digits.pop_back();
        --m_scale;
    }
    m_digits.erase(0, std::min(m_digits.find_first_not_of('0'), m_digits.size()));
    if (m_digits.empty()) {
        m_scale = 0;
        m_isNegative = false;
    }
}

std::string ExactNumber::scaled(int scale) const
{
    return m_digits.empty() ? std::string() : m_digits + std::string(size_t(scale - m_scale), '0');
}

QString ExactNumber::toText() const
{
    return toText(m_scale);
}

QString ExactNumber::toText(int decimals) const
{
    std::string digits =
        decimals >= m_scale ? scaled(decimals) : floored(decimals).scaled(decimals);
    digits = padded(std::move(digits), size_t(decimals) + 1);
    if (decimals > 0)
        digits.insert(digits.size() - size_t(decimals), 1, '.');
    return (m_isNegative ? QStringLiteral("-") : QString()) + QString::fromStdString(digits);
}

ExactNumber ExactNumber::floored(int decimals) const
{
    if (m_scale <= decimals)
        return *this;
    const size_t dropped = size_t(m_scale - decimals);
    ExactNumber cut = *this;
    cut.m_digits =
        m_digits.size() > dropped ? m_digits.substr(0, m_digits.size() - dropped) : std::string();
    cut.m_scale = decimals;
    cut.normalize();
    // Digits were dropped and none of them is the last 0: there was something.
    if (!m_isNegative)
        return cut;
    return cut - unitOf(decimals);
}

ExactNumber ExactNumber::rounded(int decimals) const
{
    if (m_scale <= decimals)
        return *this;
    ExactNumber half(5);
    half.m_scale = decimals + 1;
    const ExactNumber lower = floored(decimals);
    const auto side = *this - lower <=> half;
    const std::string digits = lower.scaled(decimals);
    const bool isOdd = !digits.empty() && (digits.back() - '0') % 2 != 0;
    return side > 0 || (side == 0 && isOdd) ? lower + unitOf(decimals) : lower;
}

ExactNumber ExactNumber::operator-() const
{
    ExactNumber negated = *this;
    negated.m_isNegative = !isZero() && !m_isNegative;
    return negated;
}

ExactNumber operator+(const ExactNumber &left, const ExactNumber &right)
{
    ExactNumber sum;
    sum.m_scale = std::max(left.m_scale, right.m_scale);
    const std::string a = left.scaled(sum.m_scale);
    const std::string b = right.scaled(sum.m_scale);
    if (left.m_isNegative == right.m_isNegative) {
        sum.m_digits = sumOf(a, b);
        sum.m_isNegative = left.m_isNegative;
    } else if (compared(a, b) >= 0) {
        sum.m_digits = differenceOf(a, b);
        sum.m_isNegative = left.m_isNegative;
    } else {
        sum.m_digits = differenceOf(b, a);
        sum.m_isNegative = right.m_isNegative;
    }
    sum.normalize();
    return sum;
}

ExactNumber operator*(const ExactNumber &left, const ExactNumber &right)
{
    ExactNumber product;
    std::vector<int> places(left.m_digits.size() + right.m_digits.size(), 0);
    for (size_t i = left.m_digits.size(); i-- > 0;) {
        for (size_t j = right.m_digits.size(); j-- > 0;) {
            const int value =
                (left.m_digits[i] - '0') * (right.m_digits[j] - '0') + places[i + j + 1];
            places[i + j + 1] = value % 10;
            places[i + j] += value / 10;
        }
    }
    for (const int digit : places)
        product.m_digits += char('0' + digit);
    product.m_scale = left.m_scale + right.m_scale;
    product.m_isNegative = left.m_isNegative != right.m_isNegative;
    product.normalize();
    return product;
}

std::strong_ordering ExactNumber::operator<=>(const ExactNumber &other) const
{
    if (m_isNegative != other.m_isNegative)
        return m_isNegative ? std::strong_ordering::less : std::strong_ordering::greater;
    const int scale = std::max(m_scale, other.m_scale);
    const auto size = compared(scaled(scale), other.scaled(scale));
    return m_isNegative ? 0 <=> size : size;
}

} // namespace lc
