// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialsprovider.h"
#include "core/clock.h"

#include <QString>

#include <optional>

namespace lc {

/// Keys as a service or a program hands them out.
struct HandedOutKeys {
    QString accessKeyId;
    QString secretAccessKey;
    QString sessionToken;
    std::optional<Instant> expiresAt;
};

/// The keys, or why they cannot be used; `origin` is named in the reason.
CredentialsResult takeKeys(const HandedOutKeys &keys, const QString &origin);

/// A failed call of a provider as people should read it: `what` could not be done, and why. What
/// may pass keeps its kind, everything else is a matter of credentials.
ApiError providerFailure(const ApiError &error, const QString &what);

/// "license-console-1773907200": for roles that name no session.
QString ownSessionName(Instant now);

} // namespace lc
