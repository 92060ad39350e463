// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/sampletraffic.h"

#include "api/licensemanager/checkouts.h"
#include "domain/consumption.h"
#include "domain/licensestate.h"
#include "localservice/consumptionledger.h"
#include "localservice/dispatcher.h"
#include "localservice/grantentry.h"
#include "localservice/licenseentry.h"
#include "localservice/randomid.h"
#include "localservice/samplecatalog.h"
#include "localservice/samplerandom.h"
#include "localservice/samplerhythm.h"
#include "localservice/samplewriter.h"
#include "localservice/usageplanrules.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t licensesPerTick = 8;
constexpr std::chrono::days requestsPerTick{14}; ///< how much of a long pause one tick makes up
constexpr qsizetype checkoutsPerUse = 8;

const QString countedUntil = u"sample-traffic"_s;

/// Noise between -1000 and 1000 that changes slowly and is 0 when the sample was made.
qint64 slowNoise(quint64 random, Instant since, Instant now)
{
    constexpr qint64 step = 2 * 3'600'000;
    const qint64 elapsed = std::max<qint64>(0, (now - since).count());
    const auto knot = [random](qint64 number) {
        if (number == 0)
            return qint64(0);
        return SampleRandom(random, u"knot %1"_s.arg(number)).between(-1000, 1000);
    };
    const qint64 from = knot(elapsed / step);
    const qint64 to = knot(elapsed / step + 1);
    return from + (to - from) * (elapsed % step) / step;
}

struct Own {
    Resource resource;
    CheckoutRecord record;
    qint64 amount = 0;
};

QList<Own> ownCheckouts(Store &store, const QString &licenseArn, const QString &entitlement)
{
    ResourceQuery query;
    query.kind = kind::checkout;
    query.keyName = sampleCheckout;
    query.keyValue = sampleCheckoutKey(licenseArn, entitlement);
    QList<Own> own;
    for (const Resource &resource : store.list(query)) {
        Own one{resource, recordIn<CheckoutRecord>(resource.document), 0};
        one.amount = amountOf(one.record.entitlements.value(0)).value_or(0);
        own.append(one);
    }
    return own;
}

void setAmount(Store &store, Own &own, qint64 amount)
{
    own.amount = amount;
    if (amount == 0) {
        store.remove(own.resource);
        return;
    }
    own.record.entitlements.first().value = QString::number(amount);
    own.resource.document = writeJson(own.record);
    store.update(own.resource);
}

/// Prolongs what would end while nobody has stopped working.
bool prolong(Store &store, QList<Own> &own, std::chrono::minutes life, Instant now)
{
    bool changed = false;
    for (Own &each : own) {
        if (!each.record.expiresAt || *each.record.expiresAt > now + life / 2)
            continue;
        each.record.expiresAt = std::chrono::floor<std::chrono::seconds>(now) + life;
        each.resource.document = writeJson(each.record);
        store.update(each.resource);
        changed = true;
    }
    return changed;
}

void giveBack(Store &store, QList<Own> &own, qint64 amount)
{
    while (amount > 0 && !own.isEmpty()) {
        Own last = own.takeLast();
        const qint64 given = std::min(amount, last.amount);
        setAmount(store, last, last.amount - given);
        amount -= given;
    }
}

std::chrono::minutes lifeOf(const License &license)
{
    const auto &configuration = license.consumptionConfiguration;
    if (!configuration || !configuration->provisionalConfiguration)
        return {};
    return std::chrono::minutes(configuration->provisionalConfiguration->maxTimeToLiveInMinutes);
}

} // namespace

