// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reading half of HistoryFile.
#include "store/historyfile.h"

#include "store/bucketbuilder.h"
#include "store/storedtime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// From so many samples a bucket on, summaries are read instead of samples: a bucket then holds
/// four of their buckets or more.
constexpr qint64 samplesForSummary = 4 * SampleBlock::summaryCount;

/// Texts have none.
std::optional<SummaryColumns> summaryIn(QByteArrayView bytes)
{
    return bytes.isEmpty() ? SummaryColumns() : unpackSummary(bytes);
}

} // namespace

HistoryFile::StoredBlock HistoryFile::blockOf(const SqlStatement &row)
{
    const qint64 grain = std::clamp<qint64>(row.integer(5), 0, qint64(Grain::Day));
    return {row.integer(0),
            instant(row.integer(1)),
            instant(row.integer(2)),
            int(row.integer(3)),
            std::chrono::milliseconds(row.integer(4)),
            Grain(grain)};
}

HistoryFile::Outcome<std::vector<HistoryFile::StoredBlock>>
HistoryFile::blocksBetween(const Series &series, Instant from, Instant to)
{
    if (m_ahead.hasLastBlocks) {
        if (!series.packedUntil)
            return std::vector<StoredBlock>();
        const auto last = m_ahead.lastBlocks.find(series.id);
        if (last != m_ahead.lastBlocks.end() && from > last->second.last)
            return std::vector<StoredBlock>{last->second};
    }
    // Blocks of a series never overlap: one of them at most begins before the range and matters.
    auto select = statement("SELECT id, first_time, last_time, count, interval, grain FROM block"
                            " WHERE series = ?1 AND first_time <= ?3 AND first_time >= coalesce("
                            " (SELECT max(first_time) FROM block"
                            " WHERE series = ?1 AND first_time <= ?2), ?2) ORDER BY first_time");
    if (!select)
        return unexpected(select.error());
    SqlStatement &row = **select;
    row.bind(1, series.id);
    row.bind(2, milliseconds(from));
    row.bind(3, milliseconds(to));
    std::vector<StoredBlock> blocks;
    for (;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return blocks;
        blocks.push_back(blockOf(row));
    }
}

HistoryFile::Outcome<void> HistoryFile::withPart(const StoredBlock &block, Part part,
                                                 const std::function<void(QByteArrayView)> &take)
{
    const auto ahead = m_ahead.parts.find({block.id, part == Part::Summary});
    if (ahead != m_ahead.parts.end()) {
        take(ahead->second);
        return {};
    }
    auto select = part == Part::Body ? statement("SELECT body FROM block WHERE id = ?1")
                                     : statement("SELECT rollup FROM block WHERE id = ?1");
    if (!select)
        return unexpected(select.error());
    (*select)->bind(1, block.id);
    auto row = (*select)->step();
    if (!row)
        return unexpected(row.error());
    take((*select)->view(0));
    (*select)->reset();
    return {};
}

HistoryFile::Outcome<void> HistoryFile::fetchParts(const Series &series,
                                                   std::span<const StoredBlock> blocks, Part part)
{
    if (!m_database->isShared() || blocks.size() < 2)
        return {};
    auto select = part == Part::Body
        ? statement("SELECT id, body FROM block WHERE series = ?1 AND first_time >= ?2"
                    " AND first_time <= ?3")
        : statement("SELECT id, rollup FROM block WHERE series = ?1 AND first_time >= ?2"
                    " AND first_time <= ?3");
    if (!select)
        return unexpected(select.error());
    SqlStatement &row = **select;
    row.bind(1, series.id);
    row.bind(2, milliseconds(blocks.front().first));
    row.bind(3, milliseconds(blocks.back().first));
    for (;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return {};
        m_ahead.parts.insert_or_assign({row.integer(0), part == Part::Summary},
                                       row.view(1).toByteArray());
    }
}

HistoryFile::Outcome<void> HistoryFile::fetchLastBlocks()
{
    auto select = statement("SELECT id, first_time, last_time, count, interval, grain, series, body"
                            " FROM block WHERE (series, first_time) IN"
                            " (SELECT series, max(first_time) FROM block GROUP BY series)");
    if (!select)
        return unexpected(select.error());
    m_ahead = {};
    for (SqlStatement &row = **select;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            break;
        m_ahead.lastBlocks.emplace(row.integer(6), blockOf(row));
        m_ahead.parts.emplace(std::pair(row.integer(0), false), row.view(7).toByteArray());
    }
    m_ahead.hasLastBlocks = true;
    return {};
}

