// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/calltask.h"
#include "aws/serviceaccess.h"
#include "core/apierror.h"
#include "core/calljournal.h"
#include "core/result.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace lc {

/// Where calls run; the pointers outlive every call.
struct CallSite {
    QObject *network = nullptr; ///< lives in the network thread
    QObject *decode = nullptr; ///< lives in the decode thread
    Transport *transport = nullptr;
    /// Lives in the callers' thread; what is posted to it holds it, so that it outlives that.
    std::shared_ptr<QObject> home;
    CallJournal *journal = nullptr; ///< none: calls are not recorded
};

/// Who waits for a call; nothing is delivered once `context` is gone.
struct CallListener {
    QObject *context = nullptr;
    std::function<void(const Result<void, ApiError> &)> done;
};

/// One call from the journal's first word to the delivery of its answer: recorded, signed and sent,
/// judged and sent again in the network thread, decoded in the decode thread. Lives in the caller's
/// thread.
class ApiCall final : public CallTask {
    Q_OBJECT
public:
    /// Fills the caller's answer; runs in the decode thread.
    using Decode = std::function<Result<void, ApiError>(const TransportReply &)>;

    ApiCall(CallSite site, std::shared_ptr<ServiceAccess> access, ServiceRequest request,
            CallRecord record, Decode decode, CallListener listener, QObject *parent);
    ~ApiCall() override;

    void start();
    void cancel() override;
    /// Delivers a failure found before anything was recorded or sent.
    void fail(const ApiError &error);

private:
    struct Flight;

    void launch();
    void onWaiting(const RetryWait &wait);
    void onFinished(const Result<void, ApiError> &outcome, const QString &requestId, int sends);
    void settle(const CallOutcome &outcome);
    void abort();

    CallSite m_site;
    CallRecord m_record;
    std::shared_ptr<Flight> m_flight;
    Decode m_decode;
    CallListener m_listener;
    QPointer<QObject> m_context;
    bool m_isRecorded = false;
    bool m_isLaunched = false;
};

} // namespace lc
