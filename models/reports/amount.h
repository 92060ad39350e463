// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace lc {

/// An exact decimal number of any length, for money and what it is paid for.
class Amount {
public:
    Amount() = default; ///< 0
    explicit Amount(qint64 value);
    /// "-12.50"; nothing for what is no plain decimal number.
    static std::optional<Amount> fromText(QStringView text);

    /// The smallest amount of so many decimals: 0.01 of 2.
    static Amount unitOf(int decimals);

    bool isNegative() const { return m_isNegative; }
    bool isZero() const { return m_digits.empty(); }
    /// Shortest: "12.5".
    QString toText() const;
    /// With exactly so many decimals; rounded() first, digits that do not fit are cut off.
    QString toText(int decimals) const;
    double toDouble() const { return toText().toDouble(); }

    /// To so many decimals, a half to the even neighbour.
    Amount rounded(int decimals) const;
    /// The nearest number of so many decimals that is not above this one.
    Amount floored(int decimals) const;

    Amount operator-() const;
    friend Amount operator+(const Amount &left, const Amount &right);
    friend Amount operator-(const Amount &left, const Amount &right) { return left + -right; }
    friend Amount operator*(const Amount &left, const Amount &right);
    Amount &operator+=(const Amount &other) { return *this = *this + other; }
    bool operator==(const Amount &other) const = default;
    std::strong_ordering operator<=>(const Amount &other) const;

private:
    /// The digits of value * 10^scale, scale being at least m_scale.
    std::string scaled(int scale) const;
    void normalize();

    std::string m_digits; ///< '0' to '9', the highest first, without leading zeros; empty is 0
    int m_scale = 0; ///< how many of them are decimals; the last one of these is never 0
    bool m_isNegative = false;
};

/// Rounds parts to so many decimals so that they sum to their rounded total: each is cut off, and
/// what is left goes, one unit each, to those that lost most (the largest remainder).
std::vector<Amount> allocated(const std::vector<Amount> &parts, int decimals);

} // namespace lc
