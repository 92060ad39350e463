// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/tone.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lc {

/// A state in words: a status pill, a pre-check, the result of a row in work.
struct Badge {
    QString state; ///< stable name for filters and files: "ready"
    QString word; ///< "Ready"; translated
    Tone tone = Tone::Neutral;
    QString icon; ///< icon name of the style ("ok", "progress"); empty: the tone's own
    QString reason; ///< shown in the tooltip; may be empty

    bool operator==(const Badge &) const = default;
};

/// Consumption of one thing as the service reported it: exact decimal text, never rounded.
struct UsageFigure {
    QString used;
    std::optional<QString> maximum; ///< absent: no limit
    QString unit; ///< "Count", "Gigabytes"; empty where it does not matter
    QString name; ///< the entitlement or dimension that is meant
    std::optional<Instant> asOf;
    bool isStale = false; ///< the latest attempt to read it failed

    /// 100 * used / maximum; nothing without a limit, infinite for use of a limit of 0.
    std::optional<double> percent() const;
    bool operator==(const UsageFigure &) const = default;
};

/// A short run of values for a sparkline: equally spaced, NaN where nothing was recorded.
struct Trend {
    QList<double> values;
    std::optional<double> capacity;

    bool operator==(const Trend &other) const;
};

/// What one cell holds before it is put into words. Text is UTF-8 and may point into a record
/// block.
class Cell {
public:
    enum class Type { Absent, Text, Integer, Real, Time, Badge, Usage, Trend };

    Cell() = default;
    /// `text` must outlive the cell.
    static Cell borrowed(std::string_view text);
    static Cell text(std::string text);
    static Cell integer(qint64 value);
    static Cell real(double value);
    static Cell instant(Instant value);
    static Cell badge(Badge value);
    /// One of a column that is sorted by a number, not by its words.
    static Cell badge(Badge value, qint64 order);
    static Cell usage(UsageFigure value);
    static Cell trend(Trend value);

    Type type() const { return m_type; }
    bool isAbsent() const { return m_type == Type::Absent; }
    std::string_view text() const { return m_isOwned ? std::string_view(m_owned) : m_view; }
    qint64 integer() const { return m_integer; }
    double real() const { return m_real; }
    Instant instant() const { return Instant(std::chrono::milliseconds(m_integer)); }
    const Badge &badge() const { return m_extra->badge; }
    std::optional<qint64> badgeOrder() const
    {
        return m_hasOrder ? std::optional(m_integer) : std::nullopt;
    }
    const UsageFigure &usage() const { return m_extra->usage; }
    const Trend &trend() const { return m_extra->trend; }

private:
    struct Extra {
        Badge badge;
        UsageFigure usage;
        Trend trend;
    };

    Type m_type = Type::Absent;
    bool m_isOwned = false;
    bool m_hasOrder = false;
    qint64 m_integer = 0; ///< also milliseconds of an instant, or the order of a badge
    double m_real = 0;
    std::string_view m_view;
    std::string m_owned;
    std::shared_ptr<const Extra> m_extra;
};

/// The instant a date is spelled with: ISO 8601 in UTC at once, every other spelling through
/// DateText.
std::optional<Instant> instantOf(std::string_view dateText);

} // namespace lc

Q_DECLARE_METATYPE(lc::Badge)
Q_DECLARE_METATYPE(lc::UsageFigure)
Q_DECLARE_METATYPE(lc::Trend)
