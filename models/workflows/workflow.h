// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "connections/session.h"
#include "workflows/errortext.h"

#include <QObject>

#include <optional>

namespace lc {

/// One action of the user that may take several calls. Lives outside dialogs, so that closing one
/// ends nothing by accident; deleting the workflow cancels it. GUI thread.
class Workflow : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,
        Working,
        Settling, ///< the outcome of a call is unknown and is being read back
        Conflict, ///< someone else was faster; both sides are at hand
        Failed,
        Done
    };

    /// The session outlives the workflow.
    Workflow(Session &session, QString connectionId, QObject *parent = nullptr);

    State state() const { return m_state; }
    bool isBusy() const { return m_state == State::Working || m_state == State::Settling; }
    const QString &connectionId() const { return m_connectionId; }
    /// Why it is Failed or in Conflict.
    const ApiError &error() const { return m_error; }
    ErrorText errorText() const { return explain(m_error, m_attempt); }
    /// What its call waits for, when it waits.
    const std::optional<RetryWait> &wait() const { return m_wait; }
    Instant now() const { return m_session.now(); }
    /// Stops listening; what already left may still be carried out.
    void cancel();
    /// After Failed: sends again what may be sent again, and settles first what is not known.
    virtual void retry() { }
    /// What is sent from now on goes there: after Failed, when another Region or account is the
    /// right one. Empty members stay as they are.
    void moveTo(const QString &connectionId, const QString &region);

signals:
    void stateChanged();
    /// Its call waits for something else now, or no more.
    void waitChanged();
    /// Done, Failed or Conflict was reached.
    void finished();

protected:
    /// What is being tried, for explanations; connection, account and Region are filled in. Calls
    /// go to the home Region when one is named.
    void setAttempt(Attempt attempt);
    void enter(State state);
    void fail(const ApiError &error);
    void meetConflict(const ApiError &error);
    Session &session() { return m_session; }

    /// Sends one call; a connection that is not open answers with an error, through the event loop
    /// too. A newer call replaces an older one.
    template <class Op, class Done> void send(const typename Op::Request &request, Done done)
    {
        if (Client *client = m_session.clientIn(m_connectionId, m_attempt.homeRegion)) {
            m_call = client->call<Op>(
                request, this,
                [this, done = std::move(done)](
                    const Result<typename Op::Response, ApiError> &answer) mutable {
                    setWait({});
                    done(answer);
                });
            m_call.onWaiting(this, [this](const RetryWait &wait) { setWait(wait); });
            m_call.onUnknown(this, [this] { enter(State::Settling); });
            return;
        }
        m_call = {};
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done)]() mutable {
                done(Result<typename Op::Response, ApiError>(unexpected(notOpen())));
            },
            Qt::QueuedConnection);
    }

private:
    void describePlace(Attempt &attempt) const;
    ApiError notOpen() const;
    void setWait(const std::optional<RetryWait> &wait);

    Session &m_session;
    QString m_connectionId;
    QString m_region; ///< where people moved it; empty: where it goes by itself
    Attempt m_attempt;
    State m_state = State::Idle;
    ApiError m_error;
    PendingCall m_call;
    std::optional<RetryWait> m_wait;
};

/// A ClientToken: one for each action of the user, kept for every retry of that action.
QString newClientToken();

/// Whether the effect of a failed change must be read back before anything is sent again.
bool isOutcomeUnknown(const ApiError &error);

} // namespace lc
