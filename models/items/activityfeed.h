// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"
#include "store/activitystore.h"

#include <QHash>
#include <QObject>

namespace lc {

/// The newest calls of the journal as the rows of a table, which follows what happens from then on.
class ActivityFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    /// Of all calls, or of changes only, this many; the store and the model outlive it.
    struct Scope {
        ActivityStore::Which which = ActivityStore::Which::Changes;
        int limit = 500;
    };
    ActivityFeed(ActivityStore &store, RecordTableModel &model, Scope scope,
                 QObject *parent = nullptr);
    ~ActivityFeed() override;

    void refresh() override;
    void retry() override { refresh(); }
    void cancel() override { }

    /// A call by the id of its row; nothing while it is not read.
    std::optional<ActivityEntry> entry(const QString &id) const;

signals:
    void failed(const lc::StoreError &error);

private:
    void take(const QList<ActivityEntry> &entries);

    ActivityStore &m_store;
    RecordTableModel &m_model;
    Scope m_scope;
    QHash<QString, ActivityEntry> m_entries;
};

} // namespace lc
