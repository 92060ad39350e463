// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/connectionwatch.h"

#include <sys/socket.h>

namespace lc {

using namespace std::chrono_literals;

namespace {

std::chrono::seconds allowed(ConnectionWatch::Phase phase)
{
    switch (phase) {
    case ConnectionWatch::Phase::Headers:
        return 5s;
    case ConnectionWatch::Phase::Body:
    case ConnectionWatch::Phase::Idle:
        return 30s;
    case ConnectionWatch::Phase::Answering:
        break;
    }
    return 60s;
}

} // namespace

ConnectionWatch::ConnectionWatch() : m_thread([this] { watch(); }) { }

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

void ConnectionWatch::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        m_wake.wait_for(lock, 500ms, [this] { return m_ends; });
        const auto now = std::chrono::steady_clock::now();
        for (const auto &[connection, entry] : m_entries) {
            if (now - entry.since > allowed(entry.phase))
                ::shutdown(entry.socket, SHUT_RDWR);
        }
    }
}

} // namespace lc
