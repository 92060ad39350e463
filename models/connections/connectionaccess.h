// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/sts/identity.h"
#include "client/clientparts.h"
#include "connections/connection.h"
#include "core/apierror.h"
#include "core/result.h"

#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>

namespace lc {

class CallJournal;
class ConnectionRegistry;
class KeyVault;
class PromptDesk;
class SsoTokenPool;
struct CallTarget;
struct LocalEndpoint;
struct Service;

/// How a connection's clients are made, in any of its Regions.
struct ConnectionAccess {
    QStringList regions; ///< that are listed, the home Region first
    std::function<ClientParts(const QString &region)> partsIn;
    QUrl localUrl; ///< of the service of this machine; empty: it is elsewhere
    QString credentialsFile; ///< of the service of this machine
};

/// What an access is made from.
struct AccessMeans {
    std::shared_ptr<Workers> workers;
    std::shared_ptr<const Clock> clock;
    CallJournal *journal = nullptr;
    std::shared_ptr<PromptDesk> desk; ///< none: nobody can be asked
    std::shared_ptr<SsoTokenPool> signIns;
    std::shared_ptr<KeyVault> keyVault; ///< none: typed keys are not known here
};

/// The access of a connection to AWS or to an endpoint: by what the shared files say now. Nothing
/// is sent.
Result<ConnectionAccess, ApiError> accessTo(const Connection &connection,
                                            const ConnectionRegistry &registry,
                                            const AccessMeans &means);
/// The access of a local connection to the service that runs.
Result<ConnectionAccess, ApiError> accessTo(const Connection &connection,
                                            const LocalEndpoint &local, const AccessMeans &means);

/// Where other programs find what a connection calls; keys that are typed are placeholders.
CallTarget targetOf(const Connection &connection, const ConnectionAccess &access,
                    const Service &service, const QString &region);

/// Who answered: the partition is that of the ARN.
Identity identityOf(const sts::GetCallerIdentity::Response &answer);

/// The connection as it is opened: in the Regions wanted, which may be Connection::everyRegion, or
/// in its own when nothing is wanted.
Connection inRegion(const Connection &connection, const QString &wanted);
/// Where the connection's calls go first; empty: none is configured.
QString homeRegionOf(const Connection &connection, const ConnectionRegistry &registry);
/// The Regions that a connection lists, its home Region first.
QStringList regionsOf(const Connection &connection, const QString &homeRegion);
/// Whether a text can be the name of a Region, known or not.
bool canBeRegion(const QString &name);
/// Whether the keys of one Region are keys of the other.
bool areOfOnePartition(const QString &region, const QString &other);

} // namespace lc
