// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/errors.h"

#include <QTest>

using namespace lc;
using ErrorKind = ApiError::Kind;
using Executed = ApiError::Executed;

namespace {

constexpr Service jsonService{"license-manager", "LICENSE_MANAGER",          "license_manager",
                              "license-manager", Service::Protocol::AwsJson, "AWSLicenseManager.",
                              "2018-08-01"};
constexpr Service restService{
    "apigateway", "API_GATEWAY", "api_gateway", "apigateway", Service::Protocol::RestJson,
    "",           "2015-07-09"};
constexpr Service queryService{"sts", "STS",       "sts", "sts", Service::Protocol::Query,
                               "",    "2011-06-15"};

Operation operationOf(const Service &service, Operation::Repeat repeat = Operation::Repeat::State)
{
    return {.name = "Do",
            .service = &service,
            .request = nullptr,
            .response = nullptr,
            .repeat = repeat};
}

Instant noon()
{
    return Instant(std::chrono::milliseconds(1'795'262'400'000)); // Sat, 21 Nov 2026 12:00:00 GMT
}

} // namespace

class tst_Errors : public QObject {
    Q_OBJECT
private slots:
    void answers_data();
    void answers();
    void everyThrottleIsOne_data();
    void everyThrottleIsOne();
    void executedByStatus_data();
    void executedByStatus();
    void ends_data();
    void ends();
    void clock_data();
    void clock();
    void waitsAreTaken();
    void unreadable();
};

void tst_Errors::answers_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("typeHeader");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, Service::Protocol protocol, int status,
                        const char *header, const char *body, const char *code, const char *message,
                        ErrorKind kind) {
        QTest::newRow(name) << int(protocol) << status << QByteArray(header) << QByteArray(body)
                            << QString::fromUtf8(code) << QString::fromUtf8(message) << int(kind);
    };
    using enum Service::Protocol;
    row("plain type", AwsJson, 400, "", R"({"__type":"ConflictException","Message":"m"})",
        "ConflictException", "m", ErrorKind::Conflict);
    row("namespaced type", AwsJson, 400, "",
        R"({"__type":"com.amazonaws.licensemanager#ResourceNotFoundException","message":"m"})",
        "ResourceNotFoundException", "m", ErrorKind::NotFound);
    row("type with URI", AwsJson, 400, "",
        R"({"__type":"aws.x#ValidationException:http://internal.amazon.com/x/"})",
        "ValidationException", "", ErrorKind::Rejected);
    row("type in the header", AwsJson, 400, "AuthorizationException:http://x", R"({"Message":"m"})",
        "AuthorizationException", "m", ErrorKind::Denied);
    row("code member", AwsJson, 400, "", R"({"code":"AccessDeniedException"})",
        "AccessDeniedException", "", ErrorKind::Denied);
    row("type is no text", AwsJson, 400, "", R"({"__type":7,"Message":["x"]})", "", "",
        ErrorKind::Rejected);
    row("front end", AwsJson, 403, "",
        R"({"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"m"})",
        "UnrecognizedClientException", "m", ErrorKind::Credentials);
    row("no entitlements", AwsJson, 400, "",
        R"({"__type":"NoEntitlementsAllowedException","Message":"No Entitlements Allowed"})",
        "NoEntitlementsAllowedException", "No Entitlements Allowed", ErrorKind::Rejected);
    row("real limit", AwsJson, 400, "", R"({"__type":"ResourceLimitExceededException"})",
        "ResourceLimitExceededException", "", ErrorKind::Rejected);
    row("gateway", RestJson, 404, "NotFoundException",
        R"({"message":"Invalid Usage Plan ID specified"})", "NotFoundException",
        "Invalid Usage Plan ID specified", ErrorKind::NotFound);
    row("gateway limit", RestJson, 429, "LimitExceededException", R"({"message":"m"})",
        "LimitExceededException", "m", ErrorKind::Rejected);
    row("gateway denied", RestJson, 403, "", R"({"Message":"m"})", "", "m", ErrorKind::Denied);
    row("query", Query, 403, "",
        "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>a &lt; "
        "b</Message></Error>"
        "<RequestId>r-xml</RequestId></ErrorResponse>",
        "InvalidClientTokenId", "a < b", ErrorKind::Credentials);
    row("query, not XML", Query, 500, "", "oops", "", "", ErrorKind::Service);
    row("HTML of a portal", AwsJson, 403, "", "<html>", "", "", ErrorKind::Denied);
    row("empty", AwsJson, 404, "", "", "", "", ErrorKind::NotFound);
    row("not UTF-8", AwsJson, 400, "", "{\"Message\":\"\xff\"}", "", "", ErrorKind::Rejected);
    row("redirect of HTTP", AwsJson, 302, "", "", "", "", ErrorKind::BadAnswer);
}

