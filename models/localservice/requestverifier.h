// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"
#include "localservice/httpmessage.h"
#include "localservice/localaccount.h"
#include "signing/signer.h"

#include <QByteArray>
#include <QList>

namespace lc {

/// Tells who signed a request, or why nobody it knows did. Callable from any thread.
class RequestVerifier {
public:
    explicit RequestVerifier(QList<LocalAccount> accounts) : m_accounts(std::move(accounts)) { }

    /// `service` is the signing name the request must be scoped to.
    Served<Caller> verify(const HttpRequest &request, QByteArrayView service, Instant now) const;
    const QList<LocalAccount> &accounts() const { return m_accounts; }

private:
    const LocalAccount *findByKey(QByteArrayView accessKeyId) const;

    QList<LocalAccount> m_accounts;
    mutable SigningKeys m_keys;
};

} // namespace lc
