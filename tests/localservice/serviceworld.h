// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/operation.h"
#include "localservice/dispatcher.h"
#include "support/fakeclock.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace lc {

/// The local service without a socket: a store in a temporary folder, accounts "vendor",
/// "customer", "stranger" and "marketplace" (that of AWS Marketplace), and a clock that tests move.
/// Requests are signed and go through the whole dispatcher.
class ServiceWorld {
public:
    explicit ServiceWorld(ServiceSetup setup = {});

    template <class Op>
    Served<typename Op::Response> call(const QString &profile, const typename Op::Request &request,
                                       const QByteArray &region = "us-east-1")
    {
        typename Op::Response response;
        auto outcome = exchange(Op::operation, profile, &request, &response, region);
        if (!outcome)
            return unexpected(outcome.error());
        return response;
    }

    /// The same with members as JSON; REST operations take them in path and query. Of an error:
    /// "__type" and "Message".
    QJsonObject answerTo(const Operation &operation, const QJsonObject &request,
                         const QString &profile, const QByteArray &region = "us-east-1");

    /// Adds x-amz-date and the Authorization header by `profile`'s keys and the present time, and a
    /// Host when there is none.
    HttpRequest signedBy(const QString &profile, HttpRequest request,
                         const QByteArray &service = "license-manager",
                         const QByteArray &region = "us-east-1") const;
    /// An unsigned request of an operation, made from its rows.
    HttpRequest requestFor(const Operation &operation, const void *request) const;
    /// As it goes over the wire, with its Content-Length.
    static QByteArray bytesOf(const HttpRequest &request);
    HttpAnswer send(const HttpRequest &request) { return m_dispatcher->answer(request); }
    /// The error an answer carries, read as a client reads it.
    static ServiceError errorIn(const HttpAnswer &answer);

    /// Serves the operations of localservice/control.h from now on.
    void serveControl();
    /// Closes and opens the store again, as a restart does.
    void restart();

    QString account(const QString &profile) const;
    Dispatcher &dispatcher() { return *m_dispatcher; }
    Store &store() { return *m_store; }
    FakeClock &clock() { return *m_clock; }
    QString folder() const { return m_folder.path(); }
    /// Errors that were answered although their operation does not model them.
    const QStringList &unmodelledErrors() const { return m_unmodelled; }

private:
    Served<void> exchange(const Operation &operation, const QString &profile, const void *request,
                          void *response, const QByteArray &region);

    QTemporaryDir m_folder;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    ServiceSetup m_setup;
    QList<LocalAccount> m_accounts;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Dispatcher> m_dispatcher;
    mutable SigningKeys m_keys;
    QStringList m_unmodelled;
};

} // namespace lc
