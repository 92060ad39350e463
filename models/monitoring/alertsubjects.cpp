// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertsubjects.h"

#include "monitoring/alertrules.h"
#include "store/exactnumber.h"
#include "store/metrics.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// A series that was not read for longer is of something that is gone, where no list tells.
constexpr std::chrono::days forgottenAfter{3};
/// So many readings come singly; more are seen as the last of each of so many stretches.
constexpr int mostReadings = 4000;

AlertItemKind itemKind(UsageState::Kind kind)
{
    switch (kind) {
    case UsageState::Kind::Configuration:
        return AlertItemKind::Configuration;
    case UsageState::Kind::ApiKey:
        return AlertItemKind::ApiKey;
    case UsageState::Kind::Entitlement:
        break;
    }
    return AlertItemKind::Entitlement;
}

/// The items that name what is recorded, by what the history calls it.
class Names {
public:
    explicit Names(const QList<AlertItem> &items)
    {
        for (const AlertItem &item : items) {
            // A grant stands for the license that it gives.
            const QString id =
                item.kind == AlertItemKind::Grant ? item.part.value_or(QString()) : item.id;
            const bool isFirst = !m_items.contains({id, item.account.value_or(QString())});
            if (isFirst)
                m_items.insert({id, item.account.value_or(QString())}, item);
            if (item.kind == AlertItemKind::ApiKey)
                m_plans.insert({id, item.part.value_or(QString())}, item);
            m_accounts.insert(item.account.value_or(QString()));
        }
    }

    const AlertItem *find(const SeriesKey &key) const
    {
        if (key.metric == metric::apiRemaining) {
            const auto found = m_plans.constFind({key.resource, key.dimension});
            return found == m_plans.constEnd() ? nullptr : &*found;
        }
        const auto found = m_items.constFind({key.resource, key.account});
        return found == m_items.constEnd() ? nullptr : &*found;
    }
    bool knows(const QString &account) const { return m_accounts.contains(account); }

private:
    QHash<std::pair<QString, QString>, AlertItem> m_items; ///< by id and account
    QHash<std::pair<QString, QString>, AlertItem> m_plans; ///< keys by id and plan
    QSet<QString> m_accounts;
};

AlertItem itemOf(const UsageState &state, const AlertItem *known)
{
    AlertItem item = known ? *known : AlertItem();
    item.kind = itemKind(state.kind);
    item.id = state.series.resource;
    item.part =
        state.series.dimension.isEmpty() ? std::nullopt : std::optional(state.series.dimension);
    item.partition = state.series.partition;
    item.account = state.series.account;
    if (!state.series.region.isEmpty())
        item.region = state.series.region;
    if (item.kind == AlertItemKind::Entitlement)
        item.since.reset();
    return item;
}

SeriesKey withMetric(SeriesKey key, QStringView metric)
{
    key.metric = metric.toString();
    return key;
}

/// The series of a state's limit.
SeriesKey limitSeries(const UsageState &state)
{
    if (state.kind != UsageState::Kind::ApiKey)
        return withMetric(state.series,
                          state.kind == UsageState::Kind::Entitlement
                              ? metric::entitlementCapacity
                              : metric::configurationCapacity);
    SeriesKey plan = withMetric(state.series, metric::planLimit);
    plan.resource = plan.dimension;
    plan.dimension.clear();
    return plan;
}

/// The limits of a series at ascending times.
class Limits {
public:
    explicit Limits(const RangeAnswer &answer) : m_answer(answer)
    {
        if (answer.before)
            m_limit = answer.before->value;
        else if (!answer.buckets.empty())
            m_limit = answer.buckets.front().final;
        else if (answer.after)
            m_limit = answer.after->value;
    }
    std::optional<Quantity> at(Instant time)
    {
        for (; m_next < m_answer.buckets.size() && m_answer.buckets[m_next].first <= time; ++m_next)
            m_limit = m_answer.buckets[m_next].final;
        return m_limit;
    }

private:
    const RangeAnswer &m_answer;
    std::size_t m_next = 0;
    std::optional<Quantity> m_limit;
};

Quantity usedOf(const Quantity &limit, const Quantity &remaining)
{
    const auto whole = ExactNumber::of(limit);
    const auto left = ExactNumber::of(remaining);
    if (!whole || !left)
        return remaining;
    // An extension leaves more than the limit.
    const ExactNumber used = *whole - *left;
    return used.isNegative() ? Quantity() : Quantity::fromText(used.toText());
}

} // namespace

