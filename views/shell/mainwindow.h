// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

#include <QMainWindow>

#include <optional>

class QDockWidget;
class QStackedWidget;

namespace lc {

class ActivityPanel;
class CommandBox;
class ConsoleStatusBar;
class MenuBar;
class Navigation;
class PageTabs;

/// The window: navigation, tabs, details, activity. It arranges; what pages do is theirs.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(PageContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    Page *openPage(const QString &pageId, const QByteArray &rowKey = {});
    PageTabs &tabs() { return *m_tabs; }
    ConsoleStatusBar &status() { return *m_status; }
    /// A line over everything for what the program did at the start (a file set aside, ...).
    void showNotice(const QString &text);
    /// Geometry, docks and open tabs of the last time; falls back silently to the standard layout.
    void restoreLayout();
    void saveLayout() const;

signals:
    /// The user asks for another set of connections, and only those.
    void connectionsChosen(const QStringList &connectionIds);
    void regionChosen(const QString &region);
    void exportRequested(lc::Page *page);
    void reportRequested();
    void sampleResetRequested();
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    friend class MenuBar;
    void addToolBars();
    void addDocks();
    void resetLayout();
    void showCurrentPage();
    void wirePage(Page *page);
    void focusNextPane(int step);
    QList<QAction *> commands() const;

    PageContext &m_context;
    QList<PageEntry> m_entries;
    PageTabs *m_tabs;
    Navigation *m_navigation;
    ConsoleStatusBar *m_status;
    CommandBox *m_commandBox = nullptr;
    MenuBar *m_menus = nullptr;
    QStackedWidget *m_details;
    ActivityPanel *m_activity;
    QDockWidget *m_navigationDock = nullptr;
    QDockWidget *m_detailsDock = nullptr;
    QDockWidget *m_activityDock = nullptr;
    QList<QWidget *> m_notices;
    QByteArray m_standardState;
};

} // namespace lc
