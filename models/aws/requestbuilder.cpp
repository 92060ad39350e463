// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/requestbuilder.h"

#include "core/json.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QRegularExpression>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// A scalar as it stands in a path, a query or a form; nothing for records and containers.
std::optional<QString> scalarText(const ValueType &type, const void *value)
{
    switch (type.kind) {
    case Kind::Text:
        return *static_cast<const QString *>(value);
    case Kind::Integer:
        return QString::number(*static_cast<const qint64 *>(value));
    case Kind::Real:
        return QString::number(*static_cast<const double *>(value), 'g',
                               QLocale::FloatingPointShortest);
    case Kind::Boolean:
        return *static_cast<const bool *>(value) ? u"true"_s : u"false"_s;
    case Kind::Timestamp:
        return toIsoText(*static_cast<const Instant *>(value));
    case Kind::Date:
        return static_cast<const DateText *>(value)->text;
    case Kind::Choice:
        return static_cast<const OpenChoice *>(value)->text;
    default:
        return std::nullopt;
    }
}

/// Appends name=value, once for each element of a list.
void appendParameter(QByteArray &query, const QByteArray &name, const ValueType &type,
                     const void *value)
{
    if (type.kind == Kind::List) {
        for (qsizetype i = 0; i < type.size(value); ++i)
            appendParameter(query, name, *type.element, type.at(value, i));
        return;
    }
    const auto text = scalarText(type, value);
    if (!text)
        return;
    if (!query.isEmpty())
        query += '&';
    query += name + '=' + percentEncoded(*text);
}

/// Fills a template such as "/tags/{resource_arn}"; every member it names must have a value.
Result<QByteArray, QString> fillPath(const Operation &operation, const void *request)
{
    QByteArray path(operation.path);
    path = path.left(path.indexOf('?') < 0 ? path.size() : path.indexOf('?'));
    for (const Field &row : operation.request().fields) {
        if (row.place != Place::Path)
            continue;
        const void *value = row.type->peek(row.inConst(request));
        const auto text = value ? scalarText(*row.type, value) : std::nullopt;
        if (!text || text->isEmpty())
            return unexpected(u"%1 is empty."_s.arg(QLatin1StringView(row.wireName)));
        path.replace(QByteArray("{") + row.wireName + '}', percentEncoded(*text));
    }
    return path;
}

QByteArray fillQuery(const Operation &operation, const void *request)
{
    const QByteArray path(operation.path);
    QByteArray query = path.indexOf('?') < 0 ? QByteArray() : path.mid(path.indexOf('?') + 1);
    for (const Field &row : operation.request().fields) {
        if (row.place != Place::Query)
            continue;
        if (const void *value = row.type->peek(row.inConst(request)))
            appendParameter(query, percentEncoded(QString::fromLatin1(row.wireName)), *row.type,
                            value);
    }
    return query;
}

bool hasBody(const Type &type)
{
    for (const Field &row : type.fields) {
        if (row.place == Place::Body)
            return true;
    }
    return false;
}

Result<ServiceRequest, QString> buildRest(const Operation &operation, const void *request)
{
    auto path = fillPath(operation, request);
    if (!path)
        return unexpected(path.error());
    ServiceRequest built{
        .operation = &operation, .path = *path, .query = fillQuery(operation, request)};
    // Without it API Gateway answers in another form.
    built.headers.append(HttpHeader{"Accept", "application/json"});
    if (const Field *payload = operation.request().findPayload()) {
        built.headers.append(HttpHeader{"Content-Type", "application/octet-stream"});
        if (const void *value = payload->type->peek(payload->inConst(request)))
            built.body = scalarText(*payload->type, value).value_or(QString()).toUtf8();
    } else if (hasBody(operation.request())) {
        built.headers.append(HttpHeader{"Content-Type", "application/json"});
        built.body = writeJson(operation.request(), request);
    }
    return built;
}

ServiceRequest buildJson(const Operation &operation, const void *request)
{
    return {
        .operation = &operation,
        .path = "/",
        .headers = {{"Content-Type", "application/x-amz-json-1.1"},
                    {"X-Amz-Target", QByteArray(operation.service->targetPrefix) + operation.name}},
        .body = writeJson(operation.request(), request)};
}

