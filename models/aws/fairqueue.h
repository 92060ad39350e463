// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <deque>
#include <optional>

namespace lc {

/// Ids that wait for a place, taken in turns over who asked: many requests of one connection never
/// hold up those of another.
class FairQueue {
public:
    using Id = quint64;

    void push(const QString &source, Id id);
    bool isEmpty() const { return m_turns.empty(); }
    /// The oldest id of the source whose turn it is.
    std::optional<Id> pop();
    void remove(Id id);

private:
    struct Turn {
        QString source;
        std::deque<Id> ids; ///< never empty
    };
    std::deque<Turn> m_turns; ///< the next one first
};

} // namespace lc
