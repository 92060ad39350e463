// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/exactnumber.h"

#include <algorithm>

namespace lc {

namespace {

std::strong_ordering compareDigits(const QByteArray &left, const QByteArray &right)
{
    if (left.size() != right.size())
        return left.size() <=> right.size();
    return std::lexicographical_compare_three_way(left.crbegin(), left.crend(), right.crbegin(),
                                                  right.crend());
}

QByteArray added(const QByteArray &left, const QByteArray &right)
{
    QByteArray sum;
    int carry = 0;
    for (qsizetype i = 0; i < std::max(left.size(), right.size()) || carry > 0; ++i) {
        const int digit =
            carry + (i < left.size() ? left.at(i) : 0) + (i < right.size() ? right.at(i) : 0);
        sum.append(char(digit % 10));
        carry = digit / 10;
    }
    return sum;
}

/// `left` is not less than `right`.
QByteArray subtracted(const QByteArray &left, const QByteArray &right)
{
    QByteArray difference;
    int borrow = 0;
    for (qsizetype i = 0; i < left.size(); ++i) {
        int digit = left.at(i) - borrow - (i < right.size() ? right.at(i) : 0);
        borrow = digit < 0 ? 1 : 0;
        digit += 10 * borrow;
        difference.append(char(digit));
    }
    return difference;
}

} // namespace

ExactNumber::ExactNumber(qint64 value) : m_isNegative(value < 0)
{
    for (; value != 0; value /= 10)
        m_digits.append(char(std::abs(value % 10)));
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
    if (point >= 0)
        number.m_scale = text.size() - point - 1;
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        if (i == point)
            continue;
        const char16_t c = text.at(i).unicode();
        if (c < u'0' || c > u'9')
            return std::nullopt;
        number.m_digits.append(char(c - u'0'));
    }
    if (number.m_digits.isEmpty())
        return std::nullopt;
    number.normalize();
    return number;
}

void ExactNumber::normalize()
{
    while (!m_digits.isEmpty() && m_digits.back() == 0)
        m_digits.chop(1);
    qsizetype zeros = 0;
    while (zeros < m_scale && zeros < m_digits.size() && m_digits.at(zeros) == 0)
        ++zeros;
    m_digits.remove(0, zeros);
    m_scale = m_digits.isEmpty() ? 0 : m_scale - zeros;
    m_isNegative = m_isNegative && !m_digits.isEmpty();
}

QString ExactNumber::toText() const
{
    if (isZero())
        return QStringLiteral("0");
    QString text;
    const qsizetype places = std::max(m_digits.size(), m_scale + 1);
    for (qsizetype i = places - 1; i >= 0; --i) {
        text += QChar(u'0' + (i < m_digits.size() ? m_digits.at(i) : 0));
        if (i == m_scale && i > 0)
            text += u'.';
    }
    return m_isNegative ? u'-' + text : text;
}

QByteArray ExactNumber::digitsAt(qsizetype scale) const
{
    return m_digits.isEmpty() ? QByteArray() : QByteArray(scale - m_scale, 0) + m_digits;
}

ExactNumber ExactNumber::operator-() const
{
    ExactNumber number = *this;
    number.m_isNegative = !m_isNegative && !isZero();
    return number;
}

ExactNumber ExactNumber::operator+(const ExactNumber &other) const
{
    ExactNumber sum;
    sum.m_scale = std::max(m_scale, other.m_scale);
    const QByteArray left = digitsAt(sum.m_scale);
    const QByteArray right = other.digitsAt(sum.m_scale);
    if (m_isNegative == other.m_isNegative) {
        sum.m_digits = added(left, right);
        sum.m_isNegative = m_isNegative;
    } else if (compareDigits(left, right) >= 0) {
        sum.m_digits = subtracted(left, right);
        sum.m_isNegative = m_isNegative;
    } else {
        sum.m_digits = subtracted(right, left);
        sum.m_isNegative = other.m_isNegative;
    }
    sum.normalize();
    return sum;
}

ExactNumber ExactNumber::operator*(const ExactNumber &other) const
{
    ExactNumber product;
    product.m_scale = m_scale + other.m_scale;
    product.m_isNegative = m_isNegative != other.m_isNegative;
    product.m_digits = QByteArray(m_digits.size() + other.m_digits.size(), 0);
    for (qsizetype i = 0; i < m_digits.size(); ++i) {
        int carry = 0;
        for (qsizetype j = 0; j < other.m_digits.size() || carry > 0; ++j) {
            const int digit = product.m_digits.at(i + j) + carry
                + m_digits.at(i) * (j < other.m_digits.size() ? other.m_digits.at(j) : 0);
            product.m_digits[i + j] = char(digit % 10);
            carry = digit / 10;
        }
    }
    product.normalize();
    return product;
}

std::strong_ordering ExactNumber::operator<=>(const ExactNumber &other) const
{
    if (m_isNegative != other.m_isNegative)
        return other.m_isNegative <=> m_isNegative;
    const qsizetype scale = std::max(m_scale, other.m_scale);
    const auto order = compareDigits(digitsAt(scale), other.digitsAt(scale));
    return m_isNegative ? 0 <=> order : order;
}

} // namespace lc
