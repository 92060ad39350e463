// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/valuetype.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string_view>

namespace lc {

/// Facts about a field that views, exports, redaction and the local service read.
enum Trait : unsigned {
    Required = 1U << 0,
    Key = 1U << 1, ///< part of the row key of its record
    ReadOnly = 1U << 2, ///< set by the service, never by a form
    Sensitive = 1U << 3, ///< never logged, journalled, exported or drafted
    LongText = 1U << 4, ///< edited in several lines
};

/// Where a request member travels.
enum class Place : unsigned char {
    Body, ///< a member of the body's JSON or form
    Path,
    Query,
    Payload ///< a text that is the whole body, as it stands
};

/// One member of a record, request or response: the one place where its facts are stated.
struct Field {
    const char *wireName;
    void *(*in)(void *object); ///< where this member lives inside a given object
    const ValueType *type;
    const char *label =
        nullptr; ///< source text, context "Field"; a field without one is never shown
    unsigned traits = 0;
    Place place = Place::Body;
    qint64 low = 0; ///< range of a number, of a text's length or of a list's size;
    qint64 high = -1; ///< low > high means unlimited
    const char *pattern = nullptr; ///< regular expression the whole text matches
    /// Its name in the service model where the wire name differs; the CLI and boto3 derive theirs
    /// from it.
    const char *modelName = nullptr;

    constexpr Field titled(const char *text) const
    {
        Field f = *this;
        f.label = text;
        return f;
    }
    constexpr Field with(unsigned bits) const
    {
        Field f = *this;
        f.traits |= bits;
        return f;
    }
    constexpr Field within(qint64 lowest, qint64 highest) const
    {
        Field f = *this;
        f.low = lowest;
        f.high = highest;
        return f;
    }
    constexpr Field matching(const char *expression) const
    {
        Field f = *this;
        f.pattern = expression;
        return f;
    }
    constexpr Field inPath() const
    {
        Field f = *this;
        f.place = Place::Path;
        return f;
    }
    constexpr Field inQuery() const
    {
        Field f = *this;
        f.place = Place::Query;
        return f;
    }
    constexpr Field asPayload() const
    {
        Field f = *this;
        f.place = Place::Payload;
        return f;
    }
    constexpr Field named(const char *name) const
    {
        Field f = *this;
        f.modelName = name;
        return f;
    }

    constexpr bool is(Trait trait) const { return (traits & trait) != 0; }
    constexpr bool isLimited() const { return low <= high; }
    /// The same place in an object that is only read.
    const void *inConst(const void *object) const { return in(const_cast<void *>(object)); }
};

template <auto Member> struct MemberOf;
template <class C, class V, V C::*Member> struct MemberOf<Member> {
    using Owner = C;
    using Value = V;
};

/// A row of `Owner`, which may inherit the member: `fieldOf<GrantedLicense,
/// &License::licenseName>`.
template <class Owner, auto Member> consteval Field fieldOf(const char *wireName)
{
    return {wireName,
            [](void *object) -> void * { return &(static_cast<Owner *>(object)->*Member); },
            &valueTypeOf<typename MemberOf<Member>::Value>};
}

/// A row: `field<&License::licenseName>("LicenseName").titled(...)`.
template <auto Member> consteval Field field(const char *wireName)
{
    return fieldOf<typename MemberOf<Member>::Owner, Member>(wireName);
}

/// For `within`: no upper limit.
inline constexpr qint64 unlimited = std::numeric_limits<qint64>::max();

/// Two tables of rows as one, for a struct that extends another.
template <std::size_t M, std::size_t N>
consteval std::array<Field, M + N> joined(const std::array<Field, M> &base,
                                          const std::array<Field, N> &more)
{
    std::array<Field, M + N> rows{};
    std::copy(base.begin(), base.end(), rows.begin());
    std::copy(more.begin(), more.end(), rows.begin() + M);
    return rows;
}

/// A described struct: its name in the service model and its rows.
struct Type {
    const char *name;
    std::span<const Field> fields;
    void *(*create)(); ///< a default-constructed object; owned by the caller, ended by destroy
    void (*destroy)(void *object);
    bool (*equal)(const void *left, const void *right);

    const Field *find(std::string_view wireName) const;
    const Field *findPayload() const; ///< nullptr when the body is made of members
    int indexOf(std::string_view wireName) const; ///< -1 when there is no such row
};

template <class T> constexpr Type describe(const char *name, std::span<const Field> fields = {})
{
    return {name, fields, []() -> void * { return new T(); },
            [](void *object) { delete static_cast<T *>(object); },
            [](const void *left, const void *right) {
                return *static_cast<const T *>(left) == *static_cast<const T *>(right);
            }};
}

} // namespace lc
