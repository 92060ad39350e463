// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace lc {

class RecordBlock;

/// What is wrong with a JSON text, and where ("Entitlements[2].MaxCount").
struct JsonError {
    QString where;
    QString what;
    bool operator==(const JsonError &) const = default;
};

/// How strictly JSON is read.
enum class Reading {
    Tolerant, ///< answers: a mistyped optional member counts as absent, unknown members are skipped
    Strict ///< requests, read by the local service: every member has its declared type
};

/// Compact UTF-8 JSON; absent members are left out. `only` restricts it to members of that place.
QByteArray writeJson(const Type &type, const void *object, Place only = Place::Body);
/// The same with two blanks of indent, for people; sensitive members read "••••".
QByteArray writeJsonForPeople(const Type &type, const void *object);
/// Fills a default-constructed object. An empty text reads as `{}`.
/// Numbers outside int64 and malformed UTF-8 fail the whole text.
Result<void, JsonError> readJson(const Type &type, void *object, QByteArrayView json,
                                 Reading reading = Reading::Tolerant);
/// Reads an answer whose list member `list` goes to `block` and the rest to `object`.
Result<void, JsonError> readJsonList(const Type &type, void *object, const Field &list,
                                     RecordBlock &block, QByteArrayView json);

template <class T>
QByteArray writeJson(const T &object)
{
    return writeJson(typeOf<T>(), &object);
}

template <class T>
Result<T, JsonError> readJson(QByteArrayView json, Reading reading = Reading::Tolerant)
{
    T object;
    auto outcome = readJson(typeOf<T>(), &object, json, reading);
    if (!outcome)
        return unexpected(outcome.error());
    return object;
}

/// `text` as a quoted JSON string.
QByteArray toJsonString(QStringView text);

} // namespace lc
