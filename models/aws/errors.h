// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/retry.h"
#include "aws/transport.h"
#include "core/apierror.h"
#include "core/clock.h"
#include "core/operation.h"

#include <optional>

namespace lc {

/// What a failed attempt means: for people, for trying again, and for our clock.
struct FailedAttempt {
    ApiError error;
    AttemptFailure retry;
    /// The service's clock when the failure can be explained by ours being wrong.
    std::optional<Instant> serviceTime;
};

/// Judges an answer whose status is not a success.
FailedAttempt judge(const Operation &operation, const TransportReply &reply, Instant now);
/// Judges an exchange without a complete answer.
FailedAttempt judge(const Operation &operation, const TransportError &error);
/// A success whose body cannot be read: a change may have been carried out.
ApiError unreadableAnswer(const Operation &operation, const TransportReply &reply,
                          const QString &what);

/// The id that the service gave a request; empty when it gave none.
QString requestIdOf(const TransportReply &reply);
bool isSuccess(const TransportReply &reply);

} // namespace lc
