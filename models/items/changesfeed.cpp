// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/changesfeed.h"

#include "store/snapshotlists.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const QString &sourceId()
{
    static const QString id = u"changes"_s;
    return id;
}

std::shared_ptr<const RecordBlock> blockOf(const QList<ChangeRecord> &changes)
{
    auto block = std::make_shared<RecordBlock>(typeOf<ChangeRecord>());
    for (const ChangeRecord &change : changes)
        block->append(&change);
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
    m_store.work([block, snapshots = m_snapshots, from = m_from,
                  to = m_to] { *block = blockOf(changesBetween(snapshots, from, to)); },
                 this,
                 [this, round, block] {
                     if (round != m_round)
                         return;
                     m_model.appendChunk(sourceId(), {{{*block, nullptr}}});
                     m_model.completeSource(sourceId());
                 });
}

} // namespace lc
