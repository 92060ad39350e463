// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a table are in view, and in which order.
#include "items/recordtablemodel_p.h"
#include "items/rowoverlay.h"

namespace lc {

namespace {

// Up to here an order is made while the user waits; text takes about 2 µs a row.
constexpr int quickRows = 5'000;

} // namespace

void RecordTableModel::Private::take(const RowStore::Arrival &arrival)
{
    const auto size = Slot(store.size());
    const bool isAdded = arrival.firstAdded < size;
    if (!isAdded && arrival.changed.empty())
        return;
    rowsAreKnown = false;
    forgetOrders();
    matcher.addSlots(arrival.firstAdded);
    for (const Slot slot : arrival.changed)
        matcher.updateSlot(slot);
    announceChanged(arrival.changed);

    const bool keepsOrder = sortColumn < 0 || !isKnown(sortColumn);
    const bool isAppended = arrival.changed.empty() && keepsOrder && store.size() > quickRows;
    if (!isAppended) {
        rearrange();
        return;
    }
    std::vector<Slot> target = visible;
    for (Slot slot = arrival.firstAdded; slot < size; ++slot) {
        if (matcher.passes(slot))
            target.push_back(slot);
    }
    show(std::move(target));
}

void RecordTableModel::Private::removeRows(const std::vector<Slot> &ascending)
{
    if (ascending.empty())
        return;
    std::vector<char> isRemoved(size_t(store.size()));
    for (const Slot slot : ascending) {
        isRemoved[slot] = 1;
        if (isCheckable)
            checked.remove(store.key(slot));
    }
    std::vector<Slot> target;
    target.reserve(visible.size());
    for (const Slot slot : visible) {
        if (!isRemoved[slot])
            target.push_back(slot);
    }
    show(std::move(target));
    forgetOrders();
    const std::vector<Slot> moved = store.removeSlots(ascending);
    for (Slot &slot : visible)
        slot = moved[slot];
    matcher.moveSlots(moved);
    rowsAreKnown = false;
}

void RecordTableModel::Private::rearrange()
{
    show(arranged());
}

std::vector<RowStore::Slot> RecordTableModel::Private::arranged()
{
    std::vector<Slot> target;
    target.reserve(size_t(store.size()));
    const auto take = [&](Slot slot) {
        if (matcher.passes(slot))
            target.push_back(slot);
    };
    if (sortColumn < 0) {
        for (Slot slot = 0; slot < Slot(store.size()); ++slot)
            take(slot);
        return target;
    }
    if (const auto order = orderOf(sortColumn)) {
        order->forEach(sortOrder, take);
        return target;
    }
    // The worker is at it: until then rows stay where they are, and those that come follow.
    std::vector<char> isPlaced(size_t(store.size()));
    for (const Slot slot : visible) {
        isPlaced[slot] = 1;
        take(slot);
    }
    for (Slot slot = 0; slot < Slot(store.size()); ++slot) {
        if (!isPlaced[slot])
            take(slot);
    }
    return target;
}

bool RecordTableModel::Private::isKnown(int column) const
{
    const auto known = orders.find(column);
    if (known == orders.end())
        return false;
    const RowOverlay *overlay = table->column(column).overlay;
    return !overlay || overlay->revision() == known->second.revision;
}

std::shared_ptr<const RowOrder> RecordTableModel::Private::orderOf(int column)
{
    if (isKnown(column))
        return orders[column].order;
    // Overlays belong to this thread; their figures are numbers, which are quick to sort.
    const RowOverlay *overlay = table->column(column).overlay;
    if (store.size() > quickRows && !overlay) {
        const bool isLoading = q->loadState() == LoadState::Loading;
        if (!isLoading && !worker.isBusy())
            prepareOrders();
        return {};
    }
    static const std::atomic<bool> never = false;
    auto order =
        std::make_shared<const RowOrder>(rankRows(RankInput::of(store, table), column, never));
    orders[column] = {order, overlay ? overlay->revision() : 0};
    return order;
}

void RecordTableModel::Private::forgetOrders()
{
    orders.clear();
    worker.cancel();
}

void RecordTableModel::Private::prepareOrders()
{
    if (store.size() <= quickRows)
        return;
    std::vector<int> columns;
    const auto add = [&](int column) {
        const bool isListed = std::find(columns.begin(), columns.end(), column) != columns.end();
        if (!isListed && !table->column(column).overlay && !isKnown(column))
            columns.push_back(column);
    };
    if (sortColumn >= 0)
        add(sortColumn);
    for (int column = 0; column < table->columnCount(); ++column) {
        if (shown[size_t(column)])
            add(column);
    }
    if (!columns.empty())
        worker.prepare(RankInput::of(store, table), std::move(columns));
}

void RecordTableModel::Private::orderReady(int column, const std::shared_ptr<const RowOrder> &order)
{
    orders[column] = {order, 0};
    if (column == sortColumn)
        rearrange();
}

} // namespace lc
