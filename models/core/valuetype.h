// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values.h"

#include <QList>
#include <QMap>
#include <QString>

#include <concepts>
#include <optional>
#include <type_traits>

namespace lc {

struct Type;

/// The rows of a described struct, which declares `static const Type rows` and defines it in its
/// .cpp.
template <class T> const Type &typeOf()
{
    return T::rows;
}

/// What a member can be; the walkers switch on it.
enum class Kind : unsigned char {
    Text, ///< QString
    Integer, ///< qint64
    Real, ///< double
    Boolean, ///< bool
    Timestamp, ///< Instant; a JSON number of epoch seconds
    Date, ///< DateText; a JSON string
    Choice, ///< Open<E>
    Record, ///< a described struct
    List, ///< QList<T>
    Map ///< QMap<QString, T>
};

/// A C++ member type with its type erased, so that plain loops can walk it.
struct ValueType {
    Kind kind;
    bool optional = false; ///< std::optional: absent is not empty
    const Type &(*record)() = nullptr; ///< Kind::Record
    const ChoiceType &(*choice)() = nullptr; ///< Kind::Choice
    const ValueType *element = nullptr; ///< Kind::List and Kind::Map

    /// The value behind an optional (or the member itself); nullptr when absent.
    const void *(*peek)(const void *member) = nullptr;
    /// Makes an absent value present (default-constructed) and returns it.
    void *(*engage)(void *member) = nullptr;
    /// Makes it absent, or default-constructed where absent cannot be told.
    void (*reset)(void *member) = nullptr;

    // Kind::List; `list` is what peek and engage return.
    qsizetype (*size)(const void *list) = nullptr;
    const void *(*at)(const void *list, qsizetype index) = nullptr;
    void *(*append)(void *list) = nullptr; ///< a new default-constructed last element
    // Kind::Map; visits in key order.
    void (*visit)(const void *map, void *context,
                  void (*entry)(void *context, const QString &key, const void *value)) = nullptr;
    void *(*insert)(void *map, const QString &key) = nullptr;
};

namespace detail {

template <class T> struct IsOptional : std::false_type {
};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {
};
template <class T> struct IsList : std::false_type {
};
template <class T> struct IsList<QList<T>> : std::true_type {
};
template <class T> struct IsMap : std::false_type {
};
template <class T> struct IsMap<QMap<QString, T>> : std::true_type {
};
template <class T> struct IsOpen : std::false_type {
};
template <class E> struct IsOpen<Open<E>> : std::true_type {
};
template <class T> struct EnumOf;
template <class E> struct EnumOf<Open<E>> {
    using type = E;
};

template <class T> constexpr Kind kindOf()
{
    if constexpr (std::same_as<T, QString>)
        return Kind::Text;
    else if constexpr (std::same_as<T, qint64>)
        return Kind::Integer;
    else if constexpr (std::same_as<T, double>)
        return Kind::Real;
    else if constexpr (std::same_as<T, bool>)
        return Kind::Boolean;
    else if constexpr (std::same_as<T, Instant>)
        return Kind::Timestamp;
    else if constexpr (std::same_as<T, DateText>)
        return Kind::Date;
    else if constexpr (IsOpen<T>::value)
        return Kind::Choice;
    else if constexpr (IsList<T>::value)
        return Kind::List;
    else if constexpr (IsMap<T>::value)
        return Kind::Map;
    else {
        static_assert(std::is_class_v<T>, "no field can have this type: see core/valuetype.h");
        return Kind::Record;
    }
}

template <class T> constexpr ValueType makeValueType();

} // namespace detail

/// The erased description of a member type; one per C++ type.
template <class T> inline constexpr ValueType valueTypeOf = detail::makeValueType<T>();

namespace detail {

template <class T> constexpr ValueType makePlainValueType()
{
    ValueType type{kindOf<T>()};
    type.peek = [](const void *member) { return member; };
    type.engage = [](void *member) { return member; };
    type.reset = [](void *member) { *static_cast<T *>(member) = T(); };
    if constexpr (kindOf<T>() == Kind::Record)
        type.record = &typeOf<T>;
    if constexpr (IsOpen<T>::value)
        type.choice = &choiceTypeOf<typename EnumOf<T>::type>;
    if constexpr (IsList<T>::value) {
        type.element = &valueTypeOf<typename T::value_type>;
        type.size = [](const void *list) { return static_cast<const T *>(list)->size(); };
        type.at = [](const void *list, qsizetype index) -> const void * {
            return &static_cast<const T *>(list)->at(index);
        };
        type.append = [](void *list) -> void * { return &static_cast<T *>(list)->emplaceBack(); };
    }
    if constexpr (IsMap<T>::value) {
        type.element = &valueTypeOf<typename T::mapped_type>;
        type.visit = [](const void *map, void *context,
                        void (*entry)(void *, const QString &, const void *)) {
            const auto *typed = static_cast<const T *>(map);
            for (auto it = typed->cbegin(); it != typed->cend(); ++it)
                entry(context, it.key(), &it.value());
        };
        type.insert = [](void *map, const QString &key) -> void * {
            return &(*static_cast<T *>(map))[key];
        };
    }
    return type;
}

template <class T> constexpr ValueType makeValueType()
{
    if constexpr (IsOptional<T>::value) {
        ValueType type = makePlainValueType<typename T::value_type>();
        type.optional = true;
        type.peek = [](const void *member) -> const void * {
            const auto *typed = static_cast<const T *>(member);
            return typed->has_value() ? &**typed : nullptr;
        };
        type.engage = [](void *member) -> void * {
            auto *typed = static_cast<T *>(member);
            if (!typed->has_value())
                typed->emplace();
            return &**typed;
        };
        type.reset = [](void *member) { static_cast<T *>(member)->reset(); };
        return type;
    } else {
        return makePlainValueType<T>();
    }
}

} // namespace detail
} // namespace lc
