// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>

class QAction;
class QListWidget;

namespace lc {

class Theme;

/// Finds an action or a page by its words and runs it (Ctrl+K).
class CommandBox : public QLineEdit {
    Q_OBJECT
public:
    CommandBox(const Theme &theme, QWidget *parent = nullptr);
    ~CommandBox() override;

    /// What can be found; asked each time the list opens. The actions are not owned.
    void setCommands(std::function<QList<QAction *>()> commands);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void openList();
    void fill(const QString &typed);
    void run(int row);

    const Theme &m_theme;
    std::function<QList<QAction *>()> m_commands;
    QList<QPointer<QAction>> m_found;
    QListWidget *m_list;
};

} // namespace lc
