// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyfile.h"

#include "database/sqlitedatabase.h"
#include "store/bucketbuilder.h"
#include "store/historyschema.h"
#include "store/storedtime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

std::optional<Instant> optionalInstant(const SqlStatement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(instant(row.integer(column)));
}

std::optional<qint64> optionalMilliseconds(const std::optional<Instant> &time)
{
    return time ? std::optional(milliseconds(*time)) : std::nullopt;
}

bool isEarlier(const TimedSample &left, const TimedSample &right)
{
    return left.sample.time < right.sample.time;
}

/// Runs an INSERT that returns the id of its row.
Result<qint64, DatabaseError> insertedId(SqlStatement &insert)
{
    auto row = insert.step();
    if (!row)
        return unexpected(row.error());
    const qint64 id = insert.integer(0);
    insert.reset();
    return id;
}

/// Ascending, one sample a time; of several with one time the last stays.
std::vector<TimedSample> ordered(std::span<const Sample> samples,
                                 std::chrono::milliseconds interval)
{
    std::vector<TimedSample> result;
    result.reserve(samples.size());
    for (const Sample &sample : samples)
        result.push_back({sample, interval});
    std::ranges::stable_sort(result, isEarlier);
    std::vector<TimedSample> unique;
    unique.reserve(result.size());
    for (TimedSample &entry : result) {
        if (!unique.empty() && unique.back().sample.time == entry.sample.time)
            unique.back() = std::move(entry);
        else
            unique.push_back(std::move(entry));
    }
    return unique;
}

} // namespace

Result<HistoryFile, StoreError> HistoryFile::open(const QString &path, OpenOptions::Access access)
{
    OpenOptions options;
    options.access = access;
    options.migrations = historySchema();
    // A reader must not wait for every page; the writer has checked them.
    if (access == OpenOptions::Access::ReadWrite)
        options.check = OpenOptions::Check::Quick;
    auto database = Database::open(path, options);
    if (!database)
        return unexpected(StoreError::from(database.error()));
    return on(std::make_unique<SqliteDatabase>(std::move(*database)));
}

Result<HistoryFile, StoreError> HistoryFile::on(std::unique_ptr<SqlDatabase> database)
{
    HistoryFile file(std::move(database));
    if (auto loaded = file.look(); !loaded)
        return unexpected(loaded.error());
    if (file.isReadOnly())
        return file;
    const auto unsummed = file.unsummed();
    if (!unsummed)
        return unexpected(StoreError::from(unsummed.error()));
    if (!unsummed->empty()) {
        if (auto summed = file.write([&] { return file.sumUnsummed(); }); !summed)
            return unexpected(summed.error());
    }
    return file;
}

void HistoryFile::Series::add(const TimedSample &entry)
{
    const Sample &sample = entry.sample;
    if (isEmpty() || sample.time < info.first)
        info.first = sample.time;
    if (isEmpty() || sample.time >= info.newest.time) {
        info.newest = sample;
        info.interval = entry.interval;
    }
    // Nearly always behind the last one.
    auto place = recent.end();
    while (place != recent.begin() && sample.time < std::prev(place)->sample.time)
        --place;
    if (place != recent.begin() && std::prev(place)->sample.time == sample.time)
        *std::prev(place) = entry;
    else
        recent.insert(place, entry);
}

Result<void, StoreError> HistoryFile::write(const std::function<Outcome<void>()> &work)
{
    if (isReadOnly()) {
        return unexpected(StoreError{StoreError::Kind::ReadOnly,
                                     u"%1: is open for reading"_s.arg(m_database->name())});
    }
    Outcome<void> outcome;
    {
        SqlTransaction transaction(*m_database);
        outcome = transaction.begin(SqlDatabase::Purpose::Writing);
        if (!outcome)
            return unexpected(StoreError::from(outcome.error()));
        m_effect = SqlDatabase::Effect::Changed;
        outcome = refresh();
        if (outcome)
            outcome = work();
        if (outcome)
            outcome = transaction.commit(m_effect);
    }
    if (outcome)
        return {};
    // What is in memory may be ahead of what is stored now.
    (void)load();
    return unexpected(StoreError::from(outcome.error()));
}

