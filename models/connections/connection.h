// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace lc {

/// Something that can be opened: where to call and with whose keys. Holds no secret.
struct Connection {
    enum class Kind {
        Local, ///< the embedded service, one of its accounts
        Environment, ///< the AWS environment variables and files as they are
        Profile, ///< one profile of the shared files, and only that
        Endpoint ///< a profile's keys at an endpoint of the user's
    };

    QString id; ///< "local:vendor", "environment", "profile:NAME", "endpoint:NAME"
    QString name; ///< shown to people
    Kind kind = Kind::Profile;
    QString profile; ///< of the shared files, or of the local service's credentials
    QString region; ///< empty: none is configured, the user must be asked
    QUrl endpoint; ///< explicit; empty: configured or computed

    bool operator==(const Connection &) const = default;
};

/// Who a connection speaks as, told by STS GetCallerIdentity.
struct Identity {
    QString partition; ///< "aws", "aws-cn", ...
    QString account;
    QString arn;

    bool isKnown() const { return !account.isEmpty(); }
    bool operator==(const Identity &) const = default;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::Connection)
Q_DECLARE_METATYPE(lc::Identity)
