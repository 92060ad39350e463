// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

/// Signature Version 4 in request headers, as pure functions shared by the client and the local
/// service.
namespace lc {

using HeaderList =
    QList<std::pair<QByteArray, QByteArray>>; ///< names in any case, in the order sent

/// Whether "/./", "/../" and "//" are resolved before a path is signed, as every service but S3
/// does.
enum class PathForm { Normalized, AsSent };

/// The signed part of a request.
struct SigningRequest {
    QByteArray method;
    QByteArray rawPath; ///< as in the request line, percent-encoded once
    QByteArray rawQuery; ///< as in the request line, without '?'
    HeaderList headers; ///< the headers to sign, and no other
    QByteArray bodyHash; ///< SHA-256 in lower-case hexadecimal
    PathForm pathForm = PathForm::Normalized;
};

/// When and for whom a signature holds.
struct SigningScope {
    Instant time{};
    QByteArray region;
    QByteArray service;
};

QByteArray sha256Hex(QByteArrayView data);
/// "20150830T123600Z"
QByteArray signingTime(Instant time);
/// The instant of an x-amz-date value, or nothing when it is not of that form.
std::optional<Instant> fromSigningTime(QByteArrayView text);

/// The path with every byte but unreserved ones and '/' percent-encoded, hence an encoded one
/// encoded twice.
QByteArray canonicalPath(QByteArrayView rawPath, PathForm form);
/// The parameters encoded uniformly and sorted by name, then value.
QByteArray canonicalQuery(QByteArrayView rawQuery);
/// "host;x-amz-date": sorted, lower case, each once.
QByteArray signedHeaderNames(const HeaderList &headers);
QByteArray canonicalRequest(const SigningRequest &request);

/// "20150830/us-east-1/service/aws4_request"
QByteArray credentialScope(const SigningScope &scope);
QByteArray stringToSign(const SigningScope &scope, QByteArrayView canonicalRequest);

/// The key of one day, Region and service.
Secret deriveSigningKey(const Secret &secretAccessKey, const SigningScope &scope);
/// Lower-case hexadecimal.
QByteArray signature(const Secret &signingKey, QByteArrayView stringToSign);
QByteArray authorizationHeader(QByteArrayView accessKeyId, const SigningScope &scope,
                               QByteArrayView signedHeaderNames, QByteArrayView signature);

/// Keeps the latest derived keys with the secrets they come from; callable from any thread.
class SigningKeys {
public:
    std::shared_ptr<const Secret> key(const Secret &secretAccessKey, const SigningScope &scope);
    /// Forgets every key.
    void clear();

private:
    struct Entry {
        QByteArray scope;
        Secret secretAccessKey;
        std::shared_ptr<const Secret> key;
    };
    std::mutex m_mutex;
    std::vector<Entry> m_entries; ///< the latest first
};

/// The Authorization header of a whole request, with a key from `keys`.
QByteArray sign(const SigningRequest &request, const SigningScope &scope,
                QByteArrayView accessKeyId, const Secret &secretAccessKey, SigningKeys &keys);

} // namespace lc
