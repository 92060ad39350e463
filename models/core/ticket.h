// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

namespace lc {

/// Owns something that is being shown or waited for; destroying or reassigning it ends that, once.
class [[nodiscard]] Ticket {
public:
    Ticket() = default;
    explicit Ticket(std::function<void()> end) : m_end(std::move(end)) { }
    Ticket(Ticket &&other) noexcept : m_end(std::exchange(other.m_end, nullptr)) { }
    Ticket &operator=(Ticket &&other) noexcept
    {
        if (this != &other) {
            end();
            m_end = std::exchange(other.m_end, nullptr);
        }
        return *this;
    }
    ~Ticket() { end(); }

    bool isActive() const { return bool(m_end); }
    void end()
    {
        if (const auto last = std::exchange(m_end, nullptr))
            last();
    }

private:
    std::function<void()> m_end;
};

} // namespace lc
