// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/listtransport.h"

#include "aws/keptconnection.h"
#include "aws/requestrules.h"

#include <QNetworkProxyFactory>

#include <algorithm>

namespace lc {

ListTransport::ListTransport(NetworkTransport::Options options)
    : m_options(std::move(options)), m_network(m_options),
      m_security(NetworkTransport::security(m_options))
{
}

ListTransport::~ListTransport()
{
    // Not through the event loop here: there may be none any more.
    for (auto &entry : m_exchanges)
        delete entry.second.connection.release();
    for (auto &entry : m_channels) {
        for (ConnectionPointer &connection : entry.second.idle)
            delete connection.release();
    }
}

void ListTransport::DeleteLater::operator()(KeptConnection *connection) const
{
    connection->abandon();
    connection->deleteLater();
}

bool ListTransport::isOurs(const TransportRequest &request, const QUrl &url) const
{
    if (request.lane != Lane::Bulk || request.effect != TransportRequest::Effect::Reads)
        return false;
    if (isLoopback(url))
        return true;
    const auto proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy;
}

Transport::Id ListTransport::send(TransportRequest request, Done done)
{
    const auto url = strictUrl(request);
    if (!url || !isOurs(request, *url))
        return forward(std::move(request), std::move(done));
    const Id id = ++m_lastId;
    const QByteArray origin = request.origin;
    m_exchanges.emplace(id, Exchange{std::move(request), *url, std::move(done), {}});
    m_channels[origin].waiting.push_back(id);
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
    while (channel.active < m_options.connectionsPerLane && !channel.waiting.empty()) {
        const Id id = channel.waiting.front();
        channel.waiting.pop_front();
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
    auto &idle = m_channels[exchange.request.origin].idle;
    while (freshness == Freshness::Any && !idle.empty()) {
        ConnectionPointer connection = std::move(idle.back());
        idle.pop_back();
        connection->disconnect(this);
        if (connection->isUsable())
            return connection;
    }
    return ConnectionPointer(new KeptConnection(exchange.url, m_security));
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
    keep(origin, std::move(exchange.connection));
    startWaiting(origin);
    exchange.done(std::move(outcome));
}

void ListTransport::keep(const QByteArray &origin, ConnectionPointer connection)
{
    if (!connection->isUsable())
        return;
    const KeptConnection *kept = connection.get();
    connect(kept, &KeptConnection::closed, this, [this, origin, kept] {
        auto &idle = m_channels[origin].idle;
        idle.erase(std::remove_if(idle.begin(), idle.end(),
                                  [kept](const auto &each) { return each.get() == kept; }),
                   idle.end());
    });
    m_channels[origin].idle.push_back(std::move(connection));
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
        channel.waiting.erase(std::find(channel.waiting.begin(), channel.waiting.end(), id));
    m_exchanges.erase(found);
    startWaiting(origin);
}

} // namespace lc
