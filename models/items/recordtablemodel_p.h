// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cellformat.h"
#include "items/rankworker.h"
#include "items/recordtablemodel.h"
#include "items/rowmatcher.h"
#include "items/rowstore.h"

#include <QSet>
#include <QTimer>

#include <map>

namespace lc {

/// The inside of RecordTableModel: which rows are in view, in which order, and how one view becomes
/// the next.
struct RecordTableModel::Private {
    using Slot = RowStore::Slot;
    /// An order and, for overlays, the state of the overlay it was made from.
    struct KnownOrder {
        std::shared_ptr<const RowOrder> order;
        quint64 revision = 0;
    };

    Private(RecordTableModel *model, TableDefinition definition,
            std::shared_ptr<const Clock> clock);

    Cell cell(int row, int column) const { return store.cell(visible[size_t(row)], column); }
    bool isStale(int row) const;
    // rowloading.cpp
    SourceStatus &status(const QString &id);
    void setState(const QString &id, LoadState state, std::optional<ApiError> error = {});
    // recordtablemodel.cpp
    void overlaysChanged();

    // rowarrangement.cpp
    /// Rows that a chunk brought; sends the signals.
    void take(const RowStore::Arrival &arrival);
    void removeRows(const std::vector<Slot> &ascending);
    /// Filters and sorts again and moves the view there.
    void rearrange();
    std::vector<Slot> arranged();
    /// The order of a column, made at once where that is quick; null while a worker makes it.
    std::shared_ptr<const RowOrder> orderOf(int column);
    bool isKnown(int column) const;
    void forgetOrders();
    void prepareOrders();
    void orderReady(int column, const std::shared_ptr<const RowOrder> &order);

    // rowtransition.cpp
    void show(std::vector<Slot> target);
    void showByRanges(const std::vector<Slot> &target, const std::vector<char> &isKept);
    void showByPermutation(const std::vector<Slot> &target, const std::vector<char> &isKept);
    void permute(std::vector<Slot> order);
    void removeTail(size_t count);
    void announceChanged(const std::vector<Slot> &changedSlots);
    const std::vector<quint32> &rowsOfSlots() const;

    RecordTableModel *q;
    std::shared_ptr<const ResolvedTable> table;
    std::shared_ptr<PageIndexMaker> indexMaker;
    std::shared_ptr<const Clock> clock;
    CellFormat format;
    RowStore store;
    RowMatcher matcher;
    RankWorker worker;
    RowFeed *feed = nullptr;
    QList<SourceStatus> statuses;

    std::vector<Slot> visible; ///< by row
    mutable std::vector<quint32> rows; ///< by slot, ~0 when hidden; made when asked for
    mutable bool rowsAreKnown = false;

    QString text;
    QList<FilterRule> rules;
    std::vector<bool> shown; ///< by column
    int sortColumn = -1;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    std::map<int, KnownOrder> orders;

    QTimer overlayTimer; ///< gathers the changes of one turn of the event loop
    bool isCheckable = false;
    QSet<QByteArray> checked;
};

} // namespace lc
