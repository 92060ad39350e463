// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

namespace lc {

/// Wraps an error on its way into a Result, as std::unexpected does.
template <class E> struct Unexpected {
    E error;
};

template <class E> Unexpected<std::decay_t<E>> unexpected(E &&error)
{
    return {std::forward<E>(error)};
}

/// A value or the reason why there is none; the names are std::expected's, which this toolchain
/// lacks.
template <class T, class E> class [[nodiscard]] Result {
public:
    using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

    Result() requires std::is_void_v<T> : m_state(std::in_place_index<0>) { }
    Result(Value value) requires(!std::is_void_v<T>)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    template <class G>
    requires std::is_convertible_v<G, E> Result(Unexpected<G> reason)
        : m_state(std::in_place_index<1>, std::move(reason.error))
    {
    }

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    const Value &value() const & { return std::get<0>(m_state); }
    Value &value() & { return std::get<0>(m_state); }
    Value &&value() && { return std::get<0>(std::move(m_state)); }
    const Value &operator*() const & { return std::get<0>(m_state); }
    Value &operator*() & { return std::get<0>(m_state); }
    Value &&operator*() && { return std::get<0>(std::move(m_state)); }
    const Value *operator->() const { return &std::get<0>(m_state); }
    Value *operator->() { return &std::get<0>(m_state); }

    const E &error() const & { return std::get<1>(m_state); }
    E &&error() && { return std::get<1>(std::move(m_state)); }

    template <class U> Value value_or(U &&fallback) const &
    {
        return has_value() ? value() : static_cast<Value>(std::forward<U>(fallback));
    }

private:
    std::variant<Value, E> m_state;
};

} // namespace lc
