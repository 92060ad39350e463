// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/celldelegate.h"
#include "grids/emptynotice.h"

#include <QWidget>

#include <functional>
#include <memory>

class QMenu;
class QTableView;

namespace lc {

class GridHeader;
class RecordGrid;

/// A table over any item model with the roles of items/column.h: kinds of columns choose their
/// delegates; column chooser, sorting, copying, checking and the layout are the table's. The theme
/// must outlive it.
class RecordTable : public QWidget {
    Q_OBJECT
public:
    explicit RecordTable(const Theme &theme, QWidget *parent = nullptr);
    ~RecordTable() override;

    /// The model is not owned. Names of columns in saved layouts are their ids, or titles where ids
    /// are not set.
    void setModel(QAbstractItemModel *model);
    QAbstractItemModel *model() const;
    void setColumnIds(const QStringList &ids);
    /// Overrules the kind that the model states.
    void setColumnKind(int column, ColumnKind kind);
    /// The column that names the row: takes spare width; with emphasis in weight 500.
    enum class NameWeight { Plain, Emphasized };
    void setNameColumn(int column, NameWeight weight = NameWeight::Plain);
    /// What a screen reader calls the table; unique in its window.
    void setTitle(const QString &title);
    /// Rows in one of these states of a status column ("EXPIRED") are no longer active and drawn
    /// faint.
    void setFaintStates(int column, const QList<QByteArray> &states);
    enum class Lines { One, Two };
    void setLines(Lines lines);

    /// Sorts as the page wants it, which is no edit of the layout by the user.
    void sortBy(int column, Qt::SortOrder order);

    /// Columns that a fresh layout hides.
    void setHiddenByDefault(const QList<int> &columns);
    /// The same for one column at any time; what the user has shown or hidden stays so.
    void setShownByDefault(int column, bool shown);
    bool isColumnShown(int column) const;
    void setColumnShown(int column, bool shown);
    QStringList shownColumnIds() const;
    /// Fits every column to its contents once; later rows change nothing.
    void fitColumns();
    void showColumnMenu(const QPoint &globalPosition);

    /// Widths, order, visibility and sorting; restoring ignores columns that no longer exist.
    QByteArray saveLayout() const;
    bool restoreLayout(const QByteArray &layout);
    void resetLayout();

    QModelIndex currentIndex() const;
    void setCurrentRow(int row);
    /// Selected rows from top to bottom.
    QList<int> selectedRows() const;
    /// Shown columns of the selected rows, tab-separated with a header line; one id alone when the
    /// current cell is one.
    QString selectionAsText() const;
    void copySelection() const;
    /// Adds the page's own actions to the menu of the selected rows, above Copy.
    void setMenuFiller(std::function<void(QMenu &)> filler);

    /// What stands in place of rows while there are none; nothing when the sentence is empty.
    void setEmptyText(const EmptyText &text);
    QString emptySentence() const;

    QTableView *view() const;
    const Theme &theme() const { return m_theme; }

signals:
    void rowActivated(int row); ///< double click or Enter
    void currentRowChanged(int row); ///< -1: none
    void selectionChanged();
    void shownColumnsChanged();
    void layoutEdited(); ///< by the user; the moment to save it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    void applyDensity();
    void assignDelegates();
    void updateEmptyNotice();
    void updateHeaderCheck();
    void toggleAllChecks();
    void clickHeader(int column); ///< what the mouse does there
    void showRowMenu(const QPoint &position);
    ColumnKind kindOf(int column) const;

    const Theme &m_theme;
    std::unique_ptr<Private> d;
};

} // namespace lc
