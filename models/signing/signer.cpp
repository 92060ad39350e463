// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer.h"

#include "core/wiping.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMap>
#include <QSet>
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

QByteArray keyOf(const QByteArray &headerName)
{
    return headerName.trimmed().toLower();
}

/// Trimmed, with one blank for each run of white space; a copy even of what needs no change.
QByteArray collapsed(QByteArrayView value)
{
    QByteArray text;
    text.reserve(value.size());
    bool isGap = false;
    for (const char c : value.trimmed()) {
        if (QByteArrayView(" \t\n\v\f\r").contains(c)) {
            isGap = true;
            continue;
        }
        if (std::exchange(isGap, false))
            text.append(' ');
        text.append(c);
    }
    return text;
}

/// Values by lower-case name; overwritten when they are given up, as one may be a session token.
class JoinedHeaders {
public:
    explicit JoinedHeaders(const HeaderList &headers)
    {
        for (const auto &[name, value] : headers) {
            QByteArray text = collapsed(value);
            const QByteArray key = keyOf(name);
            const auto found = m_values.find(key);
            if (found == m_values.end()) {
                m_values.insert(key, text);
                continue;
            }
            QByteArray joined = *found + ',' + text;
            wipe(*found);
            wipe(text);
            *found = joined;
        }
    }
    ~JoinedHeaders()
    {
        for (QByteArray &value : m_values)
            wipe(value);
    }
    JoinedHeaders(const JoinedHeaders &) = delete;
    JoinedHeaders &operator=(const JoinedHeaders &) = delete;

    qsizetype size() const
    {
        qsizetype size = 0;
        for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
            size += it.key().size() + it.value().size() + 2;
        return size;
    }
    void writeTo(QByteArray &text) const
    {
        for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
            text.append(it.key()).append(':').append(it.value()).append('\n');
    }

private:
    QMap<QByteArray, QByteArray> m_values;
};

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
    QSet<QByteArray> names;
    for (const auto &header : headers)
        names.insert(keyOf(header.first));
    QList<QByteArray> sorted = names.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted.join(';');
}

QByteArray canonicalRequest(const SigningRequest &request)
{
    const JoinedHeaders headers(request.headers);
    const QByteArray path = canonicalPath(request.rawPath, request.pathForm);
    const QByteArray query = canonicalQuery(request.rawQuery);
    const QByteArray names = signedHeaderNames(request.headers);
    // In one piece, so that no part of it stays behind in memory.
    QByteArray text;
    text.reserve(request.method.size() + path.size() + query.size() + headers.size() + names.size()
                 + request.bodyHash.size() + 5);
    text.append(request.method).append('\n').append(path).append('\n').append(query).append('\n');
    headers.writeTo(text);
    return text.append('\n').append(names).append('\n').append(request.bodyHash);
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
    QByteArray canonical = canonicalRequest(request);
    const QByteArray text = stringToSign(scope, canonical);
    wipe(canonical);
    return authorizationHeader(accessKeyId, scope, signedHeaderNames(request.headers),
                               signature(*keys.key(secretAccessKey, scope), text));
}

} // namespace lc
