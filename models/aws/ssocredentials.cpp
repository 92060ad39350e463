// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/ssocredentials.h"

#include "aws/rolekeys.h"

#include <QPointer>

namespace lc {

SsoCredentials::SsoCredentials(ProviderCallSite portal, SsoSource source,
                               std::shared_ptr<SsoTokens> tokens)
    : m_portal(std::move(portal)), m_source(std::move(source)), m_tokens(std::move(tokens))
{
}

void SsoCredentials::fetch(Asking asking, CredentialsProvider::Done done)
{
    m_asking = asking;
    m_done = std::move(done);
    m_hasRenewed = false;
    withToken();
}

void SsoCredentials::withToken()
{
    m_tokens->provide(m_asking, [self = QPointer(this)](const Result<Secret, ApiError> &token) {
        if (!self)
            return;
        if (token)
            self->call(*token);
        else
            std::exchange(self->m_done, nullptr)(unexpected(token.error()));
    });
}

void SsoCredentials::call(const Secret &token)
{
    ProviderCallSite site = m_portal;
    site.headers.append(HttpHeader{"x-amz-sso_bearer_token", token.bytes().toByteArray()});
    m_call.start<sso::GetRoleCredentials>(
        site, {.roleName = m_source.roleName, .accountId = m_source.accountId},
        [this, token](const Result<sso::GetRoleCredentials::Response, ApiError> &answer) {
            constexpr int unauthorized = 401;
            if (!answer && answer.error().httpStatus == unauthorized
                && !std::exchange(m_hasRenewed, true)) {
                m_tokens->invalidate(token);
                withToken();
                return;
            }
            const auto done = std::exchange(m_done, nullptr);
            if (!answer) {
                done(unexpected(providerFailure(
                    answer.error(),
                    tr("IAM Identity Center gave no keys of the role %1 in the account %2.")
                        .arg(m_source.roleName, m_source.accountId))));
                return;
            }
            const sso::RoleCredentials &keys = answer->roleCredentials;
            done(takeKeys({keys.accessKeyId, keys.secretAccessKey, keys.sessionToken,
                           Instant(std::chrono::milliseconds(keys.expiration))},
                          tr("IAM Identity Center")));
        });
}

} // namespace lc
