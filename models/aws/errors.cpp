// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/errors.h"

#include "aws/regions.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using ErrorKind = ApiError::Kind;
using Executed = ApiError::Executed;

namespace {

/// An error name, what it means for people and whether it may pass.
struct NamedError {
    const char *code;
    ErrorKind kind;
    RetryKind retry = RetryKind::None;
};

// Names: License Manager's model and common errors, API Gateway, STS, and the SDKs' throttle list,
// which lacks License Manager's own RateLimitExceededException. LimitExceededException is a
// throttle for the SDKs but a real limit of API Gateway: tried again as often as a throttle, then
// told as a limit.
constexpr NamedError namedErrors[] = {
    {"AccessDenied", ErrorKind::Denied},
    {"AccessDeniedException", ErrorKind::Denied},
    {"AuthorizationException", ErrorKind::Denied},
    {"NotAuthorized", ErrorKind::Denied},
    {"OptInRequired", ErrorKind::Denied},
    {"UnauthorizedException", ErrorKind::Denied},
    {"AuthFailure", ErrorKind::Credentials},
    {"ExpiredToken", ErrorKind::Credentials},
    {"ExpiredTokenException", ErrorKind::Credentials},
    {"IncompleteSignature", ErrorKind::Credentials},
    {"IncompleteSignatureException", ErrorKind::Credentials},
    {"InvalidAccessKeyId", ErrorKind::Credentials},
    {"InvalidClientTokenId", ErrorKind::Credentials},
    {"InvalidSignatureException", ErrorKind::Credentials},
    {"MissingAuthenticationToken", ErrorKind::Credentials},
    {"MissingAuthenticationTokenException", ErrorKind::Credentials},
    {"RequestExpired", ErrorKind::Credentials},
    {"RequestInTheFuture", ErrorKind::Credentials},
    {"RequestTimeTooSkewed", ErrorKind::Credentials},
    {"SignatureDoesNotMatch", ErrorKind::Credentials},
    {"UnrecognizedClientException", ErrorKind::Credentials},
    {"NotFoundException", ErrorKind::NotFound},
    {"ResourceNotFoundException", ErrorKind::NotFound},
    {"ConflictException", ErrorKind::Conflict},
    {"RequestTimeout", ErrorKind::Timeout, RetryKind::Transient},
    {"RequestTimeoutException", ErrorKind::Timeout, RetryKind::Transient},
    {"BandwidthLimitExceeded", ErrorKind::Throttled, RetryKind::Throttle},
    {"EC2ThrottledException", ErrorKind::Throttled, RetryKind::Throttle},
    {"LimitExceededException", ErrorKind::Rejected, RetryKind::Throttle},
    {"PriorRequestNotComplete", ErrorKind::Throttled, RetryKind::Throttle},
    {"ProvisionedThroughputExceededException", ErrorKind::Throttled, RetryKind::Throttle},
    {"RateLimitExceededException", ErrorKind::Throttled, RetryKind::Throttle},
    {"RequestLimitExceeded", ErrorKind::Throttled, RetryKind::Throttle},
    {"RequestThrottled", ErrorKind::Throttled, RetryKind::Throttle},
    {"RequestThrottledException", ErrorKind::Throttled, RetryKind::Throttle},
    {"SlowDown", ErrorKind::Throttled, RetryKind::Throttle},
    {"ThrottledException", ErrorKind::Throttled, RetryKind::Throttle},
    {"Throttling", ErrorKind::Throttled, RetryKind::Throttle},
    {"ThrottlingException", ErrorKind::Throttled, RetryKind::Throttle},
    {"TooManyRequestsException", ErrorKind::Throttled, RetryKind::Throttle},
    {"TransactionInProgressException", ErrorKind::Throttled, RetryKind::Throttle},
    {"InternalFailure", ErrorKind::Service},
    {"ServerInternalException", ErrorKind::Service},
    {"ServiceUnavailableException", ErrorKind::Service},
};

// Certain only together with a clock that is wrong by at least this much.
constexpr std::chrono::minutes noticeableSkew{4};

bool isClockError(const QString &code)
{
    return code == "RequestTimeTooSkewed"_L1 || code == "RequestExpired"_L1
        || code == "RequestInTheFuture"_L1;
}

bool mayBeClockError(const QString &code)
{
    return code == "InvalidSignatureException"_L1 || code == "SignatureDoesNotMatch"_L1
        || code == "AuthFailure"_L1;
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::Denied;
    case 404:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 409:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::Throttled;
    default:
        return status >= 500 ? ErrorKind::Service
            : status >= 400  ? ErrorKind::Rejected
                             : ErrorKind::BadAnswer;
    }
}

