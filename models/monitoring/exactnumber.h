// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/quantity.h"

#include <QByteArray>

#include <compare>
#include <optional>

namespace lc {

/// A decimal number of any length with exact arithmetic, for comparing amounts of up to 40 digits
/// with percents of each other.
class ExactNumber {
public:
    ExactNumber() = default; ///< 0
    explicit ExactNumber(qint64 value);
    /// Nothing for what is no number.
    static std::optional<ExactNumber> of(const Quantity &quantity);
    static std::optional<ExactNumber> fromText(QStringView text);

    bool isZero() const { return m_digits.isEmpty(); }
    bool isNegative() const { return m_isNegative; }
    QString toText() const; ///< "12.5"

    ExactNumber operator-() const;
    ExactNumber operator+(const ExactNumber &other) const;
    ExactNumber operator-(const ExactNumber &other) const { return *this + -other; }
    ExactNumber operator*(const ExactNumber &other) const;
    std::strong_ordering operator<=>(const ExactNumber &other) const;
    bool operator==(const ExactNumber &other) const { return (*this <=> other) == 0; }

private:
    void normalize();
    /// The digits as a whole number of 10^-scale units; `scale` is at least m_scale.
    QByteArray digitsAt(qsizetype scale) const;

    QByteArray m_digits; ///< values 0 to 9, the least significant first, no zeros at its end
    qsizetype m_scale = 0; ///< decimal places
    bool m_isNegative = false;
};

} // namespace lc
