// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/fanoutlist.h"

namespace lc {

FanOutList::FanOutList(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&m_session, &Session::stateChanged, this, &FanOutList::onSessionChanged);
}

FanOutList::~FanOutList() = default;

void FanOutList::setConnections(const QStringList &connectionIds)
{
    const QStringList before = m_order;
    m_order = connectionIds;
    for (const QString &id : before) {
        if (connectionIds.contains(id))
            continue;
        m_entries.erase(id);
        emit sourceRemoved(id);
    }
    for (const QString &id : connectionIds)
        m_entries[id].source.connectionId = id;
    if (before != m_order)
        emit stateChanged();
}

void FanOutList::load()
{
    for (const QString &id : QStringList(m_order))
        load(id);
}

void FanOutList::retry()
{
    for (const QString &id : QStringList(m_order)) {
        if (source(id).state == State::Failed)
            load(id);
    }
}

void FanOutList::load(const QString &connectionId)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end() || !m_start)
        return;
    Entry &entry = found->second;
    entry.call = {};
    entry.isWanted = true;
    Client *client = m_session.client(connectionId);
    if (!client && m_session.state(connectionId) == Session::State::Failed)
        m_session.open(connectionId);
    else if (!client)
        waitForSession(entry);
    if (!client)
        return;
    entry.isWanted = false;
    entry.source.state = State::Loading;
    entry.source.recordCount = 0;
    entry.call = m_start(
        *client, this,
        [this, connectionId](const ListChunk &chunk) {
            m_entries.at(connectionId).source.recordCount += chunk.recordCount();
            emit chunkArrived(connectionId, chunk);
        },
        [this, connectionId](const Result<void, ApiError> &outcome) {
            finish(connectionId, outcome);
        });
    emit sourceStarted(connectionId);
    emit stateChanged();
}

void FanOutList::waitForSession(Entry &entry)
{
    const QString id = entry.source.connectionId;
    if (m_session.state(id) == Session::State::Failed) {
        entry.source.error = m_session.error(id);
        entry.source.state = State::Failed;
        emit sourceFinished(id);
    } else {
        entry.source.state = State::Loading;
    }
    emit stateChanged();
}

void FanOutList::onSessionChanged(const QString &connectionId)
{
    const auto found = m_entries.find(connectionId);
    if (found == m_entries.end())
        return;
    const Session::State now = m_session.state(connectionId);
    const bool isWanted = found->second.isWanted;
    if (now == Session::State::Open && isWanted) {
        load(connectionId);
    } else if (isWanted && (now == Session::State::Failed || now == Session::State::Opening)) {
        waitForSession(found->second);
    } else if (now == Session::State::Closed) {
        found->second.call = {};
        found->second.isWanted = false;
        if (found->second.source.state == State::Loading) {
            found->second.source.state = State::Idle;
            emit stateChanged();
        }
    }
}

void FanOutList::cancel()
{
    for (auto &[id, entry] : m_entries) {
        entry.call = {};
        entry.isWanted = false;
        if (entry.source.state == State::Loading)
            entry.source.state = State::Idle;
    }
    emit stateChanged();
}

void FanOutList::finish(const QString &connectionId, const Result<void, ApiError> &outcome)
{
    Source &source = m_entries.at(connectionId).source;
    source.state = outcome ? State::Complete : State::Failed;
    source.error = outcome ? std::nullopt : std::optional(outcome.error());
    if (outcome)
        source.loadedAt = m_session.now();
    emit sourceFinished(connectionId);
    emit stateChanged();
}

QList<FanOutList::Source> FanOutList::sources() const
{
    QList<Source> sources;
    for (const QString &id : m_order)
        sources.append(m_entries.at(id).source);
    return sources;
}

FanOutList::Source FanOutList::source(const QString &connectionId) const
{
    const auto found = m_entries.find(connectionId);
    return found == m_entries.end() ? Source() : found->second.source;
}

FanOutList::State FanOutList::state() const
{
    bool isComplete = !m_entries.empty();
    bool isFailed = false;
    for (const auto &[id, entry] : m_entries) {
        if (entry.source.state == State::Loading)
            return State::Loading;
        isFailed = isFailed || entry.source.state == State::Failed;
        isComplete = isComplete && entry.source.state == State::Complete;
    }
    return isFailed ? State::Failed : isComplete ? State::Complete : State::Idle;
}

} // namespace lc
