// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/requestrules.h"

#include <QHostAddress>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

QUrl urlOfOrigin(QByteArrayView origin)
{
    return QUrl::fromEncoded(origin.toByteArray(), QUrl::StrictMode);
}

} // namespace

bool isHeaderName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenCharacter);
}

bool isHeaderValue(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

bool isOrigin(QByteArrayView origin)
{
    const QUrl url = urlOfOrigin(origin);
    const bool isHttp = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && isHttp && !url.host().isEmpty() && isHeaderValue(origin)
        && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty()
        && url.toEncoded() == origin;
}

bool isLoopback(const QUrl &url)
{
    if (url.host().compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(url.host());
    return !address.isNull() && address.isLoopback();
}

QByteArray hostHeader(QByteArrayView origin)
{
    const QUrl url = urlOfOrigin(origin);
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int usual = url.scheme() == "https"_L1 ? 443 : 80;
    const int port = url.port(usual);
    return port == usual ? host : host + ':' + QByteArray::number(port);
}

Result<QUrl, QString> strictUrl(const TransportRequest &request)
{
    if (!isOrigin(request.origin))
        return unexpected(u"The endpoint is not a plain http or https address."_s);
    if (!request.rawPath.startsWith('/'))
        return unexpected(u"The path does not begin with a slash."_s);
    QByteArray encoded = request.origin + request.rawPath;
    if (!request.rawQuery.isEmpty())
        encoded += '?' + request.rawQuery;
    const QUrl url = QUrl::fromEncoded(encoded, QUrl::StrictMode);
    const bool isUnchanged = url.isValid()
        && url.path(QUrl::FullyEncoded).toLatin1() == request.rawPath
        && url.query(QUrl::FullyEncoded).toLatin1() == request.rawQuery && !url.hasFragment()
        && url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery).toEncoded() == request.origin
        && url.toEncoded(QUrl::NormalizePathSegments) == encoded;
    if (!isUnchanged)
        return unexpected(u"The address would change on its way."_s);
    if (!isHeaderName(request.method))
        return unexpected(u"The method is malformed."_s);
    for (const HttpHeader &header : request.headers) {
        if (!isHeaderName(header.name))
            return unexpected(u"A header name is malformed."_s);
        if (!isHeaderValue(header.value))
            return unexpected(u"The header %1 has characters that cannot be sent."_s.arg(
                QString::fromLatin1(header.name)));
    }
    if (!isHeaderValue(request.securityToken.bytes()))
        return unexpected(u"The header %1 has characters that cannot be sent."_s.arg(
            QLatin1StringView(securityTokenHeader)));
    return url;
}

} // namespace lc
