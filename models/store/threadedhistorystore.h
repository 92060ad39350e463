// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/historystore.h"
#include "store/storethread.h"

#include <QPointer>

#include <memory>

namespace lc {

class HistoryFile;

/// Opens a history when it is first wanted, and again after it was lost. Used by one thread at a
/// time.
class HistoryKeeper {
public:
    /// Hears, in the thread, of what happens although nobody asked: another state, series that
    /// others changed.
    using Listener = std::function<void(const HistoryState &state, const QList<SeriesKey> &news)>;

    virtual ~HistoryKeeper() = default;
    virtual void setListener(Listener /*listener*/) { }
    virtual HistoryState state() const = 0;
    virtual Instant now() const = 0;
    /// nullptr when it cannot be opened (see state()).
    virtual HistoryFile *history() = 0;
    /// Whether it was lost meanwhile, so that opening it again may help.
    virtual bool isLost() const { return false; }
    /// After damage was found: sets it aside and keeps what can be read; whether that was possible.
    virtual bool repair() { return false; }
    /// One more for reading, for another thread; nullptr when there can be none.
    virtual std::unique_ptr<HistoryKeeper> reader() const { return nullptr; }
    /// From any thread: waits for nobody from now on.
    virtual void giveUp() { }
};

/// A history that is worked on in a thread of its own.
class ThreadedHistoryStore : public HistoryStore {
    Q_OBJECT
public:
    explicit ThreadedHistoryStore(std::shared_ptr<HistoryKeeper> keeper, QObject *parent = nullptr);
    /// Finishes what was asked for, but stops exports and imports; nothing is delivered afterwards.
    ~ThreadedHistoryStore() override;

    HistoryState state() const override { return m_state; }
    /// From now on it is another history: what was asked for before is still done with the former
    /// one, which is then closed.
    void moveTo(std::shared_ptr<HistoryKeeper> keeper);

    void append(Poll poll, QObject *context, Done<void> done) override;
    void merge(std::vector<SeriesSamples> series, QObject *context, Done<void> done) override;
    void addEvents(QList<HistoryEvent> events, QObject *context, Done<void> done) override;
    void importOnce(QString marker, std::vector<SeriesSamples> series, QList<HistoryEvent> events,
                    QObject *context, Done<bool> done) override;
    void removeSampleData(QObject *context, Done<void> done) override;
    void series(QObject *context, Done<QList<SeriesInfo>> done) override;
    void ranges(QList<RangeQuery> queries, QObject *context,
                Done<std::vector<RangeAnswer>> done) override;
    void dailySums(DailySumQuery query, QObject *context, Done<std::vector<DaySum>> done) override;
    StoreJob applyRetention(RetentionRules rules, Instant now, QObject *context, Progress progress,
                            Done<RetentionOutcome> done) override;
    /// Reads in a thread of its own where it can: what is asked meanwhile does not wait.
    StoreJob exportTo(QString path, QObject *context, Progress progress,
                      Done<TransferOutcome> done) override;
    StoreJob importFrom(QString path, QObject *context, Progress progress,
                        Done<TransferOutcome> done) override;
    StoreJob check(QObject *context, Progress progress, Done<void> done) override;

private:
    void openInThread();
    /// Runs `work` on the history in the thread and delivers its outcome here.
    template <class T>
    void ask(std::function<Result<T, StoreError>(HistoryFile &)> work, QObject *context,
             Done<T> done, QList<SeriesKey> changes = {});
    void take(const HistoryState &state, const QList<SeriesKey> &changes);
    void tellAllChanged();
    struct Retaining;
    /// The next step of it; others that were asked for meanwhile come first.
    void retain(std::shared_ptr<Retaining> work);
    /// Delivers here, while the context lives; answers whether to go on.
    std::function<bool(double)> progressOf(const StoreJob::StopFlag &flag, QObject *context,
                                           Progress progress);

    HistoryState m_state;
    std::shared_ptr<HistoryKeeper> m_keeper; ///< used in the thread only
    StoreJob::StopFlag m_isEnding; ///< stops what takes long
    std::unique_ptr<StoreThread> m_thread;
    std::unique_ptr<StoreThread> m_exporting; ///< made for the first export
};

} // namespace lc
