// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/awssettings.h"
#include "aws/credentialsprovider.h"
#include "aws/rolecredentials.h"
#include "aws/ssotokens.h"
#include "core/clock.h"

#include <functional>
#include <memory>

class QThread;

namespace lc {

class Route;
class Transport;

/// What providers work with.
struct ProviderParts {
    QThread *thread = nullptr; ///< the network thread
    Transport *transport = nullptr; ///< of that thread
    std::shared_ptr<const Clock> clock;
    ProviderPerson person;
    QString connectionId;
    QString region; ///< of the connection; empty: STS is called at its global endpoint
    std::shared_ptr<const Route> route; ///< none: the transport's own
    /// Where services are called to sign in; none: as the settings say.
    std::function<Result<Endpoint, ApiError>(const Service &, const QString &region)> endpoint;
    std::shared_ptr<SsoTokenPool> signIns; ///< none: every provider has its own
    std::function<double()> random; ///< 0 to 1; none: a generator of their own
};

/// The provider of a connection's keys, or what is missing for one. Nothing is sent or asked before
/// the first keys are wanted.
Result<std::shared_ptr<CredentialsProvider>, ApiError> makeProvider(const AwsSettings &settings,
                                                                    const ProviderParts &parts);

} // namespace lc
