// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/lane.h"
#include "core/apierror.h"
#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace lc {

class Route;

/// Names the session of temporary keys.
inline constexpr char securityTokenHeader[] = "X-Amz-Security-Token";

struct HttpHeader {
    QByteArray name;
    QByteArray value;
    bool operator==(const HttpHeader &) const = default;
};

/// Absolute limits of one attempt, counted from the moment it gets a connection slot.
struct Deadlines {
    std::chrono::milliseconds connect{10'000}; ///< until the request is on the wire
    std::chrono::milliseconds firstByte{30'000}; ///< until the answer begins
    std::chrono::milliseconds whole{60'000};

    static Deadlines forPage() { return {.whole = std::chrono::milliseconds(120'000)}; }
};

/// One HTTP request, sent byte for byte as it stands or refused.
struct TransportRequest {
    enum class Effect { Reads, Changes };

    QByteArray method;
    QByteArray origin; ///< "https://host[:port]"
    QByteArray rawPath; ///< percent-encoded, begins with '/'
    QByteArray rawQuery; ///< percent-encoded, without '?'
    QList<HttpHeader> headers; ///< without Host and Content-Length
    Secret securityToken; ///< sent as the header of that name; empty: not sent
    QByteArray body;
    Effect effect = Effect::Changes;
    Lane lane = Lane::User;
    Deadlines deadlines;
    std::shared_ptr<const Route> route; ///< none: the transport's own
    QString connectionId; ///< whose turn it takes when requests have to wait
};

/// A complete answer, whatever its status.
struct TransportReply {
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body;

    /// The value of a header, its name in any case; empty when absent.
    QByteArray header(QByteArrayView name) const;
};

/// Why there is no complete answer.
struct TransportError {
    enum class Kind {
        Refused, ///< the request itself is malformed and was not sent
        Cancelled,
        Unreachable, ///< name, connect or proxy
        Insecure, ///< TLS
        Broken, ///< the connection ended early
        ConnectTimeout,
        Timeout,
        TooLarge,
        Malformed ///< not HTTP
    };
    enum class Sent { No, Unknown };

    Kind kind = Kind::Broken;
    Sent sent = Sent::Unknown; ///< whether the service may have seen the request
    QString text; ///< for the details of an error
    ApiError::Obstacle obstacle = ApiError::Obstacle::Unknown;
};

using TransportOutcome = Result<TransportReply, TransportError>;

/// Carries one HTTP exchange: no retry, no redirect, no second send. Belongs to the network thread.
class Transport {
public:
    using Done = std::function<void(TransportOutcome)>;
    using Id = quint64;

    virtual ~Transport() = default;
    /// `done` runs once, through the event loop, unless the exchange is cancelled.
    virtual Id send(TransportRequest request, Done done) = 0;
    /// Ends an exchange; `done` does not run. Unknown ids are ignored.
    virtual void cancel(Id id) = 0;
};

} // namespace lc
