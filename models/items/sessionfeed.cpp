// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/sessionfeed.h"

#include <algorithm>

namespace lc {

namespace {

SourceStatus statusIn(const RecordTableModel &model, const QString &sourceId)
{
    for (const SourceStatus &status : model.sources()) {
        if (status.id == sourceId)
            return status;
    }
    return {};
}

LoadState stateIn(const RecordTableModel &model, const QString &sourceId)
{
    return statusIn(model, sourceId).state;
}

} // namespace

RowOrigin originOf(const Session &session, const QString &connectionId, const QString &region)
{
    const Connection connection = session.connection(connectionId);
    const Identity identity = session.identity(connectionId);
    RowOrigin origin;
    if (!identity.partition.isEmpty())
        origin.partition = identity.partition;
    origin.account = identity.account;
    origin.region = region.isEmpty() ? connection.region : region;
    origin.connection = connectionId;
    origin.connectionName = connection.name;
    return origin;
}

SessionFeed::SessionFeed(Session &session, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_session(session), m_model(model), m_list(session)
{
    connect(&m_list, &FanOutList::sourceStarted, this, &SessionFeed::begin);
    connect(&m_list, &FanOutList::chunkArrived, this,
            [this](const QString &id, const ListChunk &chunk) {
                if (m_snapshots) {
                    for (const ListPage &page : chunk.pages)
                        m_arrived[id].push_back(page.block);
                }
                m_model.appendChunk(id, chunk);
            });
    connect(&m_list, &FanOutList::sourceWaiting, &m_model, &RecordTableModel::delaySource);
    connect(&m_list, &FanOutList::sourceFinished, this, &SessionFeed::finish);
    connect(&m_list, &FanOutList::sourceRemoved, this, [this](const QString &id) {
        m_arrived.erase(id);
        m_model.removeSource(id);
    });
    connect(&m_list, &FanOutList::stateChanged, this, &SessionFeed::followStates);
    m_model.setFeed(this);
}

SessionFeed::~SessionFeed()
{
    m_model.setFeed(nullptr);
}

void SessionFeed::setConnections(const QStringList &connectionIds)
{
    m_list.setConnections(connectionIds);
}

void SessionFeed::refresh()
{
    m_list.load();
}

void SessionFeed::retry()
{
    m_list.retry();
}

void SessionFeed::cancel()
{
    m_list.cancel();
}

void SessionFeed::begin(const QString &sourceId)
{
    const FanOutList::Source source = m_list.source(sourceId);
    m_arrived.erase(sourceId);
    m_model.beginSource(sourceId, originOf(m_session, source.connectionId, source.region));
}

void SessionFeed::finish(const QString &sourceId)
{
    // A connection that could not be opened fails without having begun.
    if (stateIn(m_model, sourceId) != LoadState::Loading)
        begin(sourceId);
    const FanOutList::Source source = m_list.source(sourceId);
    const SnapshotStore::Blocks arrived = std::exchange(m_arrived[sourceId], {});
    if (source.error) {
        m_model.failSource(sourceId, *source.error);
        recall(source);
        return;
    }
    m_model.completeSource(sourceId);
    if (!m_snapshots)
        return;
    const RowOrigin origin = originOf(m_session, source.connectionId, source.region);
    m_snapshots->keep({{m_model.definition().id, source.connectionId, source.region},
                       origin.partition,
                       origin.account,
                       origin.connectionName},
                      arrived);
}

void SessionFeed::recall(const FanOutList::Source &source)
{
    if (!m_snapshots || statusIn(m_model, source.id).asOf)
        return; // what was read in this run is newer than anything kept
    m_snapshots->latest(
        {m_model.definition().id, source.connectionId, source.region}, *m_model.definition().type,
        this, [this, id = source.id](const Result<Snapshot, StoreError> &kept) {
            const SourceStatus now = statusIn(m_model, id);
            const QString account = now.origin.account;
            if (!kept || now.state != LoadState::Failed || now.asOf
                || (!account.isEmpty() && account != kept->info.account))
                return;
            // Nobody may know who the connection speaks for now.
            RowOrigin origin = now.origin;
            origin.partition = kept->info.partition;
            origin.account = kept->info.account;
            m_model.recallSource(id, origin, {{{kept->records, nullptr}}}, kept->info.takenAt);
        });
}

void SessionFeed::followStates()
{
    for (const FanOutList::Source &source : m_list.sources()) {
        const bool isLoading = source.state == FanOutList::State::Loading;
        const bool isShownLoading = stateIn(m_model, source.id) == LoadState::Loading;
        if (isLoading && !isShownLoading)
            begin(source.id); // it waits for its connection
        else if (!isLoading && isShownLoading)
            m_model.stopSource(source.id);
    }
}

} // namespace lc
