// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lc {

/// Calls a function at an interval on a thread of its own, until destroyed.
class Ticker {
public:
    Ticker(std::function<void()> tick, std::chrono::milliseconds interval);
    ~Ticker();
    Ticker(const Ticker &) = delete;
    Ticker &operator=(const Ticker &) = delete;

private:
    void run(std::chrono::milliseconds interval);

    std::function<void()> m_tick;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ends = false;
    std::thread m_thread; ///< last: begins when the rest is there
};

} // namespace lc
