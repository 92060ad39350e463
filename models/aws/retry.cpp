// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/retry.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace lc {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

bool RetryQuota::take(int cost)
{
    const std::lock_guard lock(m_mutex);
    if (m_available < cost)
        return false;
    m_available -= cost;
    return true;
}

void RetryQuota::giveBack(int cost)
{
    const std::lock_guard lock(m_mutex);
    m_available = std::min(m_available + cost, retrynumbers::quota);
}

int RetryQuota::available() const
{
    const std::lock_guard lock(m_mutex);
    return m_available;
}

RetrySchedule::RetrySchedule(Operation::Repeat repeat, RetryQuota &quota, Random random,
                             RetryLimits limits)
    : m_repeat(repeat), m_quota(quota), m_random(std::move(random)), m_limits(limits)
{
}

bool RetrySchedule::isAllowed(const AttemptFailure &failure) const
{
    if (failure.kind == RetryKind::None || m_attempt >= m_limits.attempts)
        return false;
    return !failure.mayBeExecuted || m_repeat == Operation::Repeat::Read
        || m_repeat == Operation::Repeat::Token;
}

std::optional<milliseconds> RetrySchedule::next(const AttemptFailure &failure)
{
    if (!isAllowed(failure))
        return std::nullopt;
    const bool isThrottle = failure.kind == RetryKind::Throttle;
    const int cost = isThrottle ? retrynumbers::throttleCost : retrynumbers::transientCost;
    if (!m_quota.take(cost))
        return std::nullopt;
    m_lastCost = cost;

    const milliseconds base = isThrottle ? retrynumbers::throttleBase : retrynumbers::transientBase;
    const milliseconds bound = std::min(
        base * (milliseconds::rep(1) << std::min(m_attempt - 1, 30)), m_limits.longestDelay);
    milliseconds wait(std::llround(m_random() * double(bound.count())));
    if (failure.toldWait)
        wait = std::clamp(*failure.toldWait, wait, wait + retrynumbers::longestExtra);
    else if (failure.retryAfter)
        wait = std::max(wait, *failure.retryAfter);
    ++m_attempt;
    return wait;
}

void RetrySchedule::succeeded()
{
    m_quota.giveBack(m_attempt == 1 ? retrynumbers::firstTryReward : m_lastCost);
}

std::optional<milliseconds> readToldWait(QByteArrayView value)
{
    bool isNumber = false;
    const qlonglong number = value.toByteArray().toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return std::nullopt;
    return milliseconds(number);
}

std::optional<Instant> readHttpDate(QByteArrayView value)
{
    const QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()),
                                                   u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    return Instant(
        milliseconds(QDateTime(time.date(), time.time(), QTimeZone::utc()).toMSecsSinceEpoch()));
}

std::optional<milliseconds> readRetryAfter(QByteArrayView value, Instant now)
{
    bool isNumber = false;
    const qlonglong seconds = value.trimmed().toByteArray().toLongLong(&isNumber);
    milliseconds wait{};
    if (isNumber)
        wait = milliseconds(1'000) * std::clamp<qlonglong>(seconds, -1, 1'000'000);
    else if (const auto date = readHttpDate(value))
        wait = *date - now;
    else
        return std::nullopt;
    if (wait < milliseconds(0))
        return std::nullopt;
    return std::min(wait, retrynumbers::longestDelay);
}

} // namespace lc
