// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "monitoring/doctorfinding.h"
#include "store/storethread.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lc {

class EstateReader;
class HistoryStore;
class Session;

/// Reads what the open connections have and runs every check of the license doctor over it, an
/// account and Region once however many connections see it. GUI thread; the checks run in a thread
/// of their own. Session and store outlive it.
class Examination final : public QObject {
    Q_OBJECT
public:
    Examination(Session &session, HistoryStore &history, QObject *parent = nullptr);
    ~Examination() override;

    /// Begins anew.
    void start();
    /// Stops reading; the findings of before stay.
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// Of the last examination that came to its end.
    const QList<DoctorFinding> &findings() const { return m_findings; }
    /// What could not be read, in words: those checks are missing.
    const QStringList &failures() const { return m_failures; }
    std::optional<Instant> finishedAt() const { return m_finishedAt; }

signals:
    void progressed(int done, int total);
    void finished();

private:
    struct Reading;
    /// Runs `work` in the thread, then `then` here, unless another round has begun.
    void inThread(std::function<void()> work, std::function<void()> then);
    void judge();
    void readUsage();
    void runChecks();

    Session &m_session;
    HistoryStore &m_history;
    EstateReader *m_reader;
    std::vector<std::shared_ptr<Reading>> m_readings;
    bool m_isRunning = false;
    int m_round = 0; ///< an older one's answers are dropped
    QList<DoctorFinding> m_findings;
    QStringList m_failures;
    QStringList m_newFailures;
    std::optional<Instant> m_finishedAt;
    StoreThread m_thread;
};

} // namespace lc
