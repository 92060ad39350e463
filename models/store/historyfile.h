// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "database/database.h"
#include "database/sqldatabase.h"
#include "store/historydocument.h"
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

/// The history in a SQLite file or on a server: polls of the last days as one row each, others
/// packed in blocks per series, newest values in memory. Synchronous; belongs to one thread. A
/// write that returned without an error is on the disk, one that returned an error changed nothing.
class HistoryFile {
public:
    /// Polls kept as rows before they are packed.
    static constexpr int pollsBeforePacking = 256;

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
    Result<RetentionPass, StoreError> beginRetention(const RetentionRules &rules, Instant now);
    /// The next few dozen blocks, in one transaction; the series that it changed.
    Result<QList<SeriesKey>, StoreError> retain(RetentionPass &pass);

    Result<QList<SeriesInfo>, StoreError> series();
    Result<RangeAnswer, StoreError> range(const RangeQuery &query);
    /// Every reading of the range that is not rolled up, as it is stored.
    Result<std::vector<SampleColumns>, StoreError> readings(const SeriesKey &key, Instant from,
                                                            Instant to);
    Result<std::vector<DaySum>, StoreError> dailySums(const DailySumQuery &query);
    /// Sees what others wrote.
    Result<void, StoreError> look();
    /// Series that others changed, as seen since the last call.
    QList<SeriesKey> takeNews();

