// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/changecall.h"

#include "aws/requestbuilder.h"
#include "core/json.h"
#include "core/requestjson.h"

#include <QUuid>

#include <algorithm>

namespace lc {

namespace {

bool hasSecrets(const Type &type)
{
    return std::any_of(type.fields.begin(), type.fields.end(),
                       [](const Field &row) { return row.is(Sensitive); });
}

/// Whether a refusal of the same token and bytes tells that the first send had no effect either.
bool isDefinite(const ApiError &error)
{
    return error.kind == ApiError::Kind::Rejected || error.kind == ApiError::Kind::NotFound;
}

std::shared_ptr<void> created(const Type &type)
{
    return {type.create(), type.destroy};
}

} // namespace

ChangeCall::ChangeCall(ClientCalls &calls, const Operation &operation, QObject *context)
    : CallTask(calls.owner()), m_calls(calls), m_operation(operation),
      m_readBack(findReadBack(operation)), m_context(context)
{
    connect(m_context, &QObject::destroyed, this, &ChangeCall::cancel);
}

ChangeCall::ChangeCall(ClientCalls &calls, const Operation &operation,
                       std::shared_ptr<void> request, std::shared_ptr<void> response,
                       CallListener listener, Lane lane)
    : ChangeCall(calls, operation, listener.context)
{
    m_request = std::move(request);
    m_response = std::move(response);
    m_done = std::move(listener.done);
    m_lane = lane;
}

ChangeCall::ChangeCall(ClientCalls &calls, const Operation &operation, const CallRecord &record,
                       QObject *context, Settled settled)
    : ChangeCall(calls, operation, context)
{
    m_record = record;
    m_settled = std::move(settled);
    m_request = created(operation.request());
    m_response = created(operation.response());
    m_sent.intent = record.id;
    m_sent.startedAt = record.startedAt;
    m_sent.isWhole = !hasSecrets(operation.request());
    if (!readRequestJson(operation.request(), m_request.get(), record.members))
        m_sent.isWhole = false;
    if (const auto evidence = readJson<Evidence>(record.evidence))
        m_sent.evidence = *evidence;
    m_sent.request = m_request;
}

ChangeCall::~ChangeCall()
{
    if (!isFinished())
        giveUp();
}

void ChangeCall::start()
{
    auto built = buildRequest(m_operation, m_request.get());
    if (!built)
        return deliverLater(rejectedHere(built.error()));
    // By what the caller asked for: a mark makes every request unlike every other.
    m_record = m_calls.record(m_operation, m_request.get(), *built);
    if (m_record.id.isEmpty())
        m_record.startedAt = m_calls.parts().clock->now();
    m_sent.intent =
        m_record.id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : m_record.id;
    m_sent.startedAt = m_record.startedAt;
    m_sent.request = m_request;
    if (m_readBack && m_readBack->tokenLife.count() > 0)
        m_record.resendUntil = m_record.startedAt + m_readBack->tokenLife;
    if (m_readBack && m_readBack->mark) {
        m_readBack->mark(m_request.get(), m_sent.intent);
        m_record.members = writeJsonWithoutSecrets(m_operation.request(), m_request.get());
    }
    if (!m_readBack || !m_readBack->before)
        return send();
    follow(m_readBack->before(m_sent), [this](const Result<Finding, ApiError> &found) {
        if (!found) {
            // Without it nothing could be proved afterwards, so nothing is sent.
            ApiError error = found.error();
            error.executed = ApiError::Executed::No;
            return deliverLater(error);
        }
        m_record.evidence = found->answer;
        if (const auto evidence = readJson<Evidence>(found->answer))
            m_sent.evidence = *evidence;
        send();
    });
}

void ChangeCall::take(ApiCall *call)
{
    connect(call, &CallTask::waiting, this, &CallTask::waiting);
    m_step = PendingCall(call);
}

void ChangeCall::send()
{
    auto built = buildRequest(m_operation, m_request.get());
    if (!built)
        return deliverLater(rejectedHere(built.error()));
    built->lane = m_lane;
    m_isOpen = true;
    take(m_calls.send(
        {.operation = &m_operation,
         .built = std::move(*built),
         .response = m_response,
         .record = m_record,
         .listener = {this, [this](const Result<void, ApiError> &outcome) { onSent(outcome); }}}));
}

void ChangeCall::onSent(const Result<void, ApiError> &outcome)
{
    if (outcome || outcome.error().executed != ApiError::Executed::Unknown) {
        m_isOpen = false;
        return deliver(outcome);
    }
    m_unknown = outcome.error();
    emit outcomeUnknown();
    readBack();
}

void ChangeCall::startReadBack()
{
    m_isOpen = true;
    // Who asks is told through the event loop, even of what needs no reading.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!isFinished())
                readBack();
        },
        Qt::QueuedConnection);
}