SampleTraffic::SampleTraffic(Dispatcher &dispatcher, const SampleStamp &stamp, int times)
    : m_dispatcher(&dispatcher), m_stamp(stamp)
{
    const SampleWorld world = makeSampleWorld(stamp);
    for (const SampleLicense &license : world.licenses) {
        const bool granted =
            std::ranges::any_of(world.grants, [&license](const SampleGrant &grant) {
                return grant.grant.licenseArn == license.license.licenseArn
                    && grant.grantee == sample::customer.account
                    && grant.grant.grantStatus == GrantStatus::Active;
            });
        Seats seats{*license.license.licenseArn,
                    license.account,
                    *license.license.homeRegion,
                    granted ? sample::customer.account.toString() : QString(),
                    {}};
        for (const SampleUse &use : license.uses) {
            if (use.consumed > 0)
                seats.uses.push_back(use);
        }
        if (!seats.uses.empty())
            m_seats.push_back(std::move(seats));
    }
    constexpr int lately = 28;
    const Day today = stamp.day();
    for (const SamplePlan &plan : world.plans) {
        for (const SampleMember &member : plan.members) {
            qint64 requests = 0;
            for (auto it = member.usage.used.lower_bound(today - std::chrono::days(lately));
                 it != member.usage.used.end() && it->first < today; ++it)
                requests += it->second;
            if (requests >= lately)
                m_requests.push_back({*plan.plan.id, member.keyId, times * requests / lately});
        }
    }
}

void SampleTraffic::tick()
{
    advance(std::min(licensesPerTick, m_seats.size()));
}

void SampleTraffic::catchUp()
{
    advance(m_seats.size());
}

void SampleTraffic::advance(std::size_t licenses)
{
    const Instant now = m_dispatcher->clock().now();
    m_dispatcher->change([this, licenses, now](Store &store) {
        bool changed = countRequests(store, now);
        for (std::size_t i = 0; i < licenses; ++i)
            changed = moveSeats(store, m_seats[(m_next + i) % m_seats.size()], now) || changed;
        return changed && !store.failure();
    });
    if (!m_seats.empty())
        m_next = (m_next + licenses) % m_seats.size();
}

bool SampleTraffic::countRequests(Store &store, Instant now)
{
    const auto kept = store.value(countedUntil);
    const Instant from =
        kept ? Instant(std::chrono::milliseconds(kept->toLongLong())) : m_stamp.madeAt;
    const Instant until = std::min(now, from + requestsPerTick);
    if (until <= from)
        return false;
    QMap<QString, UsagePlan> plans;
    for (const Requests &requests : m_requests) {
        if (!plans.contains(requests.planId)) {
            const auto plan = store.find(usageplans::kind, requests.planId);
            plans.insert(requests.planId, plan ? recordIn<UsagePlan>(plan->document) : UsagePlan());
        }
        if (!plans[requests.planId].id)
            continue;
        const QString member = usageplans::memberId(requests.planId, requests.keyId);
        for (Day day = dayOf(from); Instant(day) < until; day += std::chrono::days(1)) {
            SampleRandom random(m_stamp.seed, member + dayText(day));
            const qint64 whole = requests.average * samplerhythm::weekShare(day)
                * random.between(850, 1150) / 1'000'000;
            const Instant end(day + std::chrono::days(1));
            const qint64 before =
                from > day ? whole * samplerhythm::shareOfDay(from) / 1'000'000 : 0;
            const qint64 after =
                until >= end ? whole : whole * samplerhythm::shareOfDay(until) / 1'000'000;
            if (after > before)
                usageplans::countRequests(store, m_dispatcher->setup(), plans[requests.planId],
                                          requests.keyId, day, after - before);
        }
    }
    store.setValue(countedUntil, QByteArray::number(until.time_since_epoch().count()));
    return true;
}

qint64 SampleTraffic::targetOf(const SampleUse &use, Instant now) const
{
    const qint64 elapsed = std::max<qint64>(0, (now - m_stamp.madeAt).count());
    qint64 target = use.consumed;
    if (use.drawdown) {
        constexpr qint64 history = qint64(90) * 24 * 3'600'000;
        target +=
            use.consumed * (1000 - use.curve.start) / 1000 * (elapsed / 1000) / (history / 1000);
    } else {
        const qint64 busier = samplerhythm::business(now) - samplerhythm::business(m_stamp.madeAt);
        target += use.consumed * use.curve.wave / 1000 * busier / 1000;
        target += use.consumed * 3 * use.curve.noise / 1000
            * slowNoise(use.random, m_stamp.madeAt, now) / 1000;
    }
    const qint64 most =
        use.overage ? use.maxCount.value_or(0) * 6 / 5 : use.maxCount.value_or(target);
    return std::clamp<qint64>(target, 0, most);
}