    /// Told how far it has come, from 0 to 1; answers whether to go on.
    using Progress = std::function<bool(double share)>;
    Result<TransferOutcome, StoreError> exportTo(const QString &path, Instant now,
                                                 const Progress &progress);
    Result<TransferOutcome, StoreError> importFrom(const QString &path, const Progress &progress);
    /// Adds what can be read of a damaged file.
    Result<Salvage, StoreError> salvage(const QString &damagedPath);
    /// Reads everything that is stored.
    Result<void, StoreError> check(const Progress &progress);

private:
    class Salvaging;
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
        Grain grain = Grain::Reading;
    };
    /// What was read before it is asked for; belongs to the present transaction.
    struct Ahead {
        bool hasLastBlocks = false;
        std::map<qint64, StoredBlock> lastBlocks; ///< by series
        std::map<std::pair<qint64, bool>, QByteArray> parts; ///< by block; true: its summary
    };
    /// A reading or a rollup, on its way from one block to another.
    struct Stretch {
        Rollup rollup;
        std::chrono::milliseconds interval{};
        Grain grain = Grain::Reading;
    };
    /// Which of two readings of one time stays.
    enum class Prefer { New, Old };
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
    Result<void, StoreError> write(const std::function<Outcome<void>()> &work);
    /// A reader sees one state of the file throughout `work`, whatever is written meanwhile.
    template <class T> Result<T, StoreError> read(const std::function<Outcome<T>()> &work);

    Outcome<Series *> seriesFor(const SeriesKey &key, std::chrono::milliseconds interval);
    /// The same for the values of a poll, one after the other: they come in one order mostly.
    Outcome<Series *> nextSeriesFor(const SeriesKey &key, const Poll &poll, size_t index);
    Outcome<void> saveSeries(const Series &series);
    Outcome<void> appendInside(const Poll &poll);
    Outcome<void> mergeInside(std::span<const SeriesSamples> series);
    Outcome<void> addEventsInside(std::span<const HistoryEvent> events, Prefer prefer);
    /// Whether the marker is new.
    Outcome<bool> markImported(const QString &marker, Instant now);
    Outcome<void> packInside();

    /// The number of samples that were known already.
    Outcome<qint64> mergeInto(Series &series, std::vector<TimedSample> samples,
                              Prefer prefer = Prefer::New);
    Outcome<qint64> mergeStretches(Series &series, std::span<const StoredBlock> blocks,
                                   std::vector<Stretch> fresh, Prefer prefer);
    Outcome<std::vector<Stretch>> stretchesOf(const StoredBlock &block);
    Outcome<void> insertStretches(const Series &series, std::span<const Stretch> stretches);
    Outcome<void> insertBlocks(const Series &series, std::span<const SampleBlock> blocks);
    Outcome<void> removeBlock(const Series &series, const StoredBlock &block);
    Outcome<void> noteMerged(Series &series, Instant first, const Sample &last,
                             std::chrono::milliseconds interval);
    /// Blocks of schema version 1 have no sums by day.
    Outcome<void> sumUnsummed();
    Outcome<std::vector<qint64>> unsummed();
    /// The first blocks of the present series that are not as the rules want them, until one is.
    Outcome<std::vector<StoredBlock>>
    blocksToRetain(const Series &series, const RetentionPass &pass, const RetentionCuts &cuts);
    /// How many blocks and events it changed.
    Outcome<ptrdiff_t> retainInside(Series &series, RetentionPass &pass);
    Outcome<void> retainBlocks(const Series &series, std::span<const StoredBlock> blocks,
                               const RetentionCuts &cuts, RetentionOutcome &outcome);
    Outcome<qint64> removeEventsBefore(const Series &series, Instant time);
    Outcome<void> noteRemoved(Series &series);
    Outcome<void> checkBlocks(const Series &series);
    /// False when it was stopped.
    Outcome<bool> writeParts(HistoryDocumentWriter &writer, const Progress &progress);
    Outcome<bool> writeSeries(HistoryDocumentWriter &writer, const Series &series,
                              const Progress &progress);
    Outcome<void> writeBlock(HistoryDocumentWriter &writer, const Series &series,
                             const StoredBlock &block);
    Outcome<void> writeEvents(HistoryDocumentWriter &writer);
    Outcome<void> takePart(HistoryPart part, std::optional<SeriesKey> &last,
                           TransferOutcome &outcome);

    /// From its row, which begins with id, first_time, last_time, count, interval, grain.
    static StoredBlock blockOf(const SqlStatement &row);
    /// Blocks that overlap the closed range, ascending.
    Outcome<std::vector<StoredBlock>> blocksBetween(const Series &series, Instant from, Instant to);
    Outcome<SampleColumns> columnsOf(const StoredBlock &block);
    enum class Part { Body, Summary };
    /// Gives `take` the stored bytes, valid for the length of the call.
    Outcome<void> withPart(const StoredBlock &block, Part part,
                           const std::function<void(QByteArrayView)> &take);
    /// Reads this part of the blocks at once, where each question is a long way.
    Outcome<void> fetchParts(const Series &series, std::span<const StoredBlock> blocks, Part part);
    /// The same with the last block of every series.
    Outcome<void> fetchLastBlocks();
    Outcome<std::vector<Sample>> samplesOf(const StoredBlock &block);
    Outcome<std::vector<Rollup>> rollupsOf(const StoredBlock &block);
    Outcome<SummaryColumns> summaryOf(const StoredBlock &block);
    /// The summaries of these blocks and the next one of them, without a statement for each; the
    /// statement is to be reset.
    Outcome<SqlStatement *> summariesOf(const Series &series, std::span<const StoredBlock> blocks);
    Outcome<SummaryColumns> nextSummary(SqlStatement &row, const StoredBlock &block);
    Outcome<std::vector<DaySum>> dailySumsInside(const DailySumQuery &query);
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
    std::vector<Series *> m_order; ///< of the values of the last poll; of m_series
    int m_pollCount = 0;
    qint64 m_lastPoll = 0; ///< id of the last poll that is known
    qint64 m_version = -1; ///< of the database, when everything was loaded
    QSet<SeriesKey> m_news;
    Ahead m_ahead;
    SqlDatabase::Effect m_effect = SqlDatabase::Effect::Changed; ///< of the present transaction
    std::map<const char *, std::unique_ptr<SqlStatement>>
        m_statements; ///< by the address of their literal
};

template <class T> Result<T, StoreError> HistoryFile::read(const std::function<Outcome<T>()> &work)
{
    SqlTransaction transaction(*m_database);
    Outcome<void> seen = transaction.begin(SqlDatabase::Purpose::Reading);
    if (seen)
        seen = refresh();
    Outcome<T> answer = seen ? work() : Outcome<T>(unexpected(seen.error()));
    if (!answer)
        return unexpected(StoreError::from(answer.error()));
    if (auto ended = transaction.commit(SqlDatabase::Effect::Appended); !ended)
        return unexpected(StoreError::from(ended.error()));
    return std::move(*answer);
}

} // namespace lc
