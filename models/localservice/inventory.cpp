// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/inventory.h"

#include "core/json.h"
#include "domain/arn.h"
#include "domain/licenserule.h"
#include "domain/resourceinventory.h"
#include "localservice/store.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

static constexpr Field applicationRows[] = {
    field<&InventoryApplication::name>("Name").with(Required),
    field<&InventoryApplication::publisher>("Publisher"),
    field<&InventoryApplication::version>("Version"),
};

constinit const Type InventoryApplication::rows =
    describe<InventoryApplication>("InventoryApplication", applicationRows);

static constexpr Field inventoryRows[] = {
    field<&InventoryResource::resourceArn>("ResourceArn").with(Required | Key),
    field<&InventoryResource::resourceType>("ResourceType").with(Required),
    field<&InventoryResource::resourceStatus>("ResourceStatus").with(Required),
    field<&InventoryResource::instanceType>("InstanceType").with(Required),
    field<&InventoryResource::vcpus>("Vcpus").with(Required),
    field<&InventoryResource::cores>("Cores").with(Required),
    field<&InventoryResource::sockets>("Sockets").with(Required),
    field<&InventoryResource::optimizedVcpus>("OptimizedVcpus"),
    field<&InventoryResource::tenancy>("Tenancy"),
    field<&InventoryResource::platform>("Platform"),
    field<&InventoryResource::platformVersion>("PlatformVersion"),
    field<&InventoryResource::usageOperation>("UsageOperation"),
    field<&InventoryResource::licenseIncluded>("LicenseIncluded"),
    field<&InventoryResource::amiId>("AmiId"),
    field<&InventoryResource::hostId>("HostId"),
    field<&InventoryResource::marketplaceProductCodes>("MarketplaceProductCodes"),
    field<&InventoryResource::applications>("Applications"),
    field<&InventoryResource::tags>("Tags"),
};

constinit const Type InventoryResource::rows =
    describe<InventoryResource>("InventoryResource", inventoryRows);

static ResourceType typeFromArn(const Arn &arn)
{
    if (arn.service == u"rds")
        return ResourceType::Rds;
    if (arn.service == u"ssm")
        return ResourceType::SystemsManagerManagedInstance;
    if (arn.resource.startsWith(u"image/"))
        return ResourceType::Ec2Ami;
    if (arn.resource.startsWith(u"dedicated-host/"))
        return ResourceType::Ec2Host;
    return ResourceType::Ec2Instance;
}

InventoryResource unknownResource(const QString &arn)
{
    const Arn parsed = Arn::parse(arn).value_or(Arn());
    InventoryResource resource;
    resource.resourceArn = arn;
    resource.resourceType = typeFromArn(parsed);
    resource.resourceStatus =
        resource.resourceType == ResourceType::Ec2Instance ? u"running"_s : u"available"_s;
    return resource;
}

static bool honorsOptimization(const QList<QString> &rules)
{
    return std::ranges::any_of(rules, [](const QString &text) {
        const auto rule = parseLicenseRule(text);
        return rule && rule->name == u"honorVcpuOptimization"
            && rule->value.compare(u"true", Qt::CaseInsensitive) == 0;
    });
}

qint64 licensesUsed(const InventoryResource &resource, LicenseCountingType countingType,
                    const QList<QString> &rules)
{
    if (resource.resourceType == ResourceType::Ec2Ami || resource.resourceStatus == u"stopped"
        || resource.resourceStatus == u"terminated")
        return 0;
    switch (countingType) {
    case LicenseCountingType::Vcpu:
        return honorsOptimization(rules) ? resource.optimizedVcpus.value_or(resource.vcpus)
                                         : resource.vcpus;
    case LicenseCountingType::Instance:
        return 1;
    case LicenseCountingType::Core:
        return resource.cores;
    case LicenseCountingType::Socket:
        return resource.sockets;
    }
    return 1;
}

static bool keepsRule(const InventoryResource &resource, const LicenseRule &rule)
{
    if (rule.name == u"allowedTenancy")
        return !resource.tenancy || rule.value.split(u',').contains(*resource.tenancy);
    const bool lowest = rule.name.startsWith(u"minimum");
    if (!lowest && !rule.name.startsWith(u"maximum"))
        return true;
    const QString unit = rule.name.mid(7);
    const qint64 size = unit == u"Cores" ? resource.cores
        : unit == u"Sockets"             ? resource.sockets
                                         : resource.vcpus;
    const qint64 bound = rule.value.toLongLong();
    return lowest ? size >= bound : size <= bound;
}

QString brokenRule(const InventoryResource &resource, const QList<QString> &rules)
{
    if (resource.resourceType == ResourceType::Ec2Ami)
        return {};
    for (const QString &text : rules) {
        const auto rule = parseLicenseRule(text);
        if (rule && !keepsRule(resource, *rule))
            return text;
    }
    return {};
}

namespace inventory {

void put(Store &store, const QString &account, const QString &region,
         const InventoryResource &resource)
{
    if (auto known = store.find(kind, resource.resourceArn)) {
        known->document = writeJson(resource);
        store.update(*known);
        return;
    }
    Resource entry;
    entry.kind = kind;
    entry.account = account;
    entry.region = region;
    entry.id = resource.resourceArn;
    entry.document = writeJson(resource);
    store.insert(entry);
}

InventoryResource read(const Resource &entry)
{
    return readJson<InventoryResource>(entry.document).value_or(unknownResource(entry.id));
}

ResourceInventory shown(const Resource &entry)
{
    const InventoryResource resource = read(entry);
    ResourceInventory shown;
    shown.resourceId = Arn::parse(entry.id).value_or(Arn()).id();
    shown.resourceType = resource.resourceType;
    shown.resourceArn = entry.id;
    shown.platform = resource.platform;
    shown.platformVersion = resource.platformVersion;
    shown.resourceOwningAccountId = entry.account;
    shown.marketplaceProductCodes = resource.marketplaceProductCodes;
    shown.usageOperation = resource.usageOperation;
    shown.amiId = resource.amiId;
    shown.hostId = resource.hostId;
    shown.region = entry.region;
    if (!resource.instanceType.isEmpty())
        shown.instanceType = resource.instanceType;
    return shown;
}

} // namespace inventory
} // namespace lc
