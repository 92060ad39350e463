// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/listcall.h"

#include "client/pagedecoder.h"
#include "client/pager.h"

#include <atomic>

namespace lc {

/// What the three threads of a list share.
struct ListCall::Flight {
    std::shared_ptr<ServiceAccess> access;
    std::shared_ptr<void> request;
    ServiceRequest firstPage;
    ListOptions options;
    CallSite site;
    QPointer<ListCall> call; ///< looked at in the caller's thread only
    std::atomic_bool isCancelled = false;
    Pager *pager = nullptr; ///< of the network thread
    PageDecoder *decoder = nullptr; ///< of the decode thread

    static void beginDecoding(const std::shared_ptr<Flight> &flight);
    static void beginPaging(const std::shared_ptr<Flight> &flight);
    static void decode(const std::shared_ptr<Flight> &flight, const TransportReply &reply,
                       const QString &nextToken);
    static void endPaging(const std::shared_ptr<Flight> &flight,
                          const Result<void, ApiError> &outcome, int sends);
    static void endDecoding(const std::shared_ptr<Flight> &flight,
                            const Result<void, ApiError> &outcome, int sends);

    template <class Work> static void inNetwork(const std::shared_ptr<Flight> &flight, Work work)
    {
        QMetaObject::invokeMethod(flight->site.network, std::move(work), Qt::QueuedConnection);
    }
    template <class Work> static void inDecode(const std::shared_ptr<Flight> &flight, Work work)
    {
        QMetaObject::invokeMethod(flight->site.decode, std::move(work), Qt::QueuedConnection);
    }
    template <class Work> static void atHome(const std::shared_ptr<Flight> &flight, Work work)
    {
        QMetaObject::invokeMethod(flight->site.home.get(), std::move(work), Qt::QueuedConnection);
    }
    void dropPager()
    {
        if (Pager *ended = std::exchange(pager, nullptr))
            ended->deleteLater();
    }
};

void ListCall::Flight::beginDecoding(const std::shared_ptr<Flight> &flight)
{
    if (flight->isCancelled)
        return;
    const auto deliver = [weak = std::weak_ptr(flight)](ListChunk chunk) {
        const auto strong = weak.lock();
        if (!strong || strong->isCancelled)
            return;
        atHome(strong, [strong, chunk = std::move(chunk)]() mutable {
            if (!strong->call || strong->isCancelled || !strong->call->m_context)
                return;
            // A copy: the listener may delete the list.
            const auto onChunk = strong->call->m_listener.onChunk;
            onChunk(std::move(chunk));
        });
    };
    flight->decoder =
        new PageDecoder(*flight->firstPage.operation, flight->options.prepare, deliver);
}

void ListCall::Flight::beginPaging(const std::shared_ptr<Flight> &flight)
{
    if (flight->isCancelled)
        return;
    const std::weak_ptr<Flight> weak = flight;
    Pager::Handlers handlers;
    handlers.page = [weak](const TransportReply &reply, const QString &nextToken) {
        if (const auto strong = weak.lock())
            inDecode(strong, [strong, reply, nextToken] { decode(strong, reply, nextToken); });
    };
    handlers.waiting = [weak](const RetryWait &wait) {
        const auto strong = weak.lock();
        if (!strong)
            return;
        atHome(strong, [strong, wait] {
            if (strong->call && !strong->call->isFinished())
                strong->call->onWaiting(wait);
        });
    };
    handlers.end = [weak](const Result<void, ApiError> &outcome, int sends) {
        if (const auto strong = weak.lock())
            endPaging(strong, outcome, sends);
    };
    flight->pager = new Pager(*flight->site.transport, flight->access, std::move(flight->request),
                              flight->firstPage, flight->options.pageCap, std::move(handlers));
    flight->pager->start();
}

void ListCall::Flight::decode(const std::shared_ptr<Flight> &flight, const TransportReply &reply,
                              const QString &nextToken)
{
    if (flight->isCancelled || !flight->decoder)
        return;
    const auto added = flight->decoder->add(reply, nextToken);
    if (!added) {
        inNetwork(flight, [flight] { flight->dropPager(); });
        endDecoding(flight, unexpected(added.error()), 0);
        return;
    }
    inNetwork(flight, [flight] {
        if (flight->pager)
            flight->pager->onDecoded();
    });
}

void ListCall::Flight::endPaging(const std::shared_ptr<Flight> &flight,
                                 const Result<void, ApiError> &outcome, int sends)
{
    flight->dropPager();
    inDecode(flight, [flight, outcome, sends] { endDecoding(flight, outcome, sends); });
}

void ListCall::Flight::endDecoding(const std::shared_ptr<Flight> &flight,
                                   const Result<void, ApiError> &outcome, int sends)
{
    if (!flight->decoder)
        return;
    flight->decoder->flush();
    delete std::exchange(flight->decoder, nullptr);
    atHome(flight, [flight, outcome, sends] {
        if (flight->call)
            flight->call->onFinished(outcome, sends);
    });
}

ListCall::ListCall(CallSite site, std::shared_ptr<ServiceAccess> access,
                   std::shared_ptr<void> request, ServiceRequest firstPage, ListOptions options,
                   CallRecord record, ListListener listener, QObject *parent)
    : CallTask(parent), m_site(std::move(site)), m_record(std::move(record)),
      m_flight(std::make_shared<Flight>()), m_listener(std::move(listener)),
      m_context(m_listener.context)
{
    m_flight->access = std::move(access);
    m_flight->request = std::move(request);
    m_flight->firstPage = std::move(firstPage);
    m_flight->options = std::move(options);
    m_flight->site = m_site;
    m_flight->call = this;
    connect(m_context, &QObject::destroyed, this, &ListCall::cancel);
}

ListCall::~ListCall()
{
    if (!isFinished())
        abort();
}

void ListCall::start()
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
            call->onFinished(kept, 0);
    });
}

void ListCall::fail(const ApiError &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { onFinished(unexpected(error), 0); }, Qt::QueuedConnection);
}

void ListCall::launch()
{
    Flight::inDecode(m_flight, [flight = m_flight] { Flight::beginDecoding(flight); });
    Flight::inNetwork(m_flight, [flight = m_flight] { Flight::beginPaging(flight); });
}

void ListCall::onWaiting(const RetryWait &wait)
{
    if (m_isRecorded)
        m_site.journal->delay(m_record.id, wait);
    emit waiting(wait);
}

void ListCall::onFinished(const Result<void, ApiError> &outcome, int sends)
{
    if (isFinished())
        return;
    markFinished();
    settle({.attempts = sends,
            .requestId = outcome ? QString() : outcome.error().requestId,
            .error = outcome ? std::nullopt : std::optional(outcome.error())});
    deleteLater();
    // Out of this object, which the listener may delete.
    const auto done = std::move(m_listener.onDone);
    if (m_context)
        done(outcome);
}

void ListCall::cancel()
{
    if (isFinished())
        return;
    abort();
    deleteLater();
}

void ListCall::abort()
{
    markFinished();
    m_flight->isCancelled = true;
    settle({.error = ApiError{.kind = ApiError::Kind::Cancelled}});
    Flight::inNetwork(m_flight,
                      [flight = m_flight] { delete std::exchange(flight->pager, nullptr); });
    Flight::inDecode(m_flight,
                     [flight = m_flight] { delete std::exchange(flight->decoder, nullptr); });
}

void ListCall::settle(const CallOutcome &outcome)
{
    if (!m_isRecorded)
        return;
    CallOutcome settled = outcome;
    settled.finishedAt = m_flight->access->clock->now();
    m_site.journal->settle(m_record.id, settled);
}

} // namespace lc