/// Form fields of the query protocol: lists as Name.member.1, records as Name.Member.
void appendForm(QByteArray &form, const QByteArray &name, const ValueType &type, const void *value)
{
    if (type.kind == Kind::List) {
        for (qsizetype i = 0; i < type.size(value); ++i)
            appendForm(form, name + ".member." + QByteArray::number(i + 1), *type.element,
                       type.at(value, i));
        return;
    }
    if (type.kind == Kind::Record) {
        for (const Field &row : type.record().fields) {
            if (const void *member = row.type->peek(row.inConst(value)))
                appendForm(form, name + '.' + row.wireName, *row.type, member);
        }
        return;
    }
    appendParameter(form, percentEncoded(QString::fromLatin1(name)), type, value);
}

ServiceRequest buildQuery(const Operation &operation, const void *request)
{
    ServiceRequest built{
        .operation = &operation,
        .path = "/",
        .headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
        .body = QByteArray("Action=") + operation.name + "&Version=" + operation.service->version};
    for (const Field &row : operation.request().fields) {
        if (const void *value = row.type->peek(row.inConst(request)))
            appendForm(built.body, row.wireName, *row.type, value);
    }
    return built;
}

QString memberText(const Field &row, const void *request)
{
    const void *value = row.type->peek(row.inConst(request));
    if (!value || row.is(Sensitive) || row.type->kind != Kind::Text)
        return {};
    return *static_cast<const QString *>(value);
}

/// The ARN or id a request is about, or the name of what it makes.
QString targetOf(const Operation &operation, const void *request)
{
    constexpr const char *endings[] = {"Arn", "arn", "Id", "Token", "Name", "name"};
    for (const char *ending : endings) {
        for (const Field &row : operation.request().fields) {
            if (QByteArrayView(row.wireName).endsWith(ending)
                && QByteArrayView(row.wireName) != "ClientToken"
                && QByteArrayView(row.wireName) != "NextToken") {
                if (const QString text = memberText(row, request); !text.isEmpty())
                    return text;
            }
        }
    }
    return {};
}

/// Sensitive texts of a request and their parts: a service may repeat a line of what it was sent.
void appendSecrets(QStringList &secrets, const Type &type, const void *object)
{
    constexpr qsizetype shortest = 6; // shorter parts are words
    for (const Field &row : type.fields) {
        const void *value = row.type->peek(row.inConst(object));
        if (!value || (row.type->kind != Kind::Text && row.type->kind != Kind::Record))
            continue;
        if (row.type->kind == Kind::Record) {
            appendSecrets(secrets, row.type->record(), value);
        } else if (row.is(Sensitive)) {
            const auto &text = *static_cast<const QString *>(value);
            static const QRegularExpression separators(u"[,;\\s]+"_s);
            for (const QString &part : QStringList{text} + text.split(separators)) {
                if (part.size() >= shortest)
                    secrets += part;
            }
        }
    }
}

} // namespace

QByteArray percentEncoded(QStringView text)
{
    return text.toUtf8().toPercentEncoding();
}

Result<ServiceRequest, QString> buildRequest(const Operation &operation, const void *request)
{
    Result<ServiceRequest, QString> built = ServiceRequest();
    switch (operation.service->protocol) {
    case Service::Protocol::AwsJson:
        built = buildJson(operation, request);
        break;
    case Service::Protocol::Query:
        built = buildQuery(operation, request);
        break;
    case Service::Protocol::RestJson:
        built = buildRest(operation, request);
        break;
    }
    if (built)
        appendSecrets(built->secrets, operation.request(), request);
    return built;
}

void describeRequest(const Operation &operation, const void *request, CallRecord &record)
{
    record.service = QString::fromLatin1(operation.service->signingName);
    record.operation = QString::fromLatin1(operation.name);
    record.changesState = operation.changesState();
    record.target = targetOf(operation, request);
    record.request = QString::fromUtf8(writeJsonForPeople(operation.request(), request));
    if (const Field *row = operation.request().find("ClientToken"))
        record.clientToken = memberText(*row, request);
}

} // namespace lc
