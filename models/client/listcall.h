// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/apicall.h"
#include "aws/calltask.h"
#include "aws/serviceaccess.h"
#include "client/listchunk.h"
#include "core/calljournal.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace lc {

/// Who waits for a list; nothing is delivered once `context` is gone.
struct ListListener {
    QObject *context = nullptr;
    std::function<void(ListChunk)> onChunk;
    std::function<void(Result<void, ApiError>)> onDone;
};

/// One list from the journal's first word to its last chunk: pages in the network thread, blocks in
/// the decode thread, chunks here, in the caller's thread.
class ListCall final : public CallTask {
    Q_OBJECT
public:
    ListCall(CallSite site, std::shared_ptr<ServiceAccess> access, std::shared_ptr<void> request,
             ServiceRequest firstPage, ListOptions options, CallRecord record,
             ListListener listener, QObject *parent);
    ~ListCall() override;

    void start();
    void cancel() override;
    /// Delivers a failure found before anything was recorded or sent.
    void fail(const ApiError &error);

private:
    struct Flight;

    void launch();
    void onWaiting(const RetryWait &wait);
    void onFinished(const Result<void, ApiError> &outcome, int sends);
    void settle(const CallOutcome &outcome);
    void abort();

    CallSite m_site;
    CallRecord m_record;
    std::shared_ptr<Flight> m_flight;
    ListListener m_listener;
    QPointer<QObject> m_context;
    bool m_isRecorded = false;
};

} // namespace lc
