// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QSharedData>
#include <QString>

#include <compare>
#include <optional>

namespace lc {

/// An exact decimal amount: 64-bit units with a decimal scale; what does not fit (the service
/// sends amounts as text of up to 40 digits) is kept as the text it was.
class Quantity {
public:
    static constexpr int maxScale = 18;

    Quantity() = default; ///< 0
    explicit Quantity(qint64 value) : m_units(value) { }
    /// units * 10^-scale, without trailing zeros in the fraction; scale 0 to maxScale.
    static Quantity fromUnits(qint64 units, int scale);
    /// Never fails: "12.50" becomes 125 at scale 1, everything else is kept.
    static Quantity fromText(QStringView text);

    bool isText() const { return bool(m_text); }
    qint64 units() const { return m_units; } ///< 0 when isText()
    int scale() const { return m_scale; }
    /// The units at this scale or a larger one; nothing when they do not fit.
    std::optional<qint64> unitsAt(int scale) const;
    /// A decimal number, be it kept as units or as text.
    bool isNumber() const;

    QString toText() const; ///< "12.5", independent of the locale
    double toDouble() const; ///< nearest; NaN when it is no number

    bool operator==(const Quantity &other) const
    {
        return m_units == other.m_units && m_scale == other.m_scale
            && (m_text == other.m_text || (m_text && other.m_text && *m_text == *other.m_text));
    }
    /// Exact for numbers of any length; what is no number comes first, by its text.
    std::weak_ordering operator<=>(const Quantity &other) const
    {
        const bool isPlain = m_scale == other.m_scale && !m_text && !other.m_text;
        return isPlain ? m_units <=> other.m_units : compare(other);
    }

private:
    struct Text final : QSharedData, QString {
        explicit Text(const QString &text) : QString(text) { }
    };

    std::weak_ordering compare(const Quantity &other) const;

    // Small, since there are many: a text is the exception.
    qint64 m_units = 0;
    QExplicitlySharedDataPointer<const Text> m_text;
    int m_scale = 0;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::Quantity)
