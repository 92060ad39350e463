// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/licenses.h"
#include "aws/answerreader.h"
#include "aws/directtransport.h"
#include "aws/requestbuilder.h"
#include "aws/sendloop.h"
#include "aws/ssooperations.h"
#include "aws/stsoperations.h"
#include "core/clock.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace lc::test {

/// A kind of call that has to survive every fault.
struct FaultCall {
    const char *name;
    const Operation *operation;
    Lane lane;
};

inline std::vector<FaultCall> faultCalls()
{
    return {{"read", &licensemanager::GetLicense::operation, Lane::User},
            {"list", &licensemanager::ListLicenseConfigurations::operation, Lane::Bulk},
            {"change", &licensemanager::CreateLicenseConfiguration::operation, Lane::User},
            {"change with a token", &licensemanager::CreateLicense::operation, Lane::User},
            {"GET", &apigateway::GetUsagePlan::operation, Lane::User},
            {"DELETE", &apigateway::DeleteUsagePlan::operation, Lane::User},
            {"role", &sts::AssumeRole::operation, Lane::User},
            {"SSO", &sso::GetRoleCredentials::operation, Lane::User}};
}

/// How a call ended.
struct FaultEnd {
    std::optional<Result<void, ApiError>> outcome; ///< none: it never ended
    int sends = 0;
    qint64 milliseconds = 0;
};

/// Makes one call over the real transports, with short deadlines and retries without waits.
class FaultWorld {
public:
    Deadlines deadlines{std::chrono::milliseconds(450), std::chrono::milliseconds(450),
                        std::chrono::milliseconds(550)};
    std::shared_ptr<const Route> route;
    int textSize = 10; ///< of the texts in requests

    FaultEnd call(const FaultCall &what, const QByteArray &origin)
    {
        const Operation &operation = *what.operation;
        auto access = std::make_shared<ServiceAccess>();
        access->service = operation.service;
        access->endpoint = {origin, {}, "us-east-1"};
        access->credentials =
            std::make_shared<StaticCredentials>(std::make_shared<const Credentials>(
                Credentials{QStringLiteral("AKIDEXAMPLE"), Secret("secret"), {}, {}}));
        access->clock = std::make_shared<SystemClock>();
        access->random = [] { return 0.0; };
        access->route = route;
        void *request = operation.request().create();
        fill(operation.request(), request);
        auto built = buildRequest(operation, request);
        operation.request().destroy(request);
        FaultEnd end;
        if (!built)
            return end;
        built->lane = what.lane;
        built->deadlines = deadlines;
        SendLoop loop(m_transport, access);
        QEventLoop events;
        QElapsedTimer timer;
        timer.start();
        loop.send(*built, [&](const Result<TransportReply, ApiError> &answer, int sends) {
            end.sends = sends;
            end.outcome = decoded(operation, answer);
            events.quit();
        });
        QTimer::singleShot(std::chrono::seconds(20), &events, &QEventLoop::quit);
        if (!end.outcome)
            events.exec();
        end.milliseconds = timer.elapsed();
        return end;
    }

private:
    void fill(const Type &type, void *object) const
    {
        for (const Field &field : type.fields) {
            if (field.type->kind == Kind::Text && (field.traits & Required))
                *static_cast<QString *>(field.type->engage(field.in(object))) =
                    QString(textSize, u'x');
        }
    }
    static Result<void, ApiError> decoded(const Operation &operation,
                                          const Result<TransportReply, ApiError> &answer)
    {
        if (!answer)
            return unexpected(answer.error());
        void *response = operation.response().create();
        auto read = readAnswer(operation, *answer, response);
        operation.response().destroy(response);
        return read;
    }

    DirectTransport m_transport;
};

} // namespace lc::test
