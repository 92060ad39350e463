// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/sendloop.h"

#include <QRandomGenerator>
#include <QUuid>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// Whether the service refused keys that were good before.
bool areKeysEnded(const ApiError &error)
{
    return error.code == "ExpiredToken"_L1 || error.code == "ExpiredTokenException"_L1
        || error.code == "TokenRefreshRequired"_L1;
}

} // namespace

SendLoop::SendLoop(Transport &transport, std::shared_ptr<ServiceAccess> access)
    : m_transport(transport), m_access(std::move(access))
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, [this] { (this->*m_next)(); });
}

SendLoop::~SendLoop()
{
    *m_alive = false;
    if (m_exchange)
        m_transport.cancel(*m_exchange);
    if (m_holdsTurn)
        m_access->load->rate.giveBack();
}

void SendLoop::send(ServiceRequest request, Done done)
{
    m_request = std::move(request);
    m_done = std::move(done);
    m_invocation = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto random = m_access->random ? m_access->random : [] {
        return QRandomGenerator::global()->generateDouble();
    };
    m_schedule.emplace(m_request.operation->repeat, m_access->load->quota, random,
                       m_access->retryLimits);
    m_sends = 0;
    m_mayHaveRun = false;
    m_hasSetClock = false;
    m_hasRenewedKeys = false;
    attempt();
}

void SendLoop::waitFor(std::chrono::milliseconds wait, ApiError::Kind cause,
                       void (SendLoop::*next)())
{
    m_next = next;
    m_wait.start(wait);
    if (wait.count() > 0)
        tellWait(m_access->clock->now() + wait, cause);
}

void SendLoop::tellWait(Instant until, ApiError::Kind cause) const
{
    if (m_observer)
        m_observer({until, m_schedule->attempt(), cause});
}

void SendLoop::attempt()
{
    const auto turn = m_access->load->rate.reserve(m_access->clock->now());
    // The user's own action takes its place but does not wait for it: bulk work makes it up.
    m_holdsTurn = m_request.lane == Lane::Bulk && turn.count() > 0;
    if (m_holdsTurn)
        waitFor(turn, ApiError::Kind::Throttled, &SendLoop::askForKeys);
    else
        askForKeys();
}

void SendLoop::askForKeys()
{
    m_holdsTurn = false;
    if (!m_request.operation->isSigned) {
        transmit(std::make_shared<const Credentials>());
        return;
    }
    // Asked before every send: keys may have been renewed while we waited.
    const auto isWaiting = std::make_shared<std::optional<bool>>();
    m_access->credentials->provide(
        [this, alive = m_alive, isWaiting](const CredentialsResult &credentials) {
            if (!*alive)
                return;
            if (std::exchange(*isWaiting, false) == true)
                tellWait(m_access->clock->now(), ApiError::Kind::Credentials);
            transmit(credentials);
        });
    if (isWaiting->has_value()) // answered at once; this may be gone
        return;
    *isWaiting = true;
    tellWait(RetryWait::untilTold, ApiError::Kind::Credentials);
}

void SendLoop::transmit(const CredentialsResult &credentials)
{
    if (!credentials) {
        finish(unexpected(credentials.error()));
        return;
    }
    const QList<HttpHeader> attemptHeaders{
        {"amz-sdk-invocation-id", m_invocation},
        {"amz-sdk-request",
         "attempt=" + QByteArray::number(m_schedule->attempt())
             + "; max=" + QByteArray::number(m_access->retryLimits.attempts)}};
    ++m_sends;
    m_keys = *credentials;
    m_exchange = m_transport.send(
        addressAndSign(m_request, *m_access, **credentials, m_access->serviceNow(), attemptHeaders),
        [this](const TransportOutcome &outcome) {
            m_exchange.reset();
            onOutcome(outcome);
        });
}

void SendLoop::onOutcome(const TransportOutcome &outcome)
{
    const Operation &operation = *m_request.operation;
    if (!outcome) {
        handle(judge(operation, outcome.error()));
    } else if (isSuccess(*outcome)) {
        judgeRate(RetryKind::None);
        m_schedule->succeeded();
        finish(*outcome);
    } else {
        handle(judge(operation, *outcome, m_access->serviceNow()));
    }
}

void SendLoop::judgeRate(RetryKind kind)
{
    SendRate &rate = m_access->load->rate;
    const Instant now = m_access->clock->now();
    if (kind == RetryKind::Throttle)
        rate.throttled(now);
    else
        rate.succeeded(now);
}

void SendLoop::handle(const FailedAttempt &failed)
{
    judgeRate(failed.retry.kind);
    if (failed.serviceTime && !std::exchange(m_hasSetClock, true)) {
        // Refused before execution, so that even a change may be sent again, once.
        m_access->load->clockOffset.store((*failed.serviceTime - m_access->clock->now()).count());
        attempt();
        return;
    }
    if (areKeysEnded(failed.error) && m_request.operation->isSigned
        && !std::exchange(m_hasRenewedKeys, true)) {
        // Refused before execution, too. Keys that cannot be renewed are told as they are.
        m_access->credentials->invalidate(*m_keys);
        m_access->credentials->provide(
            [this, alive = m_alive, failed](const CredentialsResult &renewed) {
                if (!*alive)
                    return;
                if (renewed && !(**renewed == *m_keys))
                    attempt();
                else
                    giveUp(renewed ? failed.error : renewed.error());
            });
        return;
    }
    m_mayHaveRun = m_mayHaveRun || failed.retry.mayBeExecuted;
    if (const auto wait = m_schedule->next(failed.retry)) {
        waitFor(*wait, failed.error.kind, &SendLoop::attempt);
        return;
    }
    giveUp(failed.error);
}

void SendLoop::giveUp(ApiError error)
{
    if (m_mayHaveRun && error.executed == ApiError::Executed::No)
        error.executed = m_request.operation->changesState() ? ApiError::Executed::Unknown
                                                             : ApiError::Executed::No;
    for (const QString &secret : std::as_const(m_request.secrets))
        error.message.replace(secret, QStringLiteral("\u2022\u2022\u2022\u2022"));
    finish(unexpected(error));
}

void SendLoop::finish(const Result<TransportReply, ApiError> &answer)
{
    const Done done = std::exchange(m_done, nullptr);
    done(answer, m_sends);
}

} // namespace lc