bool ChangeCall::maySendAgain() const
{
    return m_sent.isWhole && m_readBack && m_readBack->tokenLife.count() > 0
        && m_calls.parts().clock->now() < m_sent.startedAt + m_readBack->tokenLife;
}

void ChangeCall::readBack()
{
    if (!m_readBack)
        return onReadBack(Finding());
    if (maySendAgain()) {
        auto built = buildRequest(m_operation, m_request.get());
        const bool isSame =
            built && (m_record.bodyHash.isEmpty() || requestHash(*built) == m_record.bodyHash);
        if (isSame)
            return sendAgain(std::move(*built));
    }
    prove(m_unknown);
}

void ChangeCall::sendAgain(ServiceRequest request)
{
    request.lane = m_lane;
    const auto done = [this](const Result<void, ApiError> &outcome) {
        if (outcome)
            return onReadBack(
                Finding{Verdict::Done, writeJson(m_operation.response(), m_response.get())});
        prove(outcome.error());
    };
    take(m_calls.send({.operation = &m_operation,
                       .built = std::move(request),
                       .response = m_response,
                       .record = {},
                       .listener = {this, done}}));
}

void ChangeCall::prove(const ApiError &otherwise)
{
    if (m_readBack->prove)
        return follow(m_readBack->prove(m_sent),
                      [this](const Result<Finding, ApiError> &found) { onReadBack(found); });
    if (isDefinite(otherwise) && otherwise.executed == ApiError::Executed::No)
        return onReadBack(Finding{Verdict::NotDone});
    if (maySendAgain())
        return onReadBack(unexpected(otherwise));
    onReadBack(Finding());
}

void ChangeCall::follow(const ReadBackStep &step, Settled done)
{
    if (const auto *finding = std::get_if<Finding>(&step.is))
        return done(*finding);
    if (const auto *error = std::get_if<ApiError>(&step.is))
        return done(unexpected(*error));
    const Question question = std::get<Question>(step.is);
    auto built = buildRequest(*question.read, question.request.get());
    if (!built)
        return done(unexpected(rejectedHere(built.error())));
    CallRecord record = m_calls.record(*question.read, question.request.get(), *built);
    // A trial of an operation that otherwise changes something.
    record.changesState = false;
    record.members.clear();
    take(m_calls.send(
        {.operation = question.read,
         .built = std::move(*built),
         .response = question.response,
         .record = std::move(record),
         .listener = {this, [this, question, done](const Result<void, ApiError> &outcome) {
                          follow(question.next(outcome), done);
                      }}}));
}

void ChangeCall::onReadBack(const Result<Finding, ApiError> &found)
{
    m_isOpen = false;
    if (m_settled)
        markFinished(); // who waits may hear it from the journal and let go of this
    if (m_calls.parts().journal && !m_sent.intent.isEmpty())
        m_calls.parts().journal->conclude(m_sent.intent,
                                          found ? std::optional(found->verdict) : std::nullopt);
    if (m_settled) {
        deleteLater();
        const Settled settled = std::move(m_settled);
        if (m_context)
            settled(found);
        return;
    }
    if (!found || found->verdict == Verdict::Unproven)
        return deliver(unexpected(m_unknown));
    if (found->verdict == Verdict::Done) {
        // What the proof does not tell stays absent.
        if (!readJson(m_operation.response(), m_response.get(), found->answer)) {
            m_unknown.executed = ApiError::Executed::Yes;
            return deliver(unexpected(m_unknown));
        }
        return deliver({});
    }
    m_unknown.executed = ApiError::Executed::No;
    m_unknown.intent.clear();
    deliver(unexpected(m_unknown));
}

void ChangeCall::deliver(const Result<void, ApiError> &outcome)
{
    markFinished();
    deleteLater();
    const Done done = std::move(m_done);
    if (m_context)
        done(outcome);
}

void ChangeCall::deliverLater(const ApiError &error)
{
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            if (!isFinished())
                deliver(unexpected(error));
        },
        Qt::QueuedConnection);
}

void ChangeCall::cancel()
{
    if (isFinished())
        return;
    giveUp();
    deleteLater();
}

void ChangeCall::giveUp()
{
    markFinished();
    m_step.cancel();
    if (std::exchange(m_isOpen, false) && m_calls.parts().journal)
        m_calls.parts().journal->conclude(m_sent.intent, std::nullopt);
}

} // namespace lc
