// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of a table come from, and how far they have come.
#include "items/recordtablemodel_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

PageIndexer RecordTableModel::indexer() const
{
    return [maker = d->indexMaker](const RecordBlock &block) -> std::shared_ptr<const void> {
        return maker->make(block);
    };
}

SourceStatus &RecordTableModel::Private::status(const QString &id)
{
    const auto known = std::find_if(statuses.begin(), statuses.end(),
                                    [&](const SourceStatus &status) { return status.id == id; });
    if (known != statuses.end())
        return *known;
    return statuses.emplaceBack(SourceStatus{id, {}, LoadState::Idle, {}, {}, {}});
}

void RecordTableModel::Private::setState(const QString &id, LoadState state,
                                         std::optional<ApiError> error)
{
    SourceStatus &source = status(id);
    source.state = state;
    source.error = std::move(error);
    source.wait.reset();
    if (state == LoadState::Complete)
        source.asOf = clock->now();
    if (q->loadState() != LoadState::Loading)
        prepareOrders();
    emit q->stateChanged();
}

void RecordTableModel::beginSource(const QString &id, const RowOrigin &origin)
{
    d->store.beginSource(id, origin);
    d->status(id).origin = origin;
    d->setState(id, LoadState::Loading);
}

void RecordTableModel::appendChunk(const QString &id, const ListChunk &chunk)
{
    RowStore::Arrival all;
    all.firstAdded = RowStore::Slot(d->store.size());
    for (const ListPage &page : chunk.pages) {
        const RowStore::Arrival one = d->store.append(id, page);
        all.changed.insert(all.changed.end(), one.changed.begin(), one.changed.end());
    }
    std::erase_if(all.changed, [&](RowStore::Slot slot) { return slot >= all.firstAdded; });
    d->take(all);
    d->status(id).wait.reset();
    emit stateChanged();
}

void RecordTableModel::delaySource(const QString &id, const RetryWait &wait)
{
    SourceStatus &source = d->status(id);
    if (source.state != LoadState::Loading)
        return;
    source.wait = wait;
    emit stateChanged();
}

void RecordTableModel::completeSource(const QString &id)
{
    d->removeRows(d->store.endSource(id));
    d->setState(id, LoadState::Complete);
}

void RecordTableModel::failSource(const QString &id, const ApiError &error)
{
    d->store.stopSource(id);
    d->setState(id, LoadState::Failed, error);
}

void RecordTableModel::recallSource(const QString &id, const RowOrigin &origin,
                                    const ListChunk &chunk, Instant takenAt)
{
    d->store.beginSource(id, origin);
    d->status(id).origin = origin;
    appendChunk(id, chunk);
    d->store.stopSource(id);
    d->status(id).asOf = takenAt;
    emit stateChanged();
}

void RecordTableModel::stopSource(const QString &id)
{
    d->store.stopSource(id);
    SourceStatus &source = d->status(id);
    const auto asOf = source.asOf;
    d->setState(id, asOf ? LoadState::Complete : LoadState::Idle);
    d->status(id).asOf = asOf;
}

void RecordTableModel::removeSource(const QString &id)
{
    d->removeRows(d->store.dropSource(id));
    d->statuses.removeIf([&](const SourceStatus &status) { return status.id == id; });
    emit stateChanged();
}

void RecordTableModel::setFeed(RowFeed *feed)
{
    d->feed = feed;
}

void RecordTableModel::refresh()
{
    if (d->feed)
        d->feed->refresh();
}

void RecordTableModel::retry()
{
    if (d->feed)
        d->feed->retry();
}

void RecordTableModel::cancel()
{
    if (d->feed)
        d->feed->cancel();
}

void RecordTableModel::setBlock(std::shared_ptr<const RecordBlock> block, const RowOrigin &origin)
{
    const QString id = u"records"_s;
    beginSource(id, origin);
    appendChunk(id, {{{std::move(block), nullptr}}});
    completeSource(id);
}

void RecordTableModel::putRecord(const void *record, const RowOrigin &origin)
{
    auto block = std::make_shared<RecordBlock>(*definition().type);
    block->append(record);
    block->finish();
    QString id = d->store.sourceOf(origin);
    if (id.isEmpty()) {
        id = u"put"_s;
        d->store.beginSource(id, origin);
    }
    d->take(d->store.put(id, {std::move(block), nullptr}));
    d->prepareOrders();
    emit stateChanged();
}

void RecordTableModel::removeKey(const QByteArray &key)
{
    const RowStore::Slot slot = d->store.find(key);
    if (slot == RowStore::gone)
        return;
    d->store.disown(slot);
    d->removeRows({slot});
    d->prepareOrders();
    emit stateChanged();
}

Instant RecordTableModel::now() const
{
    return d->clock->now();
}

LoadState RecordTableModel::loadState() const
{
    const auto any = [this](LoadState state) {
        return std::any_of(d->statuses.cbegin(), d->statuses.cend(),
                           [state](const SourceStatus &status) { return status.state == state; });
    };
    for (const LoadState state : {LoadState::Loading, LoadState::Failed, LoadState::Idle}) {
        if (any(state))
            return state;
    }
    return d->statuses.isEmpty() ? LoadState::Idle : LoadState::Complete;
}

std::optional<ApiError> RecordTableModel::error() const
{
    for (const SourceStatus &status : std::as_const(d->statuses)) {
        if (status.error)
            return status.error;
    }
    return {};
}

QList<SourceStatus> RecordTableModel::sources() const
{
    return d->statuses;
}

int RecordTableModel::totalCount() const
{
    return d->store.size();
}

QString RecordTableModel::countText() const
{
    const QString total = d->format.number(d->store.size());
    if (loadState() == LoadState::Loading && !asOf())
        return d->store.size() == 0 ? tr("Loading…") : tr("Loading…, %1 so far").arg(total);
    if (!d->matcher.isActive())
        return total;
    return tr("%1 of %2").arg(d->format.number(rowCount()), total);
}

std::optional<Instant> RecordTableModel::asOf() const
{
    std::optional<Instant> oldest;
    for (const SourceStatus &status : std::as_const(d->statuses)) {
        if (status.asOf && (!oldest || *status.asOf < *oldest))
            oldest = status.asOf;
    }
    return oldest;
}

} // namespace lc
