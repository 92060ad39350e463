// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/samplerunner.h"

#include <utility>

namespace lc {

SampleRunner::SampleRunner(SampleTraffic traffic, std::chrono::milliseconds interval)
    : m_traffic(std::move(traffic)), m_thread([this, interval] { run(interval); })
{
}

SampleRunner::~SampleRunner()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void SampleRunner::run(std::chrono::milliseconds interval)
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, interval, [this] { return m_ends; })) {
        lock.unlock();
        m_traffic.tick();
        lock.lock();
    }
}

} // namespace lc
