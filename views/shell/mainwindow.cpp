// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "connections/session.h"
#include "grids/noticeband.h"
#include "shell/commandbox.h"
#include "shell/connectionlook.h"
#include "shell/consolestatusbar.h"
#include "shell/consoletoolbar.h"
#include "shell/navigation.h"
#include "shell/pagetabs.h"
#include "shell/panefocus.h"
#include "shell/shortcutlist.h"
#include "shell/viewshelf.h"
#include "style/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lc {

using Command = ConsoleMenus::Command;

MainWindow::MainWindow(PageContext &context, QList<PageEntry> entries, QWidget *activity)
    : m_context(context), m_entries(std::move(entries)),
      m_notice(new NoticeBand(context.theme, this)), m_tabs(new PageTabs(context, m_entries, this)),
      m_navigation(new Navigation(context.theme, m_entries, this)),
      m_status(new ConsoleStatusBar(context.session, context.theme, this)),
      m_commandBox(new CommandBox(context.theme, this)),
      m_menus(new ConsoleMenus(*this, context.theme, m_entries)),
      m_details(new QStackedWidget(this)),
      m_noDetails(new QLabel(tr("Choose a row to see its details."), m_details))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("License Console"));
    setDockOptions(AllowTabbedDocks | AllowNestedDocks);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs);
    setCentralWidget(center);
    setStatusBar(m_status);
    resize(1440, 900);

    m_noDetails->setAlignment(Qt::AlignCenter);
    m_noDetails->setWordWrap(true);
    m_noDetails->setMargin(24);
    context.theme.dress(m_noDetails, TypeStyle::Body, Token::Sub);
    m_details->addWidget(m_noDetails);
    addToolBars();
    m_navigationDock = addDock(QStringLiteral("navigationDock"), tr("Navigation"),
                               Qt::LeftDockWidgetArea, m_navigation);
    m_navigationDock->setTitleBarWidget(
        new QWidget(m_navigationDock)); // the list speaks for itself
    m_detailsDock =
        addDock(QStringLiteral("detailsDock"), tr("Details"), Qt::RightDockWidgetArea, m_details);
    m_activityDock =
        addDock(QStringLiteral("activityDock"), tr("Activity"), Qt::BottomDockWidgetArea, activity);
    connect(m_detailsDock->toggleViewAction(), &QAction::triggered, this,
            [this](bool wanted) { m_wantsDetails = wanted; });
    m_activityDock->toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_J);
    resizeDocks({m_navigationDock, m_detailsDock}, {208, 368}, Qt::Horizontal);
    resizeDocks({m_activityDock}, {140}, Qt::Vertical);
    m_standardState = saveState();

    m_commandBox->setCommands([this] { return m_menus->commands(); });
    m_commandBox->setObjects([this](const QStringList &words) { return findObjects(words); });
    m_views = new ViewShelf(*this, context.settings, context.theme);
    connect(m_menus, &ConsoleMenus::triggered, this, &MainWindow::run);
    connect(m_menus, &ConsoleMenus::pageChosen, this, [this](const QString &id) { openPage(id); });
    connect(m_navigation, &Navigation::pageChosen, this,
            [this](const QString &id) { openPage(id); });
    connect(m_tabs, &PageTabs::pageAdded, this, &MainWindow::wirePage);
    connect(m_tabs, &PageTabs::currentPageChanged, this, &MainWindow::showCurrentPage);
    connect(&context.session, &Session::openedChanged, this, &MainWindow::showTitle);
    connect(&context.session, &Session::stateChanged, this, &MainWindow::showTitle);
}

MainWindow::~MainWindow()
{
    // Pages go first: their details live in a dock of ours. One that was closed may still be there.
    for (Page *page : findChildren<Page *>())
        disconnect(page, nullptr, this, nullptr);
    disconnect(m_tabs, nullptr, this, nullptr);
}

