// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialsprovider.h"
#include "aws/endpoints.h"
#include "aws/retry.h"
#include "aws/route.h"
#include "client/workers.h"
#include "core/apierror.h"
#include "core/clock.h"
#include "core/operation.h"
#include "core/result.h"

#include <functional>
#include <memory>
#include <optional>

namespace lc {

class CallJournal;

/// Whether a client sends what changes something.
enum class Changes {
    Allowed,
    Refused ///< the connection is for reading only
};

/// What a client is made of.
struct ClientParts {
    QString connectionId;
    QString account; ///< for the journal; empty until it is known
    QString identity; ///< ARN, likewise
    QString region;
    std::shared_ptr<Workers> workers;
    std::shared_ptr<CredentialsProvider> credentials;
    /// Where a service is called; asked once per service.
    std::function<Result<Endpoint, ApiError>(const Service &)> endpoint;
    std::shared_ptr<const Route> route; ///< none: the transport's own
    RetryLimits retryLimits;
    std::shared_ptr<const Clock> clock;
    Changes changes = Changes::Allowed;
    CallJournal *journal = nullptr; ///< borrowed; none: calls are not recorded
    std::optional<Deadlines> deadlines; ///< of single calls; none: the usual ones
};

} // namespace lc
