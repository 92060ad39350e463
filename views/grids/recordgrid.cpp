// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/recordgrid.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace lc {

RecordGrid::RecordGrid(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void RecordGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        emit copyRequested();
        return;
    }
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && currentIndex().isValid()) {
        emit activatedByKey(currentIndex());
        return;
    }
    if (plain && event->key() == Qt::Key_Space && currentIndex().isValid()
        && currentIndex().siblingAtColumn(0).data(Qt::CheckStateRole).isValid()) {
        emit checkToggleRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentMoved(current);
}

int RecordGrid::sizeHintForColumn(int column) const
{
    // The rows in view are enough, and asking more of them would read the whole table.
    if (!model() || !itemDelegateForIndex(model()->index(0, column)))
        return QTableView::sizeHintForColumn(column);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int first = std::max(0, rowAt(0));
    const int last = std::min(model()->rowCount(), first + 60);
    int width = 0;
    for (int row = first; row < last; ++row) {
        const QModelIndex index = model()->index(row, column);
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width + 1;
}

} // namespace lc
