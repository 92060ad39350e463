// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMap>
#include <QTimeZone>

#include <openssl/hmac.h>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptKeys = 16;
constexpr char algorithm[] = "AWS4-HMAC-SHA256";
constexpr char scopeEnd[] = "aws4_request";

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

QByteArray percentEncode(QByteArrayView text, bool (*keeps)(char))
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray encoded;
    encoded.reserve(text.size() * 3);
    for (const char c : text) {
        if (keeps(c)) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 0xFU];
        }
    }
    return encoded;
}

QByteArray normalizedPath(QByteArrayView path)
{
    QList<QByteArray> kept;
    const QList<QByteArray> segments = path.toByteArray().split('/');
    for (const QByteArray &segment : segments) {
        if (segment == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (!segment.isEmpty() && segment != ".") {
            kept.append(segment);
        }
    }
    const bool isFolder = !kept.isEmpty()
        && (segments.last().isEmpty() || segments.last() == "." || segments.last() == "..");
    return '/' + kept.join('/') + (isFolder ? "/" : "");
}

QByteArray collapsed(const QByteArray &headerValue)
{
    return headerValue.simplified();
}

QMap<QByteArray, QByteArray> joinedByName(const HeaderList &headers)
{
    QMap<QByteArray, QByteArray> joined;
    for (const auto &[name, value] : headers) {
        const QByteArray key = name.trimmed().toLower();
        const auto found = joined.find(key);
        if (found == joined.end())
            joined.insert(key, collapsed(value));
        else
            *found += ',' + collapsed(value);
    }
    return joined;
}

Secret hmac(QByteArrayView key, QByteArrayView message)
{
    Secret digest = Secret::ofSize(32);
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), int(key.size()),
         reinterpret_cast<const unsigned char *>(message.data()), size_t(message.size()),
         reinterpret_cast<unsigned char *>(digest.data()), &size);
    return digest;
}

} // namespace

QByteArray sha256Hex(QByteArrayView data)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(data);
    return hash.result().toHex();
}

QByteArray signingTime(Instant time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
    return utc.toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

std::optional<Instant> fromSigningTime(QByteArrayView text)
{
    const QString wanted = QString::fromLatin1(text);
    QDateTime utc = QDateTime::fromString(wanted, u"yyyyMMdd'T'HHmmss'Z'"_s);
    if (!utc.isValid())
        return std::nullopt;
    utc.setTimeZone(QTimeZone::utc());
    const Instant instant{std::chrono::milliseconds(utc.toMSecsSinceEpoch())};
    return signingTime(instant) == text ? std::optional(instant) : std::nullopt;
}

QByteArray canonicalPath(QByteArrayView rawPath, PathForm form)
{
    const QByteArray path = form == PathForm::Normalized ? normalizedPath(rawPath)
        : rawPath.isEmpty()                              ? QByteArray("/")
                                                         : rawPath.toByteArray();
    return percentEncode(path, [](char c) { return c == '/' || isUnreserved(c); });
}

QByteArray canonicalQuery(QByteArrayView rawQuery)
{
    if (rawQuery.isEmpty())
        return {};
    QList<std::pair<QByteArray, QByteArray>> parameters;
    for (const QByteArray &part : rawQuery.toByteArray().split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        parameters.append({percentEncode(QByteArray::fromPercentEncoding(name), isUnreserved),
                           percentEncode(QByteArray::fromPercentEncoding(value), isUnreserved)});
    }
    std::sort(parameters.begin(), parameters.end());
    QByteArray canonical;
    for (const auto &[name, value] : std::as_const(parameters)) {
        if (!canonical.isEmpty())
            canonical += '&';
        canonical += name + '=' + value;
    }
    return canonical;
}

QByteArray signedHeaderNames(const HeaderList &headers)
{
    return joinedByName(headers).keys().join(';');
}

QByteArray canonicalRequest(const SigningRequest &request)
{
    const QMap<QByteArray, QByteArray> headers = joinedByName(request.headers);
    QByteArray text = request.method + '\n' + canonicalPath(request.rawPath, request.pathForm)
        + '\n' + canonicalQuery(request.rawQuery) + '\n';
    for (auto it = headers.cbegin(); it != headers.cend(); ++it)
        text += it.key() + ':' + it.value() + '\n';
    return text + '\n' + headers.keys().join(';') + '\n' + request.bodyHash;
}

QByteArray credentialScope(const SigningScope &scope)
{
    return signingTime(scope.time).left(8) + '/' + scope.region + '/' + scope.service + '/'
        + scopeEnd;
}

QByteArray stringToSign(const SigningScope &scope, QByteArrayView canonicalRequest)
{
    return QByteArray(algorithm) + '\n' + signingTime(scope.time) + '\n' + credentialScope(scope)
        + '\n' + sha256Hex(canonicalRequest);
}

Secret deriveSigningKey(const Secret &secretAccessKey, const SigningScope &scope)
{
    Secret start = Secret::ofSize(secretAccessKey.size() + 4);
    const QByteArrayView prefix("AWS4");
    std::copy(prefix.begin(), prefix.end(), start.data());
    std::copy(secretAccessKey.bytes().begin(), secretAccessKey.bytes().end(), start.data() + 4);
    const Secret day = hmac(start.bytes(), signingTime(scope.time).left(8));
    const Secret region = hmac(day.bytes(), scope.region);
    const Secret service = hmac(region.bytes(), scope.service);
    return hmac(service.bytes(), scopeEnd);
}

QByteArray signature(const Secret &signingKey, QByteArrayView stringToSign)
{
    return hmac(signingKey.bytes(), stringToSign).bytes().toByteArray().toHex();
}

QByteArray authorizationHeader(QByteArrayView accessKeyId, const SigningScope &scope,
                               QByteArrayView signedHeaderNames, QByteArrayView signature)
{
    QByteArray header(algorithm);
    header += " Credential=";
    header.append(accessKeyId).append('/').append(credentialScope(scope));
    header.append(", SignedHeaders=").append(signedHeaderNames);
    header.append(", Signature=").append(signature);
    return header;
}

std::shared_ptr<const Secret> SigningKeys::key(const Secret &secretAccessKey,
                                               const SigningScope &scope)
{
    const QByteArray wanted = credentialScope(scope);
    const std::scoped_lock lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.scope == wanted && entry.secretAccessKey == secretAccessKey;
    });
    if (found != m_entries.end()) {
        std::rotate(m_entries.begin(), found, found + 1);
        return m_entries.front().key;
    }
    auto key = std::make_shared<const Secret>(deriveSigningKey(secretAccessKey, scope));
    m_entries.insert(m_entries.begin(), Entry{wanted, secretAccessKey, key});
    if (m_entries.size() > size_t(keptKeys))
        m_entries.pop_back();
    return key;
}

void SigningKeys::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_entries.clear();
}

QByteArray sign(const SigningRequest &request, const SigningScope &scope,
                QByteArrayView accessKeyId, const Secret &secretAccessKey, SigningKeys &keys)
{
    const QByteArray text = stringToSign(scope, canonicalRequest(request));
    return authorizationHeader(accessKeyId, scope, signedHeaderNames(request.headers),
                               signature(*keys.key(secretAccessKey, scope), text));
}

} // namespace lc
