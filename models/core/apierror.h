// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace lc {

/// Why a call has no answer, and what is known about its effect.
struct ApiError {
    enum class Kind {
        Cancelled,
        Offline,
        Timeout,
        Throttled,
        Credentials,
        Denied,
        NotFound,
        Conflict,
        Rejected,
        Service,
        BadAnswer,
        NotKept, ///< our own journal could not keep the change, so it was not sent
        Unsettled, ///< not sent: whether the same change was made before is still being checked
        ReadOnly, ///< not sent: the connection is for reading only
        OtherIdentity ///< the connection speaks for another account than the last time
    };
    /// What stood in the way to the service.
    enum class Obstacle {
        Unknown,
        Name, ///< its host name is not known
        Proxy,
        Security ///< TLS: a certificate that is not trusted, or no common protocol
    };
    /// Whether the service carried the call out.
    enum class Executed { No, Yes, Unknown };

    Kind kind = Kind::Service;
    QString code; ///< as sent by the service, e.g. "ConflictException"; empty for local failures
    QString message; ///< the service's own words; shown under "Details" only, never parsed
    QString requestId;
    Executed executed = Executed::No;
    bool retryable = false;
    int httpStatus = 0; ///< 0 when no answer arrived
    Obstacle obstacle = Obstacle::Unknown; ///< of Offline
    QString location; ///< home Region named by a RedirectException
    QString intent; ///< of a change whose effect is unknown: its id in the journal

    bool operator==(const ApiError &) const = default;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::ApiError)
