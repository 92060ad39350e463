// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"

#include <QByteArray>
#include <QByteArrayView>

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
bool isGap(Instant earlier, Instant later, std::chrono::milliseconds interval);

/// Up to maxCount samples of one series and one interval, as stored: numbers of one decimal scale,
/// or texts. The rollup holds one bucket for each few dozen samples; none spans a gap.
struct SampleBlock {
    static constexpr int maxCount = 1024;
    static constexpr int rollupCount = 64; ///< samples a rollup bucket, at most

    Instant first{};
    Instant last{};
    int count = 0;
    std::chrono::milliseconds interval{};
    QByteArray body;
    QByteArray rollup; ///< empty for texts

    /// Splits ascending samples into as few blocks as their count, intervals and scales allow.
    static std::vector<SampleBlock> pack(std::span<const TimedSample> samples);
};

/// The samples of a body; nothing when the bytes are not a body of so many samples.
std::optional<std::vector<Sample>> unpackSamples(QByteArrayView body, int count);
/// The buckets of a rollup, ascending; gapBefore is not set. Nothing for bytes that are no rollup.
std::optional<std::vector<Bucket>> unpackRollup(QByteArrayView rollup);

/// One poll as stored until it is packed into blocks: series ids and values.
QByteArray packPoll(std::span<const std::pair<qint64, Quantity>> values);
std::optional<std::vector<std::pair<qint64, Quantity>>> unpackPoll(QByteArrayView body);

} // namespace lc
