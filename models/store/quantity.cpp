// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quantity.h"

#include <QtNumeric>

#include <algorithm>
#include <array>
#include <limits>

namespace lc {

namespace {

__extension__ using Wide = __int128;

constexpr auto powersOfTen = [] {
    std::array<qint64, Quantity::maxScale + 1> powers{};
    qint64 power = 1;
    for (auto &entry : powers) {
        entry = power;
        power *= power < 1'000'000'000'000'000'000 ? 10 : 1;
    }
    return powers;
}();

/// A decimal number as its digits: no leading zeros before the point, no trailing ones after it.
struct Digits {
    bool isNumber = false;
    bool isNegative = false;
    QStringView whole;
    QStringView fraction;

    bool isZero() const { return whole.isEmpty() && fraction.isEmpty(); }
};

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Digits digitsOf(QStringView text)
{
    Digits digits;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        digits.isNegative = text.front() == u'-';
        text = text.sliced(1);
    }
    const qsizetype point = text.indexOf(u'.');
    digits.whole = point < 0 ? text : text.first(point);
    digits.fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    digits.isNumber = isDigits(digits.whole) && isDigits(digits.fraction)
        && digits.whole.size() + digits.fraction.size() > 0;
    while (digits.whole.startsWith(u'0'))
        digits.whole = digits.whole.sliced(1);
    while (digits.fraction.endsWith(u'0'))
        digits.fraction.chop(1);
    return digits;
}

std::strong_ordering compareMagnitudes(const Digits &left, const Digits &right)
{
    if (left.whole.size() != right.whole.size())
        return left.whole.size() <=> right.whole.size();
    if (const int order = left.whole.compare(right.whole); order != 0)
        return order <=> 0;
    return left.fraction.compare(right.fraction) <=> 0;
}

std::strong_ordering compareTexts(const QString &left, const QString &right)
{
    const Digits a = digitsOf(left);
    const Digits b = digitsOf(right);
    if (!a.isNumber || !b.isNumber) {
        if (a.isNumber != b.isNumber)
            return a.isNumber <=> b.isNumber;
        return left.compare(right) <=> 0;
    }
    const bool aNegative = a.isNegative && !a.isZero();
    const bool bNegative = b.isNegative && !b.isZero();
    if (aNegative != bNegative)
        return bNegative <=> aNegative;
    return aNegative ? compareMagnitudes(b, a) : compareMagnitudes(a, b);
}

} // namespace

Quantity Quantity::fromUnits(qint64 units, int scale)
{
    Q_ASSERT(scale >= 0 && scale <= maxScale);
    while (scale > 0 && units % 10 == 0) {
        units /= 10;
        --scale;
    }
    Quantity quantity(units);
    quantity.m_scale = scale;
    return quantity;
}

Quantity Quantity::fromText(QStringView text)
{
    const Digits digits = digitsOf(text);
    // 18 digits always fit; a longer number is tried, one of more than 19 cannot.
    if (digits.isNumber && digits.whole.size() + digits.fraction.size() <= 19
        && digits.fraction.size() <= maxScale) {
        Wide units = 0;
        for (const QStringView part : {digits.whole, digits.fraction}) {
            for (const QChar c : part)
                units = units * 10 + (c.unicode() - u'0');
        }
        if (digits.isNegative)
            units = -units;
        if (units >= std::numeric_limits<qint64>::min()
            && units <= std::numeric_limits<qint64>::max())
            return fromUnits(qint64(units), int(digits.fraction.size()));
    }
    Quantity quantity;
    quantity.m_text = new Text(text.toString());
    return quantity;
}

std::optional<qint64> Quantity::unitsAt(int scale) const
{
    qint64 units = m_units;
    for (int step = m_scale; step < scale; ++step) {
        if (__builtin_mul_overflow(units, qint64(10), &units))
            return std::nullopt;
    }
    return units;
}

bool Quantity::isNumber() const
{
    return !isText() || digitsOf(*m_text).isNumber;
}

QString Quantity::toText() const
{
    if (isText())
        return *m_text;
    QString digits = QString::number(m_units);
    if (m_scale == 0)
        return digits;
    const qsizetype sign = m_units < 0 ? 1 : 0;
    if (const qsizetype missing = m_scale + 1 - (digits.size() - sign); missing > 0)
        digits.insert(sign, QString(missing, u'0'));
    digits.insert(digits.size() - m_scale, u'.');
    return digits;
}

double Quantity::toDouble() const
{
    if (!isText() && m_scale == 0)
        return double(m_units);
    bool ok = false;
    const double value = toText().toDouble(&ok);
    return ok && isNumber() ? value : qQNaN();
}

std::weak_ordering Quantity::compare(const Quantity &other) const
{
    if (isText() || other.isText())
        return compareTexts(toText(), other.toText());
    const int scale = std::max(m_scale, other.m_scale);
    const Wide left = Wide(m_units) * powersOfTen[size_t(scale - m_scale)];
    const Wide right = Wide(other.m_units) * powersOfTen[size_t(scale - other.m_scale)];
    return left <=> right;
}

} // namespace lc
