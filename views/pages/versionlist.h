// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/detaillist.h"

class QAction;
class QHBoxLayout;
class QPushButton;

namespace lc {

/// The versions of one thing in a details pane, newest first: two of them can be compared, an
/// earlier one can be made the newest again.
class VersionList final : public QWidget {
    Q_OBJECT
public:
    VersionList(const Theme &theme, const Clock &clock, TableDefinition definition,
                const QStringList &columns, QWidget *parent = nullptr);

    /// `names` are the versions in the order of the records.
    template <class T>
    void setVersions(const QList<T> &versions, const QStringList &names, const RowOrigin &origin)
    {
        m_names = names;
        m_list->setRecords(versions, origin);
        updateActions();
    }
    void clear();
    DetailList &list() { return *m_list; }
    /// Offers to make an earlier version the newest; otherwise `reason` says why not.
    void offerRestoring(const QString &reason = {});
    /// Says that earlier versions can be read.
    void offerMore(bool isPossible);

signals:
    void compareRequested(const QString &earlier, const QString &later);
    void restoreRequested(const QString &version);
    void moreRequested();
    void titleChanged(const QString &title);

private:
    /// The chosen versions; with one chosen it and the newest, with none the two newest.
    QStringList pair();
    QString chosenName(); ///< empty unless it is one
    QString nameAt(int row);
    QPushButton *addButton(QAction *action);
    void updateActions();

    DetailList *m_list;
    QHBoxLayout *m_buttons;
    QStringList m_names;
    QAction *m_compare;
    QAction *m_restore;
    QPushButton *m_more;
    QPushButton *m_restoreButton;
    bool m_mayRestore = false;
    QString m_noRestoring;
};

} // namespace lc
