// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/assetgrouprecord.h"

#include "core/json.h"
#include "domain/arn.h"
#include "localservice/assetrulesetrules.h"
#include "localservice/configurationrules.h"
#include "localservice/inventory.h"
#include "localservice/licenseentry.h"
#include "localservice/servicesettingsrules.h"
#include "localservice/usageoperation.h"

namespace lc {

using namespace Qt::StringLiterals;

namespace assetgroups {

LicenseAssetGroup read(const Resource &resource)
{
    return readJson<LicenseAssetGroup>(resource.document).value_or(LicenseAssetGroup());
}

} // namespace assetgroups

namespace {

QStringList only(const std::optional<QString> &value)
{
    return value && !value->isEmpty() ? QStringList{*value} : QStringList();
}

QStringList instanceValues(const Resource &entry, const QString &key)
{
    const InventoryResource machine = inventory::read(entry);
    if (key == u"Platform")
        return only(machine.platform);
    if (key == u"EC2BillingProduct") {
        const UsageOperation *operation =
            usageOperationNamed(machine.usageOperation.value_or(QString()));
        return operation ? only(operation->billingProduct.toString()) : QStringList();
    }
    if (key == u"MarketPlaceProductCode")
        return machine.marketplaceProductCodes.value_or(QList<QString>());
    if (key == u"AMIId")
        return only(machine.amiId);
    if (key == u"InstanceType")
        return only(machine.instanceType);
    if (key == u"InstanceId")
        return only(Arn::parse(entry.id).value_or(Arn()).id());
    if (key == u"HostId")
        return only(machine.hostId);
    return only(entry.account); // AccountId
}

QStringList licenseValues(const Resource &resource, const QString &key, Instant now)
{
    const License license = shownLicense(recordIn<LicenseRecord>(resource.document), now);
    if (key == u"ProductSKU")
        return only(license.productSku);
    if (key == u"Issuer")
        return only(license.issuer.value_or(IssuerDetails()).name);
    if (key == u"Beneficiary")
        return only(license.beneficiary);
    if (key == u"LicenseStatus")
        return license.status ? QStringList{license.status->text} : QStringList();
    if (key == u"HomeRegion")
        return only(license.homeRegion);
    return only(resource.id); // LicenseArn
}

} // namespace

AssetPool::AssetPool(Store &store, const Resource &group, Instant now)
    : m_account(group.account), m_now(now)
{
    const LicenseAssetGroup record = assetgroups::read(group);
    if (record.status != LicenseAssetGroupStatus::Active)
        return;
    for (const QString &arn : record.associatedLicenseAssetRulesetArNs) {
        if (const auto ruleset = store.find(assetrulesets::kind, arn))
            m_rules += assetrulesets::read(*ruleset).rules;
    }
}

QList<ResourceQuery> AssetPool::candidates(Store &store, const ServiceSetup &setup,
                                           const Resource &group, AssetType type)
{
    ResourceQuery query;
    query.account = group.account;
    query.region = group.region;
    switch (type) {
    case AssetType::Instance:
        return servicesettings::inventories(store, setup, {group.account, group.region});
    case AssetType::LicenseConfiguration:
        query.kind = configurations::kind;
        return {query};
    case AssetType::License:
        break;
    }
    // Licenses belong to no Region.
    query.kind = kind::license;
    query.region.clear();
    ResourceQuery received = query;
    received.account.clear();
    received.keyName = key::received;
    received.keyValue = group.account;
    return {query, received};
}

bool AssetPool::contains(const Resource &candidate, AssetType type) const
{
    if (type == AssetType::Instance) {
        const auto resourceType = inventory::read(candidate).resourceType;
        if (resourceType != ResourceType::Ec2Instance
            && resourceType != ResourceType::SystemsManagerManagedInstance)
            return false;
    }
    return anyMatches(m_rules, type,
                      [&](const QString &key) { return values(candidate, type, key); });
}

QStringList AssetPool::values(const Resource &candidate, AssetType type, const QString &key) const
{
    switch (type) {
    case AssetType::Instance:
        return instanceValues(candidate, key);
    case AssetType::License:
        return licenseValues(candidate, key, m_now);
    case AssetType::LicenseConfiguration:
        return {key == u"AccountId" ? candidate.account : candidate.id};
    }
    return {};
}

std::optional<qint64> AssetPool::usage(const Resource &asset, AssetType type,
                                       const QString &dimension)
{
    if (type != AssetType::Instance)
        return std::nullopt;
    const auto counting = dimension == u"vCPU" ? LicenseCountingType::Vcpu
        : dimension == u"Sockets"              ? LicenseCountingType::Socket
        : dimension == u"Core"                 ? LicenseCountingType::Core
                                               : LicenseCountingType::Instance;
    return licensesUsed(inventory::read(asset), counting);
}

} // namespace lc
