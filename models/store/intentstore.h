// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calljournal.h"
#include "store/storeerror.h"
#include "store/storethread.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace lc {

/// A change that was written down before it left, and what is known of it.
struct Intent {
    enum class State {
        Sent, ///< no outcome yet, or the program ended before it knew one
        Done,
        NotDone,
        Unknown, ///< to be read back
        Unproven ///< read back, and nothing tells
    };

    CallRecord record; ///< `request` is not kept
    State state = State::Sent;
    Instant settledAt{}; ///< when it became known
};

/// Keeps every change in console.db before its first byte leaves, so that no crash forgets one, and
/// refuses what could take effect twice: the same change while the outcome of the first is unknown,
/// and a ClientToken that is used for other bytes or past its time. Reads and what it has kept go
/// on to the next journal. Lives on the GUI thread; several processes may use one file.
class IntentStore final : public QObject, public CallJournal {
    Q_OBJECT
public:
    using Done = std::function<void(Result<QList<Intent>, StoreError>)>;

    /// `next` is borrowed and may be null.
    IntentStore(const QString &path, std::shared_ptr<const Clock> clock, CallJournal *next,
                QObject *parent = nullptr);
    /// Writes what is waiting; nothing is delivered afterwards.
    ~IntentStore() override;

    /// A change that cannot be written down is refused with Kind::NotKept.
    void begin(const CallRecord &record, Kept kept) override;
    void delay(const QString &id, const RetryWait &wait) override;
    void settle(const QString &id, const CallOutcome &outcome) override;
    void conclude(const QString &id, std::optional<Verdict> verdict) override;

    /// Takes over what processes that have ended left open, and gives all that is to be read back,
    /// oldest first; answers while `context` lives.
    void takeOpen(QObject *context, Done done);

signals:
    /// The outcome of a change is unknown and reading back has not told it.
    void unsettled(const lc::Intent &intent);
    /// Reading back has ended for an intent.
    void concluded(const QString &id, lc::Verdict verdict);
    void failed(const lc::StoreError &error);

private:
    class Keeper;
    void update(const QString &id, Intent::State state);

    std::shared_ptr<const Clock> m_clock;
    CallJournal *m_next;
    QHash<QString, CallRecord> m_running;
    QHash<QString, Intent> m_unknown; ///< settled as unknown, waiting for what reading back tells
    std::shared_ptr<Keeper> m_keeper; ///< used in the thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::Intent)
Q_DECLARE_METATYPE(lc::Verdict)
