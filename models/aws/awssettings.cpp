// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/awssettings.h"

namespace lc {

using namespace Qt::StringLiterals;

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

Result<Endpoint, ApiError> AwsSettings::endpoint(const Service &service, const QString &region,
                                                 const Wishes &wishes) const
{
    EndpointChoice choice{.region = region, .custom = wishes.url};
    const bool isOwn = !wishes.url.isEmpty();
    if (!isOwn)
        choice.custom = configuredEndpoint(service).value_or(QString()).trimmed();
    // Switches of the files do not concern an address that the connection names.
    if (wishes.fips.value_or(!isOwn && isOn(u"AWS_USE_FIPS_ENDPOINT"_s, u"use_fips_endpoint"_s)))
        choice.variants |= EndpointChoice::Fips;
    if (wishes.dualStack.value_or(
            !isOwn && isOn(u"AWS_USE_DUALSTACK_ENDPOINT"_s, u"use_dualstack_endpoint"_s)))
        choice.variants |= EndpointChoice::DualStack;
    const auto sts = setting(u"AWS_STS_REGIONAL_ENDPOINTS"_s, u"sts_regional_endpoints"_s);
    if (sts && sts->trimmed().compare("legacy"_L1, Qt::CaseInsensitive) == 0)
        choice.variants |= EndpointChoice::GlobalSts;
    auto endpoint = findEndpoint(service, choice);
    if (!endpoint)
        return unexpected(ApiError{.kind = ApiError::Kind::Rejected, .message = endpoint.error()});
    return *endpoint;
}

QString AwsSettings::caBundle() const
{
    return setting(u"AWS_CA_BUNDLE"_s, u"ca_bundle"_s).value_or(QString()).trimmed();
}

RetryLimits AwsSettings::retryLimits() const
{
    RetryLimits limits;
    const int attempts =
        setting(u"AWS_MAX_ATTEMPTS"_s, u"max_attempts"_s).value_or(QString()).trimmed().toInt();
    if (attempts > 0)
        limits.attempts = attempts;
    return limits;
}

} // namespace lc
