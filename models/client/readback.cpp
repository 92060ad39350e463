// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/readback.h"

#include "client/readbacksteps.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

static constexpr Field evidenceRows[] = {
    field<&Evidence::before>("before"),
    field<&Evidence::known>("known"),
    field<&Evidence::hashes>("hashes"),
};

constinit const Type Evidence::rows = describe<Evidence>("Evidence", evidenceRows);

const ReadBack *findReadBack(const Operation &change)
{
    for (const auto &table :
         {readbacks::ofLicenses(), readbacks::ofResources(), readbacks::ofGateway()}) {
        const auto found = std::find_if(table.begin(), table.end(), [&](const ReadBack &each) {
            return each.change == &change;
        });
        if (found != table.end())
            return &*found;
    }
    return nullptr;
}

QString secretHash(const QString &secret)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex());
}

namespace readbacks {

bool isGone(const ApiError &error)
{
    return error.kind == ApiError::Kind::NotFound
        || error.code == "InvalidParameterValueException"_L1
        || error.code == "ValidationException"_L1;
}

ReadBackStep doneIfGone(const ApiError &error)
{
    return isGone(error) ? done() : passOn(error);
}

ReadBackStep notDoneIfGone(const ApiError &error)
{
    return isGone(error) ? notDone() : passOn(error);
}

namespace {

bool isEmpty(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

bool covers(const QJsonValue &read, const QJsonValue &sent)
{
    // An empty text or list that was sent takes the member away.
    if (isEmpty(sent))
        return isEmpty(read);
    if (sent.isObject() && read.isObject()) {
        const QJsonObject members = sent.toObject();
        const QJsonObject found = read.toObject();
        for (auto member = members.begin(); member != members.end(); ++member) {
            if (!covers(found.value(member.key()), member.value()))
                return false;
        }
        return true;
    }
    if (sent.isArray() && read.isArray()) {
        const QJsonArray wanted = sent.toArray();
        const QJsonArray found = read.toArray();
        return wanted.size() == found.size()
            && std::all_of(wanted.begin(), wanted.end(), [&](const QJsonValue &each) {
                   return std::any_of(found.begin(), found.end(),
                                      [&](const QJsonValue &other) { return covers(other, each); });
               });
    }
    if (sent.isString() && read.isString()) {
        // Services write times in forms of their own.
        const auto sentTime = DateText(sent.toString()).instant();
        return sent == read || (sentTime && sentTime == DateText(read.toString()).instant());
    }
    return sent == read;
}

} // namespace

bool isCovered(const Type &sentType, const void *sent, const Type &readType, const void *read,
               std::initializer_list<const char *> except)
{
    const QJsonObject wanted = QJsonDocument::fromJson(writeJson(sentType, sent)).object();
    const QJsonObject found = QJsonDocument::fromJson(writeJson(readType, read)).object();
    for (auto member = wanted.begin(); member != wanted.end(); ++member) {
        const QByteArray name = member.key().toUtf8();
        const bool isLeftOut = std::any_of(except.begin(), except.end(),
                                           [&](const char *each) { return name == each; });
        if (isLeftOut || !readType.find(name.toStdString()))
            continue;
        if (!covers(found.value(member.key()), member.value()))
            return false;
    }
    return true;
}

} // namespace readbacks

} // namespace lc
