// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QTabBar>

class QStackedWidget;

namespace lc {

/// The flat, underlined tabs of a details pane.
class UnderlineTabBar final : public QTabBar {
    Q_OBJECT
public:
    explicit UnderlineTabBar(const Theme &theme, QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

/// Tabs over a stack of widgets.
class DetailTabs final : public QWidget {
    Q_OBJECT
public:
    explicit DetailTabs(const Theme &theme, QWidget *parent = nullptr);

    void addTab(QWidget *content, const QString &title);
    void setTitle(QWidget *content, const QString &title);
    /// Turns to the tab that holds this widget.
    void show(const QWidget *content);
    UnderlineTabBar &bar() { return *m_bar; }

private:
    UnderlineTabBar *m_bar;
    QStackedWidget *m_stack;
};

} // namespace lc
