// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace lc {

/// Ends connections whose peer is too slow: a header block must arrive within 5 s, a body within
/// 30 s, the next request within 30 s. An inactivity timeout alone lets a peer drip bytes for ever.
class ConnectionWatch {
public:
    enum class Phase { Headers, Body, Answering, Idle };

    ConnectionWatch();
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
    void watch();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ends = false;
    std::unordered_map<const void *, Entry> m_entries;
    std::thread m_thread; ///< last: it reads all of the above
};

} // namespace lc
