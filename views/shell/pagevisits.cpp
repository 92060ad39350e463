// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pagevisits.h"

#include "shell/pagetabs.h"

namespace lc {

PageVisits::PageVisits(PageTabs &tabs, Session &session, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_session(session)
{
}

Page *PageVisits::open(const PageLink &link)
{
    PageLink target = link;
    if (target.page.isEmpty())
        target.page = pageOfArn(QString::fromUtf8(target.row), m_session);
    leavePage();
    Page *page = bringUp(target);
    if (page)
        m_visited.visit(target);
    emit changed();
    return page;
}

Page *PageVisits::bringUp(const PageLink &link)
{
    Page *page = m_tabs.openPage(link.page);
    if (page && !link.filter.column.isEmpty())
        page->showOnly(link.filterText, link.filter);
    if (page && !link.row.isEmpty())
        page->showRow(link.row);
    return page;
}

void PageVisits::leavePage()
{
    for (const Page *page : m_tabs.pages()) {
        if (page->pageId() == m_visited.page())
            m_visited.leaveAt(page->shownRow());
    }
}

bool PageVisits::step(int step)
{
    leavePage();
    const PageLink link = m_visited.go(step);
    if (link.page.isEmpty())
        return false;
    bringUp(link);
    emit changed();
    return true;
}

void PageVisits::followTabs()
{
    if (m_visited.page() != m_tabs.currentId()) {
        leavePage();
        m_visited.visit({m_tabs.currentId(), {}});
    }
    emit changed();
}

QList<FoundObject> PageVisits::find(const QStringList &words)
{
    constexpr qsizetype mostOfPage = 8;
    QList<FoundObject> objects;
    for (const Page *page : m_tabs.pages()) {
        const QString pageId = page->pageId();
        if (pageId.isEmpty())
            continue;
        for (const FoundRow &row : page->findRows(words, mostOfPage)) {
            const auto openRow = [this, link = PageLink{pageId, row.key}] {
                if (Page *opened = open(link))
                    opened->focusContent();
            };
            objects.append(
                {row.name.isEmpty() ? row.id : row.name, page->title(), page->symbol(), openRow});
        }
    }
    return objects;
}

} // namespace lc
