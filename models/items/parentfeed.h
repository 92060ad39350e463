// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "items/recordtablemodel.h"

#include <QObject>

#include <deque>
#include <map>

namespace lc {

/// The record that a list hangs under, such as the usage plan of keys.
struct ParentRecord {
    QString connection; ///< connection id
    QString id; ///< ARN or id, as the request names it
    QString name;
    QString region; ///< empty: the connection's home Region

    bool operator==(const ParentRecord &) const = default;
};

/// Feeds a table with one list for each of several parent records, a few at a time.
/// Session and model outlive it; lives on the GUI thread.
class ParentFeed : public QObject, public RowFeed {
    Q_OBJECT

public:
    ParentFeed(Session &session, RecordTableModel &model, QObject *parent = nullptr);
    ~ParentFeed() override;

    /// Chooses what is listed under a parent; nothing is loaded yet.
    template <class Op>
    void setRequest(std::function<typename Op::Request(const ParentRecord &)> request)
    {
        m_start = [this, request = std::move(request)](Client &client, const ParentRecord &parent,
                                                       OnChunk onChunk, OnDone onDone) {
            return client.list<Op>(request(parent), this, std::move(onChunk), std::move(onDone),
                                   {m_model.indexer(), Lane::Bulk});
        };
    }
    /// The parents whose lists are wanted; rows of the others leave, those of new ones are loaded.
    void setParents(const QList<ParentRecord> &parents);
    QList<ParentRecord> parents() const { return m_parents; }

    void refresh() override;
    void retry() override;
    void cancel() override;

private:
    using OnChunk = std::function<void(ListChunk)>;
    using OnDone = std::function<void(Result<void, ApiError>)>;
    using Start = std::function<PendingCall(Client &, const ParentRecord &, OnChunk, OnDone)>;

    static QString sourceId(const ParentRecord &parent);
    void queue(const ParentRecord &parent);
    void startNext();
    void finish(const ParentRecord &parent, const Result<void, ApiError> &outcome);

    Session &m_session;
    RecordTableModel &m_model;
    Start m_start;
    QList<ParentRecord> m_parents;
    std::deque<ParentRecord> m_waiting;
    std::map<QString, PendingCall> m_running; ///< by source id
};

} // namespace lc
