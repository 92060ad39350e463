// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/awssettings.h"

#include "aws/requestrules.h"

#include <QCoreApplication>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("AwsSettings", source);
}

ApiError credentialsError(const QString &message)
{
    return {.kind = ApiError::Kind::Credentials, .message = message};
}

/// The pair, or which half is missing; nothing when both are.
std::optional<CredentialsResult> keyPair(const std::optional<QString> &id,
                                         const std::optional<QString> &secret,
                                         const std::optional<QString> &token, const QString &idName,
                                         const QString &secretName)
{
    if (!id && !secret)
        return std::nullopt;
    if (!id || !secret)
        return unexpected(
            credentialsError(text("%1 is set, but %2 is not.")
                                 .arg(id ? idName : secretName, id ? secretName : idName)));
    for (const QString &part : {*id, token.value_or(QString())}) {
        if (!isHeaderValue(part.toUtf8()))
            return unexpected(credentialsError(text("A key has characters that cannot be sent.")));
    }
    return std::make_shared<const Credentials>(Credentials{
        *id, Secret::fromText(*secret), token ? Secret::fromText(*token) : Secret(), std::nullopt});
}

struct UnsupportedSource {
    const char *key;
    const char *message;
};

constexpr UnsupportedSource unsupportedSources[] = {
    {"role_arn",
     QT_TRANSLATE_NOOP(
         "AwsSettings",
         "The profile \"%1\" assumes a role, which this version does not support yet.")},
    {"web_identity_token_file",
     QT_TRANSLATE_NOOP(
         "AwsSettings",
         "The profile \"%1\" uses a web identity token, which this version does not support yet.")},
    {"sso_session",
     QT_TRANSLATE_NOOP("AwsSettings",
                       "The profile \"%1\" signs in with IAM Identity Center (SSO), which this "
                       "version does not support yet.")},
    {"sso_start_url",
     QT_TRANSLATE_NOOP("AwsSettings",
                       "The profile \"%1\" signs in with IAM Identity Center (SSO), which this "
                       "version does not support yet.")},
    {"login_session",
     QT_TRANSLATE_NOOP(
         "AwsSettings",
         "The profile \"%1\" uses a login session, which this version does not support yet.")},
};

constexpr UnsupportedSource unsupportedProcess = {
    "credential_process",
    QT_TRANSLATE_NOOP("AwsSettings",
                      "The profile \"%1\" gets its keys from a program (credential_process), which "
                      "this version does not support yet.")};

} // namespace

AwsSettings::AwsSettings(Source source, Environment environment, Profiles profiles, QString profile)
    : m_source(source), m_environment(std::move(environment)), m_profiles(std::move(profiles)),
      m_profile(std::move(profile))
{
}

AwsSettings AwsSettings::ofEnvironment(Environment environment, Profiles profiles)
{
    const QString profile = Profiles::chosenName(environment);
    return {Source::Environment, std::move(environment), std::move(profiles), profile};
}

AwsSettings AwsSettings::ofProfile(Environment environment, Profiles profiles, QString profile)
{
    return {Source::ProfileOnly, std::move(environment), std::move(profiles), std::move(profile)};
}

std::optional<QString> AwsSettings::region() const
{
    for (const QString &variable : {u"AWS_REGION"_s, u"AWS_DEFAULT_REGION"_s}) {
        if (const auto region = m_environment.value(variable))
            return region->trimmed();
    }
    return m_profiles.value(m_profile, u"region"_s);
}

std::optional<QString> AwsSettings::setting(const QString &variable, const QString &key) const
{
    if (const auto value = m_environment.value(variable))
        return value;
    return m_profiles.value(m_profile, key);
}

bool AwsSettings::isOn(const QString &variable, const QString &key) const
{
    const auto value = setting(variable, key);
    return value && value->trimmed().compare("true"_L1, Qt::CaseInsensitive) == 0;
}

std::optional<QString> AwsSettings::configuredEndpoint(const Service &service) const
{
    if (isOn(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"ignore_configured_endpoint_urls"_s))
        return std::nullopt;
    const QString variable = u"AWS_ENDPOINT_URL"_s;
    if (const auto url =
            m_environment.value(variable + u'_' + QLatin1StringView(service.environmentName)))
        return url;
    if (const auto url = m_environment.value(variable))
        return url;
    if (const auto services = m_profiles.value(m_profile, u"services"_s)) {
        if (const auto url = m_profiles.serviceValue(
                *services, QString::fromLatin1(service.configName), u"endpoint_url"_s))
            return url;
    }
    return m_profiles.value(m_profile, u"endpoint_url"_s);
}

Result<Endpoint, ApiError> AwsSettings::endpoint(const Service &service,
                                                 const QString &region) const
{
    EndpointChoice choice{.region = region};
    choice.custom = configuredEndpoint(service).value_or(QString()).trimmed();
    if (isOn(u"AWS_USE_FIPS_ENDPOINT"_s, u"use_fips_endpoint"_s))
        choice.variants |= EndpointChoice::Fips;
    if (isOn(u"AWS_USE_DUALSTACK_ENDPOINT"_s, u"use_dualstack_endpoint"_s))
        choice.variants |= EndpointChoice::DualStack;
    auto endpoint = findEndpoint(service, choice);
    if (!endpoint)
        return unexpected(ApiError{.kind = ApiError::Kind::Rejected, .message = endpoint.error()});
    return *endpoint;
}

CredentialsResult AwsSettings::credentials() const
{
    if (m_source == Source::Environment) {
        const QString id = u"AWS_ACCESS_KEY_ID"_s;
        const QString secret = u"AWS_SECRET_ACCESS_KEY"_s;
        if (const auto pair = keyPair(m_environment.value(id), m_environment.value(secret),
                                      m_environment.value(u"AWS_SESSION_TOKEN"_s), id, secret))
            return *pair;
        if (m_environment.value(u"AWS_WEB_IDENTITY_TOKEN_FILE"_s))
            return unexpected(credentialsError(
                text("The environment names a web identity token, which this version does not "
                     "support yet.")));
    }
    return profileCredentials();
}

CredentialsResult AwsSettings::profileCredentials() const
{
    if (!m_profiles.contains(m_profile)) {
        if (m_source == Source::Environment && !m_environment.value(u"AWS_PROFILE"_s))
            return unexpected(credentialsError(
                text("Neither the environment nor a profile named \"default\" has access keys.")));
        return unexpected(
            credentialsError(text("There is no profile named \"%1\".").arg(m_profile)));
    }
    for (const UnsupportedSource &source : unsupportedSources) {
        if (m_profiles.value(m_profile, QString::fromLatin1(source.key)))
            return unexpected(credentialsError(text(source.message).arg(m_profile)));
    }
    const QString id = u"aws_access_key_id"_s;
    const QString secret = u"aws_secret_access_key"_s;
    const QString where = text("%1 of the profile \"%2\"");
    if (const auto pair =
            keyPair(m_profiles.value(m_profile, id), m_profiles.value(m_profile, secret),
                    m_profiles.value(m_profile, u"aws_session_token"_s), where.arg(id, m_profile),
                    where.arg(secret, m_profile)))
        return *pair;
    if (m_profiles.value(m_profile, QString::fromLatin1(unsupportedProcess.key)))
        return unexpected(credentialsError(text(unsupportedProcess.message).arg(m_profile)));
    return unexpected(
        credentialsError(text("The profile \"%1\" has no access keys.").arg(m_profile)));
}

} // namespace lc
