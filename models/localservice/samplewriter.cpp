// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/samplewriter.h"

#include "core/json.h"
#include "domain/grantstate.h"
#include "domain/licensestate.h"
#include "localservice/apikeyentry.h"
#include "localservice/configurationrules.h"
#include "localservice/records.h"
#include "localservice/restapientry.h"
#include "localservice/samplecatalog.h"
#include "localservice/samplerandom.h"
#include "localservice/store.h"
#include "localservice/usageplanrules.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// Which parts a stored sample has; raised when the sample gets a part that older ones lack.
constexpr QLatin1StringView samplePartsName{"sample-parts"};
const QByteArray sampleParts{"3"};

/// What self-managed licenses refused.
void writeFailures(Store &store, const SampleWorld &world)
{
    for (const SampleConfiguration &configuration : world.configurations) {
        const QString arn = configuration.configuration.licenseConfigurationArn.value_or(QString());
        SampleRandom random(world.stamp.seed, u"failures of "_s + arn);
        for (const LicenseOperationFailure &failure : configuration.failures) {
            const QString id = random.hex(32);
            if (store.find(configurations::failureKind, id))
                continue;
            Resource resource;
            resource.kind = configurations::failureKind;
            resource.account = configuration.account;
            resource.region = configuration.region;
            resource.id = id;
            resource.document = writeJson(failure);
            store.insert(resource);
            store.addKey(resource, configurations::byConfiguration, arn);
        }
    }
}

void writeRestApis(Store &store, const SampleWorld &world)
{
    for (const SampleRestApi &api : world.restApis)
        restapis::define(store, {api.account, api.region}, api.api, api.stages,
                         world.stamp.inDays(-400));
}

/// Writes what the rules would have written, had all of it happened through them.
class SampleWriter {
public:
    SampleWriter(Store &store, const SampleWorld &world) : m_store(store), m_world(world) { }

    void write()
    {
        for (const SampleLicense &license : m_world.licenses)
            writeLicense(license);
        for (const SampleGrant &grant : m_world.grants)
            writeGrant(grant);
        for (const InventoryEntry &machine : m_world.machines)
            inventory::put(m_store, machine);
        for (const SampleConfiguration &configuration : m_world.configurations)
            writeConfiguration(configuration);
        writeFailures(m_store, m_world);
        for (const SampleKey &key : m_world.keys)
            apikeys::index(m_store,
                           insert(usageplans::keyKind, key.account, key.region, *key.key.id,
                                  writeJson(key.key)),
                           key.key);
        writeRestApis(m_store, m_world);
        for (const SamplePlan &plan : m_world.plans)
            writePlan(plan);
    }

private:
    Resource insert(const QString &kind, const QString &account, const QString &region,
                    const QString &id, const QByteArray &document)
    {
        Resource resource;
        resource.kind = kind;
        resource.account = account;
        resource.region = region;
        resource.id = id;
        resource.document = document;
        m_store.insert(resource);
        return resource;
    }

    void setTags(const QString &arn, const QList<Tag> &tags)
    {
        for (const Tag &tag : tags)
            m_store.setTag(arn, *tag.key, tag.value.value_or(QString()));
    }

    void writeLicense(const SampleLicense &sample)
    {
        QList<License> versions = sample.earlier;
        versions.append(sample.license);
        LicenseRecord record;
        Resource resource;
        for (const License &version : std::as_const(versions)) {
            record.license = version;
            const bool newest = version.version == sample.license.version;
            record.deletedAt = newest ? sample.deletedAt : std::nullopt;
            if (resource.sequence == 0)
                resource = insert(kind::license, sample.account, *version.homeRegion,
                                  *version.licenseArn, writeJson(record));
            resource.version = version.version->toLongLong();
            resource.document = writeJson(record);
            m_store.update(resource);
            m_store.keepVersion(resource);
        }
        if (!sample.deletedAt) {
            m_store.addKey(resource, key::openLicense, sample.account);
            m_store.addKey(resource, key::sku, *sample.license.productSku);
        }
        setTags(resource.id, sample.tags);
        for (const SampleGrant &grant : m_world.grants) {
            if (grant.grant.licenseArn == resource.id && !grant.grantee.isEmpty())
                m_store.addKey(resource, key::received, grant.grantee);
        }
        for (const SampleUse &use : sample.uses)
            writeCheckouts(sample, use);
    }

