// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bucketbuilder.h"

#include "store/sampleblock.h"

#include <algorithm>

namespace lc {

BucketBuilder::BucketBuilder(Instant from, Instant to, int maxBuckets, qint64 count) : m_from(from)
{
    const int most = std::max(1, maxBuckets);
    if (count > most)
        m_cellWidth = std::max(1.0, double((to - from).count()) / most);
    m_buckets.reserve(size_t(std::min<qint64>(count, most)));
}

void BucketBuilder::add(const Sample &sample, std::chrono::milliseconds interval)
{
    add(Bucket{sample.time, sample.time, sample.value, sample.value, sample.value, 1, false},
        interval);
}

void BucketBuilder::add(const Bucket &part, std::chrono::milliseconds interval)
{
    const bool gap = m_previous && isGap(*m_previous, part.first, interval);
    m_previous = part.last;
    const qint64 cell = cellOf(part.last);
    if (m_cellWidth > 0 && cell == m_lastCell) {
        Bucket &bucket = m_buckets.back();
        bucket.last = part.last;
        bucket.minimum = std::min(bucket.minimum, part.minimum);
        bucket.maximum = std::max(bucket.maximum, part.maximum);
        bucket.final = part.final;
        bucket.count += part.count;
        return;
    }
    m_lastCell = cell;
    m_buckets.push_back(part);
    m_buckets.back().gapBefore = gap;
}

qint64 BucketBuilder::cellOf(Instant time) const
{
    return m_cellWidth > 0 ? qint64(double((time - m_from).count()) / m_cellWidth) : 0;
}

} // namespace lc
