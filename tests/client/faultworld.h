// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/directtransport.h"
#include "client/client.h"
#include "client/clientparts.h"
#include "localservice/localservice.h"
#include "store/intentstore.h"
#include "support/faultproxy.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace lc::test {

/// The embedded service by a clock that tests move, reached directly and through a faulty way with
/// a journal of intents. The sample data is there, quotas are not.
class FaultWorld final {
public:
    enum class Who { Vendor, Customer };

    FaultWorld();
    ~FaultWorld();

    FaultProxy &proxy() { return *m_proxy; }
    IntentStore &intents() { return *m_intents; }
    QString consolePath() const { return m_folder.filePath(QStringLiteral("console.db")); }
    const QString &account(Who who) const { return m_accounts[int(who)]; }
    const Credentials &credentials(Who who) const { return *m_credentials[int(who)]; }
    QByteArray endpoint() const { return m_service->endpoint().toEncoded(QUrl::RemovePath); }
    /// By the faulty way.
    Client &client(Who who) { return *m_through[int(who)]; }
    void advance(std::chrono::milliseconds duration);
    void resetClock();
    /// Fresh threads and retry quota for the faulty way.
    void renewClients();
    /// A name that nothing has yet.
    QString unique(const QString &stem) { return stem + QString::number(++m_names); }

    /// A call past every fault, which must succeed.
    template <class Op>
    typename Op::Response direct(const typename Op::Request &request, Who who = Who::Vendor)
    {
        auto answer = call<Op>(*m_direct[int(who)], request);
        if (!answer)
            qFatal("%s: %s %s", Op::operation.name, qPrintable(answer.error().code),
                   qPrintable(answer.error().message));
        return *answer;
    }
    template <class Op>
    Result<typename Op::Response, ApiError> tryDirect(const typename Op::Request &request,
                                                      Who who = Who::Vendor)
    {
        return call<Op>(*m_direct[int(who)], request);
    }
    /// A call by the faulty way.
    template <class Op>
    Result<typename Op::Response, ApiError> through(const typename Op::Request &request, Who who)
    {
        return call<Op>(*m_through[int(who)], request);
    }

private:
    class MovedClock;
    template <class Op>
    static Result<typename Op::Response, ApiError> call(Client &client,
                                                        const typename Op::Request &request)
    {
        std::optional<Result<typename Op::Response, ApiError>> answer;
        QEventLoop loop;
        const PendingCall pending =
            client.call<Op>(request, &loop, [&](Result<typename Op::Response, ApiError> result) {
                answer.emplace(std::move(result));
                loop.quit();
            });
        QTimer::singleShot(std::chrono::seconds(60), &loop, &QEventLoop::quit);
        loop.exec();
        if (!answer)
            return unexpected(ApiError{.message = QStringLiteral("no answer in time")});
        return std::move(*answer);
    }
    std::unique_ptr<Client> makeClient(Who who, std::shared_ptr<Workers> workers,
                                       const QByteArray &origin, CallJournal *journal) const;

    QTemporaryDir m_folder;
    std::shared_ptr<MovedClock> m_clock;
    std::unique_ptr<LocalService> m_service;
    QString m_accounts[2];
    std::shared_ptr<const Credentials> m_credentials[2];
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<IntentStore> m_intents;
    std::unique_ptr<Client> m_direct[2];
    std::unique_ptr<Client> m_through[2];
    int m_names = 0;
};

} // namespace lc::test
