// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"
#include "shell/consolemenus.h"

#include <QMainWindow>

class QDockWidget;

namespace lc {

class CommandBox;
class ConsoleStatusBar;
class DetailsPane;
class Navigation;
class PageTabs;
class PageVisits;
class StartNotices;
class ViewShelf;

/// The window: navigation, tabs, details, activity. It arranges; what pages do is theirs.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `activity` is the list of calls at the bottom; the window takes it over.
    MainWindow(PageContext &context, QList<PageEntry> entries, QWidget *activity);
    ~MainWindow() override;

    Page *openPage(const QString &pageId);
    /// The page of a link at its row, or with its filter; null when there is no such page.
    Page *open(const PageLink &link);
    PageTabs &tabs() { return *m_tabs; }
    ConsoleStatusBar &status() { return *m_status; }
    ConsoleMenus &menus() { return *m_menus; }
    Navigation &navigation() { return *m_navigation; }
    /// A band over all pages for what happened at the start (a file was set aside). What it says
    /// already stays, until the user closes it.
    void showNotice(const QString &text, const QString &details = {});
    /// A widget over the pages, for as long as it is shown; takes it over.
    void addBand(QWidget *band);
    /// Geometry and docks of the last time; what does not fit is ignored.
    void restoreArrangement(const QByteArray &geometry, const QByteArray &state);
    QByteArray arrangement() const { return saveState(); }
    /// Asked when the user closes the window (not when they quit): true hides it only.
    void setStaysBehind(std::function<bool()> staysBehind)
    {
        m_staysBehind = std::move(staysBehind);
    }
    /// Closes the window for good, unless the user keeps something typed.
    void quit();
    /// Whether a page that has details shows them: the user may close their pane for good.
    void setDetailsWanted(bool wanted) { m_wantsDetails = wanted; }
    bool areDetailsWanted() const { return m_wantsDetails; }

signals:
    /// The user asks for these connections, and only these.
    void connectionsChosen(const QStringList &connectionIds);
    void regionChosen(const QString &region);
    void exportRequested(lc::Page *page);
    /// A menu entry that is not about the window itself.
    void commandTriggered(lc::ConsoleMenus::Command command);
    void aboutToClose();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void addToolBars();
    QDockWidget *addDock(const QString &name, const QString &title, Qt::DockWidgetArea area,
                         QWidget *content);
    void resetArrangement();
    void showCurrentPage();
    void showTitle();
    void wirePage(Page *page);
    void run(ConsoleMenus::Command command);
    void runOnPage(ConsoleMenus::Command command, Page &page);
    void offerSteps();

    PageContext &m_context;
    QList<PageEntry> m_entries;
    StartNotices *m_notices;
    PageTabs *m_tabs;
    Navigation *m_navigation;
    ConsoleStatusBar *m_status;
    CommandBox *m_commandBox;
    ConsoleMenus *m_menus;
    DetailsPane *m_details;
    PageVisits *m_visits;
    QDockWidget *m_navigationDock;
    QDockWidget *m_detailsDock;
    QDockWidget *m_activityDock;
    bool m_wantsDetails = true; ///< closed by the user, the dock stays closed
    QByteArray m_standardState;
    std::function<bool()> m_staysBehind;
    bool m_isQuitting = false;
    ViewShelf *m_views;
};

} // namespace lc
