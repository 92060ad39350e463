// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sampleseries.h"

#include "localservice/samplecatalog.h"
#include "localservice/samplerandom.h"
#include "localservice/samplerhythm.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 historyDays = 90;
constexpr int apiDays = 365;

/// A curve in integers only, so that it is the same on every machine.
struct CurveMaker {
    SampleCurve curve;
    qint64 present;
    qint64 scale; ///< amount that 1000 thousandths stand for
    qint64 highest;
    bool rising = false; ///< never falls

    std::vector<qint64> make(SampleRandom random, Instant end) const
    {
        const qint64 steps = historyDays * 24 * 60 / curve.interval.count();
        std::vector<qint64> values(std::size_t(steps + 1));
        const qint64 presentBusiness = samplerhythm::business(end);
        qint64 noise = 0; // thousandths of a thousandth; walks backwards from the present
        for (qint64 back = 0; back <= steps; ++back) {
            const qint64 done = (steps - back) * 1000 / steps;
            const Instant time = end - curve.interval * back;
            const qint64 trend = scale * curve.start * (1000 - done) / 1000 + present * done;
            const qint64 dip = scale * curve.dip * 4 * done / 1000 * (1000 - done) / 1000;
            const qint64 wave =
                scale * curve.wave * (samplerhythm::business(time) - presentBusiness) / 1000;
            const qint64 value = trend - dip + wave + scale * noise / 1000;
            values[std::size_t(steps - back)] =
                std::clamp<qint64>((value + 500) / 1000, 0, highest);
            noise = noise * 995 / 1000 + random.between(-1000, 1000) * curve.noise / 8;
        }
        values.back() = present;
        if (rising) {
            for (std::size_t i = values.size() - 1; i > 0; --i)
                values[i - 1] = std::min(values[i - 1], values[i]);
        }
        return values;
    }
};

/// Takes stretches out that nobody recorded; the last week stays.
void addGaps(SampleRandom &random, int count, std::vector<qint64> &values)
{
    const auto size = qint64(values.size());
    for (int i = 0; i < count; ++i) {
        const qint64 length = size * random.between(12, 32) / 1000;
        const qint64 first = random.between(size / 20, size * 9 / 10 - length);
        std::fill_n(values.begin() + first, length, ConsumptionSeries::gap);
    }
}

ConsumptionSeries licenseSeries(const SampleStamp &stamp, const SampleLicense &license,
                                const SampleUse &use, const QString &account)
{
    ConsumptionSeries series;
    series.account = account;
    series.resource = license.license.licenseArn.value_or(QString());
    series.metric = u"entitlement.consumed"_s;
    series.dimension = use.entitlement;
    series.interval = use.curve.interval;
    series.start = stamp.madeAt - std::chrono::days(historyDays);
    const bool idle = use.consumed == 0;
    const qint64 limit = use.maxCount.value_or(use.consumed * 2);
    SampleRandom random(use.random, u"curve");
    const CurveMaker maker{use.curve, use.consumed, idle ? limit : use.consumed,
                           use.overage ? limit * 2 : limit, use.drawdown};
    series.values = maker.make(random, stamp.madeAt);
    SampleRandom gaps(use.random, u"gaps");
    addGaps(gaps, use.curve.gaps, series.values);
    if (use.maxCount)
        series.capacities.push_back({series.start, use.maxCount});
    for (qsizetype i = 0; i < license.earlier.size(); ++i) {
        const Instant at = license.versionTimes.at(i + 1);
        const License &before = license.earlier.at(i);
        const License &after =
            i + 1 < license.earlier.size() ? license.earlier.at(i + 1) : license.license;
        const auto limitIn = [&use](const License &version) -> std::optional<qint64> {
            for (const Entitlement &each : *version.entitlements) {
                if (each.name == use.entitlement)
                    return each.maxCount;
            }
            return std::nullopt;
        };
        if (at < series.start)
            continue;
        // A version is one of the whole license, however many entitlements it has.
        if (&use == &license.uses.front())
            series.events.push_back({at, ConsumptionSeries::Event::Kind::Version,
                                     before.version.value_or(QString()),
                                     after.version.value_or(QString())});
        if (limitIn(before) && limitIn(after) && limitIn(before) != limitIn(after)) {
            series.capacities.front().limit = limitIn(before);
            series.capacities.push_back({at, limitIn(after)});
            series.events.push_back({at, ConsumptionSeries::Event::Kind::LimitChange,
                                     QString::number(*limitIn(before)),
                                     QString::number(*limitIn(after))});
        }
    }
    return series;
}

/// Without overage nothing goes above the capacity of its time.
void keepBelowCapacity(ConsumptionSeries &series)
{
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        const Instant time = series.timeOf(i);
        for (const ConsumptionSeries::Capacity &capacity : series.capacities) {
            const bool applies = capacity.at <= time
                && (&capacity == &series.capacities.back() || (&capacity)[1].at > time);
            if (applies && capacity.limit && series.values[i] != ConsumptionSeries::gap)
                series.values[i] = std::min(series.values[i], *capacity.limit);
        }
    }
}

