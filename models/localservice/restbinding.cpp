// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/restbinding.h"

#include "api/control/control.h"
#include "api/operations.h"
#include "core/operation.h"

#include <QStringDecoder>

#include <optional>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

bool isVariable(QByteArrayView segment)
{
    return segment.startsWith('{') && segment.endsWith('}');
}

/// An operation's path: its segments, and the query parameter that tells it from another
/// operation of the same path, e.g. "mode=import".
struct Template {
    QList<QByteArray> segments;
    QByteArray parameter;

    explicit Template(const QByteArray &path)
    {
        const qsizetype question = path.indexOf('?');
        segments = (question < 0 ? path : path.left(question)).split('/');
        parameter = question < 0 ? QByteArray() : path.mid(question + 1);
    }
};

bool matches(const QList<QByteArray> &wanted, const QList<QByteArray> &segments)
{
    if (wanted.size() != segments.size())
        return false;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (isVariable(wanted[i]) ? segments[i].isEmpty() : wanted[i] != segments[i])
            return false;
    }
    return true;
}

std::span<const Operation *const> operationsBelow(const QByteArray &rawPath)
{
    return control::isPath(rawPath) ? control::operations() : allOperations();
}

/// UTF-8 without control character 0, or nothing.
std::optional<QString> textOf(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() || text.contains(QChar::Null) ? std::nullopt : std::optional(text);
}

/// Percent-decoded UTF-8, or nothing when it is malformed.
std::optional<QString> decoded(const QByteArray &raw)
{
    for (qsizetype at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
        const QByteArray digits = raw.mid(at + 1, 2);
        bool isHex = false;
        digits.toUInt(&isHex, 16);
        if (digits.size() != 2 || !isHex)
            return std::nullopt;
    }
    return textOf(QByteArray::fromPercentEncoding(raw));
}

bool assign(const ValueType &type, void *value, const QString &text)
{
    bool ok = true;
    switch (type.kind) {
    case Kind::Text:
        *static_cast<QString *>(value) = text;
        return true;
    case Kind::Choice:
        static_cast<OpenChoice *>(value)->text = text;
        return true;
    case Kind::Integer:
        *static_cast<qint64 *>(value) = text.toLongLong(&ok);
        return ok;
    case Kind::Boolean:
        *static_cast<bool *>(value) = text == u"true"_s;
        return text == u"true"_s || text == u"false"_s;
    case Kind::List:
        return assign(*type.element, type.element->engage(type.append(value)), text);
    default:
        return false;
    }
}

bool assignMember(const Field &field, void *object, const QByteArray &raw)
{
    const auto text = decoded(raw);
    return text && assign(*field.type, field.type->engage(field.in(object)), *text);
}

QString faultText(const Field &field)
{
    return u"Invalid value for '%1'"_s.arg(QLatin1StringView(field.wireName));
}

} // namespace

const Operation *findRoute(const QByteArray &method, const QByteArray &rawPath,
                           const QByteArray &rawQuery)
{
    const QList<QByteArray> segments = rawPath.split('/');
    const QList<QByteArray> parameters = rawQuery.split('&');
    const Operation *found = nullptr;
    for (const Operation *operation : operationsBelow(rawPath)) {
        if (operation->service->protocol != Service::Protocol::RestJson
            || method != operation->method)
            continue;
        const Template wanted(operation->path);
        if (!matches(wanted.segments, segments))
            continue;
        if (wanted.parameter.isEmpty())
            found = operation;
        else if (parameters.contains(wanted.parameter))
            return operation;
    }
    return found;
}

Served<void> readBoundMembers(const Operation &operation, const HttpRequest &request, void *object)
{
    const Type &type = operation.request();
    const QList<QByteArray> names = Template(operation.path).segments;
    const QList<QByteArray> segments = request.rawPath.split('/');
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!isVariable(names[i]))
            continue;
        const QByteArray name = names[i].mid(1, names[i].size() - 2);
        const Field *field = type.find(std::string_view(name.constData(), size_t(name.size())));
        if (!field || !assignMember(*field, object, segments[i]))
            return refuseInput(operation, u"Invalid path parameter"_s);
    }
    if (const Field *payload = type.findPayload()) {
        const auto text = textOf(request.body);
        if (!text || !assign(*payload->type, payload->type->engage(payload->in(object)), *text))
            return refuseInput(operation, u"The request body is not valid UTF-8 text"_s);
    }
    QList<const Field *> seen;
    for (const QByteArray &part : request.rawQuery.split('&')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const Field *field = type.find(std::string_view(name.constData(), size_t(name.size())));
        if (!field || field->place != Place::Query)
            continue;
        if (seen.contains(field) && field->type->kind != Kind::List)
            return refuseInput(operation, faultText(*field));
        seen.append(field);
        if (!assignMember(*field, object, equals < 0 ? QByteArray() : part.mid(equals + 1)))
            return refuseInput(operation, faultText(*field));
    }
    for (const Field &field : type.fields) {
        if (field.is(Required) && field.place == Place::Query && !seen.contains(&field))
            return refuseInput(operation,
                               u"Missing required request parameter '%1'"_s.arg(
                                   QLatin1StringView(field.wireName)));
    }
    return {};
}

} // namespace lc
