// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What HistoryFile saves from a damaged file, and how it looks for damage.
#include "store/historyfile.h"

#include "database/sqlitedatabase.h"
#include "store/storedtime.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// A damaged file, read as far as it can be.
class DamagedFile {
public:
    static std::optional<DamagedFile> open(const QString &path)
    {
        OpenOptions options;
        options.access = OpenOptions::Access::ReadOnly;
        auto database = Database::open(path, options);
        return database ? std::optional(DamagedFile(std::move(*database))) : std::nullopt;
    }

    /// Calls `take` for each row that can be read of a statement that begins with an id, has those
    /// from ?1 on and is ordered by it. Gives the number of damaged places.
    qint64 scan(const char *sql, const std::function<void(const Statement &)> &take)
    {
        auto select = m_database.prepare(sql);
        if (!select)
            return 1;
        qint64 damages = 0;
        qint64 next = std::numeric_limits<qint64>::min();
        qint64 step = 1;
        for (;;) {
            select->bind(1, next);
            auto row = select->step();
            for (; row && *row; row = select->step()) {
                next = select->integer(0) + 1;
                step = 1;
                take(*select);
            }
            select->reset();
            if (row)
                return damages;
            // Over the damaged page, in strides that grow until there are rows again.
            if (step == 1)
                ++damages;
            next = std::max(next, qint64(0));
            if (step > std::numeric_limits<qint64>::max() / 4)
                return damages;
            next += step;
            step *= 2;
        }
    }

    bool hasGrain()
    {
        auto select = m_database.prepare("SELECT grain FROM block LIMIT 0");
        return select.has_value();
    }

private:
    explicit DamagedFile(Database database) : m_database(std::move(database)) { }

    Database m_database;
};

} // namespace

/// Brings the parts of a damaged file into another one.
class HistoryFile::Salvaging {
public:
    Salvaging(HistoryFile &target, DamagedFile &source) : m_target(target), m_source(source) { }

    Outcome<Salvage> run()
    {
        m_salvage.lost += m_source.scan(
            "SELECT id, partition, account, region, resource, metric, dimension, sample_until"
            " FROM series WHERE id >= ?1 ORDER BY id",
            [this](const Statement &row) { takeSeries(row); });
        m_salvage.lost += m_source.scan(
            m_source.hasGrain()
                ? "SELECT id, series, count, interval, body, grain FROM block WHERE id >= ?1"
                  " ORDER BY id"
                : "SELECT id, series, count, interval, body, 0 FROM block WHERE id >= ?1"
                  " ORDER BY id",
            [this](const Statement &row) { takeBlock(row); });
        m_salvage.lost +=
            m_source.scan("SELECT id, time, interval, body FROM poll WHERE id >= ?1 ORDER BY id",
                          [this](const Statement &row) { takePoll(row); });
        for (const auto &[series, samples] : m_polled) {
            for (const SeriesSamples &run : samples)
                take(run);
        }
        m_salvage.lost += m_source.scan(
            "SELECT id, series, time, kind, before, after FROM event WHERE id >= ?1 ORDER BY id",
            [this](const Statement &row) { takeEvent(row); });
        m_salvage.lost += m_source.scan(
            "SELECT rowid, marker, time FROM imported WHERE rowid >= ?1 ORDER BY rowid",
            [this](const Statement &row) {
                take(ImportMarker{row.text(1), instant(row.integer(2))});
            });
        if (m_error)
            return unexpected(*m_error);
        m_salvage.series = qint64(m_saved.size());
        m_salvage.readings = m_taken.readings - m_taken.known;
        m_salvage.events = m_taken.events;
        return m_salvage;
    }

private:
    void take(HistoryPart part)
    {
        if (m_error)
            return;
        if (auto taken = m_target.takePart(std::move(part), m_last, m_taken); !taken)
            m_error = taken.error();
    }

    /// nullptr, and counted as lost, when the row of the series could not be read.
    const SeriesKey *keyOf(qint64 series)
    {
        const auto found = m_keys.find(series);
        if (found == m_keys.end()) {
            ++m_salvage.lost;
            return nullptr;
        }
        return &found->second;
    }

    void takeSeries(const Statement &row)
    {
        const SeriesKey key{row.text(1), row.text(2), row.text(3),
                            row.text(4), row.text(5), row.text(6)};
        m_keys.emplace(row.integer(0), key);
        if (!row.isNull(7))
            take(SampleDataMark{key, instant(row.integer(7))});
    }

