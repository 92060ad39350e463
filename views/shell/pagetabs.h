// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

#include <QTabWidget>

namespace lc {

/// The central area: pages of the navigation by their id, and forms and charts in tabs of their
/// own.
class PageTabs : public QTabWidget {
    Q_OBJECT
public:
    PageTabs(PageContext &context, QList<PageEntry> entries, QWidget *parent = nullptr);

    /// Shows the page with this id, making it on first use; nullptr for an unknown id.
    Page *openPage(const QString &pageId);
    /// Adds a tab of its own and shows it; takes ownership.
    void addTab(Page *page);
    Page *currentPage() const;
    QString currentId() const; ///< empty for a form or a chart
    QList<Page *> pages() const;
    QStringList openIds() const; ///< in tab order, without forms and charts
    /// Asks when something typed would be lost; false when the user keeps the tab. The layout of a
    /// page that closes is kept in the settings, for its next opening.
    bool closeTab(int index);
    bool closeAll();
    /// The next tab (1) or the one before (-1), round and round.
    void step(int step);

signals:
    void currentPageChanged();
    void pageAdded(lc::Page *page);

private:
    void bringUp(Page *page);
    void wire(Page *page);
    void updateTab(Page *page);
    bool mayClose(Page *page);
    /// Asks what becomes of changes that still wait in the name of this page.
    bool mayLeaveHeld(const Page &page);

    PageContext &m_context;
    QList<PageEntry> m_entries;
};

} // namespace lc
