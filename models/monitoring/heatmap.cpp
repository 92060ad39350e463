// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/rightsizing.h"

#include "monitoring/heldamounts.h"

#include <algorithm>
#include <cmath>

namespace lc {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds hour = std::chrono::hours(1);

/// The offsets of a zone from UTC between two times; asking the zone itself for each hour is slow.
class LocalHours {
public:
    LocalHours(const QTimeZone &zone, Instant from, Instant to)
    {
        m_changes.push_back({from, offset(zone, from)});
        for (const QTimeZone::OffsetData &data :
             zone.transitions(toQDateTime(from), toQDateTime(to))) {
            const Instant at = fromQDateTime(data.atUtc);
            if (at > from)
                m_changes.push_back({at, std::chrono::seconds(data.offsetFromUtc)});
        }
    }

    /// Local time as if it were UTC.
    Instant local(Instant time) { return time + current(time).offset; }
    /// When the local hour of `time` ends, or its offset changes.
    Instant endOfHour(Instant time)
    {
        const Change &change = current(time);
        const Instant there = time + change.offset;
        const Instant end = std::chrono::floor<std::chrono::hours>(there) + hour - change.offset;
        return m_at + 1 < m_changes.size() ? std::min(end, m_changes[m_at + 1].at) : end;
    }

private:
    struct Change {
        Instant at{};
        milliseconds offset{};
    };

    static milliseconds offset(const QTimeZone &zone, Instant time)
    {
        return std::chrono::seconds(zone.offsetFromUtc(toQDateTime(time)));
    }
    /// For times that only grow.
    const Change &current(Instant time)
    {
        while (m_at + 1 < m_changes.size() && m_changes[m_at + 1].at <= time)
            ++m_at;
        return m_changes[m_at];
    }

    std::vector<Change> m_changes;
    std::size_t m_at = 0;
};

double meanOf(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value / double(values.size());
    return sum;
}

} // namespace

bool HeatMap::isEmpty() const
{
    return std::all_of(cells.begin(), cells.end(), [](const auto &day) {
        return std::all_of(day.begin(), day.end(),
                           [](const Cell &cell) { return cell.recorded.count() == 0; });
    });
}

HeatMap heatMapOf(const std::vector<Bucket> &buckets, const QTimeZone &zone)
{
    HeatMap map;
    const std::vector<HeldAmount> all = heldAmounts(buckets);
    if (all.empty() || !zone.isValid())
        return map;
    LocalHours hours(zone, all.front().from, all.back().to);
    for (const HeldAmount &held : all) {
        const double mean = meanOf(held.values);
        if (!std::isfinite(mean))
            continue;
        for (Instant from = held.from; from < held.to;) {
            const Instant local = hours.local(from);
            const Instant to = std::min(held.to, hours.endOfHour(from));
            const auto day = std::chrono::floor<std::chrono::days>(local);
            const auto weekday = (std::chrono::weekday(day) - std::chrono::Monday).count();
            const auto clock = std::chrono::floor<std::chrono::hours>(local - day).count();
            HeatMap::Cell &cell = map.cells[std::size_t(weekday)][std::size_t(clock)];
            cell.peak =
                cell.recorded.count() == 0 ? held.highest : std::max(cell.peak, held.highest);
            // Sums for now.
            cell.mean += mean * double((to - from).count());
            cell.recorded += to - from;
            from = to;
        }
    }
    bool isFirst = true;
    for (auto &day : map.cells) {
        for (HeatMap::Cell &cell : day) {
            if (cell.recorded.count() == 0)
                continue;
            cell.mean /= double(cell.recorded.count());
            map.peak = isFirst ? cell.peak : std::max(map.peak, cell.peak);
            isFirst = false;
        }
    }
    return map;
}

} // namespace lc
