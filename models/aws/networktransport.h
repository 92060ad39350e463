// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/fairqueue.h"
#include "aws/route.h"
#include "aws/transport.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <map>
#include <memory>
#include <unordered_map>

namespace lc {

class Exchange;

/// The Transport on QNetworkAccessManager, with everything switched off that Qt would do by itself:
/// second sends, redirects, cookies, cache, compression, HTTP/2, waiting without limit.
class NetworkTransport final : public QObject, public Transport {
    Q_OBJECT
public:
    struct Options {
        QList<QSslCertificate> trusted; ///< for requests without a route; empty: the system's
        qint64 replyCap = 64LL << 20; ///< bytes
        int connectionsPerLane = 6; ///< to one origin; QNetworkAccessManager's own limit
    };

    NetworkTransport();
    explicit NetworkTransport(Options options);
    ~NetworkTransport() override;

    /// How TLS is spoken over a route, here and by every other transport.
    static QSslConfiguration security(const Route &route);

    Id send(TransportRequest request, Done done) override;
    void cancel(Id id) override;

private:
    /// The connections of one lane to one origin, by the keys of their routes.
    struct Channel {
        std::map<QByteArray, std::shared_ptr<QNetworkAccessManager>> managers;
        FairQueue waiting;
        int active = 0;
    };
    using ChannelKey = std::pair<QByteArray, Lane>;

    void startWaiting(const ChannelKey &key);
    static std::shared_ptr<QNetworkAccessManager> makeManager(std::shared_ptr<const Route> route);
    void onEnded(Id id, const TransportOutcome &outcome);
    struct DeleteLater {
        void operator()(Exchange *exchange) const;
    };
    using ExchangePointer = std::unique_ptr<Exchange, DeleteLater>;
    ExchangePointer take(Id id);

    Options m_options;
    std::shared_ptr<const Route> m_ownRoute;
    Id m_lastId = 0;
    std::map<ChannelKey, Channel> m_channels;
    std::unordered_map<Id, ExchangePointer> m_exchanges;
};

} // namespace lc