void addConfigurationSeries(const SampleStamp &stamp, const SampleConfiguration &configuration,
                            std::vector<ConsumptionSeries> &all)
{
    QMap<QString, qint64> used;
    used.insert(QString(), 0);
    for (const LicenseConfigurationUsage &usage : configuration.usages) {
        const qint64 licenses = usage.consumedLicenses.value_or(0);
        used[QString()] += licenses;
        if (licenses > 0)
            used[usage.resourceType->text] += licenses;
    }
    for (auto it = used.cbegin(); it != used.cend(); ++it) {
        ConsumptionSeries series;
        series.account = configuration.account;
        series.region = configuration.region;
        series.resource = configuration.configuration.licenseConfigurationArn.value_or(QString());
        series.metric = u"configuration.consumed"_s;
        series.dimension = it.key();
        series.interval = configuration.curve.interval;
        series.start = stamp.madeAt - std::chrono::days(historyDays);
        const auto limit = configuration.configuration.licenseCount;
        const bool hard = configuration.configuration.licenseCountHardLimit.value_or(false);
        const qint64 highest = hard && limit ? *limit : std::max<qint64>(1, it.value()) * 2;
        // The same stream for every type, so that the types add up to the whole as one moves.
        series.values = CurveMaker{configuration.curve, it.value(), it.value(), highest}.make(
            SampleRandom(configuration.random, u"curve"), stamp.madeAt);
        if (it.key().isEmpty() && limit)
            series.capacities.push_back({series.start, limit});
        all.push_back(series);
    }
}

/// The resets of weeks and months; those of single days would only hide the days.
std::vector<ConsumptionSeries::Event> resetsOf(const Quota &quota,
                                               const std::vector<DayUsage> &year, Day first)
{
    std::vector<ConsumptionSeries::Event> events;
    if (quota.period == QuotaPeriod::Day)
        return events;
    for (std::size_t i = 1; i < year.size(); ++i) {
        const Day day = first + std::chrono::days(i);
        if (quotaWindow(quota.period, quota.offset, day).first == day)
            events.push_back({Instant(day), ConsumptionSeries::Event::Kind::Reset,
                              QString::number(year[i - 1].remaining),
                              QString::number(quota.limit)});
    }
    return events;
}

void addKeySeries(const SampleStamp &stamp, const SamplePlan &plan, const SampleMember &member,
                  std::vector<ConsumptionSeries> &all)
{
    if (member.usage.used.empty())
        return;
    std::optional<Quota> quota;
    if (plan.plan.quota)
        quota = Quota{*plan.plan.quota->limit, *plan.plan.quota->period->known(),
                      *plan.plan.quota->offset};
    const Day first = stamp.day() - std::chrono::days(apiDays - 1);
    const auto year = dailyUsage(quota.value_or(Quota()), member.usage, first, stamp.day());
    ConsumptionSeries used;
    used.account = plan.account;
    used.region = plan.region;
    used.resource = member.keyId;
    used.metric = u"api.used"_s;
    used.dimension = plan.plan.id.value_or(QString());
    used.interval = std::chrono::days(1);
    used.start = first;
    ConsumptionSeries remaining = used;
    remaining.metric = u"api.remaining"_s;
    for (const DayUsage &day : year) {
        used.values.push_back(day.used);
        remaining.values.push_back(day.remaining);
    }
    all.push_back(used);
    if (!quota)
        return;
    remaining.events = resetsOf(*quota, year, first);
    for (const auto &[day, extension] : member.usage.extensions) {
        KeyUsage without = member.usage;
        without.extensions.erase(day);
        remaining.events.push_back({Instant(day), ConsumptionSeries::Event::Kind::Extension,
                                    QString::number(balanceAt(*quota, without, day)),
                                    QString::number(balanceAt(*quota, member.usage, day))});
    }
    std::ranges::stable_sort(remaining.events, {}, &ConsumptionSeries::Event::at);
    all.push_back(remaining);
}

/// A plan's limit over the year: it never changed.
void addPlanSeries(const SampleStamp &stamp, const SamplePlan &plan,
                   std::vector<ConsumptionSeries> &all)
{
    if (!plan.plan.quota)
        return;
    ConsumptionSeries limit;
    limit.account = plan.account;
    limit.region = plan.region;
    limit.resource = plan.plan.id.value_or(QString());
    limit.metric = u"plan.limit"_s;
    limit.interval = std::chrono::days(1);
    limit.start = stamp.day() - std::chrono::days(apiDays - 1);
    limit.values.assign(apiDays, *plan.plan.quota->limit);
    all.push_back(limit);
}

bool isReceived(const SampleWorld &world, const SampleLicense &license)
{
    return std::ranges::any_of(world.grants, [&license](const SampleGrant &grant) {
        return grant.grantee == sample::customer.account
            && grant.grant.licenseArn == license.license.licenseArn
            && grant.grant.grantStatus == GrantStatus::Active;
    });
}

} // namespace

std::vector<ConsumptionSeries> sampleSeries(const SampleWorld &world)
{
    std::vector<ConsumptionSeries> all;
    for (const SampleLicense &license : world.licenses) {
        for (const SampleUse &use : license.uses) {
            ConsumptionSeries series = licenseSeries(world.stamp, license, use, license.account);
            if (!use.overage)
                keepBelowCapacity(series);
            if (isReceived(world, license)) {
                all.push_back(series);
                all.back().account = sample::customer.account.toString();
            }
            if (license.account == sample::vendor.account)
                all.push_back(std::move(series));
        }
    }
    for (const SampleConfiguration &configuration : world.configurations)
        addConfigurationSeries(world.stamp, configuration, all);
    for (const SamplePlan &plan : world.plans) {
        addPlanSeries(world.stamp, plan, all);
        for (const SampleMember &member : plan.members)
            addKeySeries(world.stamp, plan, member, all);
    }
    return all;
}

std::vector<ConsumptionSeries> sampleSeries(const SampleStamp &stamp)
{
    return sampleSeries(makeSampleWorld(stamp));
}

} // namespace lc
