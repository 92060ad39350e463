// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <optional>
#include <span>

namespace lc {

/// One value of a service enumeration and the word people see for it.
struct ChoiceValue {
    const char *wireName;
    const char *label; ///< source text in the translation context "Choice"
};

/// A service enumeration; the index of a value equals the C++ enumerator.
struct ChoiceType {
    const char *name;
    std::span<const ChoiceValue> values;

    std::optional<int> indexOf(QStringView wireName) const;
};

/// Specialised beside each C++ enum that stands for a service enumeration.
template <class E> const ChoiceType &choiceTypeOf();

/// A value of an open enumeration: a word this version does not know is kept and written back
/// unchanged.
class OpenChoice {
public:
    QString text; ///< the wire name, known or not

    bool operator==(const OpenChoice &) const = default;
};

template <class E> class Open : public OpenChoice {
public:
    Open() = default;
    Open(E value) { text = QString::fromLatin1(choiceTypeOf<E>().values[size_t(value)].wireName); }
    static Open fromText(QString wireName)
    {
        Open open;
        open.text = std::move(wireName);
        return open;
    }
    /// The enumerator, or nothing for a word that this version does not know.
    std::optional<E> known() const
    {
        const auto index = choiceTypeOf<E>().indexOf(text);
        return index ? std::optional(static_cast<E>(*index)) : std::nullopt;
    }
    bool operator==(const Open &) const = default;
    bool operator==(E value) const { return known() == value; }
};

/// A date as the service spells it: the text is kept, so that an unchanged date is written back
/// unchanged.
class DateText {
public:
    QString text;

    DateText() = default;
    explicit DateText(QString spelled) : text(std::move(spelled)) { }
    explicit DateText(Instant instant) : text(toIsoText(instant)) { }

    /// Understands ISO 8601 with a zone, without one (UTC), and decimal epoch seconds.
    std::optional<Instant> instant() const;
    bool operator==(const DateText &) const = default;
};

} // namespace lc
