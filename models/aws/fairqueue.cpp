// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/fairqueue.h"

#include <algorithm>

namespace lc {

void FairQueue::push(const QString &source, Id id)
{
    const auto turn = std::find_if(m_turns.begin(), m_turns.end(),
                                   [&](const Turn &each) { return each.source == source; });
    if (turn == m_turns.end())
        m_turns.push_back({source, {id}});
    else
        turn->ids.push_back(id);
}

std::optional<FairQueue::Id> FairQueue::pop()
{
    if (m_turns.empty())
        return std::nullopt;
    Turn turn = std::move(m_turns.front());
    m_turns.pop_front();
    const Id id = turn.ids.front();
    turn.ids.pop_front();
    if (!turn.ids.empty())
        m_turns.push_back(std::move(turn));
    return id;
}

void FairQueue::remove(Id id)
{
    for (auto turn = m_turns.begin(); turn != m_turns.end(); ++turn) {
        const auto found = std::find(turn->ids.begin(), turn->ids.end(), id);
        if (found == turn->ids.end())
            continue;
        turn->ids.erase(found);
        if (turn->ids.empty())
            m_turns.erase(turn);
        return;
    }
}

} // namespace lc
