// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/errors.h"
#include "aws/retry.h"
#include "aws/serviceaccess.h"
#include "aws/transport.h"
#include "core/apierror.h"
#include "core/result.h"
#include "core/retrywait.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace lc {

/// Signs, sends, judges and sends again until there is an answer or a failure that is final.
/// Lives in the network thread; one request at a time. Destroying it cancels.
class SendLoop : public QObject {
    Q_OBJECT
public:
    /// The answer is one of success; `sends` counts what went over the wire.
    using Done = std::function<void(const Result<TransportReply, ApiError> &answer, int sends)>;

    SendLoop(Transport &transport, std::shared_ptr<ServiceAccess> access);
    ~SendLoop() override;

    /// `observer` is told, in the network thread, whenever the request has to wait.
    void setObserver(std::function<void(const RetryWait &)> observer)
    {
        m_observer = std::move(observer);
    }
    /// `done` may run at once when there are no credentials; it may call send() again.
    void send(ServiceRequest request, Done done);

private:
    void attempt();
    void askForKeys();
    void waitFor(std::chrono::milliseconds wait, ApiError::Kind cause, void (SendLoop::*next)());
    void tellWait(Instant until, ApiError::Kind cause) const;
    void transmit(const CredentialsResult &credentials);
    void onOutcome(const TransportOutcome &outcome);
    void handle(const FailedAttempt &failed);
    void giveUp(ApiError error);
    void judgeRate(RetryKind kind);
    void finish(const Result<TransportReply, ApiError> &answer);

    Transport &m_transport;
    std::shared_ptr<ServiceAccess> m_access;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< for late credentials
    ServiceRequest m_request;
    Done m_done;
    std::function<void(const RetryWait &)> m_observer;
    void (SendLoop::*m_next)() = nullptr; ///< what the wait is for
    bool m_holdsTurn = false; ///< reserved, not yet used
    QByteArray m_invocation;
    std::optional<RetrySchedule> m_schedule;
    std::optional<Transport::Id> m_exchange;
    QTimer m_wait;
    int m_sends = 0;
    bool m_mayHaveRun = false; ///< an earlier attempt may have been carried out
    bool m_hasSetClock = false;
    std::shared_ptr<const Credentials> m_keys; ///< of the present attempt
    bool m_hasRenewedKeys = false;
};

} // namespace lc
