// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activityfeed.h"

#include "items/activitytable.h"

namespace lc {

using Which = ActivityStore::Which;

ActivityFeed::ActivityFeed(ActivityStore &store, RecordTableModel &model, Scope scope,
                           QObject *parent)
    : QObject(parent), m_store(store), m_model(model), m_scope(scope)
{
    m_model.setFeed(this);
    connect(&store, &ActivityStore::ready, this, &ActivityFeed::refresh);
    connect(&store, &ActivityStore::changed, this, [this](const ActivityEntry &entry) {
        if (m_scope.which == Which::Changes && !entry.record.changesState)
            return;
        m_entries.insert(entry.record.id, entry);
        const ActivityRecord record = toRecord(entry);
        m_model.putRecord(&record, {});
    });
    refresh();
}

ActivityFeed::~ActivityFeed()
{
    m_model.setFeed(nullptr);
}

void ActivityFeed::refresh()
{
    // Reading goes on all the time: what was changed is asked for by itself, so that reads never
    // push it out.
    m_store.recent(Which::Changes, m_scope.limit, this,
                   [this](const Result<QList<ActivityEntry>, StoreError> &changes) {
                       if (!changes) {
                           emit failed(changes.error());
                           return;
                       }
                       if (m_scope.which == Which::Changes) {
                           take(*changes);
                           return;
                       }
                       m_store.recent(Which::All, m_scope.limit, this,
                                      [this, changes = *changes](
                                          const Result<QList<ActivityEntry>, StoreError> &all) {
                                          if (all)
                                              take(changes + *all);
                                          else
                                              emit failed(all.error());
                                      });
                   });
}

void ActivityFeed::take(const QList<ActivityEntry> &entries)
{
    m_entries.clear();
    QList<ActivityRecord> records;
    for (const ActivityEntry &entry : entries) {
        if (m_entries.contains(entry.record.id))
            continue;
        m_entries.insert(entry.record.id, entry);
        records += toRecord(entry);
    }
    m_model.setRecords(records);
}

std::optional<ActivityEntry> ActivityFeed::entry(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() ? std::nullopt : std::optional(*found);
}

} // namespace lc
