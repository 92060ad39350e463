// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/route.h"

#include "aws/requestrules.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QNetworkProxyFactory>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Route", source);
}

Result<QList<QSslCertificate>, QString> readAuthorities(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(text("The file of certificate authorities %1 cannot be read: %2")
                              .arg(path, file.errorString()));
    const QList<QSslCertificate> certificates = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (certificates.isEmpty())
        return unexpected(text("The file %1 holds no PEM certificate.").arg(path));
    return certificates;
}

/// Names in small letters win, as in every tool that reads these variables.
QString variable(const Environment &environment, const QString &name)
{
    if (const auto value = environment.value(name.toLower()))
        return value->trimmed();
    return environment.value(name).value_or(QString()).trimmed();
}

bool isProxyUrl(const QUrl &url)
{
    const bool isKnown = url.scheme() == "http"_L1 || url.scheme().startsWith("socks5"_L1);
    return url.isValid() && isKnown && !url.host().isEmpty();
}

/// The value may hold a password: it is not repeated.
QString notAProxy(const QString &where)
{
    return text("The proxy of %1 is not an address such as http://proxy.example.com:3128.")
        .arg(where);
}

/// Nothing but a host and a port is taken as http, as curl does.
Result<QUrl, QString> proxyOf(const Environment &environment, const QString &name)
{
    const QString value = variable(environment, name);
    if (value.isEmpty())
        return QUrl();
    const QUrl url(value.contains("://"_L1) ? value : "http://"_L1 + value, QUrl::StrictMode);
    if (!isProxyUrl(url))
        return unexpected(notAProxy(name));
    return url;
}

QNetworkProxy toProxy(const QUrl &url)
{
    const bool isHttp = url.scheme() == "http"_L1;
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
                         quint16(url.port(isHttp ? 80 : 1080)), url.userName(QUrl::FullyDecoded),
                         url.password(QUrl::FullyDecoded));
}

} // namespace

Route::Route(QList<QSslCertificate> trusted) : m_trusted(std::move(trusted))
{
    m_key = makeKey();
}

Result<std::shared_ptr<const Route>, QString> Route::make(const Choice &choice,
                                                          const Environment &environment)
{
    auto route = std::make_shared<Route>();
    if (!choice.caFile.isEmpty()) {
        auto authorities = readAuthorities(choice.caFile);
        if (!authorities)
            return unexpected(authorities.error());
        route->m_trusted = std::move(*authorities);
    }
    if (!choice.proxy.isEmpty() && !isProxyUrl(choice.proxy))
        return unexpected(notAProxy(text("the connection")));
    route->m_proxy = choice.proxy;
    auto http = proxyOf(environment, u"HTTP_PROXY"_s);
    auto https = proxyOf(environment, u"HTTPS_PROXY"_s);
    if (!http || !https)
        return unexpected(http ? https.error() : http.error());
    route->m_environment.http = *http;
    route->m_environment.https = *https;
    for (const QString &exception :
         variable(environment, u"NO_PROXY"_s).split(u',', Qt::SkipEmptyParts))
        route->m_environment.exceptions += exception.trimmed().toLower();
    route->m_key = route->makeKey();
    return std::shared_ptr<const Route>(std::move(route));
}

QByteArray Route::makeKey() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QSslCertificate &certificate : m_trusted)
        hash.addData(certificate.digest(QCryptographicHash::Sha256));
    for (const QUrl &proxy : {m_proxy, m_environment.http, m_environment.https})
        hash.addData(proxy.toEncoded() + '\n');
    hash.addData(m_environment.exceptions.join(u',').toUtf8());
    return hash.result();
}

bool Route::isException(const QUrl &url) const
{
    const QString host = url.host().toLower();
    const QString port = QString::number(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    for (QString exception : m_environment.exceptions) {
        if (exception == u'*')
            return true;
        if (const qsizetype colon = exception.lastIndexOf(u':'); exception.count(u':') == 1) {
            if (exception.mid(colon + 1) != port)
                continue;
            exception.truncate(colon);
        }
        while (exception.startsWith(u'.') || exception.startsWith("*."_L1))
            exception.remove(0, exception.startsWith(u'*') ? 2 : 1);
        if (!exception.isEmpty() && (host == exception || host.endsWith(u'.' + exception)))
            return true;
    }
    return false;
}

QNetworkProxy Route::proxyFor(const QUrl &url) const
{
    if (isLoopback(url))
        return QNetworkProxy::NoProxy;
    if (!m_proxy.isEmpty())
        return toProxy(m_proxy);
    if (isException(url))
        return QNetworkProxy::NoProxy;
    const QUrl &proxy = url.scheme() == "https"_L1 ? m_environment.https : m_environment.http;
    if (!proxy.isEmpty())
        return toProxy(proxy);
    const auto proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

} // namespace lc
