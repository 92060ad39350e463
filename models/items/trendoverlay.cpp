// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/trendoverlay.h"

#include "items/column.h"
#include "store/metrics.h"

#include <limits>

namespace lc {

namespace {

constexpr int days = 30;

/// How much of its capacity a series uses; nothing is known without a capacity.
double shareOf(const SeriesInfo &consumed, const QHash<SeriesKey, double> &capacities)
{
    SeriesKey key = consumed.key;
    key.metric = key.metric == metric::entitlementConsumed
        ? metric::entitlementCapacity.toString()
        : metric::configurationCapacity.toString();
    const double capacity = capacities.value(key, 0);
    return capacity > 0 ? consumed.newest.value.toDouble() / capacity : -1;
}

} // namespace

TrendOverlay::TrendOverlay(HistoryStore &history, std::shared_ptr<const Clock> clock,
                           QObject *parent)
    : RowOverlay(parent), m_history(history), m_clock(std::move(clock))
{
    // A recording adds series in many small steps: one reading afterwards is enough.
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, &TrendOverlay::read);
    connect(&history, &HistoryStore::changed, this, &TrendOverlay::readSoon);
    connect(&history, &HistoryStore::stateChanged, this, &TrendOverlay::readSoon);
    read();
}

void TrendOverlay::readSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void TrendOverlay::read()
{
    m_history.series(this, [this](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (series)
            readRanges(*series);
    });
}

void TrendOverlay::readRanges(const QList<SeriesInfo> &series)
{
    QHash<SeriesKey, double> capacities;
    for (const SeriesInfo &info : series) {
        if (info.key.metric == metric::entitlementCapacity
            || info.key.metric == metric::configurationCapacity)
            capacities.insert(info.key, info.newest.value.toDouble());
    }
    struct Best {
        SeriesKey key;
        double share = std::numeric_limits<double>::lowest();
    };
    QHash<QByteArray, Best> best;
    for (const SeriesInfo &info : series) {
        const bool isWanted = info.key.metric == metric::entitlementConsumed
            || (info.key.metric == metric::configurationConsumed && info.key.dimension.isEmpty());
        if (!isWanted)
            continue;
        Best &present = best[overlayKey(info.key.account, info.key.resource)];
        if (const double share = shareOf(info, capacities); share > present.share)
            present = {info.key, share};
    }
    QList<RangeQuery> queries;
    QHash<SeriesKey, double> limits;
    const Instant now = m_clock->now();
    for (const Best &one : std::as_const(best)) {
        queries += RangeQuery{one.key, now - std::chrono::hours(24 * days), now, days};
        SeriesKey capacity = one.key;
        capacity.metric = one.key.metric == metric::entitlementConsumed
            ? metric::entitlementCapacity.toString()
            : metric::configurationCapacity.toString();
        if (capacities.contains(capacity))
            limits.insert(one.key, capacities.value(capacity));
    }
    m_history.ranges(queries, this,
                     [this, limits](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                         if (!answers)
                             return;
                         m_trends.clear();
                         for (const RangeAnswer &answer : *answers) {
                             Trend trend;
                             for (const Bucket &bucket : answer.buckets) {
                                 if (bucket.gapBefore && !trend.values.isEmpty())
                                     trend.values += std::numeric_limits<double>::quiet_NaN();
                                 trend.values += bucket.final.toDouble();
                             }
                             const SeriesKey &key = answer.query.key;
                             if (limits.contains(key))
                                 trend.capacity = limits.value(key);
                             m_trends.insert(overlayKey(key.account, key.resource), trend);
                         }
                         announceChange();
                     });
}

Cell TrendOverlay::cell(const Utf8Origin &origin, std::string_view resource, int) const
{
    const auto found = m_trends.constFind(overlayKey(origin, resource));
    return found == m_trends.cend() || found->values.isEmpty() ? Cell() : Cell::trend(*found);
}

Trend TrendOverlay::trend(const QString &account, const QString &resource) const
{
    return m_trends.value(overlayKey(account, resource));
}

} // namespace lc
