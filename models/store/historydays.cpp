// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sums by day of HistoryFile.
#include "store/historyfile.h"

#include "store/quantitysum.h"
#include "store/storedtime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// Adds sums of parts of days up.
class DayTable {
public:
    void add(Instant day, qint64 count, const Quantity &sum)
    {
        Day &entry = m_days[day];
        entry.count += count;
        entry.sum.add(sum);
    }

    void add(const Sample &sample)
    {
        if (sample.value.isNumber())
            add(startOfDay(sample.time), 1, sample.value);
    }

    std::vector<DaySum> take() const
    {
        std::vector<DaySum> sums;
        for (const auto &[day, entry] : m_days)
            sums.push_back({day, entry.count, entry.sum.total()});
        return sums;
    }

private:
    struct Day {
        qint64 count = 0;
        QuantitySum sum;
    };
    std::map<Instant, Day> m_days;
};

} // namespace

HistoryFile::Outcome<std::vector<qint64>> HistoryFile::unsummed()
{
    auto select = statement("SELECT block FROM unsummed ORDER BY block");
    if (!select)
        return unexpected(select.error());
    std::vector<qint64> ids;
    for (;;) {
        auto more = (*select)->step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return ids;
        ids.push_back((*select)->integer(0));
    }
}

HistoryFile::Outcome<void> HistoryFile::sumUnsummed()
{
    auto ids = unsummed();
    if (!ids)
        return unexpected(ids.error());
    auto select = statement("SELECT series, first_time, last_time, count, body FROM block"
                            " WHERE id = ?1");
    if (!select)
        return unexpected(select.error());
    auto insert = statement("INSERT INTO day_sum(series, first_time, last_time, sums)"
                            " VALUES(?1, ?2, ?3, ?4)");
    if (!insert)
        return unexpected(insert.error());
    for (const qint64 id : *ids) {
        SqlStatement &row = **select;
        row.bind(1, id);
        if (auto stepped = row.step(); !stepped)
            return unexpected(stepped.error());
        const auto samples = unpackSamples(row.view(4), int(row.integer(3)));
        for (int column = 0; column <= 2; ++column)
            (*insert)->bind(column + 1, row.integer(column));
        row.reset();
        if (!samples)
            return unexpected(damaged(u"block %1"_s.arg(id)));
        (*insert)->bind(4, packDays(*samples));
        if (auto ran = (*insert)->run(); !ran)
            return ran;
    }
    return m_database->execute("DELETE FROM unsummed");
}

HistoryFile::Outcome<std::vector<DaySum>> HistoryFile::dailySumsInside(const DailySumQuery &query)
{
    const auto isInside = [&](Instant time) { return time >= query.from && time < query.to; };
    DayTable table;
    for (const auto &[id, series] : m_series) {
        if (series.info.key.metric != query.metric)
            continue;
        for (const TimedSample &entry : series.recent) {
            if (isInside(entry.sample.time))
                table.add(entry.sample);
        }
    }
    auto select = statement(
        "SELECT series.id, day_sum.first_time, day_sum.last_time, day_sum.sums"
        " FROM series CROSS JOIN day_sum"
        " WHERE day_sum.series = series.id AND series.metric = ?1 AND day_sum.first_time < ?3"
        " AND day_sum.last_time >= ?2");
    if (!select)
        return unexpected(select.error());
    SqlStatement &row = **select;
    row.bind(1, query.metric);
    row.bind(2, milliseconds(query.from));
    row.bind(3, milliseconds(query.to));
    std::vector<std::pair<qint64, Instant>> edges; ///< blocks that reach over an end of the range
    for (;;) {
        auto more = row.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            break;
        const qint64 id = row.integer(0);
        const Instant first = instant(row.integer(1));
        if (!isInside(first) || !isInside(instant(row.integer(2)))) {
            edges.emplace_back(id, first);
            continue;
        }
        const bool isWhole = unpackDays(
            row.view(3), [&](const DaySum &part) { table.add(part.day, part.count, part.sum); });
        if (!isWhole) {
            row.reset();
            return unexpected(damaged(u"the sums of series %1"_s.arg(id)));
        }
    }
    for (const auto &[id, edge] : edges) {
        const auto series = m_series.find(id);
        if (series == m_series.end())
            continue;
        auto blocks = blocksBetween(series->second, edge, edge);
        if (!blocks)
            return unexpected(blocks.error());
        for (const StoredBlock &block : *blocks) {
            if (block.first != edge)
                continue;
            auto stretches = stretchesOf(block);
            if (!stretches)
                return unexpected(stretches.error());
            for (const Stretch &stretch : *stretches) {
                const Bucket &bucket = stretch.rollup.bucket;
                if (isInside(bucket.last) && bucket.final.isNumber())
                    table.add(startOfDay(bucket.last), bucket.count, stretch.rollup.sum);
            }
        }
    }
    return table.take();
}

} // namespace lc
