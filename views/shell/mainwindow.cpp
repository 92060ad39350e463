// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "connections/session.h"
#include "shell/commandbox.h"
#include "shell/connectionlook.h"
#include "shell/consolestatusbar.h"
#include "shell/consoletoolbar.h"
#include "shell/detailspane.h"
#include "shell/navigation.h"
#include "shell/pagetabs.h"
#include "shell/pagevisits.h"
#include "shell/panefocus.h"
#include "shell/shortcutlist.h"
#include "shell/startnotices.h"
#include "shell/viewshelf.h"
#include "style/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace lc {

using Command = ConsoleMenus::Command;

MainWindow::MainWindow(PageContext &context, QList<PageEntry> entries, QWidget *activity)
    : m_context(context), m_entries(std::move(entries)),
      m_notices(new StartNotices(context.theme, this)),
      m_tabs(new PageTabs(context, m_entries, this)),
      m_navigation(new Navigation(context.theme, m_entries, this)),
      m_status(new ConsoleStatusBar(context.session, context.theme, this)),
      m_commandBox(new CommandBox(context.theme, this)),
      m_menus(new ConsoleMenus(*this, context.theme, m_entries)),
      m_details(new DetailsPane(context.theme, this)),
      m_visits(new PageVisits(*m_tabs, context.session, this))
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
    layout->addWidget(m_notices);
    layout->addWidget(m_tabs);
    setCentralWidget(center);
    setStatusBar(m_status);
    resize(1440, 900);

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
    m_commandBox->setObjects([this](const QStringList &words) { return m_visits->find(words); });
    m_views = new ViewShelf(*this, context.settings, context.theme);
    connect(m_menus, &ConsoleMenus::triggered, this, &MainWindow::run);
    connect(m_menus, &ConsoleMenus::pageChosen, this, [this](const QString &id) { openPage(id); });
    connect(m_navigation, &Navigation::pageChosen, this,
            [this](const QString &id) { openPage(id); });
    connect(m_visits, &PageVisits::changed, this, &MainWindow::offerSteps);
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

void MainWindow::showNotice(const QString &text, const QString &details)
{
    m_notices->add(text, details);
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
    return m_visits->open(link);
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
            m_navigation->setBadge(sender->pageId(), count);
    });
    connect(page, &QObject::destroyed, this, [this] { showCurrentPage(); });
}

void MainWindow::showCurrentPage()
{
    Page *page = m_tabs->currentPage();
    QWidget *details = page ? page->details() : nullptr;
    m_details->showDetails(details);
    m_detailsDock->setVisible(details && m_wantsDetails);
    m_navigation->setCurrent(m_tabs->currentId());
    m_menus->showPage(page);
    m_status->setAsOf(page ? page->asOf() : std::nullopt);
    showTitle();
    m_visits->followTabs();
}

void MainWindow::offerSteps()
{
    m_menus->action(Command::Back)->setEnabled(m_visits->canStep(-1));
    m_menus->action(Command::Forward)->setEnabled(m_visits->canStep(1));
}

void MainWindow::showTitle()
{
    const Page *page = m_tabs->currentPage();
    setWindowTitle(titleOfWindow(page ? page->title() : QString(), m_context.session));
}

void MainWindow::runOnPage(Command command, Page &page)
{
    if (command == Command::Find)
        page.focusFilter();
    else if (command == Command::Refresh)
        page.refresh();
    else
        emit exportRequested(&page);
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
    case Command::Refresh:
    case Command::Export:
        if (page)
            runOnPage(command, *page);
        break;
    case Command::Back:
    case Command::Forward:
        if (m_visits->step(command == Command::Back ? -1 : 1))
            showCurrentPage();
        break;
    case Command::NextTab:
    case Command::PreviousTab:
        m_tabs->step(command == Command::NextTab ? 1 : -1);
        break;
    case Command::CloseTab:
        m_tabs->closeTab(m_tabs->currentIndex());
        break;
    case Command::NextPane:
    case Command::PreviousPane:
        focusNextPane({m_navigation, m_tabs->currentWidget(), m_details->currentWidget(),
                       m_activityDock->widget()},
                      command == Command::NextPane ? 1 : -1);
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