HistoryFile::Outcome<SampleColumns> HistoryFile::columnsOf(const StoredBlock &block)
{
    std::optional<SampleColumns> columns;
    auto read = withPart(block, Part::Body, [&](QByteArrayView bytes) {
        columns = unpackColumns(bytes, block.count);
    });
    if (!read)
        return unexpected(read.error());
    if (!columns)
        return unexpected(damaged(u"block %1"_s.arg(block.id)));
    return std::move(*columns);
}

HistoryFile::Outcome<std::vector<Sample>> HistoryFile::samplesOf(const StoredBlock &block)
{
    auto columns = columnsOf(block);
    if (!columns)
        return unexpected(columns.error());
    std::vector<Sample> samples;
    samples.reserve(columns->size());
    for (size_t i = 0; i < columns->size(); ++i)
        samples.push_back(columns->sample(i));
    return samples;
}

HistoryFile::Outcome<std::vector<Rollup>> HistoryFile::rollupsOf(const StoredBlock &block)
{
    std::optional<std::vector<Rollup>> rollups;
    auto read = withPart(block, Part::Body, [&](QByteArrayView bytes) {
        rollups = unpackRollups(bytes, block.count);
    });
    if (!read)
        return unexpected(read.error());
    if (!rollups)
        return unexpected(damaged(u"block %1"_s.arg(block.id)));
    return std::move(*rollups);
}

HistoryFile::Outcome<SummaryColumns> HistoryFile::summaryOf(const StoredBlock &block)
{
    std::optional<SummaryColumns> summary;
    auto read =
        withPart(block, Part::Summary, [&](QByteArrayView bytes) { summary = summaryIn(bytes); });
    if (!read)
        return unexpected(read.error());
    if (!summary)
        return unexpected(damaged(u"summary of block %1"_s.arg(block.id)));
    return std::move(*summary);
}

Result<RangeAnswer, StoreError> HistoryFile::range(const RangeQuery &query)
{
    return read<RangeAnswer>([&] { return rangeInside(query); });
}

Result<std::vector<SampleColumns>, StoreError> HistoryFile::readings(const SeriesKey &key,
                                                                     Instant from, Instant to)
{
    using Columns = std::vector<SampleColumns>;
    return read<Columns>([&]() -> Outcome<Columns> {
        Columns result;
        const auto found = m_ids.constFind(key);
        if (found == m_ids.constEnd() || from >= to)
            return result;
        const Series &series = m_series.at(*found);
        auto blocks = blocksBetween(series, from, to - std::chrono::milliseconds(1));
        if (!blocks)
            return unexpected(blocks.error());
        if (auto fetched = fetchParts(series, *blocks, Part::Body); !fetched)
            return unexpected(fetched.error());
        for (const StoredBlock &block : *blocks) {
            if (block.grain != Grain::Reading || block.last < from)
                continue;
            auto columns = columnsOf(block);
            if (!columns)
                return unexpected(columns.error());
            columns->clip(from, to);
            result.push_back(std::move(*columns));
        }
        for (const SampleBlock &block : SampleBlock::pack(series.recent)) {
            auto columns = unpackColumns(block.body, block.count);
            columns->clip(from, to);
            result.push_back(std::move(*columns));
        }
        std::erase_if(result, [](const SampleColumns &part) { return part.times.empty(); });
        return result;
    });
}

Result<void, StoreError> HistoryFile::look()
{
    auto seen = read<int>([]() -> Outcome<int> { return 0; });
    if (!seen)
        return unexpected(seen.error());
    return {};
}

QList<SeriesKey> HistoryFile::takeNews()
{
    const QSet<SeriesKey> news = std::exchange(m_news, {});
    return {news.cbegin(), news.cend()};
}

Result<std::vector<DaySum>, StoreError> HistoryFile::dailySums(const DailySumQuery &query)
{
    return read<std::vector<DaySum>>([&] { return dailySumsInside(query); });
}

Result<QList<SeriesInfo>, StoreError> HistoryFile::series()
{
    return read<QList<SeriesInfo>>([this]() -> Outcome<QList<SeriesInfo>> {
        QList<SeriesInfo> list;
        list.reserve(qsizetype(m_series.size()));
        for (const auto &[id, series] : m_series) {
            if (series.packedUntil || !series.recent.empty())
                list.append(series.info);
        }
        return list;
    });
}

