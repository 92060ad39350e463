// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/historystore.h"
#include "store/storethread.h"

#include <QPointer>

#include <memory>

namespace lc {

class HistoryFile;

/// The history in one SQLite file, worked on in a thread of its own. The holder of "PATH.lock"
/// writes; every other process reads. A damaged file is set aside and a new one begun.
class SqliteHistoryStore final : public HistoryStore {
    Q_OBJECT
public:
    SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Finishes what was asked for; nothing is delivered afterwards.
    ~SqliteHistoryStore() override;

    HistoryState state() const override { return m_state; }

    void append(Poll poll, QObject *context, Done<void> done) override;
    void merge(std::vector<SeriesSamples> series, QObject *context, Done<void> done) override;
    void addEvents(QList<HistoryEvent> events, QObject *context, Done<void> done) override;
    void importOnce(QString marker, std::vector<SeriesSamples> series, QList<HistoryEvent> events,
                    QObject *context, Done<bool> done) override;
    void removeSampleData(QObject *context, Done<void> done) override;
    void series(QObject *context, Done<QList<SeriesInfo>> done) override;
    void ranges(QList<RangeQuery> queries, QObject *context,
                Done<std::vector<RangeAnswer>> done) override;
    void check(QObject *context, Done<void> done) override;

private:
    class Keeper;

    /// Runs `work` on the file in the thread and delivers its outcome here.
    template <class T>
    void ask(std::function<Result<T, StoreError>(HistoryFile &)> work, QObject *context,
             Done<T> done, QList<SeriesKey> changes = {});
    void take(const HistoryState &state);

    HistoryState m_state;
    std::shared_ptr<Keeper> m_keeper; ///< used in the thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc
