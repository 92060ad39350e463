// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How HistoryFile goes out and comes in as a document.
#include "store/historyfile.h"

#include "store/historydocument.h"
#include "store/storedtime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// Blocks that are read at once: bounds the memory, whatever the age of a series.
constexpr size_t blocksAtOnce = 64;

StoreError cancelled()
{
    return {StoreError::Kind::Cancelled, {}};
}

/// In runs of one interval.
void writeRecent(HistoryDocumentWriter &writer, const SeriesKey &key,
                 std::span<const TimedSample> recent)
{
    while (!recent.empty()) {
        SeriesSamples run{key, recent.front().interval, {}};
        while (!recent.empty() && recent.front().interval == run.interval) {
            run.samples.push_back(recent.front().sample);
            recent = recent.subspan(1);
        }
        writer.write(run);
    }
}

} // namespace

Result<TransferOutcome, StoreError> HistoryFile::exportTo(const QString &path, Instant now,
                                                          const Progress &progress)
{
    auto writer = HistoryDocumentWriter::begin(path, now);
    if (!writer)
        return unexpected(writer.error());
    bool isStopped = false;
    auto written = read<bool>([&]() -> Outcome<bool> {
        auto all = writeParts(**writer, progress);
        if (!all)
            return unexpected(all.error());
        isStopped = !*all;
        return true;
    });
    if (!written)
        return unexpected(written.error());
    if (isStopped)
        return unexpected(cancelled());
    return (*writer)->finish();
}

HistoryFile::Outcome<bool> HistoryFile::writeParts(HistoryDocumentWriter &writer,
                                                   const Progress &progress)
{
    double number = 0;
    for (const auto &[id, series] : m_series) {
        const auto progressInside = [&](double share) {
            return progress((number + share) / double(m_series.size()));
        };
        auto all = writeSeries(writer, series, progressInside);
        if (!all || !*all)
            return all;
        ++number;
    }
    if (auto written = writeEvents(writer); !written)
        return unexpected(written.error());
    auto markers = statement("SELECT marker, time FROM imported ORDER BY marker");
    if (!markers)
        return unexpected(markers.error());
    for (SqlStatement &row = **markers;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return true;
        writer.write(ImportMarker{row.text(0), instant(row.integer(1))});
    }
}

HistoryFile::Outcome<bool> HistoryFile::writeSeries(HistoryDocumentWriter &writer,
                                                    const Series &series, const Progress &progress)
{
    auto blocks = blocksBetween(series, Instant::min(), Instant::max());
    if (!blocks)
        return unexpected(blocks.error());
    for (std::span<const StoredBlock> rest = *blocks; !rest.empty();) {
        if (!progress(1 - double(rest.size()) / double(blocks->size())))
            return false;
        const auto portion = rest.first(std::min(rest.size(), blocksAtOnce));
        rest = rest.subspan(portion.size());
        m_ahead = {};
        if (auto fetched = fetchParts(series, portion, Part::Body); !fetched)
            return unexpected(fetched.error());
        for (const StoredBlock &block : portion) {
            if (auto written = writeBlock(writer, series, block); !written)
                return unexpected(written.error());
        }
    }
    writeRecent(writer, series.info.key, series.recent);
    if (series.info.sampleDataUntil)
        writer.write(SampleDataMark{series.info.key, *series.info.sampleDataUntil});
    return progress(1);
}

HistoryFile::Outcome<void> HistoryFile::writeBlock(HistoryDocumentWriter &writer,
                                                   const Series &series, const StoredBlock &block)
{
    if (block.grain == Grain::Reading) {
        auto samples = samplesOf(block);
        if (!samples)
            return unexpected(samples.error());
        writer.write(SeriesSamples{series.info.key, block.interval, std::move(*samples)});
        return {};
    }
    auto rollups = rollupsOf(block);
    if (!rollups)
        return unexpected(rollups.error());
    writer.write(SeriesRollups{series.info.key, block.interval, block.grain, std::move(*rollups)});
    return {};
}

