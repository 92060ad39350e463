// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quantitysum.h"

#include <algorithm>
#include <limits>

namespace lc {

namespace {

__extension__ using Wide = __int128;

/// A decimal number as digits before and after its point.
struct Decimal {
    bool isNegative = false;
    QByteArray whole;
    QByteArray fraction;
};

Decimal decimalOf(const QString &text)
{
    Decimal decimal;
    QByteArray digits = text.toLatin1();
    if (digits.startsWith('-') || digits.startsWith('+')) {
        decimal.isNegative = digits.front() == '-';
        digits.remove(0, 1);
    }
    const qsizetype point = digits.indexOf('.');
    decimal.whole = point < 0 ? digits : digits.first(point);
    decimal.fraction = point < 0 ? QByteArray() : digits.sliced(point + 1);
    return decimal;
}

/// The digits of both, of one length, with so many of them after the point.
qsizetype align(Decimal &left, Decimal &right)
{
    const qsizetype fraction = std::max(left.fraction.size(), right.fraction.size());
    const qsizetype whole = std::max(left.whole.size(), right.whole.size()) + 1;
    for (Decimal *side : {&left, &right}) {
        side->fraction.append(QByteArray(fraction - side->fraction.size(), '0'));
        side->whole = QByteArray(whole - side->whole.size(), '0') + side->whole + side->fraction;
    }
    return fraction;
}

QString addDecimals(const QString &one, const QString &other)
{
    Decimal left = decimalOf(one);
    Decimal right = decimalOf(other);
    const qsizetype fraction = align(left, right);
    const bool subtracts = left.isNegative != right.isNegative;
    if (subtracts && left.whole < right.whole)
        std::swap(left, right);
    QByteArray digits = left.whole;
    int carry = 0;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        const int term = right.whole[i] - '0';
        int digit = digits[i] - '0' + carry + (subtracts ? -term : term);
        carry = digit < 0 ? -1 : digit / 10;
        digit = digit < 0 ? digit + 10 : digit % 10;
        digits[i] = char('0' + digit);
    }
    digits.insert(digits.size() - fraction, '.');
    while (digits.endsWith('0'))
        digits.chop(1);
    if (digits.endsWith('.'))
        digits.chop(1);
    qsizetype zeros = 0;
    while (zeros + 1 < digits.size() && digits[zeros] == '0' && digits[zeros + 1] != '.')
        ++zeros;
    digits.remove(0, zeros);
    if (left.isNegative && digits != "0")
        digits.prepend('-');
    return QString::fromLatin1(digits);
}

QString toText(Wide units, int scale)
{
    const bool isNegative = units < 0;
    QByteArray digits;
    do {
        const int digit = int(units % 10);
        digits.prepend(char('0' + (digit < 0 ? -digit : digit)));
        units /= 10;
    } while (units != 0);
    if (digits.size() <= scale)
        digits.prepend(QByteArray(scale + 1 - digits.size(), '0'));
    if (scale > 0)
        digits.insert(digits.size() - scale, '.');
    if (isNegative)
        digits.prepend('-');
    return QString::fromLatin1(digits);
}

} // namespace

void QuantitySum::add(const Quantity &quantity)
{
    if (!quantity.isText())
        add(quantity.units(), quantity.scale());
    else if (quantity.isNumber())
        m_rest = addDecimals(m_rest.isEmpty() ? QStringLiteral("0") : m_rest, quantity.toText());
}

void QuantitySum::add(qint64 units, int scale)
{
    Wide addend = units;
    for (int step = scale; step < m_scale; ++step)
        addend *= 10; // 63 bits and 18 digits fit
    Wide grown = m_units;
    bool fits = true;
    for (int step = m_scale; step < scale && fits; ++step)
        fits = !__builtin_mul_overflow(grown, Wide(10), &grown);
    fits = fits && !__builtin_add_overflow(grown, addend, &grown);
    if (!fits) {
        spill();
        grown = units;
        m_scale = scale;
    }
    m_units = grown;
    m_scale = std::max(m_scale, scale);
}

void QuantitySum::spill()
{
    m_rest = addDecimals(m_rest.isEmpty() ? QStringLiteral("0") : m_rest, toText(m_units, m_scale));
    m_units = 0;
    m_scale = 0;
}

Quantity QuantitySum::total() const
{
    const bool isSmall = m_units >= std::numeric_limits<qint64>::min()
        && m_units <= std::numeric_limits<qint64>::max();
    if (m_rest.isEmpty() && isSmall)
        return Quantity::fromUnits(qint64(m_units), m_scale);
    QuantitySum whole = *this;
    whole.spill();
    return Quantity::fromText(whole.m_rest);
}

} // namespace lc
