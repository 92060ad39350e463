// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/servicecaller.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QXmlStreamReader>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// One text, or one of each element of a list.
QList<QByteArray> textsOf(const ValueType &type, const void *value)
{
    QList<QByteArray> texts;
    switch (type.kind) {
    case Kind::Text:
        return {static_cast<const QString *>(value)->toUtf8()};
    case Kind::Integer:
        return {QByteArray::number(*static_cast<const qint64 *>(value))};
    case Kind::Boolean:
        return {*static_cast<const bool *>(value) ? "true" : "false"};
    case Kind::Choice:
        return {static_cast<const OpenChoice *>(value)->text.toUtf8()};
    case Kind::List:
        for (qsizetype i = 0; i < type.size(value); ++i)
            texts += textsOf(*type.element, type.at(value, i));
        return texts;
    default:
        qFatal("No such parameter in the served operations");
    }
}

} // namespace

QString ServiceCaller::account(const QString &profile) const
{
    for (const LocalAccount &candidate : m_accounts) {
        if (candidate.profile == profile)
            return candidate.account;
    }
    qFatal("no such profile");
}

HttpRequest ServiceCaller::signedBy(const QString &profile, HttpRequest request,
                                    const QByteArray &service, const QByteArray &region) const
{
    const LocalAccount *signer = nullptr;
    for (const LocalAccount &candidate : m_accounts) {
        if (candidate.profile == profile)
            signer = &candidate;
    }
    if (request.headerCount("host") == 0)
        request.headers.emplaceBack("Host", host());
    const Instant now = signingInstant();
    request.headers.emplaceBack("X-Amz-Date", signingTime(now));
    const SigningRequest canonical{request.method, request.rawPath, request.rawQuery,
                                   request.headers, sha256Hex(request.body)};
    request.headers.emplaceBack("Authorization",
                                sign(canonical, {now, region, service},
                                     signer->credentials.accessKeyId.toLatin1(),
                                     signer->credentials.secretAccessKey, m_keys));
    return request;
}

HttpRequest ServiceCaller::requestFor(const Operation &operation, const void *request) const
{
    const Service &service = *operation.service;
    HttpRequest http;
    http.method = operation.method;
    if (service.protocol == Service::Protocol::Query) {
        http.rawPath = "/";
        http.headers.emplaceBack("Content-Type",
                                 "application/x-www-form-urlencoded; charset=utf-8");
        http.body = QByteArray("Action=") + operation.name + "&Version=" + service.version;
        return http;
    }
    const QByteArray path(operation.path);
    const qsizetype question = path.indexOf('?');
    http.rawPath = question < 0 ? path : path.left(question);
    http.rawQuery = question < 0 ? QByteArray() : path.mid(question + 1);
    bool hasBody = false;
    for (const Field &field : operation.request().fields) {
        const void *value = field.type->peek(field.inConst(request));
        hasBody = hasBody || field.place == Place::Body;
        if (!value || field.place == Place::Body)
            continue;
        const QList<QByteArray> texts = textsOf(*field.type, value);
        if (field.place == Place::Payload)
            http.body = texts.first();
        if (field.place == Place::Path)
            http.rawPath.replace('{' + QByteArray(field.wireName) + '}',
                                 texts.first().toPercentEncoding());
        if (field.place != Place::Query)
            continue;
        for (const QByteArray &text : texts)
            http.rawQuery += (http.rawQuery.isEmpty() ? "" : "&") + QByteArray(field.wireName) + '='
                + text.toPercentEncoding();
    }
    if (service.protocol == Service::Protocol::AwsJson) {
        http.headers.emplaceBack("Content-Type", "application/x-amz-json-1.1");
        http.headers.emplaceBack("X-Amz-Target", QByteArray(service.targetPrefix) + operation.name);
        http.body = writeJson(operation.request(), request);
    } else {
        http.headers.emplaceBack("Accept", "application/json");
        if (hasBody)
            http.body = writeJson(operation.request(), request);
    }
    return http;
}

QByteArray ServiceCaller::bytesOf(const HttpRequest &request)
{
    QByteArray bytes = request.method + ' ' + request.rawPath
        + (request.rawQuery.isEmpty() ? QByteArray() : '?' + request.rawQuery) + ' '
        + request.version + "\r\n";
    for (const auto &[name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n"
        + request.body;
}

QStringList ServiceCaller::unmodelledErrors() const
{
    const std::lock_guard lock(m_mutex);
    return m_unmodelled;
}

/// The text of an XML element; empty when there is none.
static QString elementIn(const QByteArray &xml, QStringView name)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == name)
            return reader.readElementText();
    }
    return {};
}

ServiceError ServiceCaller::errorIn(const HttpAnswer &answer)
{
    if (answer.body.startsWith('<'))
        return {elementIn(answer.body, u"Code").toLatin1(), elementIn(answer.body, u"Message"),
                answer.status};
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    ServiceError error;
    error.status = answer.status;
    const QByteArray header = answer.header("x-amzn-ErrorType");
    error.code = header.isEmpty() ? body.value(u"__type"_s).toString().toLatin1() : header;
    error.message = body.value(u"Message"_s).toString(body.value(u"message"_s).toString());
    if (body.contains(u"Location"_s))
        error.members.emplaceBack("Location", body.value(u"Location"_s).toString());
    return error;
}

QJsonObject ServiceCaller::answerTo(const Operation &operation, const QJsonObject &request,
                                    const QString &profile, const QByteArray &region)
{
    HttpRequest http;
    http.method = operation.method;
    http.rawPath = operation.path;
    if (operation.service->protocol == Service::Protocol::AwsJson) {
        http.headers.emplaceBack("Content-Type", "application/x-amz-json-1.1");
        http.headers.emplaceBack("X-Amz-Target",
                                 QByteArray(operation.service->targetPrefix) + operation.name);
        http.body = QJsonDocument(request).toJson();
    } else {
        http.headers.emplaceBack("Accept", "application/json");
        for (auto member = request.begin(); member != request.end(); ++member) {
            const QByteArray value =
                member.value().toVariant().toString().toUtf8().toPercentEncoding();
            const QByteArray inPath = '{' + member.key().toUtf8() + '}';
            if (http.rawPath.contains(inPath))
                http.rawPath.replace(inPath, value);
            else
                http.rawQuery +=
                    (http.rawQuery.isEmpty() ? "" : "&") + member.key().toUtf8() + '=' + value;
        }
    }
    const HttpAnswer answer = send(signedBy(profile, http, operation.service->signingName, region));
    QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    if (answer.status >= 300)
        object = {{u"__type"_s, QString::fromLatin1(errorIn(answer).code)},
                  {u"Message"_s, errorIn(answer).message}};
    return object;
}

Served<void> ServiceCaller::exchange(const Operation &operation, const QString &profile,
                                     const void *request, void *response, const QByteArray &region)
{
    const HttpAnswer answer = send(
        signedBy(profile, requestFor(operation, request), operation.service->signingName, region));
    if (answer.status == 0)
        return unexpected(ServiceError{noAnswer, {}});
    if (answer.status >= 300) {
        const ServiceError error = errorIn(answer);
        const std::lock_guard lock(m_mutex);
        if (!isModelled(operation, error.code))
            m_unmodelled.append(QString::fromLatin1(operation.name + (": " + error.code)));
        return unexpected(error);
    }
    if (auto read = readJson(operation.response(), response, answer.body, Reading::Strict); !read)
        return unexpected(ServiceError{"BadAnswer", read.error().where + read.error().what});
    return {};
}

} // namespace lc
