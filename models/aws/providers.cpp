// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/providers.h"

#include "aws/credentialplan.h"
#include "aws/processcredentials.h"
#include "aws/refreshingcredentials.h"
#include "aws/ssocredentials.h"
#include "aws/stsoperations.h"
#include "aws/webidentitycredentials.h"

#include <QCoreApplication>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

using ProviderResult = Result<std::shared_ptr<CredentialsProvider>, ApiError>;

/// Makes the links of one plan.
class Maker {
public:
    Maker(const AwsSettings &settings, const ProviderParts &parts)
        : m_settings(settings), m_parts(parts)
    {
    }

    ProviderResult operator()(const std::shared_ptr<const Credentials> &keys) const
    {
        return std::shared_ptr<CredentialsProvider>(std::make_shared<StaticCredentials>(keys));
    }
    ProviderResult operator()(const WebIdentitySource &source) const
    {
        auto site = securityTokens(nullptr);
        if (!site)
            return unexpected(site.error());
        return refreshing(madeIn<WebIdentityCredentials>(m_parts.thread, *site, source));
    }
    ProviderResult operator()(const ProcessSource &source) const
    {
        return refreshing(madeIn<ProcessCredentials>(m_parts.thread, source));
    }
    ProviderResult operator()(const SsoSource &source) const
    {
        if (source.accountId.isEmpty())
            return unexpected(credentialsError(
                QCoreApplication::translate(
                    "CredentialPlan",
                    "The profile \"%1\" signs in with IAM Identity Center (SSO), but names no "
                    "sso_account_id and sso_role_name whose keys it wants.")
                    .arg(source.profile)));
        auto portal = site(sso::portalService, source.region, nullptr);
        if (!portal)
            return unexpected(portal.error());
        auto tokens = signIn(source);
        if (!tokens)
            return unexpected(tokens.error());
        return refreshing(madeIn<SsoCredentials>(m_parts.thread, *portal, source, *tokens));
    }
    ProviderResult role(const RoleStep &step, std::shared_ptr<CredentialsProvider> base) const
    {
        auto site = securityTokens(std::move(base));
        if (!site)
            return unexpected(site.error());
        return refreshing(madeIn<RoleCredentials>(m_parts.thread, *site, step, m_parts.person));
    }

private:
    Result<ProviderCallSite, ApiError> site(const Service &service, const QString &region,
                                            std::shared_ptr<CredentialsProvider> keys) const
    {
        auto endpoint = m_parts.endpoint ? m_parts.endpoint(service, region)
                                         : m_settings.endpoint(service, region);
        if (!endpoint)
            return unexpected(endpoint.error());
        ProviderCallSite made{.transport = m_parts.transport,
                              .access = std::make_shared<ServiceAccess>(),
                              .headers = {}};
        made.access->service = &service;
        made.access->endpoint = *endpoint;
        // The global endpoint, or one of the user's without a Region.
        if (made.access->endpoint.signingRegion == "aws-global")
            made.access->endpoint.signingRegion = "us-east-1";
        made.access->credentials = std::move(keys);
        made.access->clock = m_parts.clock;
        made.access->connectionId = m_parts.connectionId;
        made.access->route = m_parts.route;
        made.access->random = m_parts.random;
        return made;
    }
    Result<ProviderCallSite, ApiError>
    securityTokens(std::shared_ptr<CredentialsProvider> keys) const
    {
        return site(sts::providerService,
                    m_parts.region.isEmpty() ? u"aws-global"_s : m_parts.region, std::move(keys));
    }
    Result<std::shared_ptr<SsoTokens>, ApiError> signIn(const SsoSource &source) const
    {
        const QString home = ProfileFiles::home(m_settings.environment());
        const QString key =
            SsoTokenCache(home, source.session.isEmpty() ? source.startUrl : source.session).path();
        if (auto known = m_parts.signIns ? m_parts.signIns->find(key) : nullptr)
            return known;
        auto oidc = site(sso::tokenService, source.region, nullptr);
        if (!oidc)
            return unexpected(oidc.error());
        auto made = madeIn<SsoTokens>(m_parts.thread, *oidc, source, home, m_parts.person);
        if (m_parts.signIns)
            m_parts.signIns->insert(key, made);
        return made;
    }
    ProviderResult refreshing(std::shared_ptr<CredentialsSource> source) const
    {
        return std::shared_ptr<CredentialsProvider>(madeIn<RefreshingCredentials>(
            m_parts.thread, std::move(source), m_parts.clock, m_parts.random));
    }

    const AwsSettings &m_settings;
    const ProviderParts &m_parts;
};

} // namespace

Result<std::shared_ptr<CredentialsProvider>, ApiError> makeProvider(const AwsSettings &settings,
                                                                    const ProviderParts &parts)
{
    const auto plan = planCredentials(settings);
    if (!plan)
        return unexpected(plan.error());
    const Maker maker(settings, parts);
    ProviderResult provider = std::visit(maker, plan->source);
    for (const RoleStep &role : plan->roles) {
        if (provider)
            provider = maker.role(role, *provider);
    }
    return provider;
}

} // namespace lc
