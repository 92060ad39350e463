// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/listtransport.h"

#include "aws/keptconnection.h"
#include "aws/requestrules.h"

#include <algorithm>

namespace lc {

ListTransport::ListTransport(NetworkTransport::Options options)
    : m_options(std::move(options)), m_network(m_options),
      m_ownRoute(std::make_shared<const Route>(m_options.trusted))
{
}

ListTransport::~ListTransport()
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

void ListTransport::DeleteLater::operator()(KeptConnection *connection) const
{
    connection->abandon();
    connection->deleteLater();
}

bool ListTransport::isOurs(const TransportRequest &request, const QUrl &url)
{
    if (request.lane != Lane::Bulk || request.effect != TransportRequest::Effect::Reads)
        return false;
    return request.route->proxyFor(url).type() == QNetworkProxy::NoProxy;
}

Transport::Id ListTransport::send(TransportRequest request, Done done)
{
    const auto url = strictUrl(request);
    if (!request.route)
        request.route = m_ownRoute;
    if (!url || !isOurs(request, *url))
        return forward(std::move(request), std::move(done));
    const Id id = ++m_lastId;
    const QByteArray origin = request.origin;
    const QString source = request.connectionId;
    m_exchanges.emplace(id, Exchange{std::move(request), *url, std::move(done), {}});
    m_channels[origin].waiting.push(source, id);
    startWaiting(origin);
    return id;
}

Transport::Id ListTransport::forward(TransportRequest request, Done done)
{
    const Id id = ++m_lastId;
    m_forwarded[id] = m_network.send(
        std::move(request), [this, id, done = std::move(done)](const TransportOutcome &outcome) {
            m_forwarded.erase(id);
            done(outcome);
        });
    return id;
}

void ListTransport::startWaiting(const QByteArray &origin)
{
    Channel &channel = m_channels[origin];
    while (channel.active < m_options.connectionsPerLane && !channel.waiting.isEmpty()) {
        const Id id = *channel.waiting.pop();
        ++channel.active;
        start(id, Freshness::Any);
    }
}

void ListTransport::start(Id id, Freshness freshness)
{
    Exchange &exchange = m_exchanges.at(id);
    exchange.connection = takeConnection(exchange, freshness);
    exchange.connection->start(
        exchange.request, m_options.replyCap,
        [this, id](TransportOutcome outcome) { onEnded(id, std::move(outcome)); });
}

ListTransport::ConnectionPointer ListTransport::takeConnection(const Exchange &exchange,
                                                               Freshness freshness)
{
    const Route &route = *exchange.request.route;
    auto &idle = m_channels[exchange.request.origin].idle[route.key()];
    while (freshness == Freshness::Any && !idle.empty()) {
        ConnectionPointer connection = std::move(idle.back());
        idle.pop_back();
        connection->disconnect(this);
        if (connection->isUsable())
            return connection;
    }
    return ConnectionPointer(new KeptConnection(exchange.url, NetworkTransport::security(route)));
}

void ListTransport::onEnded(Id id, TransportOutcome outcome)
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
    const QByteArray &origin = exchange.request.origin;
    --m_channels[origin].active;
    keep(exchange.request, std::move(exchange.connection));
    startWaiting(origin);
    exchange.done(std::move(outcome));
}

void ListTransport::keep(const TransportRequest &request, ConnectionPointer connection)
{
    if (!connection->isUsable())
        return;
    const KeptConnection *kept = connection.get();
    const QByteArray &origin = request.origin;
    const QByteArray &route = request.route->key();
    connect(kept, &KeptConnection::closed, this, [this, origin, route, kept] {
        auto &idle = m_channels[origin].idle[route];
        idle.erase(std::remove_if(idle.begin(), idle.end(),
                                  [kept](const auto &each) { return each.get() == kept; }),
                   idle.end());
    });
    m_channels[origin].idle[route].push_back(std::move(connection));
}

void ListTransport::cancel(Id id)
{
    if (const auto forwarded = m_forwarded.find(id); forwarded != m_forwarded.end()) {
        m_network.cancel(forwarded->second);
        m_forwarded.erase(forwarded);
        return;
    }
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const QByteArray origin = found->second.request.origin;
    Channel &channel = m_channels[origin];
    if (found->second.connection)
        --channel.active;
    else
        channel.waiting.remove(id);
    m_exchanges.erase(found);
    startWaiting(origin);
}

} // namespace lc