void tst_Errors::answers()
{
    QFETCH(int, protocol);
    QFETCH(int, status);
    QFETCH(QByteArray, typeHeader);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(int, kind);
    const Service *services[] = {&jsonService, &restService, &queryService};
    TransportReply reply{.status = status, .headers = {{"X-Amzn-RequestId", "r-1"}}, .body = body};
    if (!typeHeader.isEmpty())
        reply.headers.append(HttpHeader{"x-amzn-ErrorType", typeHeader});
    const FailedAttempt failed = judge(operationOf(*services[protocol]), reply, noon());
    QCOMPARE(failed.error.code, code);
    if (QByteArray(QTest::currentDataTag()) != "not UTF-8")
        QCOMPARE(failed.error.message, message);
    QCOMPARE(int(failed.error.kind), kind);
    QCOMPARE(failed.error.requestId, QStringLiteral("r-1"));
    QCOMPARE(failed.error.httpStatus, status);
}

void tst_Errors::everyThrottleIsOne_data()
{
    QTest::addColumn<QByteArray>("code");
    for (const char *code :
         {"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
          "TooManyRequestsException", "ProvisionedThroughputExceededException",
          "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
          "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete",
          "EC2ThrottledException", "RateLimitExceededException"})
        QTest::newRow(code) << QByteArray(code);
}

void tst_Errors::everyThrottleIsOne()
{
    QFETCH(QByteArray, code);
    for (const int status : {400, 429, 503}) {
        const TransportReply reply{.status = status, .body = "{\"__type\":\"" + code + "\"}"};
        const FailedAttempt failed =
            judge(operationOf(jsonService, Operation::Repeat::Never), reply, noon());
        QCOMPARE(failed.retry.kind, RetryKind::Throttle);
        QCOMPARE(failed.error.executed, Executed::No);
        QVERIFY(!failed.retry.mayBeExecuted);
        QVERIFY(failed.error.retryable);
    }
}

void tst_Errors::executedByStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("executed"); // of a change
    QTest::addColumn<int>("retry");
    const auto row = [](int status, Executed executed, RetryKind retry) {
        QTest::addRow("%d", status) << status << int(executed) << int(retry);
    };
    for (const int status : {301, 307, 308, 400, 401, 403, 404, 409, 412, 413, 424})
        row(status, Executed::No, RetryKind::None);
    row(429, Executed::No, RetryKind::Throttle);
    for (const int status : {500, 502, 503, 504})
        row(status, Executed::Unknown, RetryKind::Transient);
    row(501, Executed::Unknown, RetryKind::None);
}

void tst_Errors::executedByStatus()
{
    QFETCH(int, status);
    QFETCH(int, executed);
    QFETCH(int, retry);
    const TransportReply reply{.status = status, .body = "{}"};
    const FailedAttempt change = judge(operationOf(jsonService), reply, noon());
    QCOMPARE(int(change.error.executed), executed);
    QCOMPARE(int(change.retry.kind), retry);
    QCOMPARE(change.retry.mayBeExecuted, Executed(executed) == Executed::Unknown);
    const FailedAttempt read =
        judge(operationOf(jsonService, Operation::Repeat::Read), reply, noon());
    QCOMPARE(read.error.executed, Executed::No);
    QCOMPARE(int(read.retry.kind), retry);
}

void tst_Errors::ends_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<bool>("mayHaveLeft");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("executed");
    QTest::addColumn<int>("retry");
    using End = TransportError::Kind;
    const auto row = [](const char *name, End end, bool mayHaveLeft, ErrorKind kind,
                        Executed executed, RetryKind retry) {
        QTest::newRow(name) << int(end) << mayHaveLeft << int(kind) << int(executed) << int(retry);
    };
    row("refused", End::Refused, false, ErrorKind::Rejected, Executed::No, RetryKind::None);
    row("unreachable", End::Unreachable, false, ErrorKind::Offline, Executed::No,
        RetryKind::Transient);
    row("TLS", End::Insecure, false, ErrorKind::Offline, Executed::No, RetryKind::None);
    row("broken", End::Broken, true, ErrorKind::Offline, Executed::Unknown, RetryKind::Transient);
    row("connect timeout", End::ConnectTimeout, false, ErrorKind::Timeout, Executed::No,
        RetryKind::Transient);
    row("timeout", End::Timeout, true, ErrorKind::Timeout, Executed::Unknown, RetryKind::Transient);
    row("too large", End::TooLarge, true, ErrorKind::BadAnswer, Executed::Unknown, RetryKind::None);
    row("malformed", End::Malformed, true, ErrorKind::BadAnswer, Executed::Unknown,
        RetryKind::None);
    row("cancelled", End::Cancelled, true, ErrorKind::Cancelled, Executed::Unknown,
        RetryKind::None);
}

