// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/consolemenus.h"

#include "pages/page.h"
#include "shell/mainwindow.h"
#include "shell/savedviews.h"
#include "style/theme.h"

#include <QActionGroup>
#include <QMenuBar>

namespace lc {

ConsoleMenus::ConsoleMenus(MainWindow &window, Theme &theme, const QList<PageEntry> &entries)
    : QObject(&window), m_window(window), m_theme(theme)
{
    QMenuBar *bar = window.menuBar();
    bar->setAccessibleName(tr("Menus"));
    addFileAndEdit(bar);
    addView(bar, entries);
    m_pageMenus.insert(QStringLiteral("license"), bar->addMenu(tr("&License")));
    m_pageMenus.insert(QStringLiteral("grant"), bar->addMenu(tr("&Grant")));
    m_pageMenus.insert(QStringLiteral("usage"), bar->addMenu(tr("&Usage")));
    addToolsAndHelp(bar);
    showPage(nullptr);
}

QAction *ConsoleMenus::add(QMenu *menu, Command command, const QString &text,
                           const QKeySequence &key, const QString &statusTip)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(key);
    action->setStatusTip(statusTip);
    connect(action, &QAction::triggered, this, [this, command] { emit triggered(command); });
    m_actions.insert(command, action);
    return action;
}

void ConsoleMenus::addFileAndEdit(QMenuBar *bar)
{
    QMenu *file = bar->addMenu(tr("&File"));
    add(file, Command::Export, tr("&Export this table…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
        tr("Writes the rows that are shown to a file"));
    add(file, Command::Report, tr("Consumption &report…"), Qt::CTRL | Qt::SHIFT | Qt::Key_R,
        tr("Writes a report of entitlements, configurations and keys with their charts"));
    file->addSeparator();
    m_pageMenus.insert(QStringLiteral("connection"), file->addMenu(tr("&Connection")));
    add(file, Command::ResetSample, tr("Reset sample data…"), {},
        tr("Makes the sample data of the local service anew"));
    file->addSeparator();
    add(file, Command::Quit, tr("&Quit"), QKeySequence::Quit)->setMenuRole(QAction::QuitRole);

    QMenu *edit = bar->addMenu(tr("&Edit"));
    m_edit = edit;
    add(edit, Command::Copy, tr("&Copy"), QKeySequence::Copy)
        ->setShortcutContext(Qt::WidgetShortcut); // tables and fields take the key themselves
    add(edit, Command::SelectAll, tr("Select &all"), QKeySequence::SelectAll)
        ->setShortcutContext(Qt::WidgetShortcut);
    edit->addSeparator();
    add(edit, Command::Find, tr("&Filter this table"), QKeySequence::Find);
    add(edit, Command::SearchCommands, tr("&Search or run a command"), Qt::CTRL | Qt::Key_K);
}

void ConsoleMenus::addView(QMenuBar *bar, const QList<PageEntry> &entries)
{
    m_view = bar->addMenu(tr("&View"));
    add(m_view, Command::Refresh, tr("&Refresh"), QKeySequence::Refresh,
        tr("Reads the current page again"));
    m_view->addSeparator();
    int number = 1;
    for (const PageEntry &entry : entries) {
        QString text = entry.section.isEmpty()
            ? entry.title
            : tr("%1: %2", "section and page").arg(entry.section, entry.title);
        QAction *go = m_view->addAction(icon(m_theme, entry.symbol),
                                        text.replace(u'&', QStringLiteral("&&")));
        if (number <= 9)
            go->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number++)));
        connect(go, &QAction::triggered, this, [this, id = entry.id] { emit pageChosen(id); });
        m_goActions += go;
    }
    m_view->addSeparator();
    m_views = m_view->addMenu(icon(m_theme, Symbol::SavedView), tr("Saved &views"));
    add(m_views, Command::SaveView, tr("&Save this view…"), Qt::CTRL | Qt::Key_D,
        tr("Keeps filters, columns and sorting of this page under a name"));
    m_views->addSeparator();
    m_view->addSeparator();

    QMenu *colours = m_view->addMenu(tr("&Colors"));
    auto *schemes = new QActionGroup(this);
    const std::pair<QString, Scheme> schemeNames[] = {{tr("As the system"), Scheme::System},
                                                      {tr("Light"), Scheme::Light},
                                                      {tr("Dark"), Scheme::Dark},
                                                      {tr("High contrast"), Scheme::HighContrast}};
    for (const auto &named : schemeNames) {
        QAction *action = schemes->addAction(colours->addAction(named.first));
        action->setCheckable(true);
        const Scheme scheme = named.second;
        connect(colours, &QMenu::aboutToShow, action,
                [this, action, scheme] { action->setChecked(m_theme.scheme() == scheme); });
        connect(action, &QAction::triggered, this, [this, scheme] {
            m_theme.setScheme(scheme);
            emit schemeChosen();
        });
    }
    QMenu *rows = m_view->addMenu(tr("Row &height"));
    auto *densities = new QActionGroup(this);
    const std::pair<QString, Density> densityNames[] = {{tr("Compact"), Density::Compact},
                                                        {tr("Standard"), Density::Standard},
                                                        {tr("Comfortable"), Density::Comfortable}};
    for (const auto &named : densityNames) {
        QAction *action = densities->addAction(rows->addAction(named.first));
        action->setCheckable(true);
        const Density density = named.second;
        connect(rows, &QMenu::aboutToShow, action,
                [this, action, density] { action->setChecked(m_theme.density() == density); });
        connect(action, &QAction::triggered, this, [this, density] {
            m_theme.setDensity(density);
            emit densityChosen();
        });
    }
    QMenu *languages = m_view->addMenu(tr("&Language"));
    const std::pair<QString, QString> languageNames[] = {
        {tr("As the system"), QString()},
        {QStringLiteral("English"), QStringLiteral("en")},
        {QStringLiteral("Deutsch"), QStringLiteral("de")}};
    for (const auto &named : languageNames) {
        QAction *action = languages->addAction(named.first);
        connect(action, &QAction::triggered, this,
                [this, language = named.second] { emit languageChosen(language); });
    }
    m_view->addSeparator();
    add(m_view, Command::ResetLayout, tr("Reset la&yout"));
    m_view->addSeparator();
}

