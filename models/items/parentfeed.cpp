// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/parentfeed.h"

#include "items/sessionfeed.h"

#include <algorithm>

namespace lc {

namespace {

// As many as leave connections free for what the user asks for.
constexpr size_t listsAtOnce = 3;

} // namespace

ParentFeed::ParentFeed(Session &session, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_session(session), m_model(model)
{
    m_model.setFeed(this);
}

ParentFeed::~ParentFeed()
{
    m_model.setFeed(nullptr);
}

QString ParentFeed::sourceId(const ParentRecord &parent)
{
    return parent.connection + u'\n' + parent.region + u'\n' + parent.id;
}

void ParentFeed::setParents(const QList<ParentRecord> &parents)
{
    const QList<ParentRecord> before = std::exchange(m_parents, parents);
    for (const ParentRecord &parent : before) {
        if (parents.contains(parent))
            continue;
        m_running.erase(sourceId(parent));
        std::erase(m_waiting, parent);
        m_model.removeSource(sourceId(parent));
    }
    for (const ParentRecord &parent : parents) {
        if (!before.contains(parent))
            queue(parent);
    }
    startNext();
}

void ParentFeed::refresh()
{
    for (const ParentRecord &parent : std::as_const(m_parents))
        queue(parent);
    startNext();
}

void ParentFeed::retry()
{
    for (const SourceStatus &status : m_model.sources()) {
        for (const ParentRecord &parent : std::as_const(m_parents)) {
            if (status.state == LoadState::Failed && status.id == sourceId(parent))
                queue(parent);
        }
    }
    startNext();
}

void ParentFeed::cancel()
{
    m_waiting.clear();
    m_running.clear();
    for (const SourceStatus &status : m_model.sources()) {
        if (status.state == LoadState::Loading)
            m_model.stopSource(status.id);
    }
}

void ParentFeed::queue(const ParentRecord &parent)
{
    RowOrigin origin = originOf(m_session, parent.connection, parent.region);
    origin.parent = parent.id;
    origin.parentName = parent.name;
    const QString id = sourceId(parent);
    m_running.erase(id);
    m_model.beginSource(id, origin);
    if (std::find(m_waiting.begin(), m_waiting.end(), parent) == m_waiting.end())
        m_waiting.push_back(parent);
}

void ParentFeed::startNext()
{
    while (m_running.size() < listsAtOnce && !m_waiting.empty()) {
        const ParentRecord parent = m_waiting.front();
        m_waiting.pop_front();
        const QString id = sourceId(parent);
        Client *client = m_session.clientIn(parent.connection, parent.region);
        if (!client) {
            m_model.failSource(id, m_session.error(parent.connection));
            continue;
        }
        PendingCall &call = m_running[id];
        call = m_start(
            *client, parent, [this, id](const ListChunk &chunk) { m_model.appendChunk(id, chunk); },
            [this, parent](const Result<void, ApiError> &outcome) { finish(parent, outcome); });
        call.onWaiting(this, [this, id](const RetryWait &wait) { m_model.delaySource(id, wait); });
    }
}

void ParentFeed::finish(const ParentRecord &parent, const Result<void, ApiError> &outcome)
{
    const QString id = sourceId(parent);
    m_running.erase(id);
    if (outcome)
        m_model.completeSource(id);
    else
        m_model.failSource(id, outcome.error());
    startNext();
}

} // namespace lc
