// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "connections/session.h"
#include "domain/grant.h"
#include "workflows/errortext.h"
#include "workflows/jobprogress.h"

#include <QObject>

#include <list>
#include <map>
#include <optional>

namespace lc {

/// A grant to be answered, and what to do with one that is active already.
struct GrantToAnswer {
    QByteArray key; ///< the row key
    QString connectionId; ///< that of the grantee
    Grant grant;
    std::optional<ActivationOverrideBehavior> override; ///< for activation only
};

/// Answers any number of grants of any number of accounts. Nothing is rolled back: a grant that was
/// accepted but not activated says so. GUI thread; deleting it stops listening.
class GrantAnswering : public QObject {
    Q_OBJECT
public:
    enum class Action { Accept, AcceptAndActivate, Reject };
    enum class Step {
        Waiting,
        Accepting,
        Activating,
        Rejecting,
        Settling, ///< the outcome is unknown and is being read back
        Done,
        Failed,
        Stopped ///< not sent, since the job was stopped
    };

    /// One grant of a job.
    struct Row {
        int job = 0;
        Action action = Action::Accept;
        GrantToAnswer item;
        Step step = Step::Waiting;
        bool isAccepted = false; ///< accepting is done; what failed came after it
        std::optional<ApiError> error;
        QString failedOperation;
        Instant failedAt{};
        Open<GrantStatus> status; ///< the newest known
        QString version;
        QString clientToken; ///< of the activation; kept for every retry
        std::optional<RetryWait> wait; ///< of its call
        bool mustSettle = false; ///< an earlier outcome is still unknown

        bool isRunning() const;
        bool isOver() const;
    };

    /// How far a job has come.
    struct Progress : JobProgress {
        Action action = Action::Accept;
    };

    GrantAnswering(Session &session, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// Starts now, or after the jobs that are under way. `reason` is kept for the summary; the
    /// service has no place for it.
    void start(Action action, const QList<GrantToAnswer> &items, const QString &reason = {});
    /// What is under way is finished, what waits is not sent.
    void stopAfterThisOne();
    /// Of several calls that wait, the wait that ends last.
    std::optional<RetryWait> wait() const;
    /// Gives up the calls that wait. Whether they had an effect is read back.
    void cancelWaiting();
    /// The failed rows of the newest job again: each from the step that failed.
    void retryFailed();
    /// Forgets what is over.
    void clear();

    bool isRunning() const;
    /// Of the job under way, else of the last one.
    Progress progress() const;
    const std::list<Row> &rows() const { return m_rows; }
    const Row *find(const QByteArray &key) const;
    ErrorText errorText(const Row &row) const;
    /// "Accepted and activated 5 of 6 grants. 1 failed." and a line for each failure.
    QString summary() const;

signals:
    void rowChanged(const QByteArray &key);
    void progressChanged();
    void finished(); ///< nothing runs or waits any more

private:
    void fill();
    void begin(Row &row);
    void accept(const QByteArray &key);
    void activate(const QByteArray &key);
    void reject(const QByteArray &key);
    void settle(const QByteArray &key);
    void settled(const QByteArray &key, const Grant &grant);
    void moveTo(Row &row, Step step);
    void failRow(const QByteArray &key, const char *operation, const ApiError &error);
    Row *row(const QByteArray &key);
    template <class Op, class Done>
    void send(const Row &row, const typename Op::Request &request, Done done);
    int currentJob() const;

    Session &m_session;
    std::shared_ptr<const Clock> m_clock;
    std::list<Row> m_rows; ///< a list: slots may start jobs while a row is being moved on
    std::map<QByteArray, PendingCall> m_calls;
    int m_newestJob = 0;
    QString m_reason;
};

} // namespace lc
