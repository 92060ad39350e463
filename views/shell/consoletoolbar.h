// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

namespace lc {

class CommandBox;
class ConsoleMenus;
class Session;
class Theme;

/// Connection, Region, back and forward, refresh, and the command box.
class ConsoleToolBar : public QToolBar {
    Q_OBJECT
public:
    ConsoleToolBar(Session &session, const Theme &theme, const ConsoleMenus &menus,
                   CommandBox *commandBox, QWidget *parent);

signals:
    void connectionsChosen(const QStringList &connectionIds);
    void regionChosen(const QString &region);
};

/// A line of 4 pixels in the colour of the connection, under the toolbar.
class ConnectionStrip : public QToolBar {
    Q_OBJECT
public:
    ConnectionStrip(Session &session, const Theme &theme, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Session &m_session;
    const Theme &m_theme;
};

} // namespace lc
