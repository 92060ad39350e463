// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/keychain.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>

namespace QKeychain {
class Job;
}

namespace lc {

/// The keychain of the desktop through QtKeychain (Secret Service, KWallet ...), never a plain
/// file. One job at a time: the library has one queue, in which a keyring that waits for its
/// password holds up everything; such a job is given up after a while, and what is asked while it
/// still waits fails at once.
class SystemKeychain final : public QObject, public Keychain {
    Q_OBJECT
public:
    explicit SystemKeychain(QString service = QStringLiteral("license-console"),
                            std::chrono::milliseconds limit = std::chrono::seconds(60));
    ~SystemKeychain() override;

    void read(const QString &name, QObject *context, ReadDone done) override;
    void write(const QString &name, const Secret &secret, QObject *context, Done done) override;
    void remove(const QString &name, QObject *context, Done done) override;

signals:
    /// A job takes long enough to be told ("waiting for your keyring"), or does no longer.
    void waitingChanged(bool isWaiting);

private:
    struct Task {
        QPointer<QObject> context;
        std::function<QKeychain::Job *()> make;
        std::function<void(QKeychain::Job *job)> finished; ///< null: the time is up
    };

    void enqueue(Task task);
    void startNext();
    void onFinished(QKeychain::Job *job);
    void giveUp();
    void setWaiting(bool isWaiting);

    QString m_service;
    std::deque<Task> m_tasks; ///< the first one is under way
    QPointer<QKeychain::Job> m_job;
    QPointer<QKeychain::Job> m_stuck; ///< given up, but still in the library's queue
    QTimer m_limit;
    QTimer m_patience;
    bool m_isWaiting = false;
};

} // namespace lc
