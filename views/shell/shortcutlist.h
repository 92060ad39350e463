// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace lc {

/// Opens a list of every action that has a key.
void showShortcutList(const QList<QAction *> &actions, QWidget *parent);

} // namespace lc
