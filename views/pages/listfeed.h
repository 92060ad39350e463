// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/fanoutlist.h"
#include "items/recordtablemodel.h"

#include <QObject>

namespace lc {

/// Lists one operation over the open connections into a table. The model outlives it.
class ListFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    ListFeed(Session &session, RecordTableModel &model, QObject *parent = nullptr);
    ~ListFeed() override;

    template <class Op> void setRequest(const typename Op::Request &request)
    {
        ListOptions options;
        options.prepare = m_model.indexer();
        m_list.setRequest<Op>(request, options);
    }
    /// Takes part in every open connection from now on, and lists those that are new.
    void followSession();

    void refresh() override;
    void retry() override;
    void cancel() override;

    /// Where the rows of a connection come from.
    static RowOrigin originOf(const Session &session, const QString &connectionId);

private:
    Session &m_session;
    RecordTableModel &m_model;
    FanOutList m_list;
    QStringList m_connections;
};

} // namespace lc
