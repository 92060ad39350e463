// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How HistoryFile brings readings and rollups into blocks. Blocks of one series never overlap.
#include "store/historyfile.h"

#include "store/storedtime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

bool isEarlier(const TimedSample &left, const TimedSample &right)
{
    return left.sample.time < right.sample.time;
}

} // namespace

HistoryFile::Outcome<qint64> HistoryFile::mergeInto(Series &series,
                                                    std::vector<TimedSample> samples, Prefer prefer)
{
    Q_ASSERT(series.recent.empty() && !samples.empty());
    const Instant from = samples.front().sample.time;
    auto blocks = blocksBetween(series, from, samples.back().sample.time);
    if (!blocks)
        return unexpected(blocks.error());
    // The block that ends before the first new sample takes part when it has room.
    std::erase_if(*blocks, [&](const StoredBlock &block) {
        return block.last < from
            && (block.count >= SampleBlock::maxCount || block.grain != Grain::Reading);
    });
    if (std::ranges::any_of(
            *blocks, [](const StoredBlock &block) { return block.grain != Grain::Reading; })) {
        std::vector<Stretch> fresh;
        fresh.reserve(samples.size());
        for (const TimedSample &entry : samples)
            fresh.push_back({rollupOf(entry.sample), entry.interval, Grain::Reading});
        return mergeStretches(series, *blocks, std::move(fresh), prefer);
    }

    std::vector<TimedSample> older;
    for (const StoredBlock &block : *blocks) {
        auto old = samplesOf(block);
        if (!old)
            return unexpected(old.error());
        for (Sample &sample : *old)
            older.push_back({std::move(sample), block.interval});
        if (auto removed = removeBlock(series, block); !removed)
            return unexpected(removed.error());
    }
    const auto total = qint64(older.size() + samples.size());
    if (!older.empty()) {
        std::vector<TimedSample> all;
        all.reserve(older.size() + samples.size());
        // Of two of one time the one from the first range stays.
        const auto &kept = prefer == Prefer::New ? samples : older;
        const auto &other = prefer == Prefer::New ? older : samples;
        std::ranges::set_union(kept, other, std::back_inserter(all), isEarlier);
        samples = std::move(all);
    }
    if (auto inserted = insertBlocks(series, SampleBlock::pack(samples)); !inserted)
        return unexpected(inserted.error());
    const TimedSample &last = samples.back();
    if (auto noted = noteMerged(series, from, last.sample, last.interval); !noted)
        return unexpected(noted.error());
    return total - qint64(samples.size());
}

HistoryFile::Outcome<qint64> HistoryFile::mergeStretches(Series &series,
                                                         std::span<const StoredBlock> blocks,
                                                         std::vector<Stretch> fresh, Prefer prefer)
{
    std::vector<Stretch> older;
    for (const StoredBlock &block : blocks) {
        auto stretches = stretchesOf(block);
        if (!stretches)
            return unexpected(stretches.error());
        std::ranges::move(*stretches, std::back_inserter(older));
        if (auto removed = removeBlock(series, block); !removed)
            return unexpected(removed.error());
    }
    const Instant from = fresh.front().rollup.bucket.first;
    qint64 known = 0;
    std::vector<Stretch> all;
    all.reserve(older.size() + fresh.size());
    auto old = older.begin();
    for (Stretch &next : fresh) {
        const Bucket &bucket = next.rollup.bucket;
        for (; old != older.end() && old->rollup.bucket.last < bucket.first; ++old)
            all.push_back(std::move(*old));
        const bool isKnown = old != older.end() && old->rollup.bucket.first <= bucket.last;
        if (!isKnown) {
            all.push_back(std::move(next));
            continue;
        }
        known += bucket.count;
        // What is rolled up cannot be told apart any more.
        const bool areReadings = old->grain == Grain::Reading && next.grain == Grain::Reading;
        if (areReadings && prefer == Prefer::New)
            *old = std::move(next);
    }
    std::move(old, older.end(), std::back_inserter(all));
    if (auto inserted = insertStretches(series, all); !inserted)
        return unexpected(inserted.error());
    const Stretch &last = all.back();
    const Bucket &bucket = last.rollup.bucket;
    if (auto noted = noteMerged(series, from, {bucket.last, bucket.final}, last.interval); !noted)
        return unexpected(noted.error());
    return known;
}

