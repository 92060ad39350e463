// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialsprovider.h"
#include "aws/endpoints.h"
#include "aws/lane.h"
#include "aws/retry.h"
#include "aws/route.h"
#include "aws/serviceload.h"
#include "aws/transport.h"
#include "core/clock.h"
#include "core/operation.h"
#include "signing/signer.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <chrono>
#include <memory>

namespace lc {

/// A request of an operation, serialised but neither addressed nor signed: the same for every
/// attempt.
struct ServiceRequest {
    const Operation *operation = nullptr;
    QByteArray path; ///< percent-encoded, begins with '/'
    QByteArray query; ///< percent-encoded, without '?'
    QList<HttpHeader> headers;
    QByteArray body;
    Lane lane = Lane::User;
    Deadlines deadlines;
    /// The secrets in it, to be taken out of what a service says about them.
    QStringList secrets;
};

/// How one service is reached on behalf of one connection in one Region; shared by all its calls.
/// Everything that changes in it may be used from any thread.
struct ServiceAccess {
    const Service *service = nullptr;
    QString connectionId; ///< requests of different connections take turns
    Endpoint endpoint;
    std::shared_ptr<CredentialsProvider> credentials;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<SigningKeys> signingKeys = std::make_shared<SigningKeys>();
    std::shared_ptr<const Route> route; ///< none: the transport's own
    /// Shared with other connections of the account.
    std::shared_ptr<ServiceLoad> load = std::make_shared<ServiceLoad>();
    RetryLimits retryLimits;
    RetrySchedule::Random random; ///< none: a generator of the call's own

    Instant serviceNow() const
    {
        return clock->now() + std::chrono::milliseconds(load->clockOffset.load());
    }
};

/// The request as it goes over the wire at `time`, with its signature.
TransportRequest addressAndSign(const ServiceRequest &request, const ServiceAccess &access,
                                const Credentials &credentials, Instant time,
                                const QList<HttpHeader> &attemptHeaders);

} // namespace lc
