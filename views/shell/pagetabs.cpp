// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pagetabs.h"

#include "core/settings.h"
#include "style/layouts.h"
#include "style/theme.h"
#include "workflows/holdback.h"

#include <QMessageBox>
#include <QMouseEvent>
#include <QTabBar>

namespace lc {

namespace {

constexpr char idProperty[] = "pageId";

/// The key of the setting that holds the layout of this page; empty for forms and charts.
QByteArray layoutKey(const Page &page)
{
    const QByteArray id = page.pageId().toLatin1();
    return id.isEmpty() ? id : "Pages/" + id;
}

/// Tabs are cut short down to the first words only: then they scroll.
class PageTabBar final : public QTabBar {
public:
    using QTabBar::QTabBar;

protected:
    QSize minimumTabSizeHint(int index) const override
    {
        const int narrowest = atTypeSize(140);
        const QSize whole = tabSizeHint(index);
        return {std::min(whole.width(), narrowest), whole.height()};
    }
};

void restoreLayout(Page &page, const Settings &settings)
{
    const QByteArray key = layoutKey(page);
    const QByteArray layout = settings.value(Setting<QByteArray>{key.constData()});
    if (!layout.isEmpty())
        page.restoreLayout(layout);
}

void keepLayout(const Page &page, Settings &settings)
{
    const QByteArray key = layoutKey(page);
    const QByteArray layout = page.saveLayout();
    if (!key.isEmpty() && !layout.isEmpty())
        settings.set(Setting<QByteArray>{key.constData()}, layout);
}

} // namespace

PageTabs::PageTabs(PageContext &context, QList<PageEntry> entries, QWidget *parent)
    : QTabWidget(parent), m_context(context), m_entries(std::move(entries))
{
    setTabBar(new PageTabBar(this));
    setObjectName(QStringLiteral("pages"));
    setAccessibleName(tr("Open pages"));
    setDocumentMode(true);
    setTabsClosable(true);
    setMovable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    tabBar()->setAccessibleName(tr("Tabs"));
    tabBar()->setDrawBase(false);
    connect(this, &QTabWidget::tabCloseRequested, this, &PageTabs::closeTab);
    connect(this, &QTabWidget::currentChanged, this, &PageTabs::currentPageChanged);
}

Page *PageTabs::openPage(const QString &pageId)
{
    for (Page *page : pages()) {
        if (page->pageId() == pageId) {
            bringUp(page);
            return page;
        }
    }
    for (const PageEntry &entry : m_entries) {
        if (entry.id != pageId)
            continue;
        Page *page = entry.create(m_context, this);
        page->setProperty(idProperty, pageId);
        page->setObjectName(QStringLiteral("page-") + pageId);
        restoreLayout(*page, m_context.settings);
        addTab(page);
        return page;
    }
    return nullptr;
}

void PageTabs::addTab(Page *page)
{
    wire(page);
    page->setAccessibleName(page->title());
    const int index =
        QTabWidget::addTab(page, icon(m_context.theme, page->symbol()), page->title());
    // The first page is the way back: it stays.
    if (page->pageId() == m_entries.first().id)
        tabBar()->setTabButton(index, QTabBar::RightSide, nullptr);
    updateTab(page);
    emit pageAdded(page);
    bringUp(page);
}

void PageTabs::bringUp(Page *page)
{
    // Whoever walks through the navigation stays there.
    const QWidget *focused = QApplication::focusWidget();
    const bool isHere = !focused || isAncestorOf(focused);
    const bool isFirst = !page->focusWidget();
    setCurrentWidget(page);
    if (isHere && isFirst)
        page->focusContent();
}

void PageTabs::wire(Page *page)
{
    connect(page, &Page::titleChanged, this, [this, page] { updateTab(page); });
    connect(page, &Page::tabRequested, this, &PageTabs::addTab);
    connect(
        page, &Page::closeRequested, this,
        [this, page] {
            if (const int index = indexOf(page); index >= 0) {
                removeTab(index);
                page->deleteLater();
            }
        },
        Qt::QueuedConnection);
}

void PageTabs::updateTab(Page *page)
{
    if (const int index = indexOf(page); index >= 0) {
        QString text = page->title();
        page->setAccessibleName(text);
        setTabText(index, text.replace(u'&', QStringLiteral("&&")));
        setTabToolTip(index, page->title().toHtmlEscaped());
    }
}

Page *PageTabs::currentPage() const
{
    return qobject_cast<Page *>(currentWidget());
}

QString PageTabs::currentId() const
{
    return currentPage() ? currentPage()->pageId() : QString();
}

QList<Page *> PageTabs::pages() const
{
    QList<Page *> pages;
    for (int i = 0; i < count(); ++i)
        pages += qobject_cast<Page *>(widget(i));
    return pages;
}

QStringList PageTabs::openIds() const
{
    QStringList ids;
    for (const Page *page : pages()) {
        if (const QString id = page->pageId(); !id.isEmpty())
            ids += id;
    }
    return ids;
}

bool PageTabs::mayLeaveHeld(const Page &page)
{
    const QList<HoldBack::Held> held = m_context.holdBack.heldBy(&page);
    if (held.isEmpty())
        return true;
    QStringList names;
    for (const HoldBack::Held &one : held)
        names += one.what;
    QMessageBox question(QMessageBox::Question, tr("Send what is held back?"), names.join(u'\n'),
                         QMessageBox::NoButton, this);
    question.setTextFormat(Qt::PlainText);
    QPushButton *send = question.addButton(tr("Send now"), QMessageBox::AcceptRole);
    const QPushButton *undo = question.addButton(tr("Undo"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(QMessageBox::Cancel));
    question.exec();
    for (const HoldBack::Held &one : held) {
        if (question.clickedButton() == send)
            m_context.holdBack.sendNow(one.id);
        else if (question.clickedButton() == undo)
            m_context.holdBack.undo(one.id);
    }
    return question.clickedButton() == send || question.clickedButton() == undo;
}

bool PageTabs::mayClose(Page *page)
{
    if (!mayLeaveHeld(*page))
        return false;
    if (!page->hasUnsentChanges())
        return true;
    setCurrentWidget(page);
    QMessageBox question(QMessageBox::Warning, tr("Discard changes?"),
                         tr("What you typed in this tab was not sent."), QMessageBox::NoButton,
                         this);
    question.setTextFormat(Qt::PlainText);
    QPushButton *keep = question.addButton(tr("Keep editing"), QMessageBox::RejectRole);
    const QPushButton *discard =
        question.addButton(tr("Discard changes"), QMessageBox::DestructiveRole);
    question.setDefaultButton(keep);
    question.exec();
    return question.clickedButton() == discard;
}

bool PageTabs::closeTab(int index)
{
    auto *page = qobject_cast<Page *>(widget(index));
    if (!page || page->pageId() == m_entries.first().id)
        return false;
    if (!mayClose(page))
        return false;
    keepLayout(*page, m_context.settings);
    removeTab(index);
    page->deleteLater();
    return true;
}

bool PageTabs::closeAll()
{
    for (Page *page : pages()) {
        if (!mayClose(page))
            return false;
    }
    for (const Page *page : pages())
        keepLayout(*page, m_context.settings);
    return true;
}

void PageTabs::step(int step)
{
    if (count() > 0)
        setCurrentIndex((currentIndex() + step + count()) % count());
}

} // namespace lc