    /// The active grant by which the customer consumes; the issuer consumes without one.
    const SampleGrant *grantOf(const SampleLicense &sample) const
    {
        const auto found =
            std::ranges::find_if(m_world.grants, [&sample](const SampleGrant &grant) {
                return grant.grant.licenseArn == sample.license.licenseArn
                    && grant.grantee == sample::customer.account
                    && grant.grant.grantStatus == GrantStatus::Active;
            });
        return found == m_world.grants.end() ? nullptr : &*found;
    }

    void writeCheckouts(const SampleLicense &sample, const SampleUse &use)
    {
        SampleRandom random(use.random, u"check-outs");
        qint64 left = use.consumed;
        const qint64 parts = use.drawdown ? 3 : std::min<qint64>(6, use.consumed);
        for (qint64 part = parts; part > 0 && left > 0; --part) {
            const qint64 amount =
                part == 1 ? left : std::clamp<qint64>(left / part + random.between(-3, 3), 1, left);
            writeCheckout(random, sample, use, amount);
            left -= amount;
        }
    }

    void writeCheckout(SampleRandom &random, const SampleLicense &sample, const SampleUse &use,
                       qint64 amount)
    {
        const License &license = sample.license;
        const SampleGrant *grant = grantOf(sample);
        const std::chrono::minutes life(
            license.consumptionConfiguration->provisionalConfiguration->maxTimeToLiveInMinutes);
        CheckoutRecord record;
        record.token = random.hex(32);
        record.licenseArn = *license.licenseArn;
        record.account = grant ? grant->grantee : sample.account;
        if (grant)
            record.grantArn = grant->grant.grantArn;
        else
            record.beneficiary = license.beneficiary;
        record.checkoutType = use.drawdown ? CheckoutType::Perpetual : CheckoutType::Provisional;
        record.entitlements = {{use.entitlement, QString::number(amount), Open(use.unit)}};
        record.nodeId = u"ws-%1"_s.arg(random.between(1, 480), 3, 10, QLatin1Char('0'));
        record.issuedAt = m_world.stamp.madeAt
            - std::chrono::seconds(random.between(0, life.count() * 60 * 6 / 10));
        if (const auto renewal = lastRenewal(license); renewal && !use.drawdown)
            record.issuedAt = std::max(record.issuedAt, *renewal);
        if (!use.drawdown)
            record.expiresAt = record.issuedAt + life;
        keepSampleCheckout(m_store, record);
    }

    std::optional<Instant> lastRenewal(const License &license) const
    {
        const auto begin = license.validity->begin.instant();
        const auto renewal = license.consumptionConfiguration->renewType->known();
        if (!begin || !renewal)
            return std::nullopt;
        return renewalStart(*renewal, *begin, m_world.stamp.madeAt);
    }

    void writeGrant(const SampleGrant &sample)
    {
        GrantRecord record{sample.grant, sample.grantee, {}};
        Resource resource;
        const qint64 newest = sample.grant.version.toLongLong();
        for (qint64 version = 1; version <= newest; ++version) {
            const bool earlier = version < newest;
            record.grant.version = QString::number(version);
            record.grant.grantStatus =
                earlier ? Open(GrantStatus::Disabled) : sample.grant.grantStatus;
            record.deletedAt = earlier ? std::nullopt : sample.deletedAt;
            if (resource.sequence == 0)
                resource = insert(kind::grant, sample.grantor, sample.grant.homeRegion,
                                  sample.grant.grantArn, writeJson(record));
            resource.version = version;
            resource.document = writeJson(record);
            m_store.update(resource);
            m_store.keepVersion(resource);
        }
        m_store.addKey(resource, key::grantedLicense, sample.grant.licenseArn);
        if (isOpen(sample.grant.grantStatus.known().value_or(GrantStatus::Deleted)))
            m_store.addKey(resource, key::openGrant, sample.grant.licenseArn);
        if (sample.grantee.isEmpty())
            return;
        m_store.addKey(resource, key::grantee, sample.grantee);
        m_store.addKey(resource, key::held, heldBy(sample.grant.licenseArn, sample.grantee));
    }

