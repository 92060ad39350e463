// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialplan.h"
#include "aws/credentialssource.h"
#include "aws/providercall.h"

namespace lc {

/// Exchanges the token in a file, read afresh each time, for the keys of a role.
class WebIdentityCredentials final : public CredentialsSource {
    Q_OBJECT
public:
    WebIdentityCredentials(ProviderCallSite site, WebIdentitySource source);

    void fetch(Asking asking, CredentialsProvider::Done done) override;

private:
    ProviderCallSite m_site;
    WebIdentitySource m_source;
    ProviderCall m_call;
};

} // namespace lc
