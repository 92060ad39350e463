// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icon.h"

#include <QLineEdit>
#include <QPointer>

class QAction;
class QListWidget;

namespace lc {

/// Something that is no action: a row of an open page.
struct FoundObject {
    QString text;
    QString note; ///< what it is: "Issued licenses"
    Symbol symbol = Symbol::Table;
    std::function<void()> open;
};

/// Finds an action, a page, a saved view or an object by its words and runs or opens it (Ctrl+K).
class CommandBox : public QLineEdit {
    Q_OBJECT
public:
    CommandBox(const Theme &theme, QWidget *parent = nullptr);
    ~CommandBox() override;

    /// What can be found; asked each time the list opens. The actions are not owned.
    void setCommands(std::function<QList<QAction *>()> commands);
    /// Objects that have all these words; asked at each key.
    void setObjects(std::function<QList<FoundObject>(const QStringList &words)> objects);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void openList();
    void fill(const QString &typed);
    void addFound(const QString &text, const QString &note, const QIcon &icon,
                  std::function<void()> run);
    void chooseRow(int row);
    void run(int row);
    /// Back to where the focus was.
    void leave();

    const Theme &m_theme;
    std::function<QList<QAction *>()> m_commands;
    std::function<QList<FoundObject>(const QStringList &)> m_objects;
    QList<std::function<void()>> m_found;
    QPointer<QWidget> m_before; ///< had the focus before this did
    QListWidget *m_list;
};

} // namespace lc