bool SampleTraffic::moveSeats(Store &store, const Seats &seats, Instant now) const
{
    const auto resource = store.find(kind::license, seats.licenseArn);
    if (!resource)
        return false;
    const LicenseEntry license = licenseIn(*resource);
    const License &facts = license.record.license;
    const auto status = facts.status ? facts.status->known() : std::nullopt;
    if (!status || !isConsumable(*status, facts.validity, now))
        return false;
    Call call{licensemanager::CheckoutLicense::operation, {seats.issuer, seats.region}, now, store};
    bool changed = false;
    for (const SampleUse &use : seats.uses) {
        const Consumed consumed =
            ConsumptionLedger(call, license, ConsumptionLedger::Ending::Remove).consumed();
        changed = moveUse(call, license, seats, use, consumed.value(use.entitlement)) || changed;
    }
    return changed;
}

bool SampleTraffic::moveUse(Call &call, const LicenseEntry &license, const Seats &seats,
                            const SampleUse &use, qint64 consumed) const
{
    const License &facts = license.record.license;
    const QList<Entitlement> entitlements = facts.entitlements.value_or(QList<Entitlement>());
    const auto entitlement = std::ranges::find(entitlements, use.entitlement, &Entitlement::name);
    if (entitlement == entitlements.end() || entitlement->unit != Open(use.unit))
        return false;
    QList<Own> own = ownCheckouts(call.store, seats.licenseArn, use.entitlement);
    bool changed = prolong(call.store, own, lifeOf(facts), call.now);
    qint64 held = 0;
    for (const Own &each : std::as_const(own))
        held += each.amount;
    const qint64 target = targetOf(use, call.now);
    if (target < held && !use.drawdown) {
        giveBack(call.store, own, held - target);
        return true;
    }
    qint64 wanted = target - held;
    if (entitlement->maxCount && !entitlement->overage.value_or(false))
        wanted = std::min(wanted, *entitlement->maxCount - consumed);
    if (wanted <= 0)
        return changed;
    if (own.size() >= checkoutsPerUse || (use.drawdown && !own.isEmpty())) {
        setAmount(call.store, own.last(), own.last().amount + wanted);
        return true;
    }
    return takeMore(call, license, seats, use, wanted) || changed;
}

bool SampleTraffic::takeMore(Call &call, const LicenseEntry &license, const Seats &seats,
                             const SampleUse &use, qint64 amount) const
{
    const License &facts = license.record.license;
    const std::chrono::minutes life = lifeOf(facts);
    if (!use.drawdown && life <= life.zero())
        return false;
    std::optional<GrantEntry> grant;
    if (!seats.customer.isEmpty()) {
        grant =
            usableGrant(call, seats.licenseArn, seats.customer, AllowedOperation::CheckoutLicense);
        if (!grant)
            return false;
    }
    CheckoutRecord record;
    record.token = randomHex(32);
    record.licenseArn = seats.licenseArn;
    record.account = grant ? seats.customer : seats.issuer;
    if (grant)
        record.grantArn = grant->record.grant.grantArn;
    else
        record.beneficiary = facts.beneficiary;
    record.checkoutType = use.drawdown ? CheckoutType::Perpetual : CheckoutType::Provisional;
    record.entitlements = {{use.entitlement, QString::number(amount), Open(use.unit)}};
    record.nodeId = u"ws-"_s + randomHex(3);
    record.issuedAt = std::chrono::floor<std::chrono::seconds>(call.now);
    if (!use.drawdown)
        record.expiresAt = record.issuedAt + life;
    keepSampleCheckout(call.store, record);
    return true;
}

} // namespace lc