void tst_Errors::ends()
{
    QFETCH(int, end);
    QFETCH(bool, mayHaveLeft);
    QFETCH(int, kind);
    QFETCH(int, executed);
    QFETCH(int, retry);
    const TransportError error{TransportError::Kind(end),
                               mayHaveLeft ? TransportError::Sent::Unknown
                                           : TransportError::Sent::No,
                               QStringLiteral("why")};
    const FailedAttempt change = judge(operationOf(jsonService), error);
    QCOMPARE(int(change.error.kind), kind);
    QCOMPARE(int(change.error.executed), executed);
    QCOMPARE(int(change.retry.kind), retry);
    QCOMPARE(change.error.message, QStringLiteral("why"));
    QCOMPARE(judge(operationOf(jsonService, Operation::Repeat::Read), error).error.executed,
             Executed::No);
}

void tst_Errors::clock_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<bool>("isClock");
    const auto row = [](const char *name, const char *code, const char *date, bool isClock) {
        QTest::newRow(name) << QByteArray(code) << QByteArray(date) << isClock;
    };
    row("certain", "RequestTimeTooSkewed", "Sat, 21 Nov 2026 13:00:00 GMT", true);
    row("certain, small", "RequestExpired", "Sat, 21 Nov 2026 12:01:00 GMT", true);
    row("certain, no date", "RequestInTheFuture", "", false);
    row("possible, five minutes ahead", "InvalidSignatureException",
        "Sat, 21 Nov 2026 12:05:00 GMT", true);
    row("possible, five minutes behind", "SignatureDoesNotMatch", "Sat, 21 Nov 2026 11:55:00 GMT",
        true);
    row("possible, ten years", "AuthFailure", "Sun, 21 Nov 2016 12:00:00 GMT",
        false); // a wrong weekday is no date
    row("possible, ten years, well formed", "AuthFailure", "Mon, 21 Nov 2016 12:00:00 GMT", true);
    row("possible, clocks agree", "InvalidSignatureException", "Sat, 21 Nov 2026 12:03:59 GMT",
        false);
    row("possible, malformed date", "InvalidSignatureException", "yesterday", false);
    row("another error", "ValidationException", "Sat, 21 Nov 2026 13:00:00 GMT", false);
}

void tst_Errors::clock()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, date);
    QFETCH(bool, isClock);
    const TransportReply reply{
        .status = 403, .headers = {{"Date", date}}, .body = "{\"__type\":\"" + code + "\"}"};
    QCOMPARE(judge(operationOf(jsonService), reply, noon()).serviceTime.has_value(), isClock);
}

void tst_Errors::waitsAreTaken()
{
    const TransportReply reply{.status = 429,
                               .headers = {{"X-Amz-Retry-After", "1500"}, {"Retry-After", "2"}},
                               .body = "{}"};
    const FailedAttempt failed = judge(operationOf(restService), reply, noon());
    QCOMPARE(failed.retry.toldWait, std::optional(std::chrono::milliseconds(1500)));
    QCOMPARE(failed.retry.retryAfter, std::optional(std::chrono::milliseconds(2000)));
    const TransportReply redirect{
        .status = 400, .body = R"({"__type":"RedirectException","Location":"eu-west-1"})"};
    QCOMPARE(judge(operationOf(jsonService), redirect, noon()).error.location,
             QStringLiteral("eu-west-1"));
}

void tst_Errors::unreadable()
{
    const TransportReply reply{
        .status = 200, .headers = {{"x-amzn-requestid", "r"}}, .body = "<html>"};
    const ApiError error =
        unreadableAnswer(operationOf(jsonService), reply, QStringLiteral("what"));
    QCOMPARE(error.kind, ErrorKind::BadAnswer);
    QCOMPARE(error.executed, Executed::Unknown);
    QCOMPARE(error.requestId, QStringLiteral("r"));
}

QTEST_GUILESS_MAIN(tst_Errors)
#include "tst_errors.moc"
