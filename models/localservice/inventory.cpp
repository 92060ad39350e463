// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/inventory.h"

#include "core/json.h"
#include "domain/arn.h"
#include "domain/licenserule.h"
#include "domain/productvalues.h"
#include "domain/resourceinventory.h"
#include "localservice/store.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

static constexpr Field entryRows[] = {
    field<&InventoryEntry::account>("Account").with(Required),
    field<&InventoryEntry::region>("Region").with(Required),
    field<&InventoryEntry::resource>("Resource").with(Required),
};

constinit const Type InventoryEntry::rows = describe<InventoryEntry>("InventoryEntry", entryRows);

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

/// With a status where none is set.
static InventoryResource completed(InventoryResource resource)
{
    if (resource.resourceStatus.isEmpty())
        resource.resourceStatus = unknownResource(resource.resourceArn).resourceStatus;
    return resource;
}

/// What is not among the values that filters can ask for.
static std::optional<QString> unknownValue(const InventoryResource &resource)
{
    QList<QPair<QString, const QStringList *>> told;
    if (resource.licenseIncluded)
        told.emplaceBack(*resource.licenseIncluded, &productvalues::includedLicenses);
    if (resource.engineEdition)
        told.emplaceBack(*resource.engineEdition, &productvalues::engineEditions);
    for (const QString &pack : resource.licensePacks.value_or(QList<QString>()))
        told.emplaceBack(pack, &productvalues::licensePacks);
    for (const auto &[value, known] : std::as_const(told)) {
        if (!known->contains(value))
            return value;
    }
    return std::nullopt;
}

std::optional<QString> InventoryEntry::fault() const
{
    const QString &name = resource.resourceArn;
    const auto arn = Arn::parse(name);
    if (!arn)
        return u"the resource '%1' is not an ARN"_s.arg(name);
    if (arn->region != region || (!arn->account.isEmpty() && arn->account != account))
        return u"the resource %1 is another account's or Region's"_s.arg(name);
    if (!resource.resourceType.known())
        return u"the resource %1 has the unknown ResourceType %2"_s.arg(name,
                                                                        resource.resourceType.text);
    for (const qint64 units :
         {resource.vcpus, resource.cores, resource.sockets, resource.optimizedVcpus.value_or(0)}) {
        if (units < 0 || units > InventoryResource::mostUnits)
            return u"the resource %1 has %2 of something"_s.arg(name).arg(units);
    }
    if (const auto unknown = unknownValue(resource))
        return u"the resource %1 has the unknown value '%2'"_s.arg(name, *unknown);
    return std::nullopt;
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

bool put(Store &store, const InventoryEntry &entry)
{
    const QByteArray document = writeJson(completed(entry.resource));
    if (auto known = store.find(kind, entry.resource.resourceArn)) {
        if (known->account != entry.account || known->region != entry.region)
            return false;
        known->document = document;
        store.update(*known);
        return true;
    }
    Resource resource;
    resource.kind = kind;
    resource.account = entry.account;
    resource.region = entry.region;
    resource.id = entry.resource.resourceArn;
    resource.document = document;
    store.insert(resource);
    return true;
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
