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

/// The Transport of the program. What reaches its service directly goes over connections of its
/// own, strictly parsed and bounded, at a quarter of the work; what needs a proxy goes over a
/// NetworkTransport. Reads use kept connections, and go again when one turns out to have been
/// closed meanwhile; a change always gets a new one, so that it is never in doubt for that reason,
/// and is never sent again. Lives in the network thread.
class DirectTransport final : public QObject, public Transport {
    Q_OBJECT
public:
    explicit DirectTransport(NetworkTransport::Options options = {});
    ~DirectTransport() override;

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
    /// The connections of one lane to one origin.
    struct Channel {
        std::map<QByteArray, std::vector<ConnectionPointer>> idle; ///< by the key of the route
        FairQueue waiting;
        int active = 0;
    };

    using ChannelKey = std::pair<QByteArray, Lane>;

    static ChannelKey channelOf(const TransportRequest &request);
    Id forward(TransportRequest request, Done done);
    void startWaiting(const ChannelKey &key);
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
    std::map<ChannelKey, Channel> m_channels;
};

} // namespace lc
