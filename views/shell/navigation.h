// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"
#include "shell/savedviews.h"

#include <QHash>
#include <QTreeWidget>

namespace lc {

class Theme;

/// The list of pages at the left: sections, entries and their counts.
class Navigation : public QTreeWidget {
    Q_OBJECT
public:
    Navigation(const Theme &theme, const QList<PageEntry> &entries, QWidget *parent = nullptr);

    /// Marks the entry of the page that is shown; an unknown id marks none.
    void setCurrent(const QString &pageId);
    /// The number beside an entry; negative hides it.
    void setCount(const QString &pageId, int count);
    void setBadge(const QString &pageId, int count); ///< a number that asks for attention
    /// The views under "Saved views": Enter opens one, F2 renames it, Delete removes it.
    void setViews(const QList<SavedView> &views);

signals:
    void pageChosen(const QString &pageId);
    void viewChosen(const QString &viewId);
    void viewRenamed(const QString &viewId, const QString &name);
    void viewRemovalRequested(const QString &viewId);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QTreeWidgetItem &item);
    QTreeWidgetItem *sectionItem(const PageEntry &entry);
    void describe(QTreeWidgetItem *item) const;

    const Theme &m_theme;
    QHash<QString, QTreeWidgetItem *> m_items;
    QHash<QString, QTreeWidgetItem *> m_sections;
    QTreeWidgetItem *m_views = nullptr; ///< the section of saved views; null while there is none
};

} // namespace lc