/// "com.amazonaws.licensemanager#X:http://..." is X.
QString shapeName(QString code)
{
    code = code.left(code.indexOf(u':') < 0 ? code.size() : code.indexOf(u':'));
    return code.mid(code.lastIndexOf(u'#') + 1).trimmed();
}

struct ErrorBody {
    QString code;
    QString message;
    QString requestId;
    QString location;
};

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QJsonValue value = object.value(name); value.isString())
            return value.toString();
    }
    return {};
}

/// The Region that a redirect names, by itself or in an address of AWS; nothing for any other
/// place, which is never called nor shown.
QString homeRegionOf(const QString &location)
{
    if (isRegionName(location) && location.contains(u'-'))
        return location;
    const QUrl url(location, QUrl::StrictMode);
    const QStringList labels = url.host().split(u'.');
    const QString region = labels.value(1);
    if (url.scheme() != "https"_L1 || !url.userInfo().isEmpty() || url.port(443) != 443
        || labels.first() != "license-manager"_L1 || !isRegionName(region))
        return {};
    const QLatin1StringView suffix(partitionOf(region).dnsSuffix);
    return labels.mid(2).join(u'.') == suffix ? region : QString();
}

ErrorBody readJsonError(const TransportReply &reply)
{
    ErrorBody body;
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    body.code = QString::fromUtf8(reply.header("x-amzn-errortype"));
    if (body.code.isEmpty())
        body.code = firstText(object, {"__type"_L1, "code"_L1, "Code"_L1});
    body.message = firstText(object, {"Message"_L1, "message"_L1, "errorMessage"_L1});
    body.location = homeRegionOf(firstText(object, {"Location"_L1}));
    return body;
}

ErrorBody readXmlError(const TransportReply &reply)
{
    ErrorBody body;
    QXmlStreamReader xml(reply.body);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "Code"_L1)
            body.code = xml.readElementText(QXmlStreamReader::SkipChildElements);
        else if (xml.name() == "Message"_L1)
            body.message = xml.readElementText(QXmlStreamReader::SkipChildElements);
        else if (xml.name() == "RequestId"_L1 || xml.name() == "RequestID"_L1)
            body.requestId = xml.readElementText(QXmlStreamReader::SkipChildElements);
    }
    return body;
}

Executed unknownIfChanging(const Operation &operation)
{
    return operation.changesState() ? Executed::Unknown : Executed::No;
}

} // namespace

QString requestIdOf(const TransportReply &reply)
{
    for (const char *name : {"x-amzn-requestid", "x-amz-request-id", "x-amz-requestid"}) {
        if (const QByteArray id = reply.header(name); !id.isEmpty())
            return QString::fromUtf8(id);
    }
    return {};
}

bool isSuccess(const TransportReply &reply)
{
    return reply.status >= 200 && reply.status < 300;
}