HistoryFile::Outcome<SqlStatement *> HistoryFile::statement(const char *literal)
{
    if (const auto found = m_statements.find(literal); found != m_statements.end())
        return found->second.get();
    auto prepared = m_database->prepare(literal);
    if (!prepared)
        return unexpected(prepared.error());
    return m_statements.emplace(literal, std::move(*prepared)).first->second.get();
}

HistoryFile::Outcome<void> HistoryFile::load()
{
    m_series.clear();
    m_ids.clear();
    m_order.clear();
    m_pollCount = 0;
    m_lastPoll = 0;
    if (auto loaded = loadSeries(); !loaded)
        return loaded;
    return loadPolls();
}

HistoryFile::Outcome<void> HistoryFile::loadSeries()
{
    auto select = statement("SELECT id, partition, account, region, resource, metric, dimension,"
                            " interval, first_time, newest_time, newest_value, packed_until,"
                            " sample_until FROM series");
    if (!select)
        return unexpected(select.error());
    SqlStatement &row = **select;
    for (;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return {};
        Series series;
        series.id = row.integer(0);
        series.info.key = {row.text(1), row.text(2), row.text(3),
                           row.text(4), row.text(5), row.text(6)};
        series.info.interval = std::chrono::milliseconds(row.integer(7));
        series.info.first = instant(row.integer(8));
        series.info.newest = {instant(row.integer(9)), Quantity::fromText(row.text(10))};
        series.packedUntil = optionalInstant(row, 11);
        series.info.sampleDataUntil = optionalInstant(row, 12);
        m_ids.insert(series.info.key, series.id);
        m_series.emplace(series.id, std::move(series));
    }
}

HistoryFile::Outcome<void> HistoryFile::loadPolls(QSet<SeriesKey> *news)
{
    auto select = statement("SELECT time, interval, body, id FROM poll WHERE id > ?1 ORDER BY id");
    if (!select)
        return unexpected(select.error());
    SqlStatement &row = **select;
    row.bind(1, m_lastPoll);
    for (;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return {};
        const Instant time = instant(row.integer(0));
        const std::chrono::milliseconds interval(row.integer(1));
        const auto values = unpackPoll(row.view(2), time, interval);
        if (!values) {
            const DatabaseError error = damaged(u"poll %1"_s.arg(row.integer(3)));
            row.reset();
            return unexpected(error);
        }
        for (const auto &[id, value] : *values) {
            const auto found = m_series.find(id);
            if (found == m_series.end())
                continue;
            found->second.add({{time, value}, interval});
            if (news)
                news->insert(found->second.info.key);
        }
        m_lastPoll = row.integer(3);
        ++m_pollCount;
    }
}

HistoryFile::Outcome<void> HistoryFile::refresh()
{
    m_ahead = {};
    auto version = m_database->version();
    if (!version)
        return unexpected(version.error());
    if (*version == m_version)
        return m_database->isShared() ? loadPolls(&m_news) : Outcome<void>();
    if (auto loaded = load(); !loaded)
        return loaded;
    if (m_version >= 0) {
        for (const auto &[id, series] : m_series)
            m_news.insert(series.info.key);
    }
    m_version = *version;
    return {};
}

