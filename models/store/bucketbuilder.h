// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sampleblock.h"

#include <vector>

namespace lc {

/// Folds ascending samples (or buckets of samples) of one range into at most so many buckets.
class BucketBuilder {
public:
    /// `count`: samples that will be added; when they fit, each becomes a bucket of its own.
    BucketBuilder(Instant from, Instant to, int maxBuckets, qint64 count);

    /// The last sample before the range: tells whether polls are missing at its beginning.
    void setPrevious(Instant time) { m_previous = time; }
    void add(const Sample &sample, std::chrono::milliseconds interval);
    /// All of them lie in the range.
    void add(const SampleColumns &samples, std::chrono::milliseconds interval);
    void add(const SummaryColumns &summary, std::chrono::milliseconds interval);
    /// `part` must lie in the range and span no gap.
    void add(const Bucket &part, std::chrono::milliseconds interval);

    std::vector<Bucket> take() { return std::move(m_buckets); }

private:
    qint64 cellOf(Instant time) const;
    Instant endOfCell(qint64 cell) const;
    void addEach(const SampleColumns &samples, std::chrono::milliseconds interval);

    Instant m_from;
    double m_cellWidth = 0; ///< milliseconds; 0: every part is a bucket
    qint64 m_lastCell = -1;
    std::optional<Instant> m_previous;
    std::vector<Bucket> m_buckets;
};

} // namespace lc
