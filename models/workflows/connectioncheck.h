// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "workflows/errortext.h"

#include <QList>
#include <QObject>

#include <memory>

namespace lc {

/// Tries a connection, open or not, kept or not, without opening it: settings and keys, who it
/// speaks as, and one read of License Manager in each of its Regions. Deleting it cancels. GUI
/// thread.
class ConnectionCheck : public QObject {
    Q_OBJECT
public:
    enum class Outcome {
        Waiting,
        Running,
        Passed,
        Failed,
        Skipped ///< a step before it failed, or the check was cancelled
    };
    struct Step {
        QString title; ///< "License Manager in eu-west-1"
        Outcome outcome = Outcome::Waiting;
        QString text; ///< what was found out; empty until then
        ErrorText problem; ///< of a failed step
        bool operator==(const Step &) const = default;
    };

    /// The session outlives it.
    explicit ConnectionCheck(Session &session, QObject *parent = nullptr);
    ~ConnectionCheck() override;

    /// Begins; a check that runs is given up.
    void start(const Connection &connection);
    void cancel();

    bool isRunning() const;
    /// Whether every step passed.
    bool isPassed() const;
    const QList<Step> &steps() const { return m_steps; }
    /// Who the connection speaks as, once that is known.
    const Identity &identity() const { return m_identity; }

signals:
    void stepsChanged();
    /// Every step has its outcome.
    void finished();

private:
    void takeAccess(const Result<ConnectionAccess, ApiError> &access);
    void askIdentity();
    void takeIdentity(const Identity &identity);
    void readRegion(qsizetype index);
    Client &clientIn(const QString &region);
    void begin(qsizetype step);
    void pass(const QString &text);
    void fail(const ApiError &error, const Attempt &attempt);
    void end();
    Attempt attemptOf(const QString &operation, const QString &region) const;

    Session &m_session;
    Connection m_connection;
    ConnectionAccess m_access;
    Identity m_identity;
    QList<Step> m_steps;
    qsizetype m_step = -1;
    struct Run;
    std::unique_ptr<Run> m_run; ///< what is under way
};

} // namespace lc
