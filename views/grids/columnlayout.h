// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

class QAbstractItemModel;
class QHeaderView;

namespace lc {

class RecordGrid;

/// Widths, order, visibility and sorting of a table's columns: fitted once to their contents,
/// edited by the user, saved and restored. Borrows the view.
class ColumnLayout : public QObject {
    Q_OBJECT
public:
    explicit ColumnLayout(RecordGrid *grid, QObject *parent = nullptr);

    /// Gives the view another model, which is no edit of the layout by the user.
    void setModel(QAbstractItemModel *model);
    /// Names of columns in saved layouts; titles where ids are not set.
    void setIds(const QStringList &ids);
    QString id(int column) const;
    /// The column that takes spare width and cannot be hidden; -1: none.
    void setNameColumn(int column) { m_nameColumn = column; }
    int nameColumn() const { return m_nameColumn; }
    /// Columns that a fresh layout hides.
    void setHiddenByDefault(const QList<int> &columns);

    /// From now on a fresh layout shows a column, or hides it; one that the user has shown or
    /// hidden stays as it is.
    void setShownByDefault(int column, bool shown);
    bool isShown(int column) const;
    void setShown(int column, bool shown);
    QStringList shownIds() const;
    /// Sorts as the page wants it, which is no edit of the layout by the user.
    void sortBy(int column, Qt::SortOrder order);
    /// Fits every column to its contents; later rows change nothing.
    void fit();
    /// The same as soon as there are rows, once a model.
    void fitOnce();
    void takeSpareWidth();
    /// The user changed something: edited() follows when the changes settle.
    void noteEdit();

    QByteArray save() const;
    /// Ignores columns that no longer exist; false when the layout cannot be read.
    bool restore(const QByteArray &layout);
    void reset();

signals:
    void shownChanged();
    void edited();

private:
    void show(int column, bool shown);
    void makeRoomForSortMark(int section);

    RecordGrid *m_grid;
    QHeaderView *m_header;
    QStringList m_ids;
    QList<int> m_hidden;
    QSet<QString> m_chosen; ///< ids of columns that the user has shown or hidden
    QTimer m_settles;
    int m_nameColumn = -1;
    bool m_isFitted = false;
    bool m_isOurs = false; ///< a change that the user did not make is under way
    bool m_nameIsUsers = false; ///< the user has set the name column's width
};

} // namespace lc
