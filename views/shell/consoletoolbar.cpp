// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/consoletoolbar.h"

#include "connections/session.h"
#include "shell/commandbox.h"
#include "shell/connectionbox.h"
#include "shell/connectionlook.h"
#include "shell/consolemenus.h"
#include "style/icon.h"
#include "style/theme.h"

#include <QLayout>
#include <QPainter>
#include <QToolButton>

namespace lc {

using Command = ConsoleMenus::Command;

ConsoleToolBar::ConsoleToolBar(Session &session, const Theme &theme, const ConsoleMenus &menus,
                               CommandBox *commandBox, QWidget *parent)
    : QToolBar(tr("Toolbar"), parent)
{
    setObjectName(QStringLiteral("toolBar"));
    setMovable(false);
    setIconSize({16, 16});
    setMinimumHeight(44);
    layout()->setSpacing(8);
    toggleViewAction()->setVisible(false);
    auto *connections = new ConnectionBox(session, theme, this);
    connect(connections, &ConnectionBox::chosen, this, &ConsoleToolBar::connectionsChosen);
    addWidget(connections);
    auto *regions = new RegionBox(session, theme, this);
    connect(regions, &RegionBox::chosen, this, &ConsoleToolBar::regionChosen);
    addWidget(regions);
    addSeparator();
    const std::pair<Command, Symbol> buttons[] = {{Command::Back, Symbol::Back},
                                                  {Command::Forward, Symbol::Forward},
                                                  {Command::Refresh, Symbol::Refresh}};
    for (const auto &[command, symbol] : buttons) {
        QAction *action = menus.action(command);
        action->setIcon(icon(theme, symbol, Token::Text));
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoRaise(true);
        button->setAccessibleName(QString(action->text()).remove(u'&'));
        button->setToolButtonStyle(command == Command::Refresh ? Qt::ToolButtonTextBesideIcon
                                                               : Qt::ToolButtonIconOnly);
        addWidget(button);
    }
    auto *spacer = new QWidget(this);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spacer);
    addWidget(commandBox);
}

ConnectionStrip::ConnectionStrip(Session &session, const Theme &theme, QWidget *parent)
    : QToolBar(parent), m_session(session), m_theme(theme)
{
    setObjectName(QStringLiteral("connectionStrip"));
    setMovable(false);
    setFixedHeight(4);
    setContextMenuPolicy(Qt::PreventContextMenu);
    toggleViewAction()->setVisible(false);
    connect(&session, &Session::openedChanged, this, qOverload<>(&QWidget::update));
    connect(&session, &Session::stateChanged, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ConnectionStrip::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(connectionLook(m_session).strip));
}

} // namespace lc
