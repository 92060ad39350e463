// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dailysum.h"
#include "store/rollup.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace lc {

/// A sample with the interval its series was recorded at, as it passes from one block to another.
struct TimedSample {
    Sample sample;
    std::chrono::milliseconds interval{};
};

/// Whether polls are missing between two times of a series recorded at this interval.
inline bool isGap(Instant earlier, Instant later, std::chrono::milliseconds interval)
{
    // Half an interval is lateness, more is a missing poll.
    return interval.count() > 0 && later - earlier > interval + interval / 2;
}

/// Up to maxCount samples (or rollups) of one series and one interval, as stored: numbers of one
/// decimal scale, or texts.
struct SampleBlock {
    static constexpr int maxCount = 1024;
    static constexpr int summaryCount = 64; ///< samples a bucket of the summary, at most

    Instant first{};
    Instant last{};
    int count = 0;
    std::chrono::milliseconds interval{};
    Grain grain = Grain::Reading;
    QByteArray body;
    /// Buckets of a few dozen samples each, none over a gap; empty for texts and for rollups.
    QByteArray summary;
    QByteArray days; ///< sums by UTC day

    /// Splits ascending samples into as few blocks as their count, intervals and scales allow.
    static std::vector<SampleBlock> pack(std::span<const TimedSample> samples);
    static std::vector<SampleBlock> pack(std::span<const Rollup> rollups, Grain grain,
                                         std::chrono::milliseconds interval);
};

/// The samples of a body as they are stored.
struct SampleColumns {
    std::vector<qint64> times; ///< milliseconds since 1970; ascending
    int scale = 0;
    std::vector<qint64> units; ///< at `scale`; empty when they are texts
    std::vector<Quantity> texts; ///< empty when they are units

    size_t size() const { return times.size(); }
    Sample sample(size_t index) const;
    void clip(Instant from, Instant to); ///< to what lies inside; `to` is excluded
};

/// The buckets of a summary as they are stored, ascending, one of a kind in each column.
struct SummaryColumns {
    int scale = 0;
    std::vector<qint64> counts;
    std::vector<qint64> firsts; ///< milliseconds since 1970
    std::vector<qint64> lasts;
    std::vector<qint64> minima; ///< units at `scale`
    std::vector<qint64> maxima;
    std::vector<qint64> finals;

    size_t size() const { return counts.size(); }
};

/// Nothing when the bytes are not a body of so many samples.
std::optional<SampleColumns> unpackColumns(QByteArrayView body, int count);
/// The samples of a body; nothing when the bytes are not a body of so many samples.
std::optional<std::vector<Sample>> unpackSamples(QByteArrayView body, int count);
/// Nothing for bytes that are no summary.
std::optional<SummaryColumns> unpackSummary(QByteArrayView summary);
/// The rollups of a body that holds no samples.
std::optional<std::vector<Rollup>> unpackRollups(QByteArrayView body, int count);

/// The sums by UTC day of ascending samples, as a block keeps them.
QByteArray packDays(std::span<const Sample> samples);
/// Calls `add(DaySum)` for each; false for bytes that are no sums.
bool unpackDays(QByteArrayView days, const std::function<void(const DaySum &)> &add);

/// One poll as stored until it is packed into blocks: series ids and values. Time and interval
/// stand beside it; that they belong to it is sealed.
QByteArray packPoll(std::span<const std::pair<qint64, Quantity>> values, Instant time,
                    std::chrono::milliseconds interval);
std::optional<std::vector<std::pair<qint64, Quantity>>>
unpackPoll(QByteArrayView body, Instant time, std::chrono::milliseconds interval);

} // namespace lc
