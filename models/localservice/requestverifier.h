// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"
#include "localservice/httpmessage.h"
#include "localservice/localaccount.h"
#include "localservice/sessionkeys.h"
#include "signing/signer.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace lc {

/// Tells who signed a request, or why nobody it knows did. Callable from any thread.
class RequestVerifier {
public:
    RequestVerifier(QList<LocalAccount> accounts, SessionKeys sessions)
        : m_accounts(std::move(accounts)), m_sessions(std::move(sessions))
    {
    }

    /// `service` is the signing name the request must be scoped to.
    Served<Caller> verify(const HttpRequest &request, QByteArrayView service,
                          const Clock &clock) const;
    const QList<LocalAccount> &accounts() const { return m_accounts; }

private:
    /// Who holds an access key, and the secret that proves it.
    struct Signer {
        Caller caller;
        Secret secret;
        std::optional<Instant> expiresAt;
    };
    std::optional<Signer> signerOf(const QByteArray &accessKeyId, const QByteArray &token) const;

    QList<LocalAccount> m_accounts;
    SessionKeys m_sessions;
    mutable SigningKeys m_keys;
};

} // namespace lc
