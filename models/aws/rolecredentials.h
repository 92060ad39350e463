// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialplan.h"
#include "aws/credentialssource.h"
#include "aws/promptdesk.h"
#include "aws/providercall.h"

namespace lc {

/// Whom a source may ask, on behalf of which connection.
struct ProviderPerson {
    std::shared_ptr<PromptDesk> desk; ///< none: nobody is there
    QString connectionName;
};

/// Assumes a role with the keys that the site's access provides, after asking for a code where the
/// role wants one.
class RoleCredentials final : public CredentialsSource {
    Q_OBJECT
public:
    RoleCredentials(ProviderCallSite site, RoleStep role, ProviderPerson person);

    void fetch(Asking asking, CredentialsProvider::Done done) override;

private:
    void askForCode();
    void assume(const Secret &code);
    void onFailed(const ApiError &error, const Secret &code);
    void finish(const CredentialsResult &result);
    void refuse(ApiError::Kind kind, const QString &message);

    ProviderCallSite m_site;
    RoleStep m_role;
    ProviderPerson m_person;
    Asking m_asking = Asking::Allowed;
    CredentialsProvider::Done m_done;
    ProviderCall m_call;
    Ticket m_question;
    QString m_problem; ///< of the last code
    int m_codes = 0; ///< asked for in this fetch
};

} // namespace lc
