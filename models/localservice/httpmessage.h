// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <utility>

namespace lc {

/// A request as it came over the wire: nothing decoded, nothing joined.
struct HttpRequest {
    QByteArray method;
    QByteArray rawPath; ///< percent-encoded, without the query
    QByteArray rawQuery; ///< without '?'
    QByteArray version = "HTTP/1.1";
    QList<std::pair<QByteArray, QByteArray>> headers; ///< in the order sent
    QByteArray body;

    /// The first header of that name, in any case; empty when there is none.
    QByteArray header(QByteArrayView name) const;
    int headerCount(QByteArrayView name) const;
};

/// What is sent back; Content-Length and Date are added by the server.
struct HttpAnswer {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool closes = false; ///< the connection ends after this answer
    std::chrono::milliseconds delay{0}; ///< before it is sent
    bool isCut = false; ///< the connection ends instead of this answer

    QByteArray header(QByteArrayView name) const;
};

} // namespace lc
