// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quantitysum.h"

#include <algorithm>
#include <limits>

namespace lc {

namespace {

__extension__ using Wide = __int128;

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
        m_rest += ExactNumber::of(quantity).value_or(ExactNumber());
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
    m_rest += ExactNumber::fromText(toText(m_units, m_scale)).value_or(ExactNumber());
    m_units = 0;
    m_scale = 0;
}

Quantity QuantitySum::total() const
{
    const bool isSmall = m_units >= std::numeric_limits<qint64>::min()
        && m_units <= std::numeric_limits<qint64>::max();
    if (m_rest.isZero() && isSmall)
        return Quantity::fromUnits(qint64(m_units), m_scale);
    QuantitySum whole = *this;
    whole.spill();
    return Quantity::fromText(whole.m_rest.toText());
}

} // namespace lc
