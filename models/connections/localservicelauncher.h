// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace lc {

struct Credentials;

/// An account of the running local service.
struct LocalAccess {
    QString profile; ///< "vendor", "customer"
    QString account;
    std::shared_ptr<const Credentials> credentials;
};

/// Where the local service listens and who may call it.
struct LocalEndpoint {
    QUrl url;
    QString region;
    QList<LocalAccess> accesses;
    QString credentialsFile; ///< where other programs find the keys, by profile
};

/// Starts the embedded service on first use; the program implements it.
class LocalServiceLauncher {
public:
    virtual ~LocalServiceLauncher() = default;
    /// Starts the service, or finds the one that runs; `done` comes through the event loop unless
    /// `context` is gone.
    virtual void start(QObject *context,
                       std::function<void(Result<LocalEndpoint, QString>)> done) = 0;
};

} // namespace lc
