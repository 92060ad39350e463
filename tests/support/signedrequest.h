// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/signer.h"
#include "support/rawserver.h"

#include <QUrl>

namespace lc::test {

/// The header that signs the bytes of a request in the scope and with the headers that its own one
/// names; nothing when it has none.
inline std::optional<QByteArray> authorizationOf(const RawRequest &request, const char *secret)
{
    const QByteArray authorization = request.header("Authorization");
    const auto part = [&](const QByteArray &name) {
        const qsizetype begin = authorization.indexOf(name + '=') + name.size() + 1;
        const qsizetype end = authorization.indexOf(',', begin);
        return authorization.mid(begin, end < 0 ? -1 : end - begin);
    };
    const QList<QByteArray> scope = part("Credential").split('/');
    const auto time = fromSigningTime(request.header("X-Amz-Date"));
    if (scope.size() != 5 || !time)
        return std::nullopt;
    HeaderList headers;
    for (const QByteArray &name : part("SignedHeaders").split(';'))
        headers.emplaceBack(name, request.header(name));
    const QByteArray target = request.target();
    const qsizetype mark = target.indexOf('?');
    SigningKeys keys;
    return sign({.method = request.verb(),
                 .rawPath = mark < 0 ? target : target.left(mark),
                 .rawQuery = mark < 0 ? QByteArray() : target.mid(mark + 1),
                 .headers = headers,
                 .bodyHash = sha256Hex(request.body)},
                {*time, scope.at(2), scope.at(3)}, scope.at(0), Secret(secret), keys);
}

/// The bytes that send a request on to another host, signed again for it, over a connection that
/// ends with the answer.
inline QByteArray movedTo(const QUrl &target, const RawRequest &request, const char *secret)
{
    const QByteArray host = target.host().toLatin1() + ':' + QByteArray::number(target.port());
    RawRequest moved = request;
    moved.head.replace("Host: " + request.header("Host"), "Host: " + host);
    moved.head.replace(request.header("Authorization"),
                       authorizationOf(moved, secret).value_or(QByteArray()));
    moved.head.chop(2);
    moved.head.replace("Connection: " + request.header("Connection") + "\r\n", "");
    return moved.head + "Connection: close\r\n\r\n" + request.body;
}

/// Whether the signature of a request fits the bytes that arrived.
inline bool isWellSigned(const RawRequest &request, const char *secret)
{
    const auto expected = authorizationOf(request, secret);
    return expected && request.header("Authorization") == *expected;
}

} // namespace lc::test