void ConsoleMenus::addToolsAndHelp(QMenuBar *bar)
{
    QMenu *tools = bar->addMenu(tr("&Tools"));
    add(tools, Command::RecordNow, tr("Record consumption &now"), {},
        tr("Samples licenses, configurations and API keys into the history"));
    QMenu *interval = tools->addMenu(tr("Recording &interval"));
    for (const int minutes : {5, 15, 60, 0}) {
        QAction *action = interval->addAction(
            minutes > 0 ? tr("Every %n minute(s)", nullptr, minutes) : tr("Off"));
        connect(action, &QAction::triggered, this,
                [this, minutes] { emit recordingChosen(minutes); });
    }
    tools->addSeparator();
    add(tools, Command::Preferences, tr("&Preferences…"), QKeySequence::Preferences)
        ->setMenuRole(QAction::PreferencesRole);

    QMenu *windowMenu = bar->addMenu(tr("&Window"));
    add(windowMenu, Command::Back, tr("&Back"), Qt::ALT | Qt::Key_Left);
    add(windowMenu, Command::Forward, tr("&Forward"), Qt::ALT | Qt::Key_Right);
    windowMenu->addSeparator();
    add(windowMenu, Command::NextTab, tr("&Next tab"), Qt::CTRL | Qt::Key_Tab);
    add(windowMenu, Command::PreviousTab, tr("&Previous tab"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab);
    add(windowMenu, Command::CloseTab, tr("&Close tab"), Qt::CTRL | Qt::Key_W);
    windowMenu->addSeparator();
    add(windowMenu, Command::NextPane, tr("Next p&ane"), Qt::Key_F6);
    add(windowMenu, Command::PreviousPane, tr("Previous pan&e"), Qt::SHIFT | Qt::Key_F6);

    QMenu *help = bar->addMenu(tr("&Help"));
    add(help, Command::Shortcuts, tr("&Keys"), QKeySequence::HelpContents);
    add(help, Command::About, tr("&About License Console"))->setMenuRole(QAction::AboutRole);
}

void ConsoleMenus::showPage(const Page *page)
{
    const QList<QAction *> actions = page ? page->pageActions() : QList<QAction *>();
    m_pageActions = actions;
    for (auto it = m_pageMenus.cbegin(); it != m_pageMenus.cend(); ++it) {
        QMenu *menu = it.value();
        menu->clear();
        for (QAction *action : actions) {
            if (action->data().toString() == it.key())
                menu->addAction(action);
        }
        if (menu->isEmpty()) {
            QAction *none = menu->addAction(tr("Nothing to do on this page"));
            none->setEnabled(false);
        }
    }
    showEditing(actions);
    m_actions.value(Command::Export)->setEnabled(page && page->isExportable());
    m_actions.value(Command::SaveView)->setEnabled(page && !page->saveLayout().isEmpty());
}

void ConsoleMenus::showEditing(const QList<QAction *> &pageActions)
{
    const auto isOfPage = [](const QAction *action) {
        return action->data().toString() == QStringLiteral("edit");
    };
    const QList<QAction *> shown = m_edit->actions();
    for (QAction *action : shown) {
        if (isOfPage(action))
            m_edit->removeAction(action);
    }
    QAction *first = m_edit->actions().constFirst();
    for (QAction *action : pageActions) {
        if (isOfPage(action))
            m_edit->insertAction(first, action);
    }
}

void ConsoleMenus::setViews(const QList<SavedView> &views)
{
    qDeleteAll(m_viewActions);
    m_viewActions.clear();
    for (const SavedView &view : views) {
        //: A view that the user has named
        const QString text = tr("View: %1").arg(view.name);
        QAction *open = m_views->addAction(QString(text).replace(u'&', QStringLiteral("&&")));
        connect(open, &QAction::triggered, this, [this, id = view.id] { emit viewChosen(id); });
        m_viewActions += open;
    }
}

QList<QAction *> ConsoleMenus::commands() const
{
    QList<QAction *> all = m_goActions + m_pageActions + m_viewActions;
    for (QAction *action : m_actions)
        all += action;
    for (QAction *action : m_view->actions()) {
        if (action->isCheckable())
            all += action; // the docks'
    }
    return all;
}

} // namespace lc
