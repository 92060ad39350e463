// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "connections/session.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>

namespace lc {

/// One list over several connections and their Regions, each with its own state: one that fails
/// leaves the others' rows in place. Only so many are listed at once, those of different
/// connections in turns. Rows are merged by the items layer. Lives on the GUI thread.
class FanOutList : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Loading, Failed, Complete };
    /// One connection's part of the list, in one Region.
    struct Source {
        QString id; ///< the connection's own where it lists one Region only
        QString connectionId;
        QString region;
        State state = State::Idle;
        std::optional<ApiError> error; ///< of the last load
        qsizetype recordCount = 0; ///< of the present load
        Instant loadedAt{}; ///< end of the last complete load
    };

    explicit FanOutList(Session &session, QObject *parent = nullptr);
    ~FanOutList() override;

    /// Chooses the operation, its request and the work on each page; does not load yet.
    template <class Op>
    void setRequest(const typename Op::Request &request, ListOptions options = {})
    {
        m_start = [request, options](Client &client, QObject *context,
                                     std::function<void(ListChunk)> onChunk,
                                     std::function<void(Result<void, ApiError>)> onDone) {
            return client.list<Op>(request, context, std::move(onChunk), std::move(onDone),
                                   options);
        };
    }
    /// Which connections take part; those that left are dropped (sourceRemoved).
    void setConnections(const QStringList &connectionIds);

    /// Every source from its beginning; one whose connection still opens begins when it is open.
    void load();
    void load(const QString &connectionId); ///< every Region of it
    void retry(); ///< the failed sources only
    void cancel();

    QList<Source> sources() const;
    Source source(const QString &sourceId) const;
    /// Loading while any source loads, else Failed if any failed, else Complete.
    State state() const;

signals:
    /// A source begins again: rows that its new chunks do not bring are stale when it completes.
    void sourceStarted(const QString &sourceId);
    /// What a source waits for before it goes on.
    void sourceWaiting(const QString &sourceId, const lc::RetryWait &wait);
    void chunkArrived(const QString &sourceId, const lc::ListChunk &chunk);
    /// A source completed or failed.
    void sourceFinished(const QString &sourceId);
    void sourceRemoved(const QString &sourceId);
    void stateChanged();

private:
    using Start = std::function<PendingCall(Client &, QObject *, std::function<void(ListChunk)>,
                                            std::function<void(Result<void, ApiError>)>)>;
    struct Entry {
        Source source;
        PendingCall call;
        bool isWanted = false; ///< to be loaded as soon as the connection is open
        bool isRunning = false;
    };
    /// Sources as the connections have Regions now.
    void followRegions();
    QStringList sourcesOf(const QString &connectionId) const;
    void loadSource(const QString &sourceId);
    void startWaiting();
    void start(const QString &sourceId);
    /// The connection is not open: shows its failure, or loads when it opens.
    void waitForSession(const QString &sourceId);
    void onSessionChanged(const QString &connectionId);
    void stop(Entry &entry);
    void finish(const QString &sourceId, const Result<void, ApiError> &outcome);

    Session &m_session;
    Start m_start;
    QStringList m_connections;
    QStringList m_order; ///< source ids
    QStringList m_waiting; ///< source ids, for their turn
    std::map<QString, Entry> m_entries; ///< by source id
};

} // namespace lc
