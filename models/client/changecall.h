// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientcalls.h"
#include "client/pendingcall.h"
#include "client/readback.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace lc {

/// A change from what has to be known before it to the knowledge of its effect: sent at most once
/// (or with the same ClientToken), and read back when its outcome is unknown. Lives in the
/// caller's thread.
class ChangeCall final : public CallTask {
    Q_OBJECT
public:
    using Settled = std::function<void(const Result<Finding, ApiError> &)>;

    /// `request` is a copy of the caller's, and `response` is filled by the answer or the proof.
    ChangeCall(ClientCalls &calls, const Operation &operation, std::shared_ptr<void> request,
               std::shared_ptr<void> response, CallListener listener, Lane lane);
    /// Of an earlier run, to be read back only.
    ChangeCall(ClientCalls &calls, const Operation &operation, const CallRecord &record,
               QObject *context, Settled settled);
    ~ChangeCall() override;

    void start();
    /// One read-back of a change that was sent before.
    void startReadBack();
    void cancel() override;

private:
    using Done = std::function<void(const Result<void, ApiError> &)>;

    ChangeCall(ClientCalls &calls, const Operation &operation, QObject *context);
    void send();
    /// Makes a call the one in flight.
    void take(ApiCall *call);
    void onSent(const Result<void, ApiError> &outcome);
    void readBack();
    bool maySendAgain() const;
    void sendAgain(ServiceRequest request);
    void prove(const ApiError &otherwise);
    /// Asks until there is a finding or a failure.
    void follow(const ReadBackStep &step, Settled done);
    void onReadBack(const Result<Finding, ApiError> &found);
    void giveUp();
    void deliver(const Result<void, ApiError> &outcome);
    void deliverLater(const ApiError &error);

    ClientCalls &m_calls;
    const Operation &m_operation;
    const ReadBack *m_readBack;
    std::shared_ptr<void> m_request;
    std::shared_ptr<void> m_response;
    SentChange m_sent;
    CallRecord m_record;
    QPointer<QObject> m_context;
    Done m_done; ///< of a change that is sent now
    Settled m_settled; ///< of one that is only read back
    Lane m_lane = Lane::User;
    PendingCall m_step; ///< the call in flight
    ApiError m_unknown; ///< what the change ended with
    bool m_isOpen = false; ///< sent, and its outcome is not known
};

} // namespace lc
