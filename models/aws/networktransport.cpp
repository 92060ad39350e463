// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/networktransport.h"

#include "aws/exchange.h"
#include "aws/requestrules.h"

#include <QNetworkProxyFactory>

namespace lc {

namespace {

/// Asked for every connection, so that changed proxies of the system take effect.
class RouteProxies final : public QNetworkProxyFactory {
public:
    explicit RouteProxies(std::shared_ptr<const Route> route) : m_route(std::move(route)) { }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {m_route->proxyFor(query.url())};
    }

private:
    std::shared_ptr<const Route> m_route;
};

} // namespace

NetworkTransport::NetworkTransport() : NetworkTransport(Options()) { }

NetworkTransport::NetworkTransport(Options options)
    : m_options(std::move(options)), m_ownRoute(std::make_shared<const Route>(m_options.trusted))
{
}

QSslConfiguration NetworkTransport::security(const Route &route)
{
    QSslConfiguration security = QSslConfiguration::defaultConfiguration();
    security.setPeerVerifyMode(QSslSocket::VerifyPeer);
    security.setProtocol(QSsl::TlsV1_2OrLater);
    security.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    if (!route.trusted().isEmpty())
        security.setCaCertificates(route.trusted());
    return security;
}

NetworkTransport::~NetworkTransport()
{
    // Not through the event loop here: there may be none any more.
    for (auto &[id, exchange] : m_exchanges)
        delete exchange.release();
}

void NetworkTransport::DeleteLater::operator()(Exchange *exchange) const
{
    exchange->abandon();
    exchange->deleteLater();
}

Transport::Id NetworkTransport::send(TransportRequest request, Done done)
{
    const Id id = ++m_lastId;
    auto url = strictUrl(request);
    if (!url) {
        const TransportError refused{TransportError::Kind::Refused, TransportError::Sent::No,
                                     url.error()};
        m_exchanges.emplace(
            id, ExchangePointer(new Exchange(std::move(request), QUrl(), std::move(done))));
        QMetaObject::invokeMethod(
            this,
            [this, id, refused] {
                if (const auto exchange = take(id))
                    exchange->done()(unexpected(refused));
            },
            Qt::QueuedConnection);
        return id;
    }
    const ChannelKey key(request.origin, request.lane);
    const QString source = request.connectionId;
    if (!request.route)
        request.route = m_ownRoute;
    m_exchanges.emplace(
        id, ExchangePointer(new Exchange(std::move(request), std::move(*url), std::move(done))));
    m_channels[key].waiting.push(source, id);
    startWaiting(key);
    return id;
}

void NetworkTransport::startWaiting(const ChannelKey &key)
{
    Channel &channel = m_channels[key];
    while (channel.active < m_options.connectionsPerLane && !channel.waiting.isEmpty()) {
        const Id id = *channel.waiting.pop();
        Exchange &exchange = *m_exchanges.at(id);
        const auto &route = exchange.request().route;
        auto &manager = channel.managers[route->key()];
        if (!manager)
            manager = makeManager(route);
        ++channel.active;
        exchange.start(manager, security(*route), m_options.replyCap,
                       [this, id](const TransportOutcome &outcome) { onEnded(id, outcome); });
    }
}

std::shared_ptr<QNetworkAccessManager>
NetworkTransport::makeManager(std::shared_ptr<const Route> route)
{
    // Managers go through the event loop: one may still be delivering a signal.
    std::shared_ptr<QNetworkAccessManager> manager(
        new QNetworkAccessManager, [](QNetworkAccessManager *retired) { retired->deleteLater(); });
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setAutoDeleteReplies(false);
    manager->setProxyFactory(new RouteProxies(std::move(route)));
    return manager;
}

void NetworkTransport::onEnded(Id id, const TransportOutcome &outcome)
{
    const auto exchange = take(id);
    if (!exchange)
        return;
    const ChannelKey key(exchange->request().origin, exchange->request().lane);
    Channel &channel = m_channels[key];
    --channel.active;
    // After a transport error a manager may report it again for the next request (seen with
    // Qt 6.8).
    if (!outcome)
        channel.managers.erase(exchange->request().route->key());
    startWaiting(key);
    exchange->done()(outcome);
}

void NetworkTransport::cancel(Id id)
{
    const auto exchange = take(id);
    if (!exchange || exchange->url().isEmpty())
        return;
    const ChannelKey key(exchange->request().origin, exchange->request().lane);
    Channel &channel = m_channels[key];
    if (exchange->isStarted())
        --channel.active;
    else
        channel.waiting.remove(id);
    startWaiting(key);
}

NetworkTransport::ExchangePointer NetworkTransport::take(Id id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return nullptr;
    auto exchange = std::move(found->second);
    m_exchanges.erase(found);
    return exchange;
}

} // namespace lc
