// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/workflow.h"

#include <QUuid>

namespace lc {

Workflow::Workflow(Session &session, QString connectionId, QObject *parent)
    : QObject(parent), m_session(session), m_connectionId(std::move(connectionId))
{
}

void Workflow::cancel()
{
    if (!isBusy())
        return;
    m_call = {};
    setWait({});
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    error.executed = ApiError::Executed::Unknown;
    fail(error);
}

void Workflow::setWait(const std::optional<RetryWait> &wait)
{
    if (wait == m_wait)
        return;
    m_wait = wait;
    emit waitChanged();
}

void Workflow::setAttempt(Attempt attempt)
{
    if (!m_region.isEmpty())
        attempt.homeRegion = m_region;
    describePlace(attempt);
    m_attempt = std::move(attempt);
}

void Workflow::moveTo(const QString &connectionId, const QString &region)
{
    if (!connectionId.isEmpty())
        m_connectionId = connectionId;
    if (!region.isEmpty())
        m_region = m_attempt.homeRegion = region;
    describePlace(m_attempt);
}

void Workflow::describePlace(Attempt &attempt) const
{
    const Connection connection = m_session.connection(m_connectionId);
    attempt.connection = connection.name;
    attempt.account = m_session.identity(m_connectionId).account;
    if (const Client *client = m_session.clientIn(m_connectionId, attempt.homeRegion))
        attempt.region = client->region();
    else
        attempt.region = connection.region;
}

void Workflow::enter(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
    if (state == State::Done || state == State::Failed || state == State::Conflict)
        emit finished();
}

void Workflow::fail(const ApiError &error)
{
    m_error = error;
    enter(State::Failed);
}

void Workflow::meetConflict(const ApiError &error)
{
    m_error = error;
    enter(State::Conflict);
}

ApiError Workflow::notOpen() const
{
    ApiError error = m_session.error(m_connectionId);
    if (m_session.state(m_connectionId) != Session::State::Failed) {
        error = {};
        error.kind = ApiError::Kind::Offline;
    }
    error.executed = ApiError::Executed::No;
    return error;
}

QString newClientToken()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

bool isOutcomeUnknown(const ApiError &error)
{
    return error.executed != ApiError::Executed::No;
}

} // namespace lc
