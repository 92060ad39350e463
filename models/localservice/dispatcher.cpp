// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/dispatcher.h"

#include "api/control/control.h"
#include "localservice/clienttokens.h"
#include "localservice/controlrules.h"
#include "localservice/families.h"
#include "localservice/organizationworkflow.h"
#include "localservice/servicecontrol.h"
#include "localservice/wireform.h"

#include <QUuid>

#include <utility>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

ServiceError internalError()
{
    return {"ServerInternalException", u"The service could not carry out the request."_s, 500};
}

ServiceError unknownOperation()
{
    return {"UnknownOperationException",
            u"The requested operation is not recognized."_s,
            404,
            {},
            true};
}

ServiceError errorOf(const Fault &fault)
{
    const ServiceError internal = internalError();
    return {fault.code ? fault.code->toLatin1() : internal.code,
            fault.message.value_or(internal.message), int(fault.status.value_or(internal.status))};
}

/// Before the first request, hence without a lock. A store that cannot keep the key fails every
/// request anyway.
SessionKeys sessionKeysOf(Store &store)
{
    const bool begun = store.begin();
    SessionKeys keys = SessionKeys::of(store);
    if (!begun || !store.commit())
        store.rollBack();
    return keys;
}

} // namespace

Dispatcher::Dispatcher(Store &store, QList<LocalAccount> accounts,
                       std::shared_ptr<const Clock> clock, ServiceSetup setup)
    : m_store(store), m_setup(std::move(setup)),
      m_verifier(std::move(accounts), sessionKeysOf(store)),
      m_clock(m_setup.control ? m_setup.control->clock() : std::move(clock))
{
    addFamilies(m_handlers);
    if (m_setup.control)
        addControlRules(m_handlers);
}

void Dispatcher::observe(std::function<void(const ServedCall &)> observer)
{
    m_observer = std::move(observer);
}

HttpAnswer Dispatcher::answer(const HttpRequest &request)
{
    ServedCall told;
    if (!m_observer)
        return answerTo(request, told);
    const auto start = std::chrono::steady_clock::now();
    told.time = DateText(m_clock->machineTime());
    HttpAnswer answer = answerTo(request, told);
    told.status = answer.status;
    told.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                            std::chrono::steady_clock::now() - start)
                            .count();
    m_observer(told);
    return answer;
}

HttpAnswer Dispatcher::answerTo(const HttpRequest &request, ServedCall &told)
{
    const QByteArray requestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    told.requestId = QString::fromLatin1(requestId);
    const Service &service = wireform::serviceOf(request);
    const auto refused = [&](const ServiceError &error) {
        told.error = QString::fromLatin1(error.code);
        return wireform::failure(service, error, requestId);
    };
    const Operation *operation = wireform::operationOf(request, service);
    const bool mayBeUnsigned =
        operation && !operation->isSigned && request.headerCount("authorization") == 0;
    const auto caller = mayBeUnsigned ? Served<Caller>(Caller())
                                      : m_verifier.verify(request, service.signingName, *m_clock);
    if (operation)
        told.operation =
            QLatin1StringView(service.signingName) + u':' + QLatin1StringView(operation->name);
    if (!caller)
        return refused(caller.error());
    if (!mayBeUnsigned) {
        told.account = caller->account;
        told.region = caller->region;
    }
    if (caller->isSession())
        told.session = caller->session;
    if (!operation)
        return refused(unknownOperation());
    const auto served = [&] {
        auto body = serve(*operation, *caller, request, requestId);
        return body ? wireform::success(*operation, request, std::move(*body), requestId)
                    : refused(body.error());
    };
    const bool canFail = m_setup.control && operation->service != &control::service;
    const auto fault = canFail ? m_setup.control->takeFault(*operation) : std::nullopt;
    if (!fault)
        return served();
    HttpAnswer answer;
    if (!fault->hinders() || fault->executes.value_or(false))
        answer = served();
    if (fault->status)
        answer = refused(errorOf(*fault));
    answer.delay = std::chrono::milliseconds(fault->delayMilliseconds.value_or(0));
    answer.isCut = fault->cutsConnection.value_or(false);
    return answer;
}

bool Dispatcher::change(const std::function<bool(Store &)> &work)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_store.begin())
        return false;
    if (!work(m_store)) {
        m_store.rollBack();
        return false;
    }
    return m_store.commit();
}

bool Dispatcher::beginCall(Instant now)
{
    if (!m_store.begin())
        return false;
    if (!completeWorkflows(m_store, m_setup, now))
        return true;
    return m_store.commit() && m_store.begin();
}

Served<QByteArray> Dispatcher::serve(const Operation &operation, const Caller &caller,
                                     const HttpRequest &request, const QByteArray &requestId)
{
    const HandlerTable::Handler *handler = m_handlers.find(operation);
    if (!handler)
        return unexpected(unknownOperation());
    if (auto refused = sessionObstacle(operation, caller))
        return *refused;
    const auto object = wireform::create(operation.request());
    if (auto read = wireform::readRequest(operation, request, object.get()); !read)
        return unexpected(read.error());
    Waiting waiting{
        operation, *handler, caller, request, object.get(), requestId, unexpected(internalError())};
    takeTurn(waiting);
    return waiting.body;
}

void Dispatcher::takeTurn(Waiting &waiting)
{
    std::unique_lock lock(m_queueMutex);
    m_queue.push_back(&waiting);
    m_turn.wait(lock, [&] { return waiting.isDone || !m_isLed; });
    if (waiting.isDone)
        return;
    m_isLed = true;
    const std::vector<Waiting *> batch = std::exchange(m_queue, {});
    lock.unlock();
    carryOut(batch);
    lock.lock();
    for (Waiting *each : batch)
        each->isDone = true;
    m_isLed = false;
    lock.unlock();
    m_turn.notify_all();
}

void Dispatcher::carryOut(const std::vector<Waiting *> &batch)
{
    const std::scoped_lock lock(m_mutex);
    if (carryOutTogether(batch) || batch.size() == 1)
        return;
    // One of them may be the reason: each by itself.
    for (Waiting *waiting : batch)
        (void)carryOutTogether({waiting});
}

bool Dispatcher::carryOutTogether(const std::vector<Waiting *> &batch)
{
    const Instant now = m_clock->now();
    bool isKept = beginCall(now);
    for (Waiting *waiting : batch) {
        if (!isKept)
            break;
        m_store.setMark();
        Call call{waiting->operation, waiting->caller, now, m_store, m_setup};
        waiting->body = run(call, *waiting);
        if (!waiting->body) {
            m_store.rollBackToMark();
            if (call.whenRefused)
                call.whenRefused(m_store);
        }
        isKept = !m_store.failure();
    }
    isKept = isKept && m_store.commit();
    if (isKept)
        return true;
    m_store.rollBack();
    for (Waiting *waiting : batch)
        waiting->body = unexpected(internalError());
    return false;
}

Served<QByteArray> Dispatcher::run(Call &call, const Waiting &waiting)
{
    const ClientTokens tokens(call, waiting.request);
    if (const auto earlier = tokens.earlierAnswer()) {
        if (!earlier->has_value())
            return unexpected(earlier->error());
        return *earlier;
    }
    const auto response = wireform::create(call.operation.response());
    if (auto outcome = waiting.handler(call, waiting.request, response.get()); !outcome)
        return unexpected(outcome.error());
    QByteArray body =
        wireform::writeResponse(call.operation, waiting.http, response.get(), waiting.requestId);
    tokens.keep(body);
    return body;
}

} // namespace lc
