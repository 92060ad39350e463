// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/environment.h"
#include "core/result.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace lc {

/// How the network is reached on behalf of one connection: whom TLS trusts, and through which
/// proxy. Immutable, shared by threads.
class Route {
public:
    struct Choice {
        QString caFile; ///< PEM, instead of the system's certificate authorities
        QUrl proxy; ///< "http://[user:password@]host:port" or socks5; empty: by the environment
    };

    /// The system's authorities and proxies.
    Route() = default;
    /// Trusts these and no other; none: the system's authorities.
    explicit Route(QList<QSslCertificate> trusted);
    /// Reads the file of authorities; what is wrong is told for people.
    static Result<std::shared_ptr<const Route>, QString> make(const Choice &choice,
                                                              const Environment &environment);

    const QList<QSslCertificate> &trusted() const { return m_trusted; }
    /// This machine is always reached directly.
    QNetworkProxy proxyFor(const QUrl &url) const;
    /// Equal for routes that may share open connections; not for showing.
    const QByteArray &key() const { return m_key; }

private:
    struct EnvironmentProxies {
        QUrl http;
        QUrl https;
        QStringList exceptions; ///< NO_PROXY, split
    };
    bool isException(const QUrl &url) const;
    QByteArray makeKey() const;

    QList<QSslCertificate> m_trusted;
    QUrl m_proxy; ///< of the connection
    EnvironmentProxies m_environment;
    QByteArray m_key;
};

} // namespace lc
