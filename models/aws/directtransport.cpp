// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"

#include "aws/keptconnection.h"
#include "aws/requestrules.h"

#include <algorithm>

namespace lc {

DirectTransport::DirectTransport(NetworkTransport::Options options)
    : m_options(std::move(options)), m_network(m_options),
      m_ownRoute(std::make_shared<const Route>(m_options.trusted))
{
}

DirectTransport::~DirectTransport()
{
    // Not through the event loop here: there may be none any more.
    for (auto &entry : m_exchanges)
        delete entry.second.connection.release();
    for (auto &entry : m_channels) {
        for (auto &[route, connections] : entry.second.idle) {
            for (ConnectionPointer &connection : connections)
                delete connection.release();
        }
    }
}

void DirectTransport::DeleteLater::operator()(KeptConnection *connection) const
{
    connection->abandon();
    connection->deleteLater();
}

DirectTransport::ChannelKey DirectTransport::channelOf(const TransportRequest &request)
{
    return {request.origin, request.lane};
}

Transport::Id DirectTransport::send(TransportRequest request, Done done)
{
    const auto url = strictUrl(request);
    if (!request.route)
        request.route = m_ownRoute;
    // One that is malformed is refused over there.
    if (!url || request.route->proxyFor(*url).type() != QNetworkProxy::NoProxy)
        return forward(std::move(request), std::move(done));
    const Id id = ++m_lastId;
    const ChannelKey key = channelOf(request);
    const QString source = request.connectionId;
    m_exchanges.emplace(id, Exchange{std::move(request), *url, std::move(done), {}});
    m_channels[key].waiting.push(source, id);
    startWaiting(key);
    return id;
}

Transport::Id DirectTransport::forward(TransportRequest request, Done done)
{
    const Id id = ++m_lastId;
    m_forwarded[id] = m_network.send(
        std::move(request), [this, id, done = std::move(done)](const TransportOutcome &outcome) {
            m_forwarded.erase(id);
            done(outcome);
        });
    return id;
}

void DirectTransport::startWaiting(const ChannelKey &key)
{
    Channel &channel = m_channels[key];
    while (channel.active < m_options.connectionsPerLane && !channel.waiting.isEmpty()) {
        const Id id = *channel.waiting.pop();
        ++channel.active;
        const bool isChange =
            m_exchanges.at(id).request.effect == TransportRequest::Effect::Changes;
        start(id, isChange ? Freshness::New : Freshness::Any);
    }
}

void DirectTransport::start(Id id, Freshness freshness)
{
    Exchange &exchange = m_exchanges.at(id);
    exchange.connection = takeConnection(exchange, freshness);
    exchange.connection->start(
        exchange.request, m_options.replyCap,
        [this, id](TransportOutcome outcome) { onEnded(id, std::move(outcome)); });
}

DirectTransport::ConnectionPointer DirectTransport::takeConnection(const Exchange &exchange,
                                                                   Freshness freshness)
{
    const Route &route = *exchange.request.route;
    auto &idle = m_channels[channelOf(exchange.request)].idle[route.key()];
    while (freshness == Freshness::Any && !idle.empty()) {
        ConnectionPointer connection = std::move(idle.back());
        idle.pop_back();
        connection->disconnect(this);
        if (connection->isUsable())
            return connection;
    }
    return ConnectionPointer(new KeptConnection(exchange.url, NetworkTransport::security(route)));
}

void DirectTransport::onEnded(Id id, TransportOutcome outcome)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    if (!outcome && found->second.connection->wasStale()) {
        start(id, Freshness::New);
        return;
    }
    Exchange exchange = std::move(found->second);
    m_exchanges.erase(found);
    const ChannelKey key = channelOf(exchange.request);
    --m_channels[key].active;
    keep(exchange.request, std::move(exchange.connection));
    startWaiting(key);
    exchange.done(std::move(outcome));
}

void DirectTransport::keep(const TransportRequest &request, ConnectionPointer connection)
{
    const ChannelKey key = channelOf(request);
    const QByteArray &route = request.route->key();
    auto &kin = m_channels[key].idle[route];
    if (!connection->isUsable() || kin.size() >= std::size_t(m_options.connectionsPerLane))
        return;
    const KeptConnection *kept = connection.get();
    connect(kept, &KeptConnection::closed, this, [this, key, route, kept] {
        auto &idle = m_channels[key].idle[route];
        idle.erase(std::remove_if(idle.begin(), idle.end(),
                                  [kept](const auto &each) { return each.get() == kept; }),
                   idle.end());
    });
    kin.push_back(std::move(connection));
}

void DirectTransport::cancel(Id id)
{
    if (const auto forwarded = m_forwarded.find(id); forwarded != m_forwarded.end()) {
        m_network.cancel(forwarded->second);
        m_forwarded.erase(forwarded);
        return;
    }
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const ChannelKey key = channelOf(found->second.request);
    Channel &channel = m_channels[key];
    if (found->second.connection)
        --channel.active;
    else
        channel.waiting.remove(id);
    m_exchanges.erase(found);
    startWaiting(key);
}

} // namespace lc
