// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "core/secret.h"
#include "localservice/call.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace lc {

/// What temporary credentials stand for.
struct Session {
    QString accessKeyId;
    QString account;
    QString role; ///< "role name/session name"
    Instant expiresAt{};

    bool operator==(const Session &) const = default;
    static const Type rows;
};

/// Temporary credentials: the session token says what they stand for, sealed by this service, and
/// the secret follows from the access key id. Nothing is kept, so nothing can be lost or revoked.
class SessionKeys {
public:
    explicit SessionKeys(Secret seal) : m_seal(std::move(seal)) { }
    /// With the service's own key.
    static SessionKeys of(Store &store);

    static QString newAccessKeyId();
    QString tokenOf(const Session &session) const;
    Secret secretOf(const QString &accessKeyId) const;
    /// What the token stands for, whether or not it has expired; nothing when it was not made here
    /// or for another access key id.
    std::optional<Session> open(QByteArrayView token, QByteArrayView accessKeyId) const;

private:
    QByteArray sealOf(QByteArrayView purpose, QByteArrayView text) const;

    Secret m_seal;
};

/// Why a session may not do this: the consumption role allows what is needed to use licenses.
std::optional<Unexpected<ServiceError>> sessionObstacle(const Operation &operation,
                                                        const Caller &caller);

} // namespace lc
