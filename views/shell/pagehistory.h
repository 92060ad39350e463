// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/pagelink.h"

#include <QList>

namespace lc {

/// The pages and rows that were visited, for Back and Forward; a new visit forgets what lay ahead.
class PageHistory {
public:
    void visit(const PageLink &link)
    {
        const PageLink plain{link.page, {}};
        const PageLink present = m_visited.value(m_at);
        const bool isSamePage = present.page == link.page;
        if (link.page.isEmpty() || present == link || (isSamePage && link == plain))
            return;
        // A page that was opened for this row or filter is one step.
        m_visited = m_visited.mid(0, present == plain ? m_at : m_at + 1) << link;
        m_at = m_visited.size() - 1;
    }
    QString page() const { return m_visited.value(m_at).page; }
    /// Which row of the present page was current when it was left.
    void leaveAt(const QByteArray &row)
    {
        if (m_at < m_visited.size())
            m_visited[m_at].row = row;
    }
    bool canGo(int steps) const { return !m_visited.value(m_at + steps).page.isEmpty(); }
    /// What lies that many steps on, which is the present place from now on; without a page: there
    /// is none.
    PageLink go(int steps)
    {
        if (!canGo(steps))
            return {};
        m_at += steps;
        return m_visited.at(m_at);
    }

private:
    QList<PageLink> m_visited;
    qsizetype m_at = 0;
};

} // namespace lc