HistoryFile::Outcome<void> HistoryFile::writeEvents(HistoryDocumentWriter &writer)
{
    auto events = statement("SELECT series, time, kind, before, after, id FROM event"
                            " WHERE id > ?1 ORDER BY id LIMIT 1000");
    if (!events)
        return unexpected(events.error());
    SqlStatement &row = **events;
    for (qint64 last = 0, known = -1; last != known;) {
        known = last;
        row.bind(1, known);
        for (;;) {
            auto more = row.step();
            if (!more)
                return unexpected(more.error());
            if (!*more)
                break;
            last = row.integer(5);
            const qint64 kind = row.integer(2);
            const auto series = m_series.find(row.integer(0));
            if (series == m_series.end() || kind < 0
                || kind > qint64(HistoryEvent::Kind::Extension))
                continue;
            writer.write(HistoryEvent{series->second.info.key, instant(row.integer(1)),
                                      HistoryEvent::Kind(kind), row.text(3), row.text(4)});
        }
    }
    return {};
}

Result<TransferOutcome, StoreError> HistoryFile::importFrom(const QString &path,
                                                            const Progress &progress)
{
    auto reader = HistoryDocumentReader::begin(path);
    if (!reader)
        return unexpected(reader.error());
    TransferOutcome outcome;
    std::optional<StoreError> failure; ///< of the document
    auto done = write([&]() -> Outcome<void> {
        // Polls come after the blocks of their series: they cannot take older readings.
        if (auto packed = packInside(); !packed)
            return packed;
        std::optional<SeriesKey> last;
        for (;;) {
            auto part = (*reader)->next();
            if (part && *part && progress((*reader)->share())) {
                if (auto taken = takePart(std::move(**part), last, outcome); !taken)
                    return taken;
                continue;
            }
            if (part && !*part)
                return {};
            failure = part ? cancelled() : part.error();
            return unexpected(DatabaseError{});
        }
    });
    if (failure)
        return unexpected(*failure);
    if (!done)
        return unexpected(done.error());
    return outcome;
}

HistoryFile::Outcome<void> HistoryFile::takePart(HistoryPart part, std::optional<SeriesKey> &last,
                                                 TransferOutcome &outcome)
{
    if (const auto *event = std::get_if<HistoryEvent>(&part)) {
        ++outcome.events;
        return addEventsInside(std::span(event, 1), Prefer::Old);
    }
    if (const auto *marker = std::get_if<ImportMarker>(&part)) {
        auto marked = markImported(marker->marker, marker->time);
        return marked ? Outcome<void>() : unexpected(marked.error());
    }
    if (const auto *mark = std::get_if<SampleDataMark>(&part)) {
        auto series = seriesFor(mark->key, {});
        if (!series)
            return unexpected(series.error());
        std::optional<Instant> &until = (*series)->info.sampleDataUntil;
        until = std::max(until.value_or(mark->until), mark->until);
        return saveSeries(**series);
    }
    const auto *samples = std::get_if<SeriesSamples>(&part);
    auto *rollups = std::get_if<SeriesRollups>(&part);
    const SeriesKey &key = samples ? samples->key : rollups->key;
    const std::chrono::milliseconds interval = samples ? samples->interval : rollups->interval;
    if (last != key) {
        last = key;
        ++outcome.series;
    }
    auto series = seriesFor(key, interval);
    if (!series)
        return unexpected(series.error());
    Outcome<qint64> known = 0;
    if (samples) {
        std::vector<TimedSample> timed;
        timed.reserve(samples->samples.size());
        for (const Sample &sample : samples->samples)
            timed.push_back({sample, interval});
        outcome.readings += qint64(timed.size());
        known = mergeInto(**series, std::move(timed), Prefer::Old);
    } else {
        std::vector<Stretch> fresh;
        for (Rollup &rollup : rollups->rollups) {
            outcome.readings += rollup.bucket.count;
            fresh.push_back({std::move(rollup), interval, rollups->grain});
        }
        auto blocks = blocksBetween(**series, fresh.front().rollup.bucket.first,
                                    fresh.back().rollup.bucket.last);
        if (!blocks)
            return unexpected(blocks.error());
        std::erase_if(*blocks, [&](const StoredBlock &block) {
            return block.last < fresh.front().rollup.bucket.first
                && block.count >= SampleBlock::maxCount;
        });
        known = mergeStretches(**series, *blocks, std::move(fresh), Prefer::Old);
    }
    if (!known)
        return unexpected(known.error());
    outcome.known += *known;
    return {};
}

} // namespace lc
