// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/apicall.h"

#include "aws/sendloop.h"

#include <QMetaObject>

#include <atomic>

namespace lc {

/// What the three threads of a call share.
struct ApiCall::Flight {
    std::shared_ptr<ServiceAccess> access;
    ServiceRequest request;
    std::atomic_bool isCancelled = false;
    SendLoop *loop = nullptr; ///< of the network thread

    void endLoop()
    {
        if (SendLoop *ended = std::exchange(loop, nullptr))
            ended->deleteLater();
    }
};

ApiCall::ApiCall(CallSite site, std::shared_ptr<ServiceAccess> access, ServiceRequest request,
                 CallRecord record, Decode decode, CallListener listener, QObject *parent)
    : CallTask(parent), m_site(std::move(site)), m_record(std::move(record)),
      m_flight(std::make_shared<Flight>()), m_decode(std::move(decode)),
      m_listener(std::move(listener)), m_context(m_listener.context)
{
    m_flight->access = std::move(access);
    m_flight->request = std::move(request);
    connect(m_context, &QObject::destroyed, this, &ApiCall::cancel);
}

ApiCall::~ApiCall()
{
    if (!isFinished())
        abort();
}

void ApiCall::start()
{
    if (!m_site.journal) {
        launch();
        return;
    }
    m_isRecorded = true;
    m_site.journal->begin(m_record, [call = QPointer(this)](const Result<void, ApiError> &kept) {
        if (!call || call->isFinished())
            return;
        if (kept)
            call->launch();
        else
            call->onFinished(kept, {}, 0);
    });
}

void ApiCall::fail(const ApiError &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { onFinished(unexpected(error), {}, 0); }, Qt::QueuedConnection);
}

void ApiCall::launch()
{
    m_isLaunched = true;
    const auto report = [home = m_site.home,
                         call = QPointer(this)](const Result<void, ApiError> &outcome,
                                                const QString &requestId, int sends) {
        QMetaObject::invokeMethod(
            home.get(),
            [home, call, outcome, requestId, sends] {
                if (call)
                    call->onFinished(outcome, requestId, sends);
            },
            Qt::QueuedConnection);
    };
    const auto onWait = [home = m_site.home, call = QPointer(this)](const RetryWait &wait) {
        QMetaObject::invokeMethod(
            home.get(),
            [home, call, wait] {
                if (call && !call->isFinished())
                    call->onWaiting(wait);
            },
            Qt::QueuedConnection);
    };
    const auto onAnswer = [flight = m_flight, report, decode = m_decode, decoder = m_site.decode](
                              const Result<TransportReply, ApiError> &answer, int sends) {
        flight->endLoop();
        if (flight->isCancelled)
            return;
        if (!answer) {
            report(unexpected(answer.error()), answer.error().requestId, sends);
            return;
        }
        QMetaObject::invokeMethod(
            decoder,
            [flight, report, decode, reply = *answer, sends] {
                if (!flight->isCancelled)
                    report(decode(reply), requestIdOf(reply), sends);
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_site.network,
        [flight = m_flight, onWait, onAnswer, transport = m_site.transport] {
            if (flight->isCancelled)
                return;
            flight->loop = new SendLoop(*transport, flight->access);
            flight->loop->setObserver(onWait);
            flight->loop->send(flight->request, onAnswer);
        },
        Qt::QueuedConnection);
}

void ApiCall::onWaiting(const RetryWait &wait)
{
    if (m_isRecorded)
        m_site.journal->delay(m_record.id, wait);
    emit waiting(wait);
}

void ApiCall::onFinished(const Result<void, ApiError> &outcome, const QString &requestId, int sends)
{
    if (isFinished())
        return;
    markFinished();
    settle({.attempts = sends,
            .requestId = requestId,
            .error = outcome ? std::nullopt : std::optional(outcome.error())});
    deleteLater();
    // Out of this object, which the listener may delete.
    const auto done = std::move(m_listener.done);
    if (!m_context)
        return;
    if (outcome || outcome.error().executed != ApiError::Executed::Unknown || !m_isRecorded)
        return done(outcome);
    ApiError unknown = outcome.error();
    unknown.intent = m_record.id;
    done(unexpected(unknown));
}

void ApiCall::cancel()
{
    if (isFinished())
        return;
    abort();
    deleteLater();
}

void ApiCall::abort()
{
    markFinished();
    m_flight->isCancelled = true;
    const bool mayHaveLeft = m_isLaunched && m_record.changesState;
    settle({.error = ApiError{.kind = ApiError::Kind::Cancelled,
                              .executed = mayHaveLeft ? ApiError::Executed::Unknown
                                                      : ApiError::Executed::No}});
    QMetaObject::invokeMethod(
        m_site.network, [flight = m_flight] { delete std::exchange(flight->loop, nullptr); },
        Qt::QueuedConnection);
}

void ApiCall::settle(const CallOutcome &outcome)
{
    if (!m_isRecorded)
        return;
    CallOutcome settled = outcome;
    settled.finishedAt = m_flight->access->clock->now();
    m_site.journal->settle(m_record.id, settled);
}

} // namespace lc
