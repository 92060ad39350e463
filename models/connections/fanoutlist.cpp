// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/fanoutlist.h"

#include <algorithm>

namespace lc {

FanOutList::FanOutList(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&m_session, &Session::stateChanged, this, &FanOutList::onSessionChanged);
}

FanOutList::~FanOutList() = default;

void FanOutList::setConnections(const QStringList &connectionIds)
{
    m_connections = connectionIds;
    followRegions();
}

void FanOutList::followRegions()
{
    const QStringList before = m_order;
    std::map<QString, Source> wanted;
    QStringList order;
    for (const QString &connectionId : std::as_const(m_connections)) {
        const QStringList regions = m_session.regions(connectionId);
        for (const QString &region : regions) {
            const QString id = regions.size() == 1 ? connectionId : connectionId + u'@' + region;
            wanted[id] = {.id = id, .connectionId = connectionId, .region = region};
            order.append(id);
        }
    }
    if (order == before)
        return;
    m_order = order;
    for (const QString &id : before) {
        if (wanted.contains(id))
            continue;
        m_entries.erase(id);
        m_waiting.removeAll(id);
        emit sourceRemoved(id);
    }
    for (const QString &id : order)
        m_entries.try_emplace(id, Entry{wanted.at(id), {}});
    emit stateChanged();
    startWaiting();
}

QStringList FanOutList::sourcesOf(const QString &connectionId) const
{
    QStringList ids;
    for (const QString &id : m_order) {
        if (m_entries.at(id).source.connectionId == connectionId)
            ids.append(id);
    }
    return ids;
}

void FanOutList::load()
{
    for (const QString &id : QStringList(m_order))
        loadSource(id);
    startWaiting();
}

void FanOutList::load(const QString &connectionId)
{
    for (const QString &id : sourcesOf(connectionId))
        loadSource(id);
    startWaiting();
}

void FanOutList::retry()
{
    for (const QString &id : QStringList(m_order)) {
        if (source(id).state == State::Failed)
            loadSource(id);
    }
    startWaiting();
}

void FanOutList::loadSource(const QString &sourceId)
{
    const auto found = m_entries.find(sourceId);
    if (found == m_entries.end() || !m_start)
        return;
    Entry &entry = found->second;
    const QString connectionId = entry.source.connectionId;
    stop(entry);
    entry.isWanted = true;
    if (m_session.state(connectionId) == Session::State::Failed) {
        m_session.open(connectionId);
        return;
    }
    if (!m_session.client(connectionId)) {
        waitForSession(sourceId);
        return;
    }
    entry.isWanted = false;
    entry.source.state = State::Loading;
    entry.source.recordCount = 0;
    m_waiting.append(sourceId);
    emit sourceStarted(sourceId);
    emit stateChanged();
}

/// Of the connections that wait, the one with the fewest lists under way comes next, so that an
/// account with many Regions does not hold up another.
void FanOutList::startWaiting()
{
    constexpr int mostAtOnce = 24;
    constexpr int mostOfOne = 16; ///< connection, so that others always find a place
    for (;;) {
        std::map<QString, int> running;
        int all = 0;
        for (const auto &[id, entry] : m_entries) {
            running[entry.source.connectionId] += entry.isRunning;
            all += entry.isRunning;
        }
        if (all >= mostAtOnce || m_waiting.isEmpty())
            return;
        const auto load = [&](const QString &id) {
            return running[m_entries.at(id).source.connectionId];
        };
        const auto next = std::min_element(
            m_waiting.begin(), m_waiting.end(),
            [&](const QString &left, const QString &right) { return load(left) < load(right); });
        if (load(*next) >= mostOfOne)
            return;
        start(m_waiting.takeAt(next - m_waiting.begin()));
    }
}

void FanOutList::start(const QString &sourceId)
{
    Entry &entry = m_entries.at(sourceId);
    Client *client = m_session.clientIn(entry.source.connectionId, entry.source.region);
    if (!client) {
        entry.isWanted = true;
        waitForSession(sourceId);
        return;
    }
    entry.isRunning = true;
    entry.call = m_start(
        *client, this,
        [this, sourceId](const ListChunk &chunk) {
            m_entries.at(sourceId).source.recordCount += chunk.recordCount();
            emit chunkArrived(sourceId, chunk);
        },
        [this, sourceId](const Result<void, ApiError> &outcome) { finish(sourceId, outcome); });
    entry.call.onWaiting(
        this, [this, sourceId](const RetryWait &wait) { emit sourceWaiting(sourceId, wait); });
}

void FanOutList::stop(Entry &entry)
{
    entry.call = {};
    entry.isRunning = false;
    entry.isWanted = false;
    m_waiting.removeAll(entry.source.id);
}

void FanOutList::waitForSession(const QString &sourceId)
{
    Source &source = m_entries.at(sourceId).source;
    if (m_session.state(source.connectionId) == Session::State::Failed) {
        source.error = m_session.error(source.connectionId);
        source.state = State::Failed;
        emit sourceFinished(sourceId);
    } else {
        source.state = State::Loading;
    }
    emit stateChanged();
}

void FanOutList::onSessionChanged(const QString &connectionId)
{
    if (!m_connections.contains(connectionId))
        return;
    const Session::State now = m_session.state(connectionId);
    // One that is opened anew is listed anew, in the Regions that it has now.
    bool isWanted = false;
    for (const QString &id : sourcesOf(connectionId)) {
        const Entry &entry = m_entries.at(id);
        isWanted = isWanted || entry.isWanted
            || (now == Session::State::Opening && entry.source.state != State::Idle);
    }
    if (now != Session::State::Closed)
        followRegions();
    for (const QString &id : sourcesOf(connectionId)) {
        if (!m_entries.contains(id))
            continue;
        Entry &entry = m_entries.at(id);
        if (now == Session::State::Closed) {
            stop(entry);
            if (entry.source.state == State::Loading) {
                entry.source.state = State::Idle;
                emit stateChanged();
            }
        } else if (isWanted && now == Session::State::Open) {
            loadSource(id);
        } else if (isWanted) {
            stop(entry);
            entry.isWanted = true;
            waitForSession(id);
        }
    }
    startWaiting();
}

void FanOutList::cancel()
{
    for (auto &[id, entry] : m_entries) {
        stop(entry);
        if (entry.source.state == State::Loading)
            entry.source.state = State::Idle;
    }
    emit stateChanged();
}

void FanOutList::finish(const QString &sourceId, const Result<void, ApiError> &outcome)
{
    Entry &entry = m_entries.at(sourceId);
    entry.isRunning = false;
    Source &source = entry.source;
    source.state = outcome ? State::Complete : State::Failed;
    source.error = outcome ? std::nullopt : std::optional(outcome.error());
    if (outcome)
        source.loadedAt = m_session.now();
    emit sourceFinished(sourceId);
    emit stateChanged();
    startWaiting();
}

QList<FanOutList::Source> FanOutList::sources() const
{
    QList<Source> sources;
    for (const QString &id : m_order)
        sources.append(m_entries.at(id).source);
    return sources;
}

FanOutList::Source FanOutList::source(const QString &sourceId) const
{
    const auto found = m_entries.find(sourceId);
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