std::vector<UsageSubject> usageSubjectsOf(const QList<SeriesInfo> &series,
                                          const QList<AlertItem> &items, Unnamed unnamed)
{
    const Names names(items);
    Instant newest{};
    for (const SeriesInfo &info : series)
        newest = std::max(newest, info.newest.time);
    QHash<QString, QString> counted;
    for (const SeriesInfo &info : series) {
        const AlertItem *item = names.find(info.key);
        const bool isRecent = newest - info.newest.time <= forgottenAfter;
        if (item)
            counted.insert(info.key.resource, item->name.value_or(QString()));
        else if (unnamed == Unnamed::Counted && !names.knows(info.key.account) && isRecent)
            counted.insert(info.key.resource, QString());
    }
    std::vector<UsageSubject> subjects;
    for (const UsageState &state : usageStates(series, counted)) {
        const AlertItem *item = names.find(state.series);
        if (!item && names.knows(state.series.account))
            continue;
        UsageSubject subject;
        subject.state = state;
        subject.subject.item = itemOf(state, item);
        subject.subject.series = state.series;
        subject.subject.readings.push_back({state.asOf, state.used, state.limit, {}});
        subjects.push_back(std::move(subject));
    }
    return subjects;
}

std::optional<Instant> newestPoll(const QList<SeriesInfo> &series)
{
    std::optional<Instant> newest;
    for (const SeriesInfo &info : series) {
        // Series of days and versions have times of their own, which say nothing about polls.
        const bool isPolled = info.key.metric == metric::entitlementConsumed
            || info.key.metric == metric::configurationConsumed
            || info.key.metric == metric::planLimit;
        const bool isOwn = !info.sampleDataUntil || info.newest.time > *info.sampleDataUntil;
        if (isPolled && isOwn)
            newest = std::max(newest.value_or(info.newest.time), info.newest.time);
    }
    return newest;
}

QList<RangeQuery> readingQueries(const UsageState &state, Instant from, Instant to)
{
    RangeQuery used{state.series, from, to, mostReadings};
    RangeQuery limit{limitSeries(state), from, to, mostReadings};
    if (state.kind != UsageState::Kind::ApiKey)
        return {used, limit};
    RangeQuery spent = used;
    spent.key.metric = metric::apiUsed.toString();
    return {used, limit, spent};
}

std::vector<AlertReading> readingsOf(const UsageState &state,
                                     const std::vector<RangeAnswer> &answers)
{
    std::vector<AlertReading> readings;
    if (answers.size() < 2)
        return readings;
    Limits limits(answers[1]);
    std::size_t day = 0;
    for (const Bucket &bucket : answers[0].buckets) {
        AlertReading reading;
        reading.time = bucket.last;
        reading.used = bucket.final;
        reading.limit = limits.at(bucket.last);
        if (state.kind == UsageState::Kind::ApiKey) {
            if (reading.limit)
                reading.used = usedOf(*reading.limit, bucket.final);
            const auto &days = answers.size() > 2 ? answers[2].buckets : answers[0].buckets;
            while (day < days.size() && days[day].last < bucket.last)
                ++day;
            if (answers.size() > 2 && day < days.size() && days[day].first <= bucket.last)
                reading.spent = days[day].final;
        }
        readings.push_back(std::move(reading));
    }
    return readings;
}

std::chrono::milliseconds lookBackOf(const AlertRule &rule, std::chrono::milliseconds interval)
{
    using std::chrono::hours;
    const auto kind = rule.kind.known();
    if (!kind)
        return {};
    std::chrono::milliseconds back{};
    if (hasSamples(*kind) && rule.samples > 1)
        // Readings may be missing among them.
        back = 3 * rule.samples * std::max<std::chrono::milliseconds>(interval, hours(1) / 4);
    if (hasHours(*kind))
        back += hours(rule.hours.value_or(0));
    if (*kind == AlertKind::Unused) {
        const double days = Quantity::fromText(rule.threshold.value_or(QString())).toDouble();
        back = hours(24) * (days > 0 && days < 1000 ? int(days) + 2 : 2);
    }
    return back;
}

bool needsForecast(const AlertRule &rule)
{
    return rule.kind == AlertKind::DaysLeft || rule.kind == AlertKind::BeforeReset;
}

ForecastSubject forecastSubjectOf(const UsageSubject &subject, Instant now)
{
    const AlertItem &item = subject.subject.item;
    ForecastSubject asked;
    asked.state = subject.state;
    // The reset of a period that is over says nothing about the next one.
    const auto reset = item.resets ? item.resets->instant() : std::nullopt;
    if (reset && *reset > now)
        asked.reset = reset;
    if (item.ends)
        asked.end = item.ends->instant();
    return asked;
}

AlertOutlook outlookOf(const Forecast &forecast)
{
    using Outlook = AlertOutlook::Kind;
    switch (forecast.outcome) {
    case Forecast::Outcome::TooLittleData:
        return {};
    case Forecast::Outcome::Reached:
        return {Outlook::UsedUp, forecast.date};
    case Forecast::Outcome::Exhausts:
        return {Outlook::RunsOut, forecast.date};
    case Forecast::Outcome::ResetsFirst:
        return {Outlook::ResetsFirst, std::nullopt};
    case Forecast::Outcome::NoLimit:
    case Forecast::Outcome::NotRising:
    case Forecast::Outcome::EndsFirst:
    case Forecast::Outcome::BeyondHorizon:
        break;
    }
    return {Outlook::Safe, std::nullopt};
}

} // namespace lc
