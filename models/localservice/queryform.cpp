// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/queryform.h"

#include "core/json.h"
#include "core/operation.h"

namespace lc::queryform {

using namespace Qt::StringLiterals;

namespace {

QByteArray element(const QByteArray &name, const ValueType &type, const void *value);

QByteArray content(const ValueType &type, const void *value)
{
    switch (type.kind) {
    case Kind::Text:
        return escaped(*static_cast<const QString *>(value));
    case Kind::Date:
        return escaped(static_cast<const DateText *>(value)->text);
    case Kind::Choice:
        return escaped(static_cast<const OpenChoice *>(value)->text);
    case Kind::Integer:
        return QByteArray::number(*static_cast<const qint64 *>(value));
    case Kind::Real:
        return QByteArray::number(*static_cast<const double *>(value));
    case Kind::Boolean:
        return *static_cast<const bool *>(value) ? "true" : "false";
    case Kind::Timestamp:
        return toIsoText(*static_cast<const Instant *>(value)).toLatin1();
    case Kind::Record:
        return elements(type.record(), value);
    case Kind::List: {
        QByteArray list;
        for (qsizetype i = 0; i < type.size(value); ++i)
            list += element("member", *type.element, type.at(value, i));
        return list;
    }
    case Kind::Map:
        break; // no operation of the query protocol has one
    }
    return {};
}

QByteArray element(const QByteArray &name, const ValueType &type, const void *value)
{
    return '<' + name + '>' + content(type, value) + "</" + name + '>';
}

QByteArray recordJson(const Type &type, const QByteArray &prefix, const Members &members);

/// The member as JSON, which the rows read strictly; empty when the form does not have it.
QByteArray memberJson(const ValueType &type, const QByteArray &name, const Members &members)
{
    if (type.kind == Kind::Record) {
        const QByteArray record = recordJson(type.record(), name + '.', members);
        return record == "{}" ? QByteArray() : record;
    }
    if (type.kind == Kind::List) {
        QByteArray list;
        for (int i = 1;; ++i) {
            const QByteArray each =
                memberJson(*type.element, name + ".member." + QByteArray::number(i), members);
            if (each.isEmpty())
                break;
            list += (i == 1 ? "" : ",") + each;
        }
        return list.isEmpty() ? list : '[' + list + ']';
    }
    const auto found = members.constFind(name);
    if (found == members.cend())
        return {};
    bool isNumber = false;
    (void)found->toLongLong(&isNumber);
    const bool isWord = *found == "true" || *found == "false";
    if ((type.kind == Kind::Integer && isNumber) || (type.kind == Kind::Boolean && isWord))
        return *found;
    return toJsonString(QString::fromUtf8(*found));
}

QByteArray recordJson(const Type &type, const QByteArray &prefix, const Members &members)
{
    QByteArray json;
    for (const Field &field : type.fields) {
        const QByteArray value = memberJson(*field.type, prefix + field.wireName, members);
        if (value.isEmpty())
            continue;
        json += (json.isEmpty() ? "\"" : ",\"") + QByteArray(field.wireName) + "\":" + value;
    }
    return '{' + json + '}';
}

} // namespace

Members read(const QByteArray &body)
{
    Members members;
    for (const QByteArray &part : body.split('&')) {
        const qsizetype equals = part.indexOf('=');
        if (equals <= 0)
            continue;
        const auto decoded = [](QByteArray text) {
            return QByteArray::fromPercentEncoding(text.replace('+', ' '));
        };
        members.insert(decoded(part.left(equals)), decoded(part.mid(equals + 1)));
    }
    return members;
}

Served<void> fill(const Operation &operation, const Members &members, void *object)
{
    const Type &type = operation.request();
    const auto filled =
        readJson(type, object, recordJson(type, QByteArray(), members), Reading::Strict);
    if (filled)
        return {};
    return refuse("ValidationError",
                  u"Value at '%1' %2"_s.arg(filled.error().where, filled.error().what));
}

QByteArray elements(const Type &type, const void *object)
{
    QByteArray xml;
    for (const Field &field : type.fields) {
        if (const void *value = field.type->peek(field.inConst(object)))
            xml += element(field.wireName, *field.type, value);
    }
    return xml;
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

} // namespace lc::queryform
