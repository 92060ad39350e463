// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace lc {

/// A secret that is still on its way from the keychain: who needs it waits. For several threads.
class AwaitedSecret {
public:
    AwaitedSecret() = default;
    explicit AwaitedSecret(Secret secret) : m_secret(std::move(secret)) { }

    /// Empty: there is none.
    void set(const Secret &secret)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_secret = secret;
        }
        m_changed.notify_all();
    }

    /// An empty one when it does not come in time.
    Secret wait(std::chrono::milliseconds limit) const
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, limit, [this] { return m_secret.has_value(); });
        return m_secret.value_or(Secret());
    }

    /// Lets go who waits; a secret that came stays.
    void giveUp()
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_secret)
                m_secret.emplace();
        }
        m_changed.notify_all();
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::optional<Secret> m_secret;
};

} // namespace lc
