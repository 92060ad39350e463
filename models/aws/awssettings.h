// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/endpoints.h"
#include "aws/environment.h"
#include "aws/profiles.h"
#include "aws/retry.h"
#include "core/apierror.h"

#include <optional>

namespace lc {

/// What environment and shared files say for one connection. Nothing is guessed: what is missing or
/// not supported is an error, never another identity.
class AwsSettings {
public:
    /// What a connection says itself; what is not said is as configured.
    struct Wishes {
        QString url; ///< replaces every other address
        std::optional<bool> fips;
        std::optional<bool> dualStack;
    };

    /// Environment variables first, then the profile they choose.
    static AwsSettings ofEnvironment(Environment environment, Profiles profiles);
    /// The keys of that profile and of no other.
    static AwsSettings ofProfile(Environment environment, Profiles profiles, QString profile);

    /// AWS_REGION, AWS_DEFAULT_REGION, then the profile's; nothing: the user must be asked.
    std::optional<QString> region() const;
    Result<Endpoint, ApiError> endpoint(const Service &service, const QString &region,
                                        const Wishes &wishes = {}) const;
    /// A file of certificate authorities; empty: the system's.
    QString caBundle() const;
    /// max_attempts; nonsense counts as not set.
    RetryLimits retryLimits() const;
    enum class Source { Environment, ProfileOnly };
    Source source() const { return m_source; }
    const QString &profile() const { return m_profile; }
    const Environment &environment() const { return m_environment; }
    const Profiles &profiles() const { return m_profiles; }
    /// Drops secret keys and session tokens, once providers have been made.
    void forgetSecrets() { m_profiles.forgetSecrets(); }

private:
    AwsSettings(Source source, Environment environment, Profiles profiles, QString profile);
    std::optional<QString> configuredEndpoint(const Service &service) const;
    std::optional<QString> setting(const QString &variable, const QString &key) const;
    bool isOn(const QString &variable, const QString &key) const;

    Source m_source;
    Environment m_environment;
    Profiles m_profiles;
    QString m_profile;
};

} // namespace lc
