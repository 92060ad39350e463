// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apierror.h"
#include "core/result.h"
#include "signing/credentials.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace lc {

class AwsSettings;

/// A token of an identity provider, exchanged for the keys of a role.
struct WebIdentitySource {
    QString tokenFile;
    QString roleArn;
    QString sessionName; ///< empty: one of our own
};

/// A program of the user's that prints keys.
struct ProcessSource {
    QString profile; ///< that states it
    QString command;
};

/// IAM Identity Center: keys of a role for a person who signed in.
struct SsoSource {
    QString profile; ///< that states it
    QString session; ///< name of the [sso-session]; empty: the legacy form without one
    QString startUrl;
    QString region;
    QString accountId; ///< empty, like the role: the profile is for tokens only
    QString roleName;
    QStringList scopes;
};

/// A role that is assumed with the keys found so far.
struct RoleStep {
    QString profile; ///< that states it
    QString roleArn;
    QString externalId;
    QString sessionName; ///< empty: one of our own
    QString mfaSerial; ///< empty: no code is asked for
    std::optional<std::chrono::seconds> duration;
};

/// Where the keys of a connection come from: one source, then roles on top of it, in order.
struct CredentialPlan {
    using Source = std::variant<std::shared_ptr<const Credentials>, WebIdentitySource,
                                ProcessSource, SsoSource>;
    Source source;
    std::vector<RoleStep> roles;
};

/// Decides by environment and shared files alone. What is missing, contradictory or not supported
/// is an error that names it, never another identity.
Result<CredentialPlan, ApiError> planCredentials(const AwsSettings &settings);

/// An error of Kind::Credentials that nothing was sent for.
ApiError credentialsError(const QString &message);
/// Whether a key or token can be a header value: printable ASCII.
bool isSendableKey(QStringView text);

} // namespace lc
