// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/ticker.h"

#include <utility>

namespace lc {

Ticker::Ticker(std::function<void()> tick, std::chrono::milliseconds interval)
    : m_tick(std::move(tick)), m_thread([this, interval] { run(interval); })
{
}

Ticker::~Ticker()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Ticker::run(std::chrono::milliseconds interval)
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, interval, [this] { return m_ends; })) {
        lock.unlock();
        m_tick();
        lock.lock();
    }
}

} // namespace lc