HistoryFile::Outcome<RangeAnswer> HistoryFile::rangeInside(const RangeQuery &query)
{
    RangeAnswer answer;
    answer.query = query;
    auto events = eventsOf(query);
    if (!events)
        return unexpected(events.error());
    answer.events = std::move(*events);

    const auto found = m_ids.constFind(query.key);
    if (found == m_ids.constEnd())
        return answer;
    const Series &series = m_series.at(*found);
    answer.sampleDataUntil = series.info.sampleDataUntil;
    auto before = neighbour(series, query.from, Side::Before);
    if (!before)
        return unexpected(before.error());
    auto after = neighbour(series, query.to, Side::After);
    if (!after)
        return unexpected(after.error());
    answer.before = std::move(*before);
    answer.after = std::move(*after);
    if (query.from < query.to) {
        if (auto filled = fillBuckets(series, answer); !filled)
            return unexpected(filled.error());
    }
    return answer;
}

HistoryFile::Outcome<void> HistoryFile::fillBuckets(const Series &series, RangeAnswer &answer)
{
    const RangeQuery &query = answer.query;
    const auto isInside = [&query](Instant time) { return time >= query.from && time < query.to; };
    auto blocks = blocksBetween(series, query.from, query.to - std::chrono::milliseconds(1));
    if (!blocks)
        return unexpected(blocks.error());

    // What lies inside of the blocks that reach over an end of the range (two at most) and of those
    // that are rolled up.
    std::map<qint64, SampleColumns> cut;
    std::map<qint64, std::vector<Rollup>> opened;
    qint64 count = 0;
    for (const StoredBlock &block : *blocks) {
        if (block.grain != Grain::Reading) {
            auto rollups = rollupsOf(block);
            if (!rollups)
                return unexpected(rollups.error());
            std::erase_if(*rollups,
                          [&](const Rollup &rollup) { return !isInside(rollup.bucket.last); });
            count += qint64(rollups->size());
            opened.emplace(block.id, std::move(*rollups));
        } else if (isInside(block.first) && isInside(block.last)) {
            count += block.count;
        } else {
            auto samples = columnsOf(block);
            if (!samples)
                return unexpected(samples.error());
            samples->clip(query.from, query.to);
            count += qint64(samples->size());
            cut.emplace(block.id, std::move(*samples));
        }
    }
    count += std::ranges::count_if(
        series.recent, [&](const TimedSample &entry) { return isInside(entry.sample.time); });

    BucketBuilder builder(query.from, query.to, query.maxBuckets, count);
    if (answer.before)
        builder.setPrevious(answer.before->time);
    const bool isLong = count / std::max(1, query.maxBuckets) >= samplesForSummary;
    if (auto fetched = fetchParts(series, *blocks, isLong ? Part::Summary : Part::Body); !fetched)
        return fetched;
    auto summaries = isLong && !m_database->isShared() ? summariesOf(series, *blocks)
                                                       : Outcome<SqlStatement *>(nullptr);
    if (!summaries)
        return unexpected(summaries.error());
    for (const StoredBlock &block : *blocks) {
        if (const auto found = opened.find(block.id); found != opened.end()) {
            for (const Rollup &rollup : found->second)
                builder.add(rollup.bucket, block.interval);
            continue;
        }
        if (const auto found = cut.find(block.id); found != cut.end()) {
            builder.add(found->second, block.interval);
            continue;
        }
        Outcome<SummaryColumns> summary = !isLong ? SummaryColumns()
            : *summaries                          ? nextSummary(**summaries, block)
                                                  : summaryOf(block);
        if (!summary)
            return unexpected(summary.error());
        builder.add(*summary, block.interval);
        if (summary->size() > 0)
            continue;
        auto samples = columnsOf(block);
        if (!samples)
            return unexpected(samples.error());
        builder.add(*samples, block.interval);
    }
    if (*summaries)
        (*summaries)->reset();
    for (const TimedSample &entry : series.recent) {
        if (isInside(entry.sample.time))
            builder.add(entry.sample, entry.interval);
    }
    answer.buckets = builder.take();
    return {};
}

HistoryFile::Outcome<SqlStatement *> HistoryFile::summariesOf(const Series &series,
                                                              std::span<const StoredBlock> blocks)
{
    auto select = statement("SELECT id, rollup FROM block WHERE series = ?1 AND first_time >= ?2"
                            " AND first_time <= ?3 ORDER BY first_time");
    if (!select)
        return unexpected(select.error());
    (*select)->bind(1, series.id);
    (*select)->bind(2, blocks.empty() ? 0 : milliseconds(blocks.front().first));
    (*select)->bind(3, blocks.empty() ? 0 : milliseconds(blocks.back().first));
    return *select;
}

