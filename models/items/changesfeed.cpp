// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/changesfeed.h"

#include "items/snapshotlists.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const QString &sourceId()
{
    static const QString id = u"changes"_s;
    return id;
}

QDate dayOf(const SnapshotInfo &info)
{
    return toQDateTime(info.takenAt).date();
}

struct Pair {
    SnapshotInfo before;
    SnapshotInfo after;
};

/// Of each list the newest snapshots up to both days, where they are two. `snapshots` is sorted by
/// time.
QList<Pair> pairsOf(const QList<SnapshotInfo> &snapshots, const QDate &from, const QDate &to)
{
    std::map<SnapshotKey, Pair> pairs;
    for (const SnapshotInfo &info : snapshots) {
        Pair &pair = pairs[info.key];
        if (dayOf(info) <= from)
            pair.before = info;
        if (dayOf(info) <= to)
            pair.after = info;
    }
    QList<Pair> found;
    for (const auto &[key, pair] : pairs) {
        if (!pair.before.path.isEmpty() && pair.before.path != pair.after.path
            && pair.before.account == pair.after.account)
            found += pair;
    }
    return found;
}

std::shared_ptr<const RecordBlock> compared(const QList<Pair> &pairs)
{
    auto block = std::make_shared<RecordBlock>(typeOf<ChangeRecord>());
    const QList<SnapshotList> lists = snapshotLists();
    for (const Pair &pair : pairs) {
        const auto list = std::ranges::find(lists, pair.after.key.list, &SnapshotList::id);
        if (list == lists.end())
            continue;
        const auto before = SnapshotStore::load(pair.before.path, *list->type);
        const auto after = SnapshotStore::load(pair.after.path, *list->type);
        if (!before || !after)
            continue;
        for (const ChangeRecord &change : changesBetween(*list, *before, *after))
            block->append(&change);
    }
    block->finish();
    return block;
}

} // namespace

ChangesFeed::ChangesFeed(SnapshotStore &store, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_store(store), m_model(model)
{
    m_model.setFeed(this);
}

ChangesFeed::~ChangesFeed()
{
    m_model.setFeed(nullptr);
}

void ChangesFeed::compare(const QDate &from, const QDate &to)
{
    m_from = from;
    m_to = to;
    compareNow();
}

void ChangesFeed::refresh()
{
    m_store.all(this, [this](const Result<QList<SnapshotInfo>, StoreError> &all) {
        m_snapshots = all ? *all : QList<SnapshotInfo>();
        QList<QDate> days;
        for (const SnapshotInfo &info : std::as_const(m_snapshots)) {
            if (days.isEmpty() || days.last() != dayOf(info))
                days += dayOf(info);
        }
        if (std::exchange(m_days, days) != days)
            emit daysChanged();
        else
            compareNow();
    });
}

void ChangesFeed::cancel()
{
    ++m_round;
    m_model.stopSource(sourceId());
}

void ChangesFeed::compareNow()
{
    const int round = ++m_round;
    m_model.beginSource(sourceId(), {});
    const auto block = std::make_shared<std::shared_ptr<const RecordBlock>>();
    m_store.work([block, pairs = pairsOf(m_snapshots, m_from, m_to)] { *block = compared(pairs); },
                 this,
                 [this, round, block] {
                     if (round != m_round)
                         return;
                     m_model.appendChunk(sourceId(), {{{*block, nullptr}}});
                     m_model.completeSource(sourceId());
                 });
}

} // namespace lc