    void writeConfiguration(const SampleConfiguration &sample)
    {
        LicenseConfiguration configuration = sample.configuration;
        const QString arn = *configuration.licenseConfigurationArn;
        Resource resource = insert(configurations::kind, sample.account, sample.region, arn,
                                   writeJson(configuration));
        setTags(arn, sample.tags);
        for (const LicenseConfigurationUsage &usage : sample.usages) {
            const Resource association =
                insert(configurations::associationKind, sample.account, sample.region,
                       configurations::associationId(arn, *usage.resourceArn), writeJson(usage));
            m_store.addKey(association, configurations::byConfiguration, arn);
            m_store.addKey(association, configurations::byResource, *usage.resourceArn);
        }
        configurations::recount(m_store, resource, configuration);
    }

    void writePlan(const SamplePlan &sample)
    {
        const QString planId = *sample.plan.id;
        insert(usageplans::kind, sample.account, sample.region, planId, writeJson(sample.plan));
        for (const SampleMember &member : sample.members) {
            const QString id = usageplans::memberId(planId, member.keyId);
            UsagePlanKey key;
            key.id = member.keyId;
            key.type = u"API_KEY"_s;
            const Resource resource =
                insert(usageplans::memberKind, sample.account, sample.region, id, writeJson(key));
            m_store.addKey(resource, usageplans::byPlan, planId);
            m_store.addKey(resource, usageplans::byKey, member.keyId);
            for (const auto &[day, used] : member.usage.used)
                m_store.addToDay(id, {day, used, 0});
            for (const auto &[day, extension] : member.usage.extensions)
                m_store.addToDay(id, {day, 0, extension});
        }
    }

    Store &m_store;
    const SampleWorld &m_world;
};

} // namespace

QString sampleCheckoutKey(const QString &licenseArn, const QString &entitlement)
{
    return licenseArn + u' ' + entitlement;
}

void keepSampleCheckout(Store &store, const CheckoutRecord &record)
{
    Resource resource;
    resource.kind = kind::checkout;
    resource.account = record.account;
    resource.id = record.token;
    resource.document = writeJson(record);
    store.insert(resource);
    store.addKey(resource, key::consumedLicense, record.licenseArn);
    store.addKey(resource, sampleCheckout,
                 sampleCheckoutKey(record.licenseArn, record.entitlements.first().name));
}

void writeSample(Store &store, const SampleWorld &world)
{
    SampleWriter(store, world).write();
    store.setValue(sampleStampName, world.stamp.text());
    store.setValue(samplePartsName, sampleParts);
}

bool isSampleComplete(Store &store)
{
    return store.value(samplePartsName) == sampleParts;
}

void addLaterParts(Store &store, const SampleWorld &world)
{
    const int parts = store.value(samplePartsName).value_or(QByteArray()).toInt();
    constexpr int withRestApis = 2;
    if (parts < withRestApis) {
        writeRestApis(store, world);
        for (const InventoryEntry &machine : world.machines) {
            if (machine.resource.resourceType == ResourceType::Rds)
                inventory::put(store, machine);
        }
    }
    writeFailures(store, world);
    store.setValue(samplePartsName, sampleParts);
}

std::optional<SampleStamp> storedSample(Store &store)
{
    const auto kept = store.value(sampleStampName);
    return kept ? SampleStamp::fromText(*kept) : std::nullopt;
}

} // namespace lc
