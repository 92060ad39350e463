// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/pagelink.h"
#include "shell/commandbox.h"
#include "shell/pagehistory.h"

#include <QObject>

namespace lc {

class Page;
class PageTabs;
class Session;

/// The way through the pages: follows links, remembers pages and rows for back and forward, finds
/// rows of open pages by words. Tabs and session outlive it.
class PageVisits final : public QObject {
    Q_OBJECT
public:
    PageVisits(PageTabs &tabs, Session &session, QObject *parent = nullptr);

    /// The page of a link at its row, or with its filter; null when there is no such page.
    Page *open(const PageLink &link);
    /// Back (-1) or forward (1); whether there was anywhere to go.
    bool step(int step);
    bool canStep(int step) const { return m_visited.canGo(step); }
    /// The current tab may have been chosen by hand.
    void followTabs();
    QList<FoundObject> find(const QStringList &words);

signals:
    /// What canStep() says.
    void changed();

private:
    Page *bringUp(const PageLink &link);
    /// Notes the row that is current on the present page of the history.
    void leavePage();

    PageTabs &m_tabs;
    Session &m_session;
    PageHistory m_visited;
};

} // namespace lc
