// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/fanoutlist.h"
#include "items/recordtablemodel.h"

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

    Session &m_session;
    RecordTableModel &m_model;
    FanOutList m_list;
};

} // namespace lc
