// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/quantity.h"

#include <compare>
#include <optional>
#include <string>

namespace lc {

/// A decimal number of any length with exact arithmetic: for amounts of up to 40 digits, their sums
/// and percents of each other, and for what they cost.
class ExactNumber {
public:
    ExactNumber() = default; ///< 0
    explicit ExactNumber(qint64 value);
    /// Nothing for what is no number.
    static std::optional<ExactNumber> of(const Quantity &quantity);
    static std::optional<ExactNumber> fromText(QStringView text);
    /// The smallest number of so many decimals: 0.01 of 2.
    static ExactNumber unitOf(int decimals);

    bool isZero() const { return m_digits.empty(); }
    bool isNegative() const { return m_isNegative; }
    /// Shortest: "12.5".
    QString toText() const;
    /// With exactly so many decimals; rounded() first, digits that do not fit are cut off.
    QString toText(int decimals) const;
    double toDouble() const { return toText().toDouble(); }

    /// To so many decimals, a half to the even neighbour.
    ExactNumber rounded(int decimals) const;
    /// The nearest number of so many decimals that is not above this one.
    ExactNumber floored(int decimals) const;

    ExactNumber operator-() const;
    friend ExactNumber operator+(const ExactNumber &left, const ExactNumber &right);
    friend ExactNumber operator-(const ExactNumber &left, const ExactNumber &right)
    {
        return left + -right;
    }
    friend ExactNumber operator*(const ExactNumber &left, const ExactNumber &right);
    ExactNumber &operator+=(const ExactNumber &other) { return *this = *this + other; }
    bool operator==(const ExactNumber &other) const = default;
    std::strong_ordering operator<=>(const ExactNumber &other) const;

private:
    /// The digits of value * 10^scale, scale being at least m_scale.
    std::string scaled(int scale) const;
    void normalize();

    std::string m_digits; ///< '0' to '9', the highest first, without leading zeros; empty is 0
    int m_scale = 0; ///< how many of them are decimals; the last one of these is never 0
    bool m_isNegative = false;
};

} // namespace lc