void MainWindow::addToolBars()
{
    auto *bar =
        new ConsoleToolBar(m_context.session, m_context.theme, *m_menus, m_commandBox, this);
    connect(bar, &ConsoleToolBar::connectionsChosen, this, &MainWindow::connectionsChosen);
    connect(bar, &ConsoleToolBar::regionChosen, this, &MainWindow::regionChosen);
    addToolBar(bar);
    addToolBarBreak();
    addToolBar(new ConnectionStrip(m_context.session, m_context.theme, this));
}

void MainWindow::showNotice(const QString &text)
{
    if (m_notices.contains(text))
        return;
    m_notices += text;
    const auto close = [this] {
        m_notices.clear();
        m_notice->clear();
    };
    m_notice->show({Tone::Warning, {}, m_notices.join(u'\n'), {}, {{tr("Close"), close}}});
}

void MainWindow::addBand(QWidget *band)
{
    static_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(0, band);
}

QDockWidget *MainWindow::addDock(const QString &name, const QString &title, Qt::DockWidgetArea area,
                                 QWidget *content)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    dock->setWidget(content);
    addDockWidget(area, dock);
    m_menus->viewMenu()->addAction(dock->toggleViewAction());
    return dock;
}

Page *MainWindow::openPage(const QString &pageId)
{
    return open({pageId, {}});
}

Page *MainWindow::open(const PageLink &link)
{
    PageLink target = link;
    if (target.page.isEmpty())
        target.page = pageOfArn(QString::fromUtf8(target.row), m_context.session);
    leavePage();
    Page *page = bringUp(target);
    if (page)
        m_visited.visit(target);
    offerSteps();
    return page;
}

Page *MainWindow::bringUp(const PageLink &link)
{
    Page *page = m_tabs->openPage(link.page);
    if (page && !link.filter.column.isEmpty())
        page->showOnly(link.filterText, link.filter);
    if (page && !link.row.isEmpty())
        page->showRow(link.row);
    return page;
}