HistoryFile::Outcome<SummaryColumns> HistoryFile::nextSummary(SqlStatement &row,
                                                              const StoredBlock &block)
{
    std::optional<SummaryColumns> summary;
    for (bool isFound = false; !isFound;) {
        auto more = row.step();
        if (!more) {
            row.reset();
            return unexpected(more.error());
        }
        if (!*more)
            break;
        isFound = row.integer(0) == block.id;
        if (isFound)
            summary = summaryIn(row.view(1));
    }
    if (!summary) {
        row.reset();
        return unexpected(damaged(u"summary of block %1"_s.arg(block.id)));
    }
    return std::move(*summary);
}

HistoryFile::Outcome<std::optional<Sample>> HistoryFile::neighbour(const Series &series,
                                                                   Instant limit, Side side)
{
    const bool isBefore = side == Side::Before;
    const auto isWanted = [&](Instant time) { return isBefore ? time < limit : time >= limit; };
    std::optional<Sample> best;
    const auto offer = [&](const Sample &sample) {
        const bool isNearer =
            !best || (isBefore ? sample.time > best->time : sample.time < best->time);
        if (isWanted(sample.time) && isNearer)
            best = sample;
    };
    for (const TimedSample &entry : series.recent)
        offer(entry.sample);

    // Of the blocks around the limit one holds the neighbour, if a block does.
    auto select = isBefore
        ? statement("SELECT id, count, grain FROM block WHERE series = ?1 AND first_time < ?2"
                    " ORDER BY first_time DESC LIMIT 2")
        : statement("SELECT id, count, grain FROM block WHERE series = ?1"
                    " AND first_time >= coalesce("
                    " (SELECT max(first_time) FROM block WHERE series = ?1 AND first_time <= ?2),"
                    " ?2) ORDER BY first_time LIMIT 2");
    if (!select)
        return unexpected(select.error());
    (*select)->bind(1, series.id);
    (*select)->bind(2, milliseconds(limit));
    std::vector<StoredBlock> blocks;
    for (;;) {
        auto more = (*select)->step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            break;
        const Grain grain = (*select)->integer(2) == 0 ? Grain::Reading : Grain::Hour;
        blocks.push_back({(*select)->integer(0), {}, {}, int((*select)->integer(1)), {}, grain});
    }
    for (const StoredBlock &block : blocks) {
        if (block.grain == Grain::Reading) {
            auto samples = columnsOf(block);
            if (!samples)
                return unexpected(samples.error());
            const auto next = std::ranges::lower_bound(samples->times, milliseconds(limit));
            const auto index = next - samples->times.begin() - (isBefore ? 1 : 0);
            const bool isThere = index >= 0 && index < qsizetype(samples->size());
            if (isThere)
                offer(samples->sample(size_t(index)));
            if (isThere || isBefore)
                break; // the other block is farther away
            continue;
        }
        auto rollups = rollupsOf(block);
        if (!rollups)
            return unexpected(rollups.error());
        for (const Rollup &rollup : *rollups)
            offer({rollup.bucket.last, rollup.bucket.final});
    }
    return best;
}

HistoryFile::Outcome<QList<HistoryEvent>> HistoryFile::eventsOf(const RangeQuery &query)
{
    auto select = statement("SELECT event.series, event.time, event.kind, event.before, event.after"
                            " FROM series JOIN event ON event.series = series.id"
                            " WHERE series.partition = ?1 AND series.account = ?2"
                            " AND series.region = ?3 AND series.resource = ?4"
                            " AND event.time >= ?5 AND event.time < ?6 ORDER BY event.time");
    if (!select)
        return unexpected(select.error());
    SqlStatement &row = **select;
    row.bind(1, query.key.partition);
    row.bind(2, query.key.account);
    row.bind(3, query.key.region);
    row.bind(4, query.key.resource);
    row.bind(5, milliseconds(query.from));
    row.bind(6, milliseconds(query.to));
    QList<HistoryEvent> events;
    for (;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return events;
        const auto series = m_series.find(row.integer(0));
        const int kind = int(row.integer(2));
        if (series == m_series.end() || kind < 0 || kind > int(HistoryEvent::Kind::Extension))
            continue;
        events.append({series->second.info.key, instant(row.integer(1)), HistoryEvent::Kind(kind),
                       row.text(3), row.text(4)});
    }
}

} // namespace lc
