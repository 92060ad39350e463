// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace lc {

/// Something that can be opened: where to call, with whose keys, and what may be done there. Holds
/// no secret.
struct Connection {
    enum class Kind {
        Local, ///< the embedded service, one of its accounts
        Environment, ///< the AWS environment variables and files as they are
        Profile, ///< one profile of the shared files, and only that
        Endpoint, ///< a profile's keys at an endpoint of the user's
        Keys ///< keys that the user typed; the keychain keeps them
    };
    enum class Access { ReadWrite, ReadOnly };
    enum class Stage { Ordinary, Production };
    /// A switch that the shared files may set, too.
    enum class Switch { AsConfigured, On, Off };

    QString id; ///< "local:vendor", "environment", "profile:NAME", "endpoint:NAME", "keys:NAME"
    QString name; ///< shown to people
    Kind kind = Kind::Profile;
    QString profile; ///< of the shared files, or of the local service's credentials
    QString region; ///< empty: none is configured, the user must be asked
    QUrl endpoint; ///< explicit, for every service; empty: configured or computed

    /// The Regions to list; empty: `region` alone; {"*"}: every Region of the partition that serves
    /// License Manager.
    QStringList regions;
    QMap<QString, QUrl> serviceEndpoints; ///< by the service's signing name, over `endpoint`
    Switch useFips = Switch::AsConfigured;
    Switch useDualStack = Switch::AsConfigured;
    QString caFile; ///< PEM, instead of the system's authorities; empty: as configured
    QUrl proxy; ///< empty: as configured
    QString colour; ///< name of a token of the style; empty: none
    Access access = Access::ReadWrite;
    Stage stage = Stage::Ordinary;

    /// Stands for every Region in `regions`.
    static constexpr auto everyRegion = QLatin1StringView("*");

    bool isReadOnly() const { return access == Access::ReadOnly; }
    bool isProduction() const { return stage == Stage::Production; }
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
