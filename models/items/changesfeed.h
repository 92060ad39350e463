// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"
#include "store/snapshotstore.h"

#include <QDate>
#include <QObject>

namespace lc {

/// What changed between the snapshots of two days, as the rows of a table. Store and model outlive
/// it.
class ChangesFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    ChangesFeed(SnapshotStore &store, RecordTableModel &model, QObject *parent = nullptr);
    ~ChangesFeed() override;

    /// UTC days of which something is kept, oldest first; known after daysChanged().
    const QList<QDate> &days() const { return m_days; }
    /// Compares the newest snapshots of each list up to the end of these days. A list of which
    /// nothing is kept up to the first day is left out.
    void compare(const QDate &from, const QDate &to);

    /// Looks for snapshots again, then compares again; where there are other days now, whoever
    /// hears of them chooses what to compare.
    void refresh() override;
    void retry() override { refresh(); }
    void cancel() override;

signals:
    void daysChanged();

private:
    void compareNow();

    SnapshotStore &m_store;
    RecordTableModel &m_model;
    QList<SnapshotInfo> m_snapshots;
    QList<QDate> m_days;
    QDate m_from;
    QDate m_to;
    int m_round = 0;
};

} // namespace lc
