// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listfeed.h"

namespace lc {

ListFeed::ListFeed(Session &session, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_session(session), m_model(model), m_list(session)
{
    connect(&m_list, &FanOutList::sourceStarted, this,
            [this](const QString &id) { m_model.beginSource(id, originOf(m_session, id)); });
    connect(&m_list, &FanOutList::chunkArrived, this,
            [this](const QString &id, const ListChunk &chunk) { m_model.appendChunk(id, chunk); });
    connect(&m_list, &FanOutList::sourceFinished, this, [this](const QString &id) {
        const FanOutList::Source source = m_list.source(id);
        if (source.error && source.state == FanOutList::State::Failed)
            m_model.failSource(id, *source.error);
        else
            m_model.completeSource(id);
    });
    connect(&m_list, &FanOutList::sourceRemoved, this,
            [this](const QString &id) { m_model.removeSource(id); });
    m_model.setFeed(this);
}

ListFeed::~ListFeed()
{
    m_model.setFeed(nullptr);
}

void ListFeed::followSession()
{
    QStringList open;
    for (const QString &id : m_session.opened()) {
        if (m_session.client(id) != nullptr)
            open.append(id);
    }
    const QStringList before = std::exchange(m_connections, open);
    m_list.setConnections(open);
    for (const QString &id : std::as_const(open)) {
        if (!before.contains(id))
            m_list.load(id);
    }
}

void ListFeed::refresh()
{
    m_list.load();
}

void ListFeed::retry()
{
    m_list.retry();
}

void ListFeed::cancel()
{
    m_list.cancel();
    for (const QString &id : std::as_const(m_connections))
        m_model.stopSource(id);
}

RowOrigin ListFeed::originOf(const Session &session, const QString &connectionId)
{
    const Identity identity = session.identity(connectionId);
    const Connection connection = session.connection(connectionId);
    const Client *client = session.client(connectionId);
    RowOrigin origin;
    if (!identity.partition.isEmpty())
        origin.partition = identity.partition;
    origin.account = identity.account;
    origin.region = client ? client->region() : connection.region;
    origin.connection = connectionId;
    origin.connectionName = connection.name;
    return origin;
}

} // namespace lc