FailedAttempt judge(const Operation &operation, const TransportReply &reply, Instant now)
{
    const ErrorBody body = operation.service->protocol == Service::Protocol::Query
        ? readXmlError(reply)
        : readJsonError(reply);
    const QString code = shapeName(body.code);
    const auto named =
        std::find_if(std::begin(namedErrors), std::end(namedErrors),
                     [&](const NamedError &each) { return code == QLatin1StringView(each.code); });
    const bool isNamed = named != std::end(namedErrors);

    FailedAttempt failed;
    failed.error = {.kind = isNamed ? named->kind : kindOfStatus(reply.status),
                    .code = code,
                    .message = body.message,
                    .requestId = requestIdOf(reply),
                    .httpStatus = reply.status,
                    .location = body.location};
    if (failed.error.requestId.isEmpty())
        failed.error.requestId = body.requestId;

    const int status = reply.status;
    failed.retry.kind = isNamed ? named->retry : RetryKind::None;
    if (failed.retry.kind == RetryKind::None && !isNamed && status == 429)
        failed.retry.kind = RetryKind::Throttle;
    const bool isTransientStatus = status == 500 || status == 502 || status == 503 || status == 504;
    if (failed.retry.kind == RetryKind::None && isTransientStatus)
        failed.retry.kind = RetryKind::Transient;
    // 408 means that the service stopped waiting for the request; a throttle is told before any
    // work.
    const bool isRefusal =
        (status >= 300 && status < 500) || failed.retry.kind == RetryKind::Throttle;
    failed.error.executed = isRefusal ? Executed::No : unknownIfChanging(operation);
    failed.error.retryable = failed.retry.kind != RetryKind::None;
    failed.retry.mayBeExecuted = failed.error.executed != Executed::No;
    failed.retry.toldWait = readToldWait(reply.header("x-amz-retry-after"));
    failed.retry.retryAfter = readRetryAfter(reply.header("retry-after"), now);

    if (isRefusal && (isClockError(code) || mayBeClockError(code))) {
        const auto date = readHttpDate(reply.header("date"));
        const bool isWrong = date && std::chrono::abs(*date - now) >= noticeableSkew;
        if (isWrong || (date && isClockError(code)))
            failed.serviceTime = date;
    }
    return failed;
}

FailedAttempt judge(const Operation &operation, const TransportError &error)
{
    FailedAttempt failed;
    ApiError &result = failed.error;
    result.message = error.text;
    result.obstacle = error.kind == TransportError::Kind::Insecure ? ApiError::Obstacle::Security
                                                                   : error.obstacle;
    result.executed =
        error.sent == TransportError::Sent::No ? Executed::No : unknownIfChanging(operation);
    failed.retry.mayBeExecuted = result.executed != Executed::No;
    failed.retry.kind = RetryKind::Transient;
    switch (error.kind) {
    case TransportError::Kind::Refused:
        result.kind = ErrorKind::Rejected;
        failed.retry.kind = RetryKind::None;
        break;
    case TransportError::Kind::Cancelled:
        result.kind = ErrorKind::Cancelled;
        failed.retry.kind = RetryKind::None;
        break;
    case TransportError::Kind::Insecure:
        result.kind = ErrorKind::Offline;
        failed.retry.kind = RetryKind::None;
        break;
    case TransportError::Kind::Unreachable:
    case TransportError::Kind::Broken:
        result.kind = ErrorKind::Offline;
        break;
    case TransportError::Kind::ConnectTimeout:
    case TransportError::Kind::Timeout:
        result.kind = ErrorKind::Timeout;
        break;
    case TransportError::Kind::TooLarge:
    case TransportError::Kind::Malformed:
        result.kind = ErrorKind::BadAnswer;
        failed.retry.kind = RetryKind::None;
        break;
    }
    result.retryable = failed.retry.kind != RetryKind::None;
    return failed;
}

ApiError unreadableAnswer(const Operation &operation, const TransportReply &reply,
                          const QString &what)
{
    return {.kind = ErrorKind::BadAnswer,
            .message = what,
            .requestId = requestIdOf(reply),
            .executed = unknownIfChanging(operation),
            .httpStatus = reply.status};
}

} // namespace lc
