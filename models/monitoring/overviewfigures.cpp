// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/overviewfigures.h"

#include "store/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lc {

namespace {

using SeriesByKey = QHash<SeriesKey, const SeriesInfo *>;

SeriesKey withMetric(SeriesKey key, QStringView metric)
{
    key.metric = metric.toString();
    return key;
}

const SeriesInfo *find(const SeriesByKey &series, const SeriesKey &key)
{
    return series.value(key, nullptr);
}

std::optional<Quantity> newest(const SeriesByKey &series, const SeriesKey &key)
{
    const SeriesInfo *info = find(series, key);
    return info ? std::optional(info->newest.value) : std::nullopt;
}

UsageState stateOf(UsageState::Kind kind, const SeriesInfo &info)
{
    UsageState state;
    state.kind = kind;
    state.series = info.key;
    state.used = info.newest.value;
    state.asOf = info.newest.time;
    state.isSampleData = info.sampleDataUntil && info.newest.time <= *info.sampleDataUntil;
    return state;
}

std::optional<UsageState> stateOfKey(const SeriesByKey &series, const SeriesInfo &remaining)
{
    SeriesKey plan = withMetric(remaining.key, metric::planLimit);
    plan.resource = remaining.key.dimension;
    plan.dimension.clear();
    const auto limit = newest(series, plan);
    const Quantity &left = remaining.newest.value;
    if (!limit || limit->isText() || limit->scale() != 0 || left.isText() || left.scale() != 0)
        return std::nullopt;
    UsageState state = stateOf(UsageState::Kind::ApiKey, remaining);
    state.limit = limit;
    // An extension leaves more than the limit.
    state.used = Quantity(std::max<qint64>(0, limit->units() - left.units()));
    return state;
}

bool isUsable(const License &license)
{
    if (!license.status)
        return true;
    return !(*license.status == LicenseStatus::Deleted
             || *license.status == LicenseStatus::PendingDelete
             || *license.status == LicenseStatus::Expired);
}

} // namespace

std::optional<double> UsageState::ratio() const
{
    if (!limit || !limit->isNumber() || !used.isNumber())
        return std::nullopt;
    if (*limit <=> Quantity() == std::weak_ordering::equivalent) {
        return used <=> Quantity() == std::weak_ordering::equivalent
            ? 0
            : std::numeric_limits<double>::infinity();
    }
    return used.toDouble() / limit->toDouble();
}

bool UsageState::isOverLimit() const
{
    return limit && limit->isNumber() && used.isNumber() && used > *limit;
}

QList<UsageState> usageStates(const QList<SeriesInfo> &list, const QHash<QString, QString> &names)
{
    SeriesByKey series;
    for (const SeriesInfo &info : list)
        series.insert(info.key, &info);
    QList<UsageState> states;
    for (const SeriesInfo &info : list) {
        const SeriesKey &key = info.key;
        const auto name = names.constFind(key.resource);
        if (name == names.constEnd())
            continue;
        std::optional<UsageState> state;
        if (key.metric == metric::entitlementConsumed) {
            state = stateOf(UsageState::Kind::Entitlement, info);
            state->limit = newest(series, withMetric(key, metric::entitlementCapacity));
        } else if (key.metric == metric::configurationConsumed && key.dimension.isEmpty()) {
            state = stateOf(UsageState::Kind::Configuration, info);
            state->limit = newest(series, withMetric(key, metric::configurationCapacity));
        } else if (key.metric == metric::apiRemaining) {
            state = stateOfKey(series, info);
        }
        if (state) {
            state->name = *name;
            states.append(*state);
        }
    }
    sortByRisk(states);
    return states;
}

void sortByRisk(QList<UsageState> &states)
{
    std::ranges::stable_sort(states, [](const UsageState &left, const UsageState &right) {
        const double a = left.ratio().value_or(-1);
        const double b = right.ratio().value_or(-1);
        if (a != b)
            return a > b;
        if (const int order = left.name.localeAwareCompare(right.name); order != 0)
            return order < 0;
        return left.series < right.series;
    });
}

QList<UsageState> atRisk(const QList<UsageState> &states)
{
    QList<UsageState> risky;
    std::ranges::copy_if(states, std::back_inserter(risky), &UsageState::isAtRisk);
    sortByRisk(risky);
    return risky;
}

QList<ExpiringLicense> expiringLicenses(const QList<License> &licenses, Instant now,
                                        std::chrono::days within)
{
    QList<ExpiringLicense> expiring;
    for (const License &license : licenses) {
        if (!license.licenseArn || !license.validity || !license.validity->end
            || !isUsable(license))
            continue;
        const auto end = license.validity->end->instant();
        if (!end || *end < now || *end > now + within)
            continue;
        const auto left = std::chrono::floor<std::chrono::days>(*end - now);
        expiring.append({*license.licenseArn, license.licenseName.value_or(QString()),
                         license.productName.value_or(QString()), *end, int(left.count())});
    }
    std::ranges::stable_sort(expiring, {}, &ExpiringLicense::end);
    return expiring;
}

int pendingGrantCount(const QList<Grant> &received)
{
    return int(std::ranges::count_if(received, [](const Grant &grant) {
        return grant.grantStatus == GrantStatus::PendingAccept;
    }));
}

RecordingHealth recordingHealth(const std::optional<Instant> &lastSampleTime,
                                const std::optional<Recording> &last,
                                std::chrono::milliseconds interval, Instant now)
{
    if (last && !last->isComplete())
        return RecordingHealth::Failing;
    if (!lastSampleTime)
        return RecordingHealth::Never;
    if (interval.count() <= 0)
        return RecordingHealth::Off;
    return now - *lastSampleTime > 2 * interval ? RecordingHealth::Late : RecordingHealth::Fresh;
}

} // namespace lc
