// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace lc {

/// A long piece of work of a store. It is stopped by cancel(), or when this is destroyed or
/// reassigned; it then ends with StoreError::Kind::Cancelled and has changed nothing, unless it
/// had ended before or says that it goes in steps.
class [[nodiscard]] StoreJob {
public:
    /// Read by the worker, between two steps.
    using StopFlag = std::shared_ptr<std::atomic<bool>>;

    StoreJob() = default;
    explicit StoreJob(StopFlag flag) : m_flag(std::move(flag)) { }
    ~StoreJob() { cancel(); }
    StoreJob(StoreJob &&) noexcept = default;
    StoreJob &operator=(StoreJob &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_flag = std::move(other.m_flag);
        }
        return *this;
    }

    void cancel()
    {
        if (m_flag)
            *m_flag = true;
    }

private:
    StopFlag m_flag;
};

} // namespace lc
