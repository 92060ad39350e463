// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How one view of a table becomes the next: by row signals that keep selection, current row and
// scroll position.
#include "items/recordtablemodel_p.h"

#include <algorithm>
#include <numeric>

namespace lc {

namespace {

// Each range is two signals to every view; beyond this many one reordering is cheaper.
constexpr size_t mostRanges = 64;
constexpr auto hidden = ~quint32(0);

/// Runs of positions in `list` where `isIn` is false: [first, last].
template <class IsIn>
std::vector<std::pair<int, int>> gaps(const std::vector<RowStore::Slot> &list, IsIn isIn)
{
    std::vector<std::pair<int, int>> runs;
    for (int i = 0; i < int(list.size()); ++i) {
        if (isIn(list[size_t(i)]))
            continue;
        if (!runs.empty() && runs.back().second == i - 1)
            runs.back().second = i;
        else
            runs.push_back({i, i});
        if (runs.size() > mostRanges)
            break;
    }
    return runs;
}

} // namespace

const std::vector<quint32> &RecordTableModel::Private::rowsOfSlots() const
{
    if (!rowsAreKnown) {
        rows.assign(size_t(store.size()), hidden);
        for (size_t row = 0; row < visible.size(); ++row)
            rows[visible[row]] = quint32(row);
        rowsAreKnown = true;
    }
    return rows;
}

void RecordTableModel::Private::show(std::vector<Slot> target)
{
    const size_t before = visible.size();
    const bool isAppended =
        target.size() >= before && std::equal(visible.begin(), visible.end(), target.begin());
    if (isAppended) {
        if (target.size() == before)
            return;
        q->beginInsertRows({}, int(before), int(target.size()) - 1);
        visible = std::move(target);
        rowsAreKnown = false;
        q->endInsertRows();
        return;
    }
    std::vector<char> isKept(size_t(store.size()));
    for (const Slot slot : visible)
        isKept[slot] = 1;
    for (const Slot slot : target)
        isKept[slot] |= 2;

    const auto stays = [&](Slot slot) { return isKept[slot] == 3; };
    std::vector<Slot> from;
    std::copy_if(visible.begin(), visible.end(), std::back_inserter(from), stays);
    std::vector<Slot> to;
    std::copy_if(target.begin(), target.end(), std::back_inserter(to), stays);
    if (from == to && gaps(visible, stays).size() + gaps(target, stays).size() <= mostRanges)
        showByRanges(target, isKept);
    else
        showByPermutation(target, isKept);
}

void RecordTableModel::Private::showByRanges(const std::vector<Slot> &target,
                                             const std::vector<char> &isKept)
{
    const auto stays = [&](Slot slot) { return isKept[slot] == 3; };
    const auto removed = gaps(visible, stays);
    for (auto run = removed.rbegin(); run != removed.rend(); ++run) {
        q->beginRemoveRows({}, run->first, run->second);
        visible.erase(visible.begin() + run->first, visible.begin() + run->second + 1);
        rowsAreKnown = false;
        q->endRemoveRows();
    }
    for (const auto &[first, last] : gaps(target, stays)) {
        q->beginInsertRows({}, first, last);
        visible.insert(visible.begin() + first, target.begin() + first, target.begin() + last + 1);
        rowsAreKnown = false;
        q->endInsertRows();
    }
}

/// Brings the rows that leave to the end, cuts them off, adds the new ones there and moves them to
/// their places.
void RecordTableModel::Private::showByPermutation(const std::vector<Slot> &target,
                                                  const std::vector<char> &isKept)
{
    std::vector<Slot> order;
    order.reserve(visible.size());
    for (const Slot slot : target) {
        if (isKept[slot] == 3)
            order.push_back(slot);
    }
    const size_t kept = order.size();
    for (const Slot slot : visible) {
        if (isKept[slot] == 1)
            order.push_back(slot);
    }
    permute(std::move(order));
    removeTail(visible.size() - kept);
    if (target.size() == kept)
        return;
    q->beginInsertRows({}, int(kept), int(target.size()) - 1);
    for (const Slot slot : target) {
        if (isKept[slot] == 2)
            visible.push_back(slot);
    }
    rowsAreKnown = false;
    q->endInsertRows();
    permute(target);
}

void RecordTableModel::Private::permute(std::vector<Slot> order)
{
    if (order == visible)
        return;
    emit q->layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = q->persistentIndexList();
    std::vector<Slot> held;
    held.reserve(size_t(before.size()));
    for (const QModelIndex &index : before)
        held.push_back(visible[size_t(index.row())]);
    visible = std::move(order);
    rowsAreKnown = false;
    if (!before.isEmpty()) {
        const std::vector<quint32> &rowOf = rowsOfSlots();
        QModelIndexList after;
        after.reserve(before.size());
        for (qsizetype i = 0; i < before.size(); ++i)
            after.append(q->index(int(rowOf[held[size_t(i)]]), before[i].column()));
        q->changePersistentIndexList(before, after);
    }
    emit q->layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RecordTableModel::Private::removeTail(size_t count)
{
    if (count == 0)
        return;
    q->beginRemoveRows({}, int(visible.size() - count), int(visible.size()) - 1);
    visible.resize(visible.size() - count);
    rowsAreKnown = false;
    q->endRemoveRows();
}

void RecordTableModel::Private::announceChanged(const std::vector<Slot> &changedSlots)
{
    std::vector<int> changed;
    for (const Slot slot : changedSlots) {
        const quint32 row = rowsOfSlots()[slot];
        if (row != hidden)
            changed.push_back(int(row));
    }
    if (changed.empty())
        return;
    std::sort(changed.begin(), changed.end());
    const int lastColumn = q->columnCount() - 1;
    if (changed.size() > mostRanges) {
        emit q->dataChanged(q->index(changed.front(), 0), q->index(changed.back(), lastColumn));
        return;
    }
    for (const int row : changed)
        emit q->dataChanged(q->index(row, 0), q->index(row, lastColumn));
}

} // namespace lc
