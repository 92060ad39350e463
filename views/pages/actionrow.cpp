// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/actionrow.h"

#include "style/icon.h"
#include "style/layouts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace lc {

ActionRow::ActionRow(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(16, 8, 16, 8);
    m_layout->setSpacing(8);
}

void ActionRow::setActions(const QList<QAction *> &buttons, const QList<QAction *> &more)
{
    removeAll(*m_layout);
    for (QAction *action : buttons) {
        auto *button = new QPushButton(this);
        const auto follow = [action, button] {
            button->setText(action->iconText());
            button->setIcon(action->icon());
        };
        followAvailability(*action, *button);
        // In a narrow pane its words are cut short; the tooltip has them.
        constexpr int narrowest = 44;
        button->setMinimumWidth(narrowest);
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_layout->addWidget(button);
    }
    m_layout->addStretch(1);
    if (more.isEmpty())
        return;
    auto *button = new QPushButton(this);
    button->setIcon(icon(m_theme, Symbol::More));
    button->setToolTip(tr("More actions"));
    button->setAccessibleName(tr("More actions"));
    auto *menu = new QMenu(button);
    menu->addActions(more);
    connect(button, &QPushButton::clicked, menu, [button, menu] {
        menu->popup(button->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });
    m_layout->addWidget(button);
}

void followAvailability(const QAction &action, QPushButton &button)
{
    const auto follow = [&action, &button] {
        button.setEnabled(action.isEnabled());
        button.setToolTip(action.toolTip().toHtmlEscaped());
    };
    follow();
    QObject::connect(&action, &QAction::changed, &button, follow);
}

} // namespace lc
