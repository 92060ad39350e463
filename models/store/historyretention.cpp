// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How HistoryFile rolls up and removes what is old.
#include "store/historyfile.h"

#include "store/storedtime.h"

#include <algorithm>

namespace lc {

namespace {

/// Blocks that are rewritten at once: bounds the memory, whatever the age of a series.
constexpr size_t blocksAtOnce = 64;

Grain wantedGrain(Instant time, const RetentionCuts &cuts)
{
    if (time < cuts.hoursFrom)
        return Grain::Day;
    return time < cuts.readingsFrom ? Grain::Hour : Grain::Reading;
}

} // namespace

Result<RetentionOutcome, StoreError> HistoryFile::applyRetention(const RetentionRules &rules,
                                                                 Instant now)
{
    if (auto packed = pack(); !packed)
        return unexpected(packed.error());
    RetentionOutcome outcome;
    std::vector<qint64> ids;
    for (const auto &[id, series] : m_series)
        ids.push_back(id);
    // A transaction for each series: the log stays small, and a pass that was interrupted is
    // simply taken up by the next one.
    for (const qint64 id : ids) {
        RetentionOutcome kept;
        auto done = write([&]() -> Outcome<void> {
            const auto series = m_series.find(id); // another program may have removed it
            if (series == m_series.end())
                return {};
            auto retained =
                retain(series->second, retentionCuts(rules, series->second.info.key.metric, now));
            if (!retained)
                return unexpected(retained.error());
            kept = *retained;
            return {};
        });
        if (!done)
            return unexpected(done.error());
        outcome.rolledUp += kept.rolledUp;
        outcome.removedReadings += kept.removedReadings;
        outcome.removedEvents += kept.removedEvents;
    }
    return outcome;
}

HistoryFile::Outcome<RetentionOutcome> HistoryFile::retain(Series &series,
                                                           const RetentionCuts &cuts)
{
    RetentionOutcome outcome;
    if (cuts == RetentionCuts())
        return outcome;
    auto removed = removeEventsBefore(series, cuts.daysFrom);
    if (!removed)
        return unexpected(removed.error());
    outcome.removedEvents = *removed;
    if (!series.packedUntil || series.info.first >= cuts.readingsFrom)
        return outcome;

    auto blocks = blocksBetween(series, series.info.first, cuts.readingsFrom);
    if (!blocks)
        return unexpected(blocks.error());
    const auto isDone = [&](const StoredBlock &block) {
        return block.first >= cuts.daysFrom && block.grain >= wantedGrain(block.first, cuts);
    };
    auto begin = std::ranges::find_if_not(*blocks, isDone);
    if (begin == blocks->end())
        return outcome;
    // What was rolled up last goes on growing, so that no block stays small.
    if (begin != blocks->begin() && std::prev(begin)->count < SampleBlock::maxCount)
        --begin;
    std::span<const StoredBlock> rest(begin, blocks->end());
    while (!rest.empty()) {
        const size_t count = std::min(rest.size(), blocksAtOnce);
        if (auto done = retainBlocks(series, rest.first(count), cuts, outcome); !done)
            return unexpected(done.error());
        rest = rest.subspan(count);
    }
    if (auto noted = noteRemoved(series); !noted)
        return unexpected(noted.error());
    return outcome;
}

HistoryFile::Outcome<void> HistoryFile::retainBlocks(const Series &series,
                                                     std::span<const StoredBlock> blocks,
                                                     const RetentionCuts &cuts,
                                                     RetentionOutcome &outcome)
{
    std::vector<Stretch> kept;
    for (const StoredBlock &block : blocks) {
        auto stretches = stretchesOf(block);
        if (!stretches)
            return unexpected(stretches.error());
        if (auto removed = removeBlock(series, block); !removed)
            return removed;
        for (Stretch &stretch : *stretches) {
            const Bucket &bucket = stretch.rollup.bucket;
            if (bucket.last < cuts.daysFrom) {
                outcome.removedReadings += bucket.count;
                continue;
            }
            const Grain wanted = std::max(stretch.grain, wantedGrain(bucket.last, cuts));
            if (stretch.grain == Grain::Reading && wanted != Grain::Reading)
                ++outcome.rolledUp;
            stretch.grain = wanted;
            kept.push_back(std::move(stretch));
        }
    }
    // Folded in runs of one grain and interval.
    std::vector<Stretch> folded;
    for (size_t begin = 0, end = 0; begin < kept.size(); begin = end) {
        const Grain grain = kept[begin].grain;
        const std::chrono::milliseconds interval = kept[begin].interval;
        std::vector<Rollup> run;
        for (; end < kept.size() && kept[end].grain == grain && kept[end].interval == interval;
             ++end)
            run.push_back(std::move(kept[end].rollup));
        for (Rollup &rollup : foldRollups(std::move(run), grain, interval))
            folded.push_back({std::move(rollup), interval, grain});
    }
    return insertStretches(series, folded);
}

HistoryFile::Outcome<qint64> HistoryFile::removeEventsBefore(const Series &series, Instant time)
{
    auto remove = statement("DELETE FROM event WHERE series = ?1 AND time < ?2 RETURNING id");
    if (!remove)
        return unexpected(remove.error());
    (*remove)->bind(1, series.id);
    (*remove)->bind(2, milliseconds(time));
    for (qint64 count = 0;; ++count) {
        auto row = (*remove)->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return count;
    }
}

HistoryFile::Outcome<void> HistoryFile::noteRemoved(Series &series)
{
    auto select = statement("SELECT min(first_time) FROM block WHERE series = ?1");
    if (!select)
        return unexpected(select.error());
    (*select)->bind(1, series.id);
    if (auto row = (*select)->step(); !row)
        return unexpected(row.error());
    if ((*select)->isNull(0))
        series.packedUntil.reset();
    else
        series.info.first = instant((*select)->integer(0));
    (*select)->reset();
    return saveSeries(series);
}

} // namespace lc
