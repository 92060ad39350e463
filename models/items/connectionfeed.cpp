// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/connectionfeed.h"

#include "items/connectiontable.h"

namespace lc {

ConnectionFeed::ConnectionFeed(Session &session, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_session(session), m_model(model)
{
    m_model.setFeed(this);
    connect(&session, &Session::stateChanged, this, &ConnectionFeed::fill);
    connect(&session, &Session::openedChanged, this, &ConnectionFeed::fill);
    connect(&session, &Session::registryChanged, this, &ConnectionFeed::fill);
    fill();
}

ConnectionFeed::~ConnectionFeed()
{
    m_model.setFeed(nullptr);
}

void ConnectionFeed::refresh()
{
    m_session.reload();
}

void ConnectionFeed::retry()
{
    m_session.retry();
}

void ConnectionFeed::fill()
{
    QList<ConnectionRecord> records;
    for (const Connection &connection : m_session.registry().connections())
        records += toRecord(m_session, connection);
    m_model.setRecords(records);
}

} // namespace lc
