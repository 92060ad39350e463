// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bucketbuilder.h"

#include "store/storedtime.h"

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

void BucketBuilder::add(const SampleColumns &samples, std::chrono::milliseconds interval)
{
    if (m_cellWidth == 0 || samples.units.empty())
        return addEach(samples, interval);
    // Stretches of one cell without a gap are folded as plain numbers.
    for (size_t begin = 0, end = 1; begin < samples.size(); begin = end) {
        const Instant cellEnd = endOfCell(cellOf(instant(samples.times[begin])));
        qint64 least = samples.units[begin];
        qint64 greatest = least;
        for (end = begin + 1; end < samples.size(); ++end) {
            const Instant time = instant(samples.times[end]);
            if (time >= cellEnd || isGap(instant(samples.times[end - 1]), time, interval))
                break;
            least = std::min(least, samples.units[end]);
            greatest = std::max(greatest, samples.units[end]);
        }
        add(Bucket{instant(samples.times[begin]), instant(samples.times[end - 1]),
                   Quantity::fromUnits(least, samples.scale),
                   Quantity::fromUnits(greatest, samples.scale),
                   Quantity::fromUnits(samples.units[end - 1], samples.scale), qint64(end - begin),
                   false},
            interval);
    }
}

void BucketBuilder::add(const SummaryColumns &summary, std::chrono::milliseconds interval)
{
    for (size_t begin = 0, end = 1; begin < summary.size(); begin = end) {
        const Instant cellEnd = endOfCell(cellOf(instant(summary.lasts[begin])));
        qint64 least = summary.minima[begin];
        qint64 greatest = summary.maxima[begin];
        qint64 count = summary.counts[begin];
        for (end = begin + 1; end < summary.size() && m_cellWidth > 0; ++end) {
            if (instant(summary.lasts[end]) >= cellEnd
                || isGap(instant(summary.lasts[end - 1]), instant(summary.firsts[end]), interval))
                break;
            least = std::min(least, summary.minima[end]);
            greatest = std::max(greatest, summary.maxima[end]);
            count += summary.counts[end];
        }
        add(Bucket{instant(summary.firsts[begin]), instant(summary.lasts[end - 1]),
                   Quantity::fromUnits(least, summary.scale),
                   Quantity::fromUnits(greatest, summary.scale),
                   Quantity::fromUnits(summary.finals[end - 1], summary.scale), count, false},
            interval);
    }
}

void BucketBuilder::addEach(const SampleColumns &samples, std::chrono::milliseconds interval)
{
    const bool isPlain = m_cellWidth == 0 && samples.scale == 0 && !samples.units.empty();
    if (!isPlain) {
        for (size_t i = 0; i < samples.size(); ++i)
            add(samples.sample(i), interval);
        return;
    }
    Instant previous = m_previous.value_or(instant(samples.times.front()));
    for (size_t i = 0; i < samples.size(); ++i) {
        const Instant time = instant(samples.times[i]);
        const Quantity value(samples.units[i]);
        m_buckets.push_back({time, time, value, value, value, 1, isGap(previous, time, interval)});
        previous = time;
    }
    m_previous = previous;
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

Instant BucketBuilder::endOfCell(qint64 cell) const
{
    // Rounded down: what is nearly the next cell is looked at by itself.
    return m_from + std::chrono::milliseconds(qint64(double(cell + 1) * m_cellWidth));
}

qint64 BucketBuilder::cellOf(Instant time) const
{
    return m_cellWidth > 0 ? qint64(double((time - m_from).count()) / m_cellWidth) : 0;
}

} // namespace lc