HistoryFile::Outcome<HistoryFile::Series *>
HistoryFile::seriesFor(const SeriesKey &key, std::chrono::milliseconds interval)
{
    if (const auto found = m_ids.constFind(key); found != m_ids.constEnd())
        return &m_series.at(*found);
    auto insert = statement("INSERT INTO series(partition, account, region, resource, metric,"
                            " dimension, interval) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                            " RETURNING id");
    if (!insert)
        return unexpected(insert.error());
    int parameter = 0;
    for (const QString &part :
         {key.partition, key.account, key.region, key.resource, key.metric, key.dimension})
        (*insert)->bind(++parameter, part);
    (*insert)->bind(++parameter, interval.count());
    auto id = insertedId(**insert);
    if (!id)
        return unexpected(id.error());
    m_effect = SqlDatabase::Effect::Changed;
    Series series;
    series.id = *id;
    series.info.key = key;
    series.info.interval = interval;
    m_ids.insert(key, series.id);
    return &m_series.emplace(series.id, std::move(series)).first->second;
}

HistoryFile::Outcome<HistoryFile::Series *>
HistoryFile::nextSeriesFor(const SeriesKey &key, const Poll &poll, size_t index)
{
    if (index < m_order.size() && m_order[index]->info.key == key)
        return m_order[index];
    auto series = seriesFor(key, poll.interval);
    if (!series)
        return series;
    m_order.resize(std::max(m_order.size(), index + 1), *series);
    m_order[index] = *series;
    return series;
}

HistoryFile::Outcome<void> HistoryFile::saveSeries(const Series &series)
{
    auto update = statement("UPDATE series SET interval = ?2, first_time = ?3, newest_time = ?4,"
                            " newest_value = ?5, packed_until = ?6, sample_until = ?7"
                            " WHERE id = ?1");
    if (!update)
        return unexpected(update.error());
    SqlStatement &row = **update;
    row.bind(1, series.id);
    row.bind(2, series.info.interval.count());
    row.bind(3, milliseconds(series.info.first));
    row.bind(4, milliseconds(series.info.newest.time));
    row.bind(5, series.info.newest.value.toText());
    row.bind(6, optionalMilliseconds(series.packedUntil));
    row.bind(7, optionalMilliseconds(series.info.sampleDataUntil));
    return row.run();
}

Result<void, StoreError> HistoryFile::append(const Poll &poll)
{
    return write([&] { return appendInside(poll); });
}

HistoryFile::Outcome<void> HistoryFile::appendInside(const Poll &poll)
{
    m_effect = SqlDatabase::Effect::Appended;
    std::vector<std::pair<qint64, Quantity>> values;
    std::vector<std::pair<Series *, TimedSample>> late;
    values.reserve(poll.values.size());
    size_t index = 0;
    for (const auto &[key, value] : poll.values) {
        auto found = nextSeriesFor(key, poll, index++);
        if (!found)
            return unexpected(found.error());
        Series &series = **found;
        const TimedSample entry{{poll.time, value}, poll.interval};
        // The clock may have been set back, or another recorder been faster.
        if (series.packedUntil && poll.time <= *series.packedUntil) {
            late.emplace_back(&series, entry);
            continue;
        }
        values.emplace_back(series.id, value);
        series.add(entry);
    }
    auto insert =
        statement("INSERT INTO poll(time, interval, body) VALUES(?1, ?2, ?3) RETURNING id");
    if (!insert)
        return unexpected(insert.error());
    (*insert)->bind(1, milliseconds(poll.time));
    (*insert)->bind(2, poll.interval.count());
    (*insert)->bind(3, packPoll(values, poll.time, poll.interval));
    auto id = insertedId(**insert);
    if (!id)
        return unexpected(id.error());
    m_lastPoll = *id;
    if (++m_pollCount >= pollsBeforePacking || !late.empty()) {
        if (auto packed = packInside(); !packed)
            return packed;
    }
    for (const auto &[series, entry] : late) {
        if (auto done = mergeInto(*series, {entry}); !done)
            return unexpected(done.error());
    }
    return {};
}

Result<void, StoreError> HistoryFile::pack()
{
    return write([this] { return packInside(); });
}

HistoryFile::Outcome<void> HistoryFile::packInside()
{
    m_effect = SqlDatabase::Effect::Changed;
    if (m_database->isShared()) {
        if (auto fetched = fetchLastBlocks(); !fetched)
            return fetched;
    }
    for (auto &[id, series] : m_series) {
        if (series.recent.empty())
            continue;
        if (auto done = mergeInto(series, std::exchange(series.recent, {})); !done)
            return unexpected(done.error());
    }
    m_ahead = {};
    m_pollCount = 0;
    m_lastPoll = 0;
    return m_database->execute("DELETE FROM poll");
}

Result<void, StoreError> HistoryFile::merge(std::span<const SeriesSamples> series)
{
    return write([&] { return mergeInside(series); });
}

HistoryFile::Outcome<void> HistoryFile::mergeInside(std::span<const SeriesSamples> list)
{
    for (const SeriesSamples &entry : list) {
        if (entry.samples.empty())
            continue;
        auto series = seriesFor(entry.key, entry.interval);
        if (!series)
            return unexpected(series.error());
        if (!(*series)->recent.empty()) {
            if (auto packed = packInside(); !packed)
                return packed;
        }
        if (auto done = mergeInto(**series, ordered(entry.samples, entry.interval)); !done)
            return unexpected(done.error());
    }
    return {};
}

Result<void, StoreError> HistoryFile::addEvents(std::span<const HistoryEvent> events)
{
    return write([&] { return addEventsInside(events, Prefer::New); });
}

HistoryFile::Outcome<void> HistoryFile::addEventsInside(std::span<const HistoryEvent> events,
                                                        Prefer prefer)
{
    auto insert = prefer == Prefer::New
        ? statement("INSERT INTO event(series, time, kind, before, after)"
                    " VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(series, time, kind)"
                    " DO UPDATE SET before = excluded.before, after = excluded.after")
        : statement("INSERT INTO event(series, time, kind, before, after)"
                    " VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(series, time, kind) DO NOTHING");
    if (!insert)
        return unexpected(insert.error());
    for (const HistoryEvent &event : events) {
        auto series = seriesFor(event.series, {});
        if (!series)
            return unexpected(series.error());
        (*insert)->bind(1, (*series)->id);
        (*insert)->bind(2, milliseconds(event.time));
        (*insert)->bind(3, int(event.kind));
        (*insert)->bind(4, event.before);
        (*insert)->bind(5, event.after);
        if (auto ran = (*insert)->run(); !ran)
            return ran;
    }
    return {};
}

HistoryFile::Outcome<bool> HistoryFile::markImported(const QString &marker, Instant now)
{
    auto insert = statement("INSERT INTO imported(marker, time) VALUES(?1, ?2)"
                            " ON CONFLICT(marker) DO NOTHING RETURNING marker");
    if (!insert)
        return unexpected(insert.error());
    (*insert)->bind(1, marker);
    (*insert)->bind(2, milliseconds(now));
    auto row = (*insert)->step();
    if (!row)
        return unexpected(row.error());
    const bool isNew = *row;
    (*insert)->reset();
    return isNew;
}

Result<bool, StoreError> HistoryFile::importOnce(const QString &marker,
                                                 std::span<const SeriesSamples> list,
                                                 std::span<const HistoryEvent> events, Instant now)
{
    bool isNew = false;
    auto done = write([&]() -> Outcome<void> {
        auto marked = markImported(marker, now);
        if (!marked)
            return unexpected(marked.error());
        isNew = *marked;
        if (!isNew)
            return {};
        if (auto ran = mergeInside(list); !ran)
            return ran;
        for (const SeriesSamples &entry : list) {
            if (entry.samples.empty())
                continue;
            Series &series = m_series.at(m_ids.value(entry.key));
            const auto last = std::ranges::max_element(entry.samples, {}, &Sample::time)->time;
            series.info.sampleDataUntil =
                std::max(series.info.sampleDataUntil.value_or(last), last);
            if (auto saved = saveSeries(series); !saved)
                return saved;
        }
        return addEventsInside(events, Prefer::New);
    });
    if (!done)
        return unexpected(done.error());
    return isNew;
}

Result<void, StoreError> HistoryFile::removeSampleData()
{
    auto done = write([this]() -> Outcome<void> {
        // Polls name series by id: they go into blocks first, which follow their series.
        if (auto packed = packInside(); !packed)
            return packed;
        return m_database->execute("DELETE FROM series WHERE sample_until IS NOT NULL;"
                                   "DELETE FROM imported");
    });
    if (!done)
        return done;
    if (auto loaded = load(); !loaded)
        return unexpected(StoreError::from(loaded.error()));
    return {};
}

DatabaseError HistoryFile::damaged(const QString &what) const
{
    return {DatabaseError::Kind::Damaged, 0, u"%1: %2 is damaged"_s.arg(m_database->name(), what)};
}

} // namespace lc
