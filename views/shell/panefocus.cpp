// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/panefocus.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace lc {

namespace {

QWidget *firstFocusable(QWidget *pane)
{
    if (pane->focusPolicy() & Qt::TabFocus)
        return pane;
    for (QWidget *child : pane->findChildren<QWidget *>()) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus))
            return child;
    }
    return nullptr;
}

} // namespace

void focusNextPane(const QList<QWidget *> &panes, int step)
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        QWidget *pane = panes.at(i);
        QWidget *focused = QApplication::focusWidget();
        if (pane && focused && (pane == focused || pane->isAncestorOf(focused)))
            at = i;
    }
    for (qsizetype tries = 0; tries < panes.size(); ++tries) {
        at = (at + step + panes.size()) % panes.size();
        QWidget *pane = panes.at(at);
        QWidget *target = pane && pane->isVisible() ? firstFocusable(pane) : nullptr;
        if (target) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void pressKey(QWidget *focused, Qt::Key key)
{
    if (!focused)
        return;
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::ControlModifier);
        QApplication::sendEvent(focused, &event);
    }
}

} // namespace lc