QList<FoundObject> MainWindow::findObjects(const QStringList &words)
{
    constexpr qsizetype mostOfPage = 8;
    QList<FoundObject> objects;
    for (const Page *page : m_tabs->pages()) {
        const QString pageId = PageTabs::idOf(*page);
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

void MainWindow::leavePage()
{
    for (const Page *page : m_tabs->pages()) {
        if (m_tabs->idOf(*page) == m_visited.page())
            m_visited.leaveAt(page->shownRow());
    }
}

void MainWindow::wirePage(Page *page)
{
    const auto isCurrent = [this, page] { return m_tabs->currentPage() == page; };
    connect(page, &Page::detailsChanged, this, [this, isCurrent] {
        if (isCurrent())
            showCurrentPage();
    });
    connect(page, &Page::asOfChanged, this, [this, page, isCurrent] {
        if (isCurrent())
            m_status->setAsOf(page->asOf());
    });
    connect(page, &Page::openRequested, this, &MainWindow::open);
    connect(page, &Page::exportRequested, this, [this, page] { emit exportRequested(page); });
    connect(page, &Page::statusMessage, this,
            [this](const QString &text) { m_status->showMessage(text, 8000); });
    connect(page, &Page::jobProgress, this, [this, page](const QString &name, int done, int total) {
        m_status->setJob(name, done, total, [page = QPointer(page), name] {
            if (page)
                page->cancelJob(name);
        });
    });
    connect(page, &Page::badgeChanged, this, [this](int count) {
        if (auto *sender = qobject_cast<Page *>(QObject::sender()))
            m_navigation->setBadge(sender->property("pageId").toString(), count);
    });
    connect(page, &QObject::destroyed, this, [this] { showCurrentPage(); });
}

void MainWindow::showCurrentPage()
{
    Page *page = m_tabs->currentPage();
    QWidget *details = page ? page->details() : nullptr;
    if (details && m_details->indexOf(details) < 0)
        m_details->addWidget(details);
    m_details->setCurrentWidget(details ? details : m_noDetails);
    m_detailsDock->setVisible(details && m_wantsDetails);
    m_navigation->setCurrent(m_tabs->currentId());
    m_menus->showPage(page);
    m_status->setAsOf(page ? page->asOf() : std::nullopt);
    showTitle();
    if (m_visited.page() != m_tabs->currentId()) {
        leavePage();
        m_visited.visit({m_tabs->currentId(), {}});
    }
    offerSteps();
}

void MainWindow::offerSteps()
{
    m_menus->action(Command::Back)->setEnabled(m_visited.canGo(-1));
    m_menus->action(Command::Forward)->setEnabled(m_visited.canGo(1));
}

void MainWindow::showTitle()
{
    const Page *page = m_tabs->currentPage();
    const QString mark = connectionLook(m_context.session).mark;
    QString words = page ? page->title() : QString();
    if (!mark.isEmpty())
        words = words.isEmpty() ? mark : tr("%1 (%2)", "page and mark").arg(words, mark);
    setWindowTitle(words.isEmpty() ? tr("License Console")
                                   : tr("%1 – License Console", "page").arg(words));
}

void MainWindow::stepHistory(int step)
{
    leavePage();
    const PageLink link = m_visited.go(step);
    if (link.page.isEmpty())
        return;
    bringUp(link);
    showCurrentPage();
}

void MainWindow::run(ConsoleMenus::Command command)
{
    Page *page = m_tabs->currentPage();
    switch (command) {
    case Command::Quit:
        quit();
        break;
    case Command::Copy:
    case Command::SelectAll:
        // The widget that has the focus knows what to copy.
        pressKey(QApplication::focusWidget(), command == Command::Copy ? Qt::Key_C : Qt::Key_A);
        break;
    case Command::Find:
        if (page)
            page->focusFilter();
        break;
    case Command::Refresh:
        if (page)
            page->refresh();
        break;
    case Command::Export:
        if (page)
            emit exportRequested(page);
        break;
    case Command::Back:
        stepHistory(-1);
        break;
    case Command::Forward:
        stepHistory(1);
        break;
    case Command::NextTab:
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % std::max(1, m_tabs->count()));
        break;
    case Command::PreviousTab:
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1)
                                % std::max(1, m_tabs->count()));
        break;
    case Command::CloseTab:
        m_tabs->closeTab(m_tabs->currentIndex());
        break;
    case Command::NextPane:
        focusPane(1);
        break;
    case Command::PreviousPane:
        focusPane(-1);
        break;
    case Command::ResetLayout:
        resetArrangement();
        break;
    case Command::SaveView:
        m_views->askName();
        break;
    case Command::SearchCommands:
        m_commandBox->setFocus(Qt::ShortcutFocusReason);
        break;
    case Command::Shortcuts:
        showShortcutList(m_menus->commands(), this);
        break;
    case Command::Report:
    case Command::ResetSample:
    case Command::RecordNow:
    case Command::Preferences:
    case Command::About:
        emit commandTriggered(command);
        break;
    }
}

void MainWindow::focusPane(int step)
{
    focusNextPane({m_navigation, m_tabs->currentWidget(), m_details->currentWidget(),
                   m_activityDock->widget()},
                  step);
}

void MainWindow::resetArrangement()
{
    restoreState(m_standardState);
    resize(1440, 900);
    m_wantsDetails = true;
    showCurrentPage();
}

void MainWindow::restoreArrangement(const QByteArray &geometry, const QByteArray &state)
{
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    if (!state.isEmpty())
        restoreState(state);
}

void MainWindow::setStaysBehind(std::function<bool()> staysBehind)
{
    m_staysBehind = std::move(staysBehind);
}

void MainWindow::quit()
{
    const QScopedValueRollback quitting(m_isQuitting, true);
    // Forms with something typed are asked about over the window.
    if (!isVisible())
        show();
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_isQuitting && m_staysBehind && m_staysBehind()) {
        event->ignore();
        hide();
        return;
    }
    if (!m_tabs->closeAll()) {
        event->ignore();
        return;
    }
    emit aboutToClose();
    QMainWindow::closeEvent(event);
}

} // namespace lc
