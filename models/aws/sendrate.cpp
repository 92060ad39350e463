// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/sendrate.h"

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

double seconds(Instant instant)
{
    return std::chrono::duration<double>(instant.time_since_epoch()).count();
}

} // namespace

std::chrono::milliseconds SendRate::reserve(Instant now)
{
    const double time = seconds(now);
    if (m_isLimited && time - m_throttledAt > double(ratenumbers::forgottenAfter.count()))
        m_isLimited = false;
    if (!m_isLimited)
        return std::chrono::milliseconds(0);
    fill(time);
    m_tokens -= 1;
    return std::chrono::milliseconds(
        std::llround(std::ceil(1'000 * std::max(-m_tokens, 0.0) / m_perSecond)));
}

void SendRate::giveBack()
{
    m_tokens += 1;
}

void SendRate::succeeded(Instant now)
{
    const double time = seconds(now);
    measure(time);
    if (!m_isLimited)
        return;
    const double sincePeak = time - m_throttledAt - timeToPeak();
    setRate(ratenumbers::scale * std::pow(sincePeak, 3) + m_peak, time);
}

void SendRate::throttled(Instant now)
{
    const double time = seconds(now);
    measure(time);
    m_peak = m_isLimited ? std::min(m_measured, m_perSecond) : m_measured;
    m_throttledAt = time;
    if (!std::exchange(m_isLimited, true)) {
        m_tokens = 0;
        m_filledAt = time;
    }
    setRate(m_peak * ratenumbers::beta, time);
}

void SendRate::measure(double now)
{
    const double bucket = std::floor(now / ratenumbers::bucketSeconds) * ratenumbers::bucketSeconds;
    m_count += 1;
    if (m_bucket < 0)
        m_bucket = bucket;
    if (bucket <= m_bucket)
        return;
    const double rate = m_count / (bucket - m_bucket);
    m_measured = rate * ratenumbers::smoothing + m_measured * (1 - ratenumbers::smoothing);
    m_count = 0;
    m_bucket = bucket;
}

void SendRate::fill(double now)
{
    // A clock that was set back gives nothing, and takes nothing.
    m_tokens += std::max(now - m_filledAt, 0.0) * m_perSecond;
    m_tokens = std::min(m_tokens, std::max(m_perSecond, 1.0));
    m_filledAt = now;
}

void SendRate::setRate(double perSecond, double now)
{
    fill(now);
    m_perSecond = std::max(std::min(perSecond, ratenumbers::capOverMeasured * m_measured),
                           ratenumbers::lowest);
}

/// How long after a throttle the curve is back at the rate of then.
double SendRate::timeToPeak() const
{
    return std::cbrt(m_peak * (1 - ratenumbers::beta) / ratenumbers::scale);
}

} // namespace lc
