// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/historystore.h"
#include "store/quantitysum.h"

#include <QRandomGenerator>

#include <map>

namespace lc {

/// The promises of a history in the most obvious way.
class PlainHistory {
public:
    void put(const SeriesKey &series, const Sample &sample, std::chrono::milliseconds interval)
    {
        m_samples[series][sample.time] = {sample, interval};
    }

    /// Unless there is one of this time.
    void offer(const SeriesKey &series, const Sample &sample, std::chrono::milliseconds interval)
    {
        m_samples[series].try_emplace(sample.time, Entry{sample, interval});
    }

    void removeBefore(Instant time)
    {
        for (auto &[key, samples] : m_samples)
            samples.erase(samples.begin(), samples.lower_bound(time));
    }

    /// Every sample of the range as a bucket of its own.
    std::vector<Bucket> range(const RangeQuery &query) const
    {
        std::vector<Bucket> buckets;
        const auto found = m_samples.find(query.key);
        if (found == m_samples.end())
            return buckets;
        std::optional<Instant> previous;
        for (const auto &[time, entry] : found->second) {
            const bool gap = previous && time - *previous > entry.interval * 3 / 2;
            previous = time;
            const Quantity &value = entry.sample.value;
            if (time >= query.from && time < query.to)
                buckets.push_back({time, time, value, value, value, 1, gap});
        }
        return buckets;
    }

    std::vector<DaySum> dailySums(const DailySumQuery &query) const
    {
        std::map<Instant, std::pair<qint64, QuantitySum>> days;
        for (const auto &[key, samples] : m_samples) {
            if (key.metric != query.metric)
                continue;
            for (const auto &[time, entry] : samples) {
                if (time < query.from || time >= query.to || !entry.sample.value.isNumber())
                    continue;
                auto &[count, sum] = days[startOfDay(time)];
                ++count;
                sum.add(entry.sample.value);
            }
        }
        std::vector<DaySum> sums;
        for (const auto &[day, entry] : days)
            sums.push_back({day, entry.first, entry.second.total()});
        return sums;
    }

    std::optional<Sample> newest(const SeriesKey &series) const
    {
        const auto found = m_samples.find(series);
        return found == m_samples.end() || found->second.empty()
            ? std::nullopt
            : std::optional(found->second.rbegin()->second.sample);
    }

    std::optional<Sample> before(const SeriesKey &series, Instant time) const
    {
        const auto found = m_samples.find(series);
        if (found == m_samples.end())
            return std::nullopt;
        auto next = found->second.lower_bound(time);
        return next == found->second.begin() ? std::nullopt
                                             : std::optional(std::prev(next)->second.sample);
    }

    std::optional<Sample> after(const SeriesKey &series, Instant time) const
    {
        const auto found = m_samples.find(series);
        if (found == m_samples.end())
            return std::nullopt;
        const auto next = found->second.lower_bound(time);
        return next == found->second.end() ? std::nullopt : std::optional(next->second.sample);
    }

private:
    struct Entry {
        Sample sample;
        std::chrono::milliseconds interval{};
    };
    std::map<SeriesKey, std::map<Instant, Entry>> m_samples;
};

/// Whether folded buckets say the truth about single ones.
inline QString mistakeIn(const std::vector<Bucket> &folded, const std::vector<Bucket> &single,
                         int most)
{
    if (folded.size() > size_t(most))
        return QStringLiteral("more buckets than asked for");
    size_t next = 0;
    for (const Bucket &bucket : folded) {
        if (next >= single.size() || bucket.first != single[next].first)
            return QStringLiteral("a bucket does not begin with the next sample");
        if (bucket.gapBefore != single[next].gapBefore)
            return QStringLiteral("a gap is missing or invented");
        Quantity minimum = single[next].final;
        Quantity maximum = minimum;
        for (qint64 i = 0; i < bucket.count; ++i, ++next) {
            if (next >= single.size())
                return QStringLiteral("more samples than there are");
            minimum = std::min(minimum, single[next].final);
            maximum = std::max(maximum, single[next].final);
        }
        const Bucket &last = single[next - 1];
        if (bucket.last != last.first || bucket.final != last.final)
            return QStringLiteral("a bucket does not end with its last sample");
        if (bucket.minimum != minimum || bucket.maximum != maximum)
            return QStringLiteral("wrong extremes");
    }
    return next == single.size() ? QString() : QStringLiteral("samples are missing");
}

/// Small numbers mostly; also fractions, the largest, and more digits than 64 bits hold.
inline Quantity randomQuantity(QRandomGenerator &random)
{
    switch (random.bounded(12)) {
    case 0:
        return Quantity::fromText(QStringLiteral("123456789012345678901234567890")
                                  + QString::number(random.bounded(10)));
    case 1:
        return Quantity::fromUnits(random.bounded(100'000), 3);
    case 2:
        return Quantity(qint64(random.generate64()));
    default:
        return Quantity(random.bounded(500));
    }
}

} // namespace lc
