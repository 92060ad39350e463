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
    enum class Kind {
        Malformed, ///< not JSON at all
        Mistyped, ///< a member has another type than its row states
        Missing ///< a required member is absent
    };
    Kind kind = Kind::Malformed;
    QString where;
    QString what;
    bool operator==(const JsonError &) const = default;
};

/// How strictly JSON is read.
enum class Reading {
    Tolerant, ///< answers: a mistyped optional member counts as absent; unknown members are skipped
    Strict ///< requests, read by the local service: every member has its declared type
};

/// Compact UTF-8 JSON of the members that travel in the body; absent ones are left out.
QByteArray writeJson(const Type &type, const void *object);
/// Compact UTF-8 JSON of the members that travel in one place.
QByteArray writeJson(const Type &type, const void *object, Place place);
/// Every member, indented by two blanks, for people; sensitive ones read as four bullets.
QByteArray writeJsonForPeople(const Type &type, const void *object);
/// JSON of somebody else's, laid out in lines; every value keeps its spelling.
QByteArray indentJson(QByteArrayView json);
/// Compact UTF-8 JSON of every member but the sensitive ones; readJson() reads it again.
QByteArray writeJsonWithoutSecrets(const Type &type, const void *object);
/// As API Gateway writes them into HAL: a list of one as its element, times in ISO form.
QByteArray writeJsonInHal(const Type &type, const void *object);
/// Fills a default-constructed object. An empty text reads as `{}`.
/// Numbers outside int64 and malformed UTF-8 fail the whole text.
Result<void, JsonError> readJson(const Type &type, void *object, QByteArrayView json,
                                 Reading reading = Reading::Tolerant);
/// Reads an answer whose list member `list` goes to `block` and the rest to `object`.
Result<void, JsonError> readJsonList(const Type &type, void *object, const Field &list,
                                     RecordBlock &block, QByteArrayView json);

template <class T> QByteArray writeJson(const T &object)
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
