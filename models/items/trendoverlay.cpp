// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/trendoverlay.h"

#include "items/column.h"
#include "store/metrics.h"

#include <algorithm>
#include <limits>

namespace lc {

namespace {

constexpr qsizetype queriesAtOnce = 50; // a screen of rows
constexpr int bucketsPerDay = 2;

bool isShown(const SeriesKey &key)
{
    return key.metric == metric::entitlementConsumed
        || (key.metric == metric::configurationConsumed && key.dimension.isEmpty());
}

} // namespace

TrendOverlay::TrendOverlay(HistoryStore &store, const UsageOverlay *usage,
                           std::shared_ptr<const Clock> clock, QObject *parent)
    : RowOverlay(parent), m_store(store), m_usage(usage), m_clock(std::move(clock))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TrendOverlay::readNext);
    connect(&m_store, &HistoryStore::changed, this, [this](const QList<SeriesKey> &grown) {
        // What is shown stays until the new trend is there.
        for (const SeriesKey &key : grown) {
            if (m_trends.contains(key) && !m_wanted.contains(key)) {
                m_asked.insert(key);
                m_wanted.append(key);
            }
        }
        readSeries();
    });
    readSeries();
}

void TrendOverlay::readSeries()
{
    m_store.series(this, [this](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (!series)
            return;
        m_series.clear();
        for (const SeriesInfo &info : *series) {
            if (isShown(info.key))
                m_series[overlayKey(info.key.account, info.key.resource)].append(info.key);
        }
        announceChange();
        m_timer.start(0);
    });
}

Cell TrendOverlay::cell(const Utf8Origin &origin, std::string_view resource, int part) const
{
    const bool isEntitlement = part == UsageOverlay::OfEntitlement;
    const auto known = m_series.constFind(
        overlayKey(origin, isEntitlement ? std::string_view(origin.parent) : resource));
    if (known == m_series.cend())
        return {};
    const SeriesKey *key = nullptr;
    if (isEntitlement) {
        const auto name = QString::fromUtf8(resource.data(), qsizetype(resource.size()));
        const auto found = std::find_if(known->cbegin(), known->cend(), [&](const SeriesKey &one) {
            return one.dimension == name;
        });
        key = found == known->cend() ? nullptr : &*found;
    } else {
        key = chosen(*known);
    }
    if (!key)
        return {};
    const auto trend = m_trends.constFind(*key);
    if (trend != m_trends.cend())
        return trend->values.isEmpty() ? Cell() : Cell::trend(*trend);
    if (!m_asked.contains(*key)) {
        m_asked.insert(*key);
        m_wanted.append(*key);
        m_timer.start(0);
    }
    return {};
}

Trend TrendOverlay::trend(const QString &account, const QString &resource) const
{
    Utf8Origin origin;
    origin.account = account.toStdString();
    const Cell known = cell(origin, resource.toStdString(), UsageOverlay::OfLicense);
    return known.isAbsent() ? Trend() : known.trend();
}

const SeriesKey *TrendOverlay::chosen(const QList<SeriesKey> &candidates) const
{
    const SeriesKey &first = candidates.constFirst();
    const QList<UsageFigure> figures =
        m_usage ? m_usage->figures(first.account, first.resource) : QList<UsageFigure>();
    const UsageFigure *tightest = tightestOf(figures);
    for (const SeriesKey &key : candidates) {
        if (tightest && key.dimension == tightest->name)
            return &key;
    }
    return &first;
}

void TrendOverlay::readNext()
{
    if (m_isReading || m_wanted.isEmpty())
        return;
    const Instant now = m_clock->now();
    QList<RangeQuery> queries;
    // The newest wishes first: what has just come into view.
    while (!m_wanted.isEmpty() && queries.size() < queriesAtOnce)
        queries.append({m_wanted.takeLast(), now - std::chrono::days(days),
                        now + std::chrono::milliseconds(1), days * bucketsPerDay});
    m_isReading = true;
    m_store.ranges(queries, this,
                   [this, queries](const Result<std::vector<RangeAnswer>, StoreError> &answers) {
                       m_isReading = false;
                       for (const RangeQuery &query : queries)
                           m_asked.remove(query.key);
                       if (answers)
                           take(*answers);
                       if (!m_wanted.isEmpty())
                           m_timer.start(0);
                   });
}

void TrendOverlay::take(const std::vector<RangeAnswer> &answers)
{
    for (const RangeAnswer &answer : answers)
        m_trends.insert(answer.query.key, toTrend(answer));
    announceChange();
}

Trend TrendOverlay::toTrend(const RangeAnswer &answer) const
{
    Trend trend;
    if (answer.buckets.empty())
        return trend;
    trend.values.fill(std::numeric_limits<double>::quiet_NaN(), days);
    for (const Bucket &bucket : answer.buckets) {
        const auto day = std::chrono::floor<std::chrono::days>(bucket.last - answer.query.from);
        trend.values[std::clamp(int(day.count()), 0, days - 1)] = bucket.final.toDouble();
    }
    const SeriesKey &key = answer.query.key;
    const QList<UsageFigure> figures =
        m_usage ? m_usage->figures(key.account, key.resource) : QList<UsageFigure>();
    for (const UsageFigure &figure : figures) {
        if (figure.name == key.dimension && figure.maximum)
            trend.capacity = figure.maximum->toDouble();
    }
    return trend;
}

} // namespace lc
