// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace lc {

/// Moves the keyboard focus `step` panes on (negative: back), to the first widget there that takes
/// it; hidden panes are skipped and null ones allowed.
void focusNextPane(const QList<QWidget *> &panes, int step);
/// Presses Ctrl and a key in a widget, for a command that only the widget with the focus can carry
/// out. Nothing happens without one.
void pressKey(QWidget *focused, Qt::Key key);

} // namespace lc
