// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/servicecontrol.h"

#include "core/operation.h"

#include <algorithm>

namespace lc {

void ServiceControl::setUsageLag(std::chrono::seconds lag)
{
    const std::scoped_lock lock(m_mutex);
    m_lag = lag;
}

std::chrono::seconds ServiceControl::usageLag() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lag;
}

void ServiceControl::noteTraffic(const QString &member, Day day, qint64 requests)
{
    const std::scoped_lock lock(m_mutex);
    const Instant now = m_clock->now();
    std::deque<Traffic> &traffic = m_traffic[member];
    while (!traffic.empty() && traffic.front().madeAt + longestUsageLag <= now)
        traffic.pop_front();
    if (!traffic.empty() && traffic.back().madeAt == now && traffic.back().day == day)
        traffic.back().requests += requests;
    else
        traffic.push_back({day, requests, now});
}

qint64 ServiceControl::untold(const QString &member, Day day) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_traffic.constFind(member);
    if (m_lag.count() == 0 || known == m_traffic.cend())
        return 0;
    const Instant now = m_clock->now();
    qint64 requests = 0;
    for (const Traffic &traffic : *known) {
        if (traffic.day == day && traffic.madeAt + m_lag > now)
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

std::optional<Fault> ServiceControl::takeFault(const Operation &operation)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), [&](const Fault &fault) {
        const bool isMeant =
            !fault.operation || *fault.operation == QLatin1StringView(operation.name);
        return isMeant && (operation.changesState() || !fault.changesOnly.value_or(false));
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