    void takeBlock(const Statement &row)
    {
        const SeriesKey *key = keyOf(row.integer(1));
        if (!key)
            return;
        const int count = int(row.integer(2));
        const std::chrono::milliseconds interval(row.integer(3));
        const qint64 grain = row.integer(5);
        if (grain == 0) {
            if (auto samples = unpackSamples(row.view(4), count))
                return takeSamples({*key, interval, std::move(*samples)});
        } else if (grain == qint64(Grain::Hour) || grain == qint64(Grain::Day)) {
            if (auto rollups = unpackRollups(row.view(4), count)) {
                m_saved.insert(*key);
                return take(SeriesRollups{*key, interval, Grain(grain), std::move(*rollups)});
            }
        }
        ++m_salvage.lost;
    }

    void takeSamples(SeriesSamples samples)
    {
        m_saved.insert(samples.key);
        take(std::move(samples));
    }

    void takePoll(const Statement &row)
    {
        const Instant time = instant(row.integer(1));
        const std::chrono::milliseconds interval(row.integer(2));
        const auto values = unpackPoll(row.view(3), time, interval);
        if (!values) {
            ++m_salvage.lost;
            return;
        }
        for (const auto &[series, value] : *values) {
            const SeriesKey *key = keyOf(series);
            if (!key)
                continue;
            m_saved.insert(*key);
            std::vector<SeriesSamples> &runs = m_polled[series];
            // Runs of ascending times and one interval.
            if (runs.empty() || runs.back().interval != interval
                || runs.back().samples.back().time >= time)
                runs.push_back({*key, interval, {}});
            runs.back().samples.push_back({time, value});
        }
    }

    void takeEvent(const Statement &row)
    {
        const SeriesKey *key = keyOf(row.integer(1));
        const qint64 kind = row.integer(3);
        if (!key || kind < 0 || kind > qint64(HistoryEvent::Kind::Extension))
            return;
        take(HistoryEvent{*key, instant(row.integer(2)), HistoryEvent::Kind(kind), row.text(4),
                          row.text(5)});
    }

    HistoryFile &m_target;
    DamagedFile &m_source;
    std::map<qint64, SeriesKey> m_keys;
    QSet<SeriesKey> m_saved;
    std::map<qint64, std::vector<SeriesSamples>> m_polled;
    std::optional<SeriesKey> m_last;
    TransferOutcome m_taken;
    Salvage m_salvage;
    std::optional<DatabaseError> m_error;
};

Result<Salvage, StoreError> HistoryFile::salvage(const QString &damagedPath)
{
    auto source = DamagedFile::open(damagedPath);
    if (!source)
        return Salvage{0, 0, 0, 1};
    Salvage salvage;
    auto done = write([&]() -> Outcome<void> {
        auto saved = Salvaging(*this, *source).run();
        if (!saved)
            return unexpected(saved.error());
        salvage = *saved;
        return {};
    });
    if (!done)
        return unexpected(done.error());
    return salvage;
}

Result<void, StoreError> HistoryFile::check(const Progress &progress)
{
    if (auto checked = m_database->check(); !checked)
        return unexpected(StoreError::from(checked.error()));
    bool isStopped = false;
    auto checked = read<bool>([&]() -> Outcome<bool> {
        double number = 0;
        for (const auto &[id, series] : m_series) {
            isStopped = !progress(number++ / double(m_series.size()));
            if (isStopped)
                return true;
            auto whole = checkBlocks(series);
            if (!whole)
                return unexpected(whole.error());
        }
        return true;
    });
    if (!checked)
        return unexpected(checked.error());
    if (isStopped)
        return unexpected(StoreError{StoreError::Kind::Cancelled, {}});
    return {};
}

HistoryFile::Outcome<void> HistoryFile::checkBlocks(const Series &series)
{
    auto blocks = blocksBetween(series, Instant::min(), Instant::max());
    if (!blocks)
        return unexpected(blocks.error());
    for (const StoredBlock &block : *blocks) {
        auto stretches = stretchesOf(block);
        if (!stretches)
            return unexpected(stretches.error());
        if (stretches->front().rollup.bucket.first != block.first
            || stretches->back().rollup.bucket.last != block.last)
            return unexpected(damaged(u"block %1"_s.arg(block.id)));
        if (auto summary = summaryOf(block); !summary)
            return unexpected(summary.error());
    }
    auto sums = statement("SELECT sums FROM day_sum WHERE series = ?1");
    if (!sums)
        return unexpected(sums.error());
    (*sums)->bind(1, series.id);
    size_t count = 0;
    for (;; ++count) {
        auto row = (*sums)->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            break;
        if (!unpackDays((*sums)->view(0), [](const DaySum &) {})) {
            (*sums)->reset();
            return unexpected(damaged(u"the sums of series %1"_s.arg(series.id)));
        }
    }
    if (count != blocks->size())
        return unexpected(damaged(u"the sums of series %1"_s.arg(series.id)));
    return {};
}

} // namespace lc
