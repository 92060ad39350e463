// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/networktransport.h"
#include "aws/sendloop.h"
#include "support/fakeclock.h"
#include "support/rawserver.h"

#include <QEventLoop>
#include <QLocale>

#include <memory>
#include <optional>

namespace lc::test {

inline constexpr Service service{
    "license-manager",          "LICENSE_MANAGER",    "license_manager", "license-manager",
    Service::Protocol::AwsJson, "AWSLicenseManager.", "2018-08-01"};

inline Operation operationOf(Operation::Repeat repeat)
{
    return {.name = "Do",
            .service = &service,
            .request = nullptr,
            .response = nullptr,
            .repeat = repeat};
}

inline QByteArray httpDate(Instant instant)
{
    return QLocale::c()
               .toString(toQDateTime(instant), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
               .toLatin1()
        + " GMT";
}

/// Keys that a test can change or withhold.
class TestCredentials final : public CredentialsProvider {
public:
    void invalidate(const Credentials &rejected) override
    {
        rejectedKeys.append(rejected.accessKeyId);
        if (next)
            result = *next;
    }
    void provide(std::function<void(const CredentialsResult &)> done) override
    {
        ++asked;
        if (isHeld)
            held = std::move(done);
        else
            done(result);
    }
    static std::shared_ptr<const Credentials> keys(const char *id, QByteArrayView token = {})
    {
        return std::make_shared<const Credentials>(
            Credentials{QString::fromLatin1(id), Secret("secret"), Secret(token), {}});
    }

    CredentialsResult result = keys("AKID");
    bool isHeld = false;
    std::function<void(const CredentialsResult &)> held;
    int asked = 0;
    QStringList rejectedKeys;
    std::optional<CredentialsResult> next; ///< once the present ones were rejected
};

struct Ended {
    std::optional<Result<TransportReply, ApiError>> answer;
    int sends = 0;
};

/// A SendLoop over the real transport with a clock and keys that a test controls, and no waits.
class SendWorld {
public:
    explicit SendWorld(const RawServer &server)
    {
        access->service = &service;
        access->endpoint = {server.origin(), {}, "eu-west-1"};
        access->credentials = credentials;
        access->clock = clock;
        access->random = [] { return 0.0; };
        loop = std::make_unique<SendLoop>(transport, access);
    }

    Ended send(const Operation &operation, const QByteArray &body = "{}", Lane lane = Lane::User)
    {
        Ended ended;
        QEventLoop events;
        loop->send({.operation = &operation,
                    .path = "/",
                    .headers = {{"Content-Type", "application/x-amz-json-1.1"}},
                    .body = body,
                    .lane = lane},
                   [&](const Result<TransportReply, ApiError> &answer, int sends) {
                       ended.answer = answer;
                       ended.sends = sends;
                       events.quit();
                   });
        QTimer::singleShot(std::chrono::seconds(20), &events, &QEventLoop::quit);
        if (!ended.answer)
            events.exec();
        return ended;
    }

    NetworkTransport transport;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<TestCredentials> credentials = std::make_shared<TestCredentials>();
    std::shared_ptr<ServiceAccess> access = std::make_shared<ServiceAccess>();
    std::unique_ptr<SendLoop> loop;
};

/// Answers a request.
inline void reply(const RawRequest &request, const QByteArray &body,
                  const QByteArray &status = "200 OK", const QByteArray &headers = {})
{
    request.socket->write(RawServer::answer(body, status, headers));
}

} // namespace lc::test
