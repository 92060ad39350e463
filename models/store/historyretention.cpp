// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How HistoryFile rolls up and removes what is old.
#include "store/historyfile.h"

#include "store/storedtime.h"

#include <algorithm>

namespace lc {

namespace {

/// Blocks that are rewritten at once: bounds the memory, whatever the age of a series, and how long
/// others wait.
constexpr ptrdiff_t blocksAtOnce = 64;
/// Series that are looked at in one step, when nothing is to be done.
constexpr size_t seriesAtOnce = 64;

Grain wantedGrain(Instant time, const RetentionCuts &cuts)
{
    if (time < cuts.hoursFrom)
        return Grain::Day;
    return time < cuts.readingsFrom ? Grain::Hour : Grain::Reading;
}

} // namespace

Result<RetentionPass, StoreError> HistoryFile::beginRetention(const RetentionRules &rules,
                                                              Instant now)
{
    if (auto seen = look(); !seen)
        return unexpected(seen.error());
    RetentionPass pass{rules, now, {}, 0, Instant::min(), {}};
    bool isRecent = false; // readings of polls are old enough, too
    for (const auto &[id, series] : m_series) {
        const RetentionCuts cuts = retentionCuts(rules, series.info.key.metric, now);
        if (cuts == RetentionCuts())
            continue;
        pass.series.push_back(series.info.key);
        isRecent = isRecent
            || (!series.recent.empty() && series.recent.front().sample.time < cuts.readingsFrom);
    }
    if (isRecent) {
        if (auto packed = pack(); !packed)
            return unexpected(packed.error());
    }
    return pass;
}

Result<QList<SeriesKey>, StoreError> HistoryFile::retain(RetentionPass &pass)
{
    RetentionPass next;
    QList<SeriesKey> changed;
    auto done = write([&]() -> Outcome<void> {
        next = pass;
        m_effect = SqlDatabase::Effect::Appended;
        ptrdiff_t changes = 0;
        const size_t end = next.next + seriesAtOnce;
        while (changes < blocksAtOnce && next.next < end && !next.isOver()) {
            const auto id = m_ids.constFind(next.series[next.next]);
            if (id == m_ids.constEnd()) { // another program removed it
                ++next.next;
                continue;
            }
            auto worked = retainInside(m_series.at(*id), next);
            if (!worked)
                return unexpected(worked.error());
            changes += *worked;
            if (*worked > 0 && (changed.isEmpty() || changed.last() != id.key()))
                changed.append(id.key());
        }
        if (!changed.isEmpty())
            m_effect = SqlDatabase::Effect::Changed;
        return {};
    });
    if (!done)
        return unexpected(done.error());
    pass = std::move(next);
    return changed;
}

HistoryFile::Outcome<ptrdiff_t> HistoryFile::retainInside(Series &series, RetentionPass &pass)
{
    const RetentionCuts cuts = retentionCuts(pass.rules, series.info.key.metric, pass.now);
    qint64 events = 0;
    if (pass.from == Instant::min()) {
        auto removed = removeEventsBefore(series, cuts.daysFrom);
        if (!removed)
            return unexpected(removed.error());
        events = *removed;
        pass.outcome.removedEvents += events;
    }
    auto blocks = blocksToRetain(series, pass, cuts);
    if (!blocks)
        return unexpected(blocks.error());
    if (blocks->empty()) {
        ++pass.next;
        pass.from = Instant::min();
        return ptrdiff_t(events);
    }
    // Whatever comes of them, the pass goes on behind them.
    pass.from = blocks->back().last + std::chrono::milliseconds(1);
    if (auto fetched = fetchParts(series, *blocks, Part::Body); !fetched)
        return unexpected(fetched.error());
    if (auto done = retainBlocks(series, *blocks, cuts, pass.outcome); !done)
        return unexpected(done.error());
    if (auto noted = noteRemoved(series); !noted)
        return unexpected(noted.error());
    return ptrdiff_t(blocks->size()) + ptrdiff_t(events);
}

HistoryFile::Outcome<std::vector<HistoryFile::StoredBlock>>
HistoryFile::blocksToRetain(const Series &series, const RetentionPass &pass,
                            const RetentionCuts &cuts)
{
    const Instant from = std::max(pass.from, series.info.first);
    std::vector<StoredBlock> wanted;
    if (!series.packedUntil || from >= cuts.readingsFrom)
        return wanted;
    auto blocks = blocksBetween(series, from, cuts.readingsFrom);
    if (!blocks)
        return unexpected(blocks.error());
    const auto isDone = [&](const StoredBlock &block) {
        return block.first < pass.from
            || (block.first >= cuts.daysFrom && block.grain >= wantedGrain(block.first, cuts));
    };
    auto begin = std::ranges::find_if_not(*blocks, isDone);
    const auto end = std::find_if(begin, blocks->end(), isDone);
    // What was rolled up last goes on growing, so that no block stays small.
    if (begin != end && begin != blocks->begin() && std::prev(begin)->count < SampleBlock::maxCount)
        --begin;
    wanted.assign(begin, begin + std::min(end - begin, blocksAtOnce));
    return wanted;
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
    if (!(*select)->isNull(0)) {
        series.info.first = instant((*select)->integer(0));
    } else {
        series.packedUntil.reset();
        if (!series.recent.empty())
            series.info.first = series.recent.front().sample.time;
    }
    (*select)->reset();
    return saveSeries(series);
}

} // namespace lc
