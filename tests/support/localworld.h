// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/directtransport.h"
#include "connections/session.h"
#include "support/locallauncher.h"

#include <QEventLoop>
#include <QTimer>

#include <memory>
#include <optional>

namespace lc::test {

/// The embedded service in a folder of its own, and a session with both of its accounts open over
/// the real transport.
class LocalWorld final {
public:
    static constexpr const char *vendorId = "local:vendor";
    static constexpr const char *customerId = "local:customer";

    /// `accounts` is the text of an accounts file with a vendor and a customer.
    explicit LocalWorld(SampleData sample = SampleData::None, CallJournal *journal = nullptr,
                        const QByteArray &accounts = {})
        : clock(std::make_shared<SystemClock>()), launcher(sample, accounts),
          workers(std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); }))
    {
        session = std::make_unique<Session>(SessionParts{workers, clock, &launcher, journal},
                                            ConnectionRegistry(Environment()));
        session->open(vendor());
        session->open(customer());
        waitFor([this] {
            return session->state(vendor()) == Session::State::Open
                && session->state(customer()) == Session::State::Open;
        });
    }

    static QString vendor() { return QString::fromLatin1(vendorId); }
    static QString customer() { return QString::fromLatin1(customerId); }
    QString vendorAccount() const { return session->identity(vendor()).account; }
    QString customerAccount() const { return session->identity(customer()).account; }
    Client &client(const QString &id) const { return *session->client(id); }

    /// One call and its answer, past every workflow.
    template <class Op>
    Result<typename Op::Response, ApiError> call(const QString &id,
                                                 const typename Op::Request &request) const
    {
        std::optional<Result<typename Op::Response, ApiError>> answer;
        QEventLoop loop;
        const PendingCall pending = client(id).call<Op>(
            request, &loop, [&](Result<typename Op::Response, ApiError> result) {
                answer.emplace(std::move(result));
                loop.quit();
            });
        QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
        loop.exec();
        if (!answer)
            return unexpected(ApiError{.message = QStringLiteral("no answer in time")});
        return std::move(*answer);
    }

    /// Runs the event loop until `condition` holds; false after 20 seconds.
    template <class Condition> static bool waitFor(Condition condition)
    {
        QEventLoop loop;
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
            if (condition())
                loop.quit();
        });
        poll.start(std::chrono::milliseconds(5));
        QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
        if (!condition())
            loop.exec();
        return condition();
    }

    // The service ends last: its end waits for connections that are still open.
    std::shared_ptr<const Clock> clock;
    LocalLauncher launcher;
    std::shared_ptr<Workers> workers;
    std::unique_ptr<Session> session;
};

} // namespace lc::test
