// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/halform.h"

#include "core/json.h"
#include "core/operation.h"

namespace lc::halform {

namespace {

QByteArray link(const QByteArray &href)
{
    return "{\"href\":" + toJsonString(QString::fromUtf8(href)) + '}';
}

/// Puts members in front of those of an object's text.
QByteArray withMembers(const QByteArray &members, const QByteArray &object)
{
    return '{' + members + (object == "{}" ? "" : ",") + object.mid(1);
}

/// The text of a member, empty where it is absent or no text.
QByteArray textOf(const Type &type, const void *object, const char *name)
{
    const Field *field = name ? type.find(name) : nullptr;
    const void *value = field && field->type->kind == Kind::Text
        ? field->type->peek(field->inConst(object))
        : nullptr;
    return value ? static_cast<const QString *>(value)->toUtf8() : QByteArray();
}

/// The record's id or name, which ends its own path.
QByteArray keyOf(const Type &type, const void *record)
{
    for (const Field &field : type.fields) {
        if (field.is(Key))
            return textOf(type, record, field.wireName).toPercentEncoding();
    }
    return {};
}

QByteArray query(const HttpRequest &request, const Operation &operation, const QByteArray &position)
{
    QByteArray text;
    for (const QByteArray &part : request.rawQuery.split('&')) {
        if (!part.isEmpty() && !part.startsWith(QByteArray(operation.pageTokenIn) + '='))
            text += part + '&';
    }
    return '?' + text + operation.pageTokenIn + '=' + position.toPercentEncoding();
}

QByteArray writeList(const Operation &operation, const HttpRequest &request, const void *response)
{
    const Type &type = operation.response();
    const Field *list = type.find(operation.list);
    const void *items = list->type->peek(list->inConst(response));
    const Type &record = list->type->element->record();
    QByteArray links;
    QByteArray embedded;
    const qsizetype count = items ? list->type->size(items) : 0;
    for (qsizetype i = 0; i < count; ++i) {
        const void *item = list->type->at(items, i);
        const QByteArray self = link(request.rawPath + '/' + keyOf(record, item));
        const QByteArray separator = i == 0 ? "" : ",";
        links += separator + self;
        embedded += separator
            + withMembers("\"_links\":{\"self\":" + self + '}', writeJsonInHal(record, item));
    }
    const auto some = [count](const QByteArray &text) {
        return count == 1 ? text : '[' + text + ']';
    };
    QByteArray body = "{\"_links\":{\"self\":" + link(request.rawPath);
    if (count > 0)
        body += ",\"item\":" + some(links);
    const QByteArray position = textOf(type, response, operation.pageTokenOut);
    if (!position.isEmpty())
        body += ",\"next\":" + link(request.rawPath + query(request, operation, position));
    return body + "},\"_embedded\":{\"item\":" + some(embedded) + "}}";
}

} // namespace

bool isWanted(const HttpRequest &request)
{
    return request.header("accept").contains("application/hal+json");
}

QByteArray write(const Operation &operation, const HttpRequest &request, const void *response)
{
    const Type &type = operation.response();
    if (operation.list)
        return writeList(operation, request, response);
    QByteArray self = request.rawPath;
    // What was made lies below the path it was posted to.
    if (operation.successStatus == 201 && !keyOf(type, response).isEmpty())
        self += '/' + keyOf(type, response);
    return withMembers("\"_links\":{\"self\":" + link(self) + '}', writeJsonInHal(type, response));
}

} // namespace lc::halform
