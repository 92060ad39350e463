// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/sampletraffic.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace lc {

/// Lets sample traffic tick on a thread of its own, until destroyed.
class SampleRunner {
public:
    SampleRunner(SampleTraffic traffic, std::chrono::milliseconds interval);
    ~SampleRunner();
    SampleRunner(const SampleRunner &) = delete;
    SampleRunner &operator=(const SampleRunner &) = delete;

private:
    void run(std::chrono::milliseconds interval);

    SampleTraffic m_traffic;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ends = false;
    std::thread m_thread; ///< last: begins when the rest is there
};

} // namespace lc
