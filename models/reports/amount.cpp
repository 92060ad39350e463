// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/amount.h"

#include "reports/cellform.h"

#include <algorithm>
#include <numeric>

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

Amount::Amount(qint64 value)
    : m_digits(QByteArray::number(value).replace('-', "").toStdString()), m_isNegative(value < 0)
{
    normalize();
}

std::optional<Amount> Amount::fromText(QStringView text)
{
    std::string number = text.toString().toStdString();
    if (!isPlainNumber(number))
        return std::nullopt;
    Amount amount;
    amount.m_isNegative = number.front() == '-';
    if (const size_t point = number.find('.'); point != std::string::npos) {
        amount.m_scale = int(number.size() - point - 1);
        number.erase(point, 1);
    }
    amount.m_digits = number.substr(amount.m_isNegative ? 1 : 0);
    amount.normalize();
    return amount;
}

Amount Amount::unitOf(int decimals)
{
    Amount unit(1);
    unit.m_scale = decimals;
    return unit;
}

void Amount::normalize()
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

std::string Amount::scaled(int scale) const
{
    return m_digits.empty() ? std::string() : m_digits + std::string(size_t(scale - m_scale), '0');
}

QString Amount::toText() const
{
    return toText(m_scale);
}

QString Amount::toText(int decimals) const
{
    std::string digits =
        decimals >= m_scale ? scaled(decimals) : floored(decimals).scaled(decimals);
    digits = padded(std::move(digits), size_t(decimals) + 1);
    if (decimals > 0)
        digits.insert(digits.size() - size_t(decimals), 1, '.');
    return (m_isNegative ? QStringLiteral("-") : QString()) + QString::fromStdString(digits);
}

Amount Amount::floored(int decimals) const
{
    if (m_scale <= decimals)
        return *this;
    const size_t dropped = size_t(m_scale - decimals);
    Amount cut = *this;
    cut.m_digits =
        m_digits.size() > dropped ? m_digits.substr(0, m_digits.size() - dropped) : std::string();
    cut.m_scale = decimals;
    cut.normalize();
    // Digits were dropped and none of them is the last 0: there was something.
    if (!m_isNegative)
        return cut;
    return cut - unitOf(decimals);
}

Amount Amount::rounded(int decimals) const
{
    if (m_scale <= decimals)
        return *this;
    Amount half(5);
    half.m_scale = decimals + 1;
    const Amount lower = floored(decimals);
    const auto side = *this - lower <=> half;
    const std::string digits = lower.scaled(decimals);
    const bool isOdd = !digits.empty() && (digits.back() - '0') % 2 != 0;
    return side > 0 || (side == 0 && isOdd) ? lower + unitOf(decimals) : lower;
}

Amount Amount::operator-() const
{
    Amount negated = *this;
    negated.m_isNegative = !isZero() && !m_isNegative;
    return negated;
}

Amount operator+(const Amount &left, const Amount &right)
{
    Amount sum;
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

Amount operator*(const Amount &left, const Amount &right)
{
    Amount product;
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

std::strong_ordering Amount::operator<=>(const Amount &other) const
{
    if (m_isNegative != other.m_isNegative)
        return m_isNegative ? std::strong_ordering::less : std::strong_ordering::greater;
    const int scale = std::max(m_scale, other.m_scale);
    const auto size = compared(scaled(scale), other.scaled(scale));
    return m_isNegative ? 0 <=> size : size;
}

std::vector<Amount> allocated(const std::vector<Amount> &parts, int decimals)
{
    const Amount total = std::accumulate(parts.begin(), parts.end(), Amount()).rounded(decimals);
    std::vector<Amount> shares;
    std::vector<size_t> byLoss(parts.size());
    std::vector<Amount> losses;
    Amount given;
    for (const Amount &part : parts) {
        shares.push_back(part.floored(decimals));
        losses.push_back(part - shares.back());
        given += shares.back();
    }
    std::iota(byLoss.begin(), byLoss.end(), size_t(0));
    std::stable_sort(byLoss.begin(), byLoss.end(),
                     [&](size_t left, size_t right) { return losses[left] > losses[right]; });
    const Amount unit = Amount::unitOf(decimals);
    for (const size_t part : byLoss) {
        if (given >= total)
            break;
        shares[part] += unit;
        given += unit;
    }
    return shares;
}

} // namespace lc
