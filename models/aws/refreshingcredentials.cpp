// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/refreshingcredentials.h"

#include "aws/credentialplan.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace lc {

using namespace std::chrono_literals;
using ErrorKind = ApiError::Kind;

namespace {

// Callers wait for new keys during the last minute; before it, old ones do while they are renewed.
constexpr auto mandatoryWindow = 1min;
// After a declined prompt, so that a page of calls does not ask again for each of them.
constexpr auto afterDeclining = 15s;

bool mayPass(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Throttled:
    case ErrorKind::Service:
        return true;
    default:
        return false;
    }
}

} // namespace

RefreshingCredentials::RefreshingCredentials(std::shared_ptr<CredentialsSource> source,
                                             std::shared_ptr<const Clock> clock, Random random)
    : m_source(std::move(source)), m_clock(std::move(clock)), m_random(std::move(random))
{
    if (!m_random)
        m_random = [] { return QRandomGenerator::global()->generateDouble(); };
}

std::chrono::seconds RefreshingCredentials::advisoryWindow(std::chrono::milliseconds lifetime)
{
    return lifetime <= 20min ? 5min : lifetime < 90min ? 15min : 60min;
}

void RefreshingCredentials::provide(Done done)
{
    request(Asking::Allowed, std::move(done));
}

void RefreshingCredentials::provideQuietly(Done done)
{
    request(Asking::Refused, std::move(done));
}

void RefreshingCredentials::invalidate(const Credentials &rejected)
{
    // Late news about keys that have been replaced meanwhile say nothing about the present ones.
    if (m_current && m_current->accessKeyId == rejected.accessKeyId
        && m_current->sessionToken == rejected.sessionToken)
        m_isRejected = true;
}

RefreshingCredentials::State RefreshingCredentials::stateAt(Instant now) const
{
    if (!m_current)
        return State::Missing;
    if (m_isRejected)
        return State::Due;
    if (!m_current->expiresAt)
        return State::Good;
    const auto left = *m_current->expiresAt - now;
    return left <= mandatoryWindow ? State::Due : left <= m_window ? State::Advisory : State::Good;
}

void RefreshingCredentials::request(Asking asking, Done done)
{
    const Instant now = m_clock->now();
    if (m_lasting && now < m_lastingUntil) {
        done(unexpected(*m_lasting));
        return;
    }
    m_lasting.reset();
    const State state = stateAt(now);
    const bool isAdvisory = state == State::Advisory;
    const bool isBackingOff = state != State::Missing && m_backOffUntil && now < *m_backOffUntil;
    const bool isLeftAlone = isAdvisory && (m_isFetching || (m_quietUntil && now < *m_quietUntil));
    if (state == State::Good || isBackingOff || isLeftAlone) {
        done(m_current);
        return;
    }
    // Keys that are still good are no reason to bother anybody.
    const Asking effective = isAdvisory ? Asking::Refused : asking;
    m_waiters.push_back({effective, std::move(done)});
    if (!m_isFetching)
        fetch(effective);
}

void RefreshingCredentials::fetch(Asking asking)
{
    m_isFetching = true;
    m_source->fetch(asking, [self = QPointer(this), asking](const CredentialsResult &fetched) {
        if (self)
            self->onFetched(asking, fetched);
    });
}

void RefreshingCredentials::onFetched(Asking asking, const CredentialsResult &fetched)
{
    m_isFetching = false;
    const Instant now = m_clock->now();
    const State before = stateAt(now);
    const bool isPersonNeeded =
        !fetched && fetched.error().kind == ErrorKind::Cancelled && asking == Asking::Refused;
    std::vector<Waiter> waiters = std::move(m_waiters);
    m_waiters.clear();
    if (isPersonNeeded) {
        m_quietUntil = now + between(5min, 10min);
        const auto quietEnd =
            std::stable_partition(waiters.begin(), waiters.end(), [](const Waiter &waiter) {
                return waiter.asking == Asking::Refused;
            });
        m_waiters.assign(std::make_move_iterator(quietEnd), std::make_move_iterator(waiters.end()));
        waiters.erase(quietEnd, waiters.end());
        if (!m_waiters.empty())
            fetch(Asking::Allowed);
        const bool isUsable = before == State::Advisory;
        answer(isUsable ? CredentialsResult(m_current) : fetched, waiters);
        return;
    }
    CredentialsResult result = fetched;
    if (!fetched) {
        result = judgeFailure(before, fetched.error());
    } else if ((*fetched)->expiresAt && *(*fetched)->expiresAt <= now) {
        result = judgeFailure(
            before,
            {.kind = ErrorKind::Service,
             .message = tr("The keys that were handed out had ended already. Check the clock of "
                           "this computer, then retry.")});
    } else {
        keep(*fetched);
    }
    answer(result, waiters);
}

void RefreshingCredentials::keep(const std::shared_ptr<const Credentials> &credentials)
{
    m_current = credentials;
    m_isRejected = false;
    m_backOffUntil.reset();
    m_quietUntil.reset();
    m_window = credentials->expiresAt ? advisoryWindow(*credentials->expiresAt - m_clock->now())
                                      : std::chrono::seconds(0);
}

CredentialsResult RefreshingCredentials::judgeFailure(State before, const ApiError &error)
{
    const Instant now = m_clock->now();
    if (mayPass(error)) {
        if (before == State::Missing)
            return unexpected(error);
        m_backOffUntil = now + between(5min, 10min);
        return m_current;
    }
    m_lasting = error;
    m_lastingUntil = now + (error.kind == ErrorKind::Cancelled ? afterDeclining : between(1s, 5s));
    if (error.kind == ErrorKind::Cancelled)
        m_lasting->kind = ErrorKind::Credentials;
    return unexpected(*m_lasting);
}

void RefreshingCredentials::answer(const CredentialsResult &result,
                                   const std::vector<Waiter> &waiters) const
{
    // Touches nothing of this object: an answer may end it.
    for (const Waiter &waiter : waiters)
        waiter.done(result);
}

std::chrono::milliseconds RefreshingCredentials::between(std::chrono::milliseconds low,
                                                         std::chrono::milliseconds high) const
{
    return low + std::chrono::milliseconds(qint64(double((high - low).count()) * m_random()));
}

} // namespace lc
