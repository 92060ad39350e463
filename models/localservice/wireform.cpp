// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/wireform.h"

#include "api/apigateway/service.h"
#include "api/control/control.h"
#include "api/licensemanager/service.h"
#include "api/operations.h"
#include "api/sts/service.h"
#include "core/json.h"
#include "core/validation.h"
#include "localservice/behaviour.h"
#include "localservice/halform.h"
#include "localservice/queryform.h"
#include "localservice/restbinding.h"

#include <QHash>

namespace lc::wireform {

using namespace Qt::StringLiterals;

namespace {

using Protocol = Service::Protocol;

QByteArray xmlNamespace(const Service &service)
{
    return QByteArray(" xmlns=\"https://") + service.signingName + ".amazonaws.com/doc/"
        + service.version + "/\"";
}

/// STS has words of its own for what the JSON services call otherwise.
QByteArray queryCode(const QByteArray &code)
{
    static const QHash<QByteArray, QByteArray> codes{
        {"MissingAuthenticationTokenException", "MissingAuthenticationToken"},
        {"IncompleteSignatureException", "IncompleteSignature"},
        {"UnrecognizedClientException", "InvalidClientTokenId"},
        {"InvalidSignatureException", "SignatureDoesNotMatch"},
        {"InvalidIdentityTokenException", "InvalidIdentityToken"},
        {"IDPRejectedClaimException", "IDPRejectedClaim"},
        {"MalformedPolicyDocumentException", "MalformedPolicyDocument"},
        {"AccessDeniedException", "AccessDenied"},
        {"ValidationException", "ValidationError"},
        {"InvalidParameterValueException", "ValidationError"},
        {"UnknownOperationException", "InvalidAction"},
        {"ServerInternalException", "InternalFailure"}};
    return codes.value(code, code);
}

HttpAnswer xmlFailure(const Service &service, const ServiceError &error,
                      const QByteArray &requestId)
{
    const QByteArray side = error.status < 500 ? "Sender" : "Receiver";
    // The token that signs a request has another word than the one that stands in it.
    const bool isExpiredKey = error.isFrontEnd && error.code == "ExpiredTokenException";
    const QByteArray code = isExpiredKey ? QByteArray("ExpiredToken") : queryCode(error.code);
    return {error.status,
            {{"Content-Type", "text/xml"}},
            "<ErrorResponse" + xmlNamespace(service) + "><Error><Type>" + side + "</Type><Code>"
                + code + "</Code><Message>" + queryform::escaped(error.message)
                + "</Message></Error><RequestId>" + requestId + "</RequestId></ErrorResponse>"};
}

QByteArray jsonMember(const QByteArray &name, const QString &value)
{
    return '"' + name + "\":" + toJsonString(value);
}

} // namespace

Described create(const Type &type)
{
    return {type.create(), type.destroy};
}

const Service &serviceOf(const HttpRequest &request)
{
    if (request.headerCount("x-amz-target") > 0)
        return licensemanager::service;
    if (request.method == "POST" && request.rawPath == "/"
        && request.header("content-type").startsWith("application/x-www-form-urlencoded"))
        return sts::service;
    return control::isPath(request.rawPath) ? control::service : apigateway::service;
}

const Operation *operationOf(const HttpRequest &request, const Service &service)
{
    if (service.protocol == Protocol::RestJson)
        return findRoute(request.method, request.rawPath, request.rawQuery);
    if (request.method != "POST" || request.rawPath != "/" || !request.rawQuery.isEmpty())
        return nullptr;
    if (service.protocol == Protocol::Query) {
        const auto members = queryform::read(request.body);
        if (members.value("Version") != service.version)
            return nullptr;
        return findOperation(service.signingName, members.value("Action").toStdString());
    }
    const QByteArray target = request.header("x-amz-target");
    const QByteArrayView prefix(service.targetPrefix);
    if (!target.startsWith(prefix)
        || !request.header("content-type").startsWith("application/x-amz-json-1.1"))
        return nullptr;
    return findOperation(service.signingName, target.mid(prefix.size()).toStdString());
}

Served<void> readRequest(const Operation &operation, const HttpRequest &request, void *object)
{
    const Type &type = operation.request();
    if (operation.service->protocol == Protocol::RestJson) {
        if (auto bound = readBoundMembers(operation, request, object); !bound)
            return bound;
    }
    if (operation.service->protocol == Protocol::Query) {
        auto filled = queryform::fill(operation, queryform::read(request.body), object);
        if (!filled)
            return filled;
    } else if (!type.findPayload()) {
        const auto read = readJson(type, object, request.body, Reading::Strict);
        if (!read) {
            const JsonError &error = read.error();
            return refuseInput(operation,
                               error.where.isEmpty()
                                   ? u"The request body is not valid JSON: %1"_s.arg(error.what)
                                   : u"Value at '%1' %2"_s.arg(error.where, error.what));
        }
    }
    const auto violations = validate(type, object);
    if (violations.isEmpty())
        return {};
    // The one choice that has an error of its own.
    const bool isSignature = violations.first().rule == Violation::Rule::Choice
        && isModelled(operation, "UnsupportedDigitalSignatureMethodException")
        && QByteArrayView(violations.first().field->wireName) == "DigitalSignatureMethod";
    if (isSignature)
        return refuse("UnsupportedDigitalSignatureMethodException",
                      serviceText(violations.first()));
    return refuseInput(operation,
                       u"%1 validation error(s) detected: %2"_s.arg(
                           QString::number(violations.size()), serviceText(violations.first())));
}

QByteArray writeResponse(const Operation &operation, const HttpRequest &request,
                         const void *response, const QByteArray &requestId)
{
    const Type &type = operation.response();
    if (operation.service->protocol == Protocol::RestJson && halform::isWanted(request))
        return halform::write(operation, request, response);
    if (operation.service->protocol != Protocol::Query)
        return writeJson(type, response);
    const QByteArray name(operation.name);
    return '<' + name + "Response" + xmlNamespace(*operation.service) + "><" + name + "Result>"
        + queryform::elements(type, response) + "</" + name + "Result><ResponseMetadata><RequestId>"
        + requestId + "</RequestId></ResponseMetadata></" + name + "Response>";
}

HttpAnswer success(const Operation &operation, const HttpRequest &request, QByteArray body,
                   const QByteArray &requestId)
{
    HttpAnswer answer{operation.successStatus, {{"x-amzn-RequestId", requestId}}, std::move(body)};
    switch (operation.service->protocol) {
    case Protocol::AwsJson:
        answer.headers.emplaceBack("Content-Type", "application/x-amz-json-1.1");
        break;
    case Protocol::RestJson:
        answer.headers.emplaceBack("Content-Type",
                                   halform::isWanted(request) ? "application/hal+json"
                                                              : "application/json");
        break;
    case Protocol::Query:
        answer.headers.emplaceBack("Content-Type", "text/xml");
        break;
    }
    const bool isBodiless = operation.service->protocol == Protocol::RestJson
        && (operation.successStatus == 202 || operation.successStatus == 204);
    if (isBodiless)
        answer.body.clear();
    return answer;
}

HttpAnswer failure(const Service &service, const ServiceError &error, const QByteArray &requestId)
{
    HttpAnswer answer;
    if (service.protocol == Protocol::Query) {
        answer = xmlFailure(service, error, requestId);
    } else if (service.protocol == Protocol::RestJson) {
        answer = {error.status,
                  {{"Content-Type", "application/json"}, {"x-amzn-ErrorType", error.code}},
                  '{' + jsonMember("message", error.message) + '}'};
        if (error.status == 429)
            answer.headers.emplaceBack("Retry-After",
                                       QByteArray::number(behaviour::gatewayRetryAfter.value));
    } else {
        QByteArray body = "{\"__type\":\"" + error.code + "\","
            + jsonMember(error.isFrontEnd ? "message" : "Message", error.message);
        for (const auto &[name, value] : error.members)
            body += ',' + jsonMember(name, value);
        answer = {error.status, {{"Content-Type", "application/x-amz-json-1.1"}}, body + '}'};
    }
    answer.headers.emplaceBack("x-amzn-RequestId", requestId);
    return answer;
}

} // namespace lc::wireform
