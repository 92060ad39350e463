// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/apicall.h"
#include "client/clientparts.h"

#include <map>
#include <memory>

namespace lc {

/// What a client makes its calls of. Belongs to the client's thread and outlives its calls.
class ClientCalls {
public:
    explicit ClientCalls(ClientParts parts);

    const ClientParts &parts() const { return m_parts; }
    const CallSite &site() const { return m_site; }
    QObject *owner() const { return m_owner.get(); } ///< parent of what is in flight
    void setIdentity(const QString &account, const QString &arn);

    /// How a service is reached; made once.
    Result<std::shared_ptr<ServiceAccess>, ApiError> access(const Service &service);
    /// What the journal is told of a request; empty without a journal.
    CallRecord record(const Operation &operation, const void *request,
                      const ServiceRequest &built) const;

    /// One call, which the journal hears of unless it is a record without an id.
    struct Order {
        const Operation *operation = nullptr;
        ServiceRequest built;
        std::shared_ptr<void> response; ///< default-constructed; filled by a successful answer
        CallRecord record;
        CallListener listener;
    };
    /// Sends it, or reports through the event loop why it cannot be sent.
    ApiCall *send(Order order);

private:
    ClientParts m_parts;
    CallSite m_site;
    std::map<const Service *, std::shared_ptr<ServiceAccess>> m_accesses;
    std::unique_ptr<QObject> m_owner = std::make_unique<QObject>();
};

/// A request that cannot be written.
ApiError rejectedHere(const QString &message);

/// SHA-256 of everything of a request but its headers.
QByteArray requestHash(const ServiceRequest &request);

} // namespace lc
