// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/ssotokens.h"

namespace lc {

/// Keys of a role for a person who signed in with IAM Identity Center.
class SsoCredentials final : public CredentialsSource {
    Q_OBJECT
public:
    SsoCredentials(ProviderCallSite portal, SsoSource source, std::shared_ptr<SsoTokens> tokens);

    void fetch(Asking asking, CredentialsProvider::Done done) override;

private:
    void withToken();
    void call(const Secret &token);

    ProviderCallSite m_portal;
    SsoSource m_source;
    std::shared_ptr<SsoTokens> m_tokens;
    Asking m_asking = Asking::Allowed;
    CredentialsProvider::Done m_done;
    ProviderCall m_call;
    bool m_hasRenewed = false; ///< the token, in this fetch
};

} // namespace lc
