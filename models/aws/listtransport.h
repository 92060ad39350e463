// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/fairqueue.h"
#include "aws/networktransport.h"
#include "aws/transport.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace lc {

class KeptConnection;

/// Reads of the bulk lane go over connections of its own, everything else, and whatever needs a
/// proxy, over a NetworkTransport: a page of a list costs a quarter of the work that way, and only
/// reads may be sent again when a kept connection turns out to be closed. Lives in the network
/// thread.
class ListTransport final : public QObject, public Transport {
    Q_OBJECT
public:
    explicit ListTransport(NetworkTransport::Options options = {});
    ~ListTransport() override;

    Id send(TransportRequest request, Done done) override;
    void cancel(Id id) override;

private:
    enum class Freshness { Any, New };
    struct DeleteLater {
        void operator()(KeptConnection *connection) const;
    };
    using ConnectionPointer = std::unique_ptr<KeptConnection, DeleteLater>;
    struct Exchange {
        TransportRequest request;
        QUrl url;
        Done done;
        ConnectionPointer connection; ///< once it has a place
    };
    struct Channel {
        std::map<QByteArray, std::vector<ConnectionPointer>> idle; ///< by the key of the route
        FairQueue waiting;
        int active = 0;
    };

    static bool isOurs(const TransportRequest &request, const QUrl &url);
    Id forward(TransportRequest request, Done done);
    void startWaiting(const QByteArray &origin);
    void start(Id id, Freshness freshness);
    ConnectionPointer takeConnection(const Exchange &exchange, Freshness freshness);
    void onEnded(Id id, TransportOutcome outcome);
    void keep(const TransportRequest &request, ConnectionPointer connection);

    NetworkTransport::Options m_options;
    NetworkTransport m_network;
    std::shared_ptr<const Route> m_ownRoute;
    Id m_lastId = 0;
    std::unordered_map<Id, Exchange> m_exchanges;
    std::unordered_map<Id, Id> m_forwarded; ///< ours to the NetworkTransport's
    std::map<QByteArray, Channel> m_channels; ///< by origin
};

} // namespace lc
