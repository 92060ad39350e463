// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "database/database.h"
#include "database/sqldatabase.h"
#include "store/historystore.h"
#include "store/sampleblock.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace lc {

/// The history in one SQLite file: polls of the last days as one row each, everything older packed
/// in blocks per series, newest values in memory. Synchronous; belongs to one thread. A write that
/// returned without an error is on the disk, one that returned an error changed nothing.
class HistoryFile {
public:
    /// Polls kept as rows before they are packed.
    static constexpr int pollsBeforePacking = 64;

    static Result<HistoryFile, StoreError> open(const QString &path, OpenOptions::Access access);

    /// A history in tables that exist.
    static Result<HistoryFile, StoreError> on(std::unique_ptr<SqlDatabase> database);

    bool isReadOnly() const { return m_database->isReadOnly(); }

    Result<void, StoreError> append(const Poll &poll);
    Result<void, StoreError> merge(std::span<const SeriesSamples> series);
    Result<void, StoreError> addEvents(std::span<const HistoryEvent> events);
    /// `now` is noted beside the marker.
    Result<bool, StoreError> importOnce(const QString &marker,
                                        std::span<const SeriesSamples> series,
                                        std::span<const HistoryEvent> events, Instant now);
    Result<void, StoreError> removeSampleData();
    /// Moves every poll into the blocks of its series.
    Result<void, StoreError> pack();

    Result<QList<SeriesInfo>, StoreError> series();
    Result<RangeAnswer, StoreError> range(const RangeQuery &query);
    Result<void, StoreError> check();
    /// Sees what others wrote.
    Result<void, StoreError> look();
    /// Series that others changed, as seen since the last call.
    QList<SeriesKey> takeNews();

private:
    /// What is kept in memory of a series.
    struct Series {
        qint64 id = 0;
        SeriesInfo info;
        std::optional<Instant> packedUntil; ///< end of its last block
        /// Of polls that are not packed: ascending, after packedUntil.
        std::vector<TimedSample> recent;

        bool isEmpty() const { return recent.empty() && !packedUntil; }
        /// Takes a sample of a poll; later ones replace earlier ones of the same time.
        void add(const TimedSample &entry);
    };
    struct StoredBlock {
        qint64 id = 0;
        Instant first{};
        Instant last{};
        int count = 0;
        std::chrono::milliseconds interval{};
    };
    template <class T> using Outcome = Result<T, DatabaseError>;

    explicit HistoryFile(std::unique_ptr<SqlDatabase> database)
        : m_database(std::move(database)) { }

    /// A statement prepared once; must not be asked for again while it is being stepped.
    Outcome<SqlStatement *> statement(const char *literal);
    Outcome<void> load();
    Outcome<void> loadSeries();
    /// Those after the ones that are known; adds their series to `news`.
    Outcome<void> loadPolls(QSet<SeriesKey> *news = nullptr);
    /// Sees what others wrote since the last look.
    Outcome<void> refresh();
    template <class Work> Result<void, StoreError> write(Work work);
    /// A reader sees one state of the file throughout `work`, whatever is written meanwhile.
    template <class T, class Work> Result<T, StoreError> read(Work work);

    Outcome<Series *> seriesFor(const SeriesKey &key, std::chrono::milliseconds interval);
    Outcome<void> saveSeries(const Series &series);
    Outcome<void> appendInside(const Poll &poll);
    Outcome<void> mergeInside(std::span<const SeriesSamples> series);
    Outcome<void> mergeInto(Series &series, std::vector<TimedSample> samples);
    Outcome<void> addEventsInside(std::span<const HistoryEvent> events);
    Outcome<void> packInside();

    /// Blocks that overlap the closed range, ascending.
    Outcome<std::vector<StoredBlock>> blocksBetween(const Series &series, Instant from, Instant to);
    Outcome<std::vector<Sample>> samplesOf(const StoredBlock &block);
    Outcome<std::vector<Bucket>> rollupOf(const StoredBlock &block);
    Outcome<RangeAnswer> rangeInside(const RangeQuery &query);
    Outcome<void> fillBuckets(const Series &series, RangeAnswer &answer);
    enum class Side { Before, After };
    /// The nearest sample before a time, or not before it.
    Outcome<std::optional<Sample>> neighbour(const Series &series, Instant limit, Side side);
    Outcome<QList<HistoryEvent>> eventsOf(const RangeQuery &query);
    DatabaseError damaged(const QString &what) const;

    std::unique_ptr<SqlDatabase> m_database;
    std::map<qint64, Series> m_series;
    QHash<SeriesKey, qint64> m_ids;
    int m_pollCount = 0;
    qint64 m_lastPoll = 0; ///< id of the last poll that is known
    qint64 m_version = -1; ///< of the database, when everything was loaded
    QSet<SeriesKey> m_news;
    SqlDatabase::Effect m_effect = SqlDatabase::Effect::Changed; ///< of the present transaction
    std::map<const char *, std::unique_ptr<SqlStatement>>
        m_statements; ///< by the address of their literal
};

} // namespace lc
