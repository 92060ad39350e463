// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/fanoutlist.h"
#include "items/recordtablemodel.h"
#include "store/snapshotstore.h"

#include <QObject>

namespace lc {

/// Where rows of a connection come from, as far as the session knows who it speaks as. No Region
/// stands for the connection's home Region.
RowOrigin originOf(const Session &session, const QString &connectionId, const QString &region = {});

/// Feeds a table with one list of several connections. Session and model outlive it; lives on the
/// GUI thread.
class SessionFeed : public QObject, public RowFeed {
    Q_OBJECT

public:
    SessionFeed(Session &session, RecordTableModel &model, QObject *parent = nullptr);
    ~SessionFeed() override;

    /// Chooses what is listed; nothing is loaded yet.
    template <class Op> void setRequest(const typename Op::Request &request)
    {
        m_list.setRequest<Op>(request, {m_model.indexer(), Lane::Bulk});
    }
    /// Keeps what is listed from now on, and shows what was kept where reading fails. Borrowed;
    /// null: neither.
    void setSnapshots(SnapshotStore *snapshots) { m_snapshots = snapshots; }
    /// The connections that take part; rows of the others leave. The new ones are not loaded yet.
    void setConnections(const QStringList &connectionIds);
    /// Lists one connection of them.
    void load(const QString &connectionId) { m_list.load(connectionId); }

    void refresh() override;
    void retry() override;
    void cancel() override;

private:
    void begin(const QString &sourceId);
    void finish(const QString &sourceId);
    void followStates();
    void recall(const FanOutList::Source &source);

    Session &m_session;
    RecordTableModel &m_model;
    FanOutList m_list;
    SnapshotStore *m_snapshots = nullptr;
    std::map<QString, SnapshotStore::Blocks> m_arrived; ///< of the present load, by source id
};

} // namespace lc
