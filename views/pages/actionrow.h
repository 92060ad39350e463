// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QPushButton;

namespace lc {

class Theme;

/// Actions of a page as buttons under its details; those that are needed less often in a menu. A
/// button follows its action and says why it is greyed.
class ActionRow final : public QWidget {
    Q_OBJECT
public:
    explicit ActionRow(const Theme &theme, QWidget *parent = nullptr);

    void setActions(const QList<QAction *> &buttons, const QList<QAction *> &more = {});

private:
    const Theme &m_theme;
    QHBoxLayout *m_layout;
};

/// From now on the button can be pressed when the action can, and says why it cannot.
void followAvailability(const QAction &action, QPushButton &button);

} // namespace lc
