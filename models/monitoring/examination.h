// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "monitoring/callqueue.h"
#include "monitoring/doctorfinding.h"
#include "monitoring/estate.h"
#include "store/storethread.h"

#include <QObject>

#include <deque>
#include <memory>

namespace lc {

class HistoryStore;

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
    /// Whose licenses are the same in every Region.
    enum class Scope { Account, Region };

    void read(const std::shared_ptr<Reading> &reading, Scope scope);
    void readKeys(const std::shared_ptr<Reading> &reading);
    template <class Op>
    void queue(const std::shared_ptr<Reading> &reading, const typename Op::Request &request,
               std::function<void(const ListChunk &)> onChunk,
               std::function<void(bool isComplete)> onDone);
    template <class Op, class Record>
    void list(const std::shared_ptr<Reading> &reading, Listing<Record> Estate::*target,
              std::function<void()> then = {});
    void fail(const Reading &reading, const char *operation, const ApiError &error);
    /// Runs `work` in the thread, then `then` here, unless another round has begun.
    void inThread(std::function<void()> work, std::function<void()> then);
    void judge();
    void readUsage();
    void runChecks();

    Session &m_session;
    HistoryStore &m_history;
    std::unique_ptr<CallQueue> m_queue;
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
