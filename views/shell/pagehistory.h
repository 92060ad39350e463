// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lc {

/// The pages that were visited, for Back and Forward; a new visit forgets what lay ahead.
class PageHistory {
public:
    void visit(const QString &id)
    {
        if (id.isEmpty() || m_visited.value(m_at) == id)
            return;
        m_visited = m_visited.mid(0, m_at + 1) << id;
        m_at = m_visited.size() - 1;
    }
    bool canGo(int steps) const { return !m_visited.value(m_at + steps).isEmpty(); }
    /// The page that many steps on, which is the present one from now on; empty: there is none.
    QString go(int steps)
    {
        if (!canGo(steps))
            return {};
        m_at += steps;
        return m_visited.at(m_at);
    }

private:
    QStringList m_visited;
    qsizetype m_at = 0;
};

} // namespace lc
