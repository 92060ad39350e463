// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/connectionwatch.h"

#include <sys/socket.h>

#include <algorithm>

namespace lc {

using namespace std::chrono_literals;

ConnectionWatch::ConnectionWatch(const ConnectionDeadlines &deadlines)
    : m_deadlines(deadlines), m_thread([this] { watch(); })
{
}

ConnectionWatch::~ConnectionWatch()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void ConnectionWatch::add(const void *connection, int socket)
{
    const std::scoped_lock lock(m_mutex);
    m_entries[connection] = {socket, Phase::Headers, std::chrono::steady_clock::now()};
}

void ConnectionWatch::enter(const void *connection, Phase phase)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(connection);
    if (found == m_entries.end())
        return;
    found->second.phase = phase;
    found->second.since = std::chrono::steady_clock::now();
}

void ConnectionWatch::remove(const void *connection)
{
    const std::scoped_lock lock(m_mutex);
    m_entries.erase(connection);
}

std::chrono::milliseconds ConnectionWatch::allowed(Phase phase) const
{
    switch (phase) {
    case Phase::Headers:
        return m_deadlines.headers;
    case Phase::Body:
        return m_deadlines.body;
    case Phase::Answering:
        return m_deadlines.answer;
    case Phase::Idle:
        break;
    }
    return m_deadlines.idle;
}

void ConnectionWatch::watch()
{
    const auto shortest =
        std::min({m_deadlines.headers, m_deadlines.body, m_deadlines.answer, m_deadlines.idle});
    const auto step = std::clamp(shortest / 10, 1ms, 500ms);
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        m_wake.wait_for(lock, step, [this] { return m_ends; });
        const auto now = std::chrono::steady_clock::now();
        for (const auto &[connection, entry] : m_entries) {
            if (now - entry.since > allowed(entry.phase))
                ::shutdown(entry.socket, SHUT_RDWR);
        }
    }
}

} // namespace lc
