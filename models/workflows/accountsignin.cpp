// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/accountsignin.h"

#include "connections/connectionbook.h"

namespace lc {

AccountSignIn::AccountSignIn(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
}

void AccountSignIn::start(const QString &connectionId, const QString &account)
{
    m_account = account;
    m_tried.clear();
    if (account.isEmpty()) {
        m_account = m_session.identity(connectionId).account;
        m_session.close(connectionId);
        m_tried = {connectionId};
    } else {
        for (const QString &id : candidates(connectionId))
            m_tried.insert(id);
    }
    connect(&m_session, &Session::stateChanged, this, &AccountSignIn::look);
    const QSet<QString> tried = m_tried;
    for (const QString &id : tried)
        m_session.open(id);
    QMetaObject::invokeMethod(this, &AccountSignIn::look, Qt::QueuedConnection);
}

QStringList AccountSignIn::candidates(const QString &connectionId) const
{
    for (const QString &id : m_session.opened()) {
        if (m_session.identity(id).account == m_account)
            return {id};
    }
    const ConnectionBook *book = m_session.registry().book();
    const bool isLocal = m_session.connection(connectionId).kind == Connection::Kind::Local;
    QStringList found;
    for (const Connection &connection : m_session.registry().connections()) {
        const auto former = book ? book->identity(connection.id) : std::nullopt;
        const bool isLocalToo = isLocal && connection.kind == Connection::Kind::Local;
        if (isLocalToo || (former && former->account == m_account))
            found += connection.id;
    }
    return found;
}

void AccountSignIn::look()
{
    if (m_account.isEmpty() && m_tried.isEmpty())
        return;
    bool isWaiting = false;
    QString right;
    for (const QString &id : std::as_const(m_tried)) {
        const Session::State state = m_session.state(id);
        if (state == Session::State::Open
            && (m_account.isEmpty() || m_session.identity(id).account == m_account))
            right = id;
        isWaiting = isWaiting || state == Session::State::Opening;
    }
    if (right.isEmpty() && isWaiting)
        return;
    disconnect(&m_session, nullptr, this, nullptr);
    m_tried.clear();
    m_account.clear();
    if (right.isEmpty())
        emit failed();
    else
        emit opened(right);
}

} // namespace lc
