// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/serviceerror.h"

#include "core/operation.h"
#include "localservice/behaviour.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// Errors that every operation of a service models; the rows of operations leave them out.
std::span<const char *const> commonErrors(Service::Protocol protocol)
{
    static constexpr const char *licenseManager[] = {
        "AccessDeniedException", "AuthorizationException", "RateLimitExceededException",
        "ServerInternalException"};
    static constexpr const char *apiGateway[] = {"BadRequestException", "UnauthorizedException",
                                                 "NotFoundException", "TooManyRequestsException"};
    if (protocol == Service::Protocol::AwsJson)
        return licenseManager;
    if (protocol == Service::Protocol::RestJson)
        return apiGateway;
    return {};
}

int statusOf(QByteArrayView code)
{
    static constexpr std::pair<const char *, int> statuses[] = {
        {"ServerInternalException", 500},  {"UnauthorizedException", 401},
        {"NotFoundException", 404},        {"ConflictException", 409},
        {"TooManyRequestsException", 429}, {"LimitExceededException", 429}};
    for (const auto &[name, status] : statuses) {
        if (code == name)
            return status;
    }
    return 400;
}

bool contains(std::span<const char *const> names, QByteArrayView name)
{
    return std::any_of(names.begin(), names.end(),
                       [name](const char *candidate) { return name == candidate; });
}

} // namespace

bool isModelled(const Operation &operation, QByteArrayView code)
{
    return contains(operation.errors, code)
        || contains(commonErrors(operation.service->protocol), code);
}

Unexpected<ServiceError> refuse(const char *code, const QString &message)
{
    return unexpected(ServiceError{code, message});
}

Unexpected<ServiceError> refuse(const Operation &operation,
                                std::initializer_list<const char *> codes, const QString &message)
{
    const auto found = std::find_if(codes.begin(), codes.end(),
                                    [&](const char *code) { return isModelled(operation, code); });
    const char *code = found == codes.end() ? *(codes.end() - 1) : *found;
    // License Manager answers 400 whatever its model says; API Gateway answers by its model.
    const bool byModel = operation.service->protocol == Service::Protocol::RestJson;
    return unexpected(ServiceError{
        code, message, byModel ? statusOf(code) : behaviour::modelledErrorStatus.value});
}

Unexpected<ServiceError> refuseInput(const Operation &operation, const QString &message)
{
    return refuse(operation,
                  {"BadRequestException", "ValidationException", "InvalidParameterValueException"},
                  message);
}

Unexpected<ServiceError> refuseMissing(const Operation &operation, const QString &message)
{
    return refuse(operation,
                  {"NotFoundException", "ResourceNotFoundException",
                   "InvalidParameterValueException", "ValidationException"},
                  message);
}

Unexpected<ServiceError> redirect(const QString &homeRegion)
{
    return unexpected(ServiceError{
        "RedirectException",
        u"This is not the correct Region for the resource. Home Region: %1"_s.arg(homeRegion),
        400,
        {{"Location", homeRegion}}});
}

} // namespace lc
