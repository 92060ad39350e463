// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace lc {

/// Ends the connection of a socket when an answer takes too long, for libraries that wait without
/// a limit: whoever waits then sees the end of the connection.
class SocketWatch {
public:
    /// The socket stays its owner's, who may close it at any time.
    explicit SocketWatch(int socket);
    ~SocketWatch();
    SocketWatch(const SocketWatch &) = delete;
    SocketWatch &operator=(const SocketWatch &) = delete;

    /// An answer is awaited for so long at most.
    void begin(std::chrono::milliseconds limit);
    void end();
    bool isExpired() const; ///< an answer took too long

private:
    using Time = std::chrono::steady_clock::time_point;

    void watch();

    const int m_socket; ///< a duplicate: its number cannot become another file's
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Time> m_deadline;
    bool m_isExpired = false;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace lc
