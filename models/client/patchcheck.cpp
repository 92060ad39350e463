// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/patchcheck.h"

#include "client/readbacksteps.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString unescaped(QString segment)
{
    return segment.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
}

/// "apiId:stage" of an element of `apiStages`.
QString stageName(const QJsonValue &stage)
{
    return stage[u"apiId"].toString() + u':' + stage[u"stage"].toString();
}

/// The value that stands at a path; undefined when there is none.
QJsonValue valueAt(QJsonValue value, const QStringList &segments)
{
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString segment = unescaped(segments.at(i));
        if (value.isArray()) {
            const QJsonArray elements = value.toArray();
            const auto found =
                std::find_if(elements.begin(), elements.end(), [&](const QJsonValue &each) {
                    return each == segment || (each.isObject() && stageName(each) == segment);
                });
            value =
                found == elements.end() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(*found);
            continue;
        }
        const QJsonObject members = value.toObject();
        const bool isMethod = !members.contains(segment) && i + 1 < segments.size();
        if (isMethod) {
            // Methods are named by path and verb in one: "/pets/GET".
            const QString path = segment.startsWith(u'/') ? segment : u'/' + segment;
            const QString method = path + u'/' + segments.at(i + 1);
            if (members.contains(method)) {
                value = members.value(method);
                ++i;
                continue;
            }
        }
        value = members.value(segment);
    }
    return value;
}

bool isText(const QJsonValue &value, const QString &text)
{
    if (value.isBool())
        return (text.compare(u"true"_s, Qt::CaseInsensitive) == 0) == value.toBool();
    if (value.isDouble()) {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        return isNumber && qFuzzyCompare(1 + number, 1 + value.toDouble());
    }
    return value.toString() == text;
}

bool holds(const QJsonValue &list, const QString &text)
{
    const QJsonArray elements = list.toArray();
    return std::any_of(elements.begin(), elements.end(), [&](const QJsonValue &each) {
        return each.isObject() ? stageName(each) == text : isText(each, text);
    });
}

/// Nothing when it cannot be told.
std::optional<bool> isMade(const QJsonObject &record, const Type &type,
                           const PatchOperation &operation)
{
    const QStringList segments = operation.path.value_or(QString()).split(u'/').mid(1);
    const auto kind = operation.op ? operation.op->known() : std::nullopt;
    if (segments.isEmpty() || !type.find(segments.first().toStdString()) || !kind)
        return std::nullopt;
    const QJsonValue value = valueAt(record, segments);
    const QString text = operation.value.value_or(QString());
    const bool isList = type.find(segments.first().toStdString())->type->kind == Kind::List;
    switch (*kind) {
    case PatchOperationKind::Add:
    case PatchOperationKind::Replace:
        if (isList && segments.size() == 1)
            return holds(value, text);
        if (value.isObject() || value.isArray())
            return std::nullopt;
        return value.isUndefined() ? text.isEmpty() : isText(value, text);
    case PatchOperationKind::Remove:
        if (isList && segments.size() == 1 && !text.isEmpty())
            return !holds(value, text);
        return value.isUndefined();
    default:
        return std::nullopt;
    }
}

} // namespace

ReadBackStep patchStep(const std::optional<QList<PatchOperation>> &operations, const Type &type,
                       const void *record)
{
    const QByteArray json = writeJson(type, record);
    const QJsonObject members = QJsonDocument::fromJson(json).object();
    bool isUnderstood = true;
    for (const PatchOperation &operation : operations.value_or(QList<PatchOperation>())) {
        const std::optional<bool> made = isMade(members, type, operation);
        if (made == false)
            return readbacks::notDone();
        isUnderstood = isUnderstood && made;
    }
    return isUnderstood ? readbacks::done(json) : readbacks::unproven();
}

} // namespace lc
