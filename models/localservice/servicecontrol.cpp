// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/servicecontrol.h"

#include <algorithm>

namespace lc {

void ServiceControl::setUsageLag(std::chrono::seconds lag)
{
    const std::scoped_lock lock(m_mutex);
    m_lag = lag;
}

void ServiceControl::noteTraffic(const QString &member, Day day, qint64 requests)
{
    const std::scoped_lock lock(m_mutex);
    const Instant now = m_clock->now();
    std::erase_if(m_traffic, [&](const Traffic &traffic) { return traffic.madeAt + m_lag <= now; });
    if (m_lag.count() > 0)
        m_traffic.push_back({member, day, requests, now});
}

qint64 ServiceControl::untold(const QString &member, Day day) const
{
    const std::scoped_lock lock(m_mutex);
    const Instant now = m_clock->now();
    qint64 requests = 0;
    for (const Traffic &traffic : m_traffic) {
        if (traffic.member == member && traffic.day == day && traffic.madeAt + m_lag > now)
            requests += traffic.requests;
    }
    return requests;
}

void ServiceControl::addFault(const Fault &fault)
{
    const std::scoped_lock lock(m_mutex);
    m_faults.append(fault);
    if (!fault.count)
        m_faults.last().count = 1;
}

void ServiceControl::clearFaults()
{
    const std::scoped_lock lock(m_mutex);
    m_faults.clear();
}

QList<Fault> ServiceControl::faults() const
{
    const std::scoped_lock lock(m_mutex);
    return m_faults;
}

std::optional<Fault> ServiceControl::takeFault(QLatin1StringView operation)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), [&](const Fault &fault) {
        return !fault.operation || *fault.operation == operation;
    });
    if (found == m_faults.end())
        return std::nullopt;
    const Fault fault = *found;
    if (fault.count == 1)
        m_faults.erase(found);
    else if (fault.count > 1)
        --*found->count;
    return fault;
}

} // namespace lc
