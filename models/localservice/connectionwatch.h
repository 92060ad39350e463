// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace lc {

/// How long each part of an exchange may take as a whole.
struct ConnectionDeadlines {
    std::chrono::milliseconds headers = std::chrono::seconds(5);
    std::chrono::milliseconds body = std::chrono::seconds(30);
    std::chrono::milliseconds answer = std::chrono::seconds(60);
    std::chrono::milliseconds idle = std::chrono::seconds(30); ///< until the next request
};

/// Ends connections whose peer is too slow. An inactivity timeout alone lets a peer drip bytes for
/// ever.
class ConnectionWatch {
public:
    enum class Phase { Headers, Body, Answering, Idle };

    explicit ConnectionWatch(const ConnectionDeadlines &deadlines);
    ~ConnectionWatch();
    ConnectionWatch(const ConnectionWatch &) = delete;
    ConnectionWatch &operator=(const ConnectionWatch &) = delete;

    void add(const void *connection, int socket);
    void enter(const void *connection, Phase phase);
    /// Call before its socket is closed: a watched socket may be shut down at any moment.
    void remove(const void *connection);

private:
    struct Entry {
        int socket = -1;
        Phase phase = Phase::Headers;
        std::chrono::steady_clock::time_point since;
    };
    std::chrono::milliseconds allowed(Phase phase) const;
    void watch();

    const ConnectionDeadlines m_deadlines;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ends = false;
    std::unordered_map<const void *, Entry> m_entries;
    std::thread m_thread; ///< last: it reads all of the above
};

} // namespace lc
