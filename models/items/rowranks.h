// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/rowstore.h"

#include <atomic>

namespace lc {

/// Rows in the ascending order of one column; rows without a value stand last in both directions.
struct RowOrder {
    std::vector<RowStore::Slot> sequence;
    std::vector<bool> ties; ///< by position: equal to the one before it
    size_t valued = 0; ///< how many have a value

    /// Calls visit(slot) in the wanted direction; equal rows keep their order of arrival.
    template <class Visit> void forEach(Qt::SortOrder order, Visit visit) const;
};

/// Everything an order depends on, detached from the store so that a worker can read it.
struct RankInput {
    struct Page {
        std::shared_ptr<const RecordBlock> block;
        std::shared_ptr<const RowStore::Origin> origin;
    };
    std::shared_ptr<const ResolvedTable> table;
    std::vector<RowStore::Place> places;
    std::vector<Page> pages;

    static RankInput of(const RowStore &store, std::shared_ptr<const ResolvedTable> table);
};

/// Sorts by one column: text as the language orders it, numbers and instants exactly.
/// Ends early with an incomplete order once `cancelled` is set.
RowOrder rankRows(const RankInput &input, int column, const std::atomic<bool> &cancelled);

/// The number a cell is compared by: milliseconds of an instant, the percentage or amount of a
/// usage figure.
std::optional<double> sortNumber(const Column &column, const Cell &cell);

template <class Visit> void RowOrder::forEach(Qt::SortOrder order, Visit visit) const
{
    if (order == Qt::AscendingOrder) {
        for (const RowStore::Slot slot : sequence)
            visit(slot);
        return;
    }
    for (size_t end = valued; end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && ties[begin])
            --begin;
        for (size_t i = begin; i < end; ++i)
            visit(sequence[i]);
        end = begin;
    }
    for (size_t i = valued; i < sequence.size(); ++i)
        visit(sequence[i]);
}

} // namespace lc