HistoryFile::Outcome<std::vector<HistoryFile::Stretch>>
HistoryFile::stretchesOf(const StoredBlock &block)
{
    std::vector<Stretch> stretches;
    stretches.reserve(size_t(block.count));
    if (block.grain == Grain::Reading) {
        auto samples = samplesOf(block);
        if (!samples)
            return unexpected(samples.error());
        for (const Sample &sample : *samples)
            stretches.push_back({rollupOf(sample), block.interval, block.grain});
        return stretches;
    }
    auto rollups = rollupsOf(block);
    if (!rollups)
        return unexpected(rollups.error());
    for (Rollup &rollup : *rollups)
        stretches.push_back({std::move(rollup), block.interval, block.grain});
    return stretches;
}

HistoryFile::Outcome<void> HistoryFile::insertStretches(const Series &series,
                                                        std::span<const Stretch> stretches)
{
    while (!stretches.empty()) {
        const Grain grain = stretches.front().grain;
        const std::chrono::milliseconds interval = stretches.front().interval;
        const auto end = std::ranges::find_if(stretches, [&](const Stretch &stretch) {
            return stretch.grain != grain
                || (grain != Grain::Reading && stretch.interval != interval);
        });
        const auto count = size_t(end - stretches.begin());
        std::vector<SampleBlock> blocks;
        if (grain == Grain::Reading) {
            std::vector<TimedSample> samples;
            for (const Stretch &stretch : stretches.first(count)) {
                const Bucket &bucket = stretch.rollup.bucket;
                samples.push_back({{bucket.last, bucket.final}, stretch.interval});
            }
            blocks = SampleBlock::pack(samples);
        } else {
            std::vector<Rollup> rollups;
            for (const Stretch &stretch : stretches.first(count))
                rollups.push_back(stretch.rollup);
            blocks = SampleBlock::pack(rollups, grain, interval);
        }
        if (auto inserted = insertBlocks(series, blocks); !inserted)
            return inserted;
        stretches = stretches.subspan(count);
    }
    return {};
}

HistoryFile::Outcome<void> HistoryFile::insertBlocks(const Series &series,
                                                     std::span<const SampleBlock> blocks)
{
    auto insert =
        statement("INSERT INTO block(series, first_time, last_time, count, interval, body,"
                  " rollup, grain) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    if (!insert)
        return unexpected(insert.error());
    auto sum = statement("INSERT INTO day_sum(series, first_time, last_time, sums)"
                         " VALUES(?1, ?2, ?3, ?4)");
    if (!sum)
        return unexpected(sum.error());
    for (const SampleBlock &block : blocks) {
        SqlStatement &row = **insert;
        row.bind(1, series.id);
        row.bind(2, milliseconds(block.first));
        row.bind(3, milliseconds(block.last));
        row.bind(4, block.count);
        row.bind(5, block.interval.count());
        row.bind(6, block.body);
        row.bind(7, block.summary);
        row.bind(8, int(block.grain));
        if (auto ran = row.run(); !ran)
            return ran;
        SqlStatement &days = **sum;
        days.bind(1, series.id);
        days.bind(2, milliseconds(block.first));
        days.bind(3, milliseconds(block.last));
        days.bind(4, block.days);
        if (auto ran = days.run(); !ran)
            return ran;
    }
    return {};
}

HistoryFile::Outcome<void> HistoryFile::removeBlock(const Series &series, const StoredBlock &block)
{
    auto remove = statement("DELETE FROM block WHERE id = ?1");
    if (!remove)
        return unexpected(remove.error());
    (*remove)->bind(1, block.id);
    if (auto ran = (*remove)->run(); !ran)
        return ran;
    auto sums = statement("DELETE FROM day_sum WHERE series = ?1 AND first_time = ?2");
    if (!sums)
        return unexpected(sums.error());
    (*sums)->bind(1, series.id);
    (*sums)->bind(2, milliseconds(block.first));
    return (*sums)->run();
}

HistoryFile::Outcome<void> HistoryFile::noteMerged(Series &series, Instant first,
                                                   const Sample &last,
                                                   std::chrono::milliseconds interval)
{
    const bool isFirst = !series.packedUntil;
    series.info.first = isFirst ? first : std::min(series.info.first, first);
    if (isFirst || last.time >= series.info.newest.time) {
        series.info.newest = last;
        series.info.interval = interval;
    }
    series.packedUntil = isFirst ? last.time : std::max(*series.packedUntil, last.time);
    return saveSeries(series);
}

} // namespace lc
