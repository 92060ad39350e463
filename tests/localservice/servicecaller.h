// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/operation.h"
#include "localservice/httpmessage.h"
#include "localservice/localaccount.h"
#include "localservice/serviceerror.h"
#include "signing/signer.h"
#include "support/fakeclock.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <mutex>

namespace lc {

class Store;

/// Calls operations as one of several accounts: signed, sent to a service somewhere, the answer
/// read strictly. Callable from any thread.
class ServiceCaller {
public:
    /// The code of the error that stands for an answer that never came.
    static constexpr auto noAnswer = "no answer";

    virtual ~ServiceCaller() = default;

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
    /// Status 0 says that no answer came.
    virtual HttpAnswer send(const HttpRequest &request) = 0;
    /// The error an answer carries, read as a client reads it.
    static ServiceError errorIn(const HttpAnswer &answer);

    /// Ends the service and lets another go on with what it kept.
    virtual void restart() = 0;
    /// Work on what the service keeps, which no operation does: its inventory, its REST APIs.
    virtual bool change(const std::function<bool(Store &)> &work) = 0;

    QString account(const QString &profile) const;
    /// The clock that the service goes by.
    FakeClock &clock() const { return *m_clock; }
    /// Errors that were answered although their operation does not model them.
    QStringList unmodelledErrors() const;

protected:
    explicit ServiceCaller(QList<LocalAccount> accounts) : m_accounts(std::move(accounts)) { }

    void setAccounts(QList<LocalAccount> accounts) { m_accounts = std::move(accounts); }
    const QList<LocalAccount> &accounts() const { return m_accounts; }
    const std::shared_ptr<FakeClock> &sharedClock() const { return m_clock; }

private:
    virtual QByteArray host() const = 0;
    virtual Instant signingInstant() const { return m_clock->now(); }

    Served<void> exchange(const Operation &operation, const QString &profile, const void *request,
                          void *response, const QByteArray &region);

    QList<LocalAccount> m_accounts;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    mutable SigningKeys m_keys;
    mutable std::mutex m_mutex; ///< of what follows
    QStringList m_unmodelled;
};

} // namespace lc
