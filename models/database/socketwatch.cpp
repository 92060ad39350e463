// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/socketwatch.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lc {

SocketWatch::SocketWatch(int socket)
    : m_socket(::fcntl(socket, F_DUPFD_CLOEXEC, 0)), m_thread([this] { watch(); })
{
}

SocketWatch::~SocketWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_one();
    m_thread.join();
    ::close(m_socket);
}

void SocketWatch::begin(std::chrono::milliseconds limit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_deadline = std::chrono::steady_clock::now() + limit;
    }
    m_changed.notify_one();
}

void SocketWatch::end()
{
    const std::lock_guard lock(m_mutex);
    m_deadline.reset();
}

bool SocketWatch::isExpired() const
{
    const std::lock_guard lock(m_mutex);
    return m_isExpired;
}

void SocketWatch::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        if (!m_deadline) {
            m_changed.wait(lock);
        } else if (std::chrono::steady_clock::now() < *m_deadline) {
            m_changed.wait_until(lock, *m_deadline);
        } else {
            m_isExpired = true;
            m_deadline.reset();
            ::shutdown(m_socket, SHUT_RDWR);
        }
    }
}

} // namespace lc
