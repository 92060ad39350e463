// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calljournal.h"
#include "core/result.h"
#include "store/storeerror.h"
#include "store/storethread.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace lc {

/// One call as it stands in the activity list.
struct ActivityEntry {
    CallRecord record;
    std::optional<CallOutcome>
        outcome; ///< none: still running, or the program ended before it knew
    std::optional<Verdict> verdict; ///< of reading back, where the outcome was not known
    std::optional<RetryWait> wait; ///< while it runs; not kept
};

/// Remembers calls in console.db. A call that changes something is on the disk before `kept`
/// runs; reads are written in batches and never wait for the disk. Lives on the GUI thread; several
/// processes may use one file.
class ActivityStore final : public QObject, public CallJournal {
    Q_OBJECT
public:
    enum class Which { All, Changes };
    using Done = std::function<void(Result<QList<ActivityEntry>, StoreError>)>;

    ActivityStore(const QString &path, std::shared_ptr<const Clock> clock,
                  QObject *parent = nullptr);
    /// Writes what is waiting; nothing is delivered afterwards.
    ~ActivityStore() override;

    /// A record that cannot be written is reported by failed() and does not hold the call up.
    void begin(const CallRecord &record, Kept kept) override;
    void delay(const QString &id, const RetryWait &wait) override;
    void settle(const QString &id, const CallOutcome &outcome) override;
    void conclude(const QString &id, std::optional<Verdict> verdict) override;

    /// The newest entries, newest first; answers while `context` lives.
    void recent(Which which, int limit, QObject *context, Done done);
    /// Where a damaged file was moved to; empty: none was. Known when ready() was emitted.
    QString setAsidePath() const { return m_setAsidePath; }

signals:
    void ready();
    /// A call began, ended or became known.
    void changed(const lc::ActivityEntry &entry);
    void failed(const lc::StoreError &error);

private:
    class Keeper;
    /// Something to be written: a new record, an outcome or both at once, or a verdict.
    struct Note {
        QString id;
        std::optional<CallRecord> record;
        std::optional<CallOutcome> outcome;
        std::optional<Verdict> verdict;
    };

    /// Writes what is waiting, then runs `written` here.
    void flush(std::function<void()> written = {});

    QString m_setAsidePath;
    QHash<QString, CallRecord> m_running;
    std::vector<Note> m_waiting;
    QTimer m_timer;
    std::shared_ptr<Keeper> m_keeper; ///< used in the thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::ActivityEntry)
