// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace lc {

class MainWindow;
class Page;
class Theme;
struct PageEntry;
struct SavedView;

/// The menu bar: every action of the window with its key, and the actions of the current page.
class ConsoleMenus : public QObject {
    Q_OBJECT
public:
    /// What a menu entry asks the window to do.
    enum class Command {
        Export,
        Report,
        ResetSample,
        Quit,
        Copy,
        SelectAll,
        Find,
        Refresh,
        Back,
        Forward,
        RecordNow,
        NextTab,
        PreviousTab,
        CloseTab,
        NextPane,
        PreviousPane,
        ResetLayout,
        SaveView,
        SearchCommands,
        Shortcuts,
        Preferences,
        About
    };

    ConsoleMenus(MainWindow &window, Theme &theme, const QList<PageEntry> &entries);

    /// Fills License, Grant and Usage with the actions of this page; null: none.
    void showPage(const Page *page);
    /// The saved views in the View menu.
    void setViews(const QList<SavedView> &views);
    QAction *action(Command command) const { return m_actions.value(command); }
    /// The menu that takes the docks' own actions.
    QMenu *viewMenu() const { return m_view; }
    /// Everything that can be found in the command box.
    QList<QAction *> commands() const;

signals:
    void triggered(lc::ConsoleMenus::Command command);
    void pageChosen(const QString &pageId);
    void viewChosen(const QString &viewId);
    void languageChosen(const QString &language);
    void recordingChosen(int minutes);
    void schemeChosen();
    void densityChosen();

private:
    /// Puts what a page can undo and redo before the other entries of Edit.
    void showEditing(const QList<QAction *> &pageActions);
    QAction *add(QMenu *menu, Command command, const QString &text, const QKeySequence &key = {},
                 const QString &statusTip = {});
    void addFileAndEdit(QMenuBar *bar);
    void addView(QMenuBar *bar, const QList<PageEntry> &entries);
    void addToolsAndHelp(QMenuBar *bar);

    MainWindow &m_window;
    Theme &m_theme;
    QHash<Command, QAction *> m_actions;
    QMenu *m_view = nullptr;
    QMenu *m_edit = nullptr;
    QHash<QString, QMenu *> m_pageMenus; ///< by the name that QAction::data carries
    QList<QAction *> m_pageActions;
    QList<QAction *> m_goActions;
    QMenu *m_views = nullptr;
    QList<QAction *> m_viewActions;
};

inline size_t qHash(ConsoleMenus::Command command, size_t seed = 0)
{
    return ::qHash(int(command), seed);
}

} // namespace lc
