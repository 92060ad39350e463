// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lc {

/// A few threads that carry out jobs in the order they were given; ends after the last of them.
class JobPool {
public:
    using Job = std::function<void()>;

    explicit JobPool(int threads);
    ~JobPool() { finish(); }
    JobPool(const JobPool &) = delete;
    JobPool &operator=(const JobPool &) = delete;

    void give(Job job);
    /// Carries out what was given and ends the threads; jobs given later are never carried out.
    void finish();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_ends = false;
    std::vector<std::thread> m_threads; ///< last: they read all of the above
};

} // namespace lc
