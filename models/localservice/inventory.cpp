// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/inventory.h"

#include "domain/arn.h"

namespace lc {

using namespace Qt::StringLiterals;

static constexpr Field inventoryRows[] = {
    field<&InventoryResource::resourceArn>("ResourceArn").with(Required | Key),
    field<&InventoryResource::resourceType>("ResourceType").with(Required),
    field<&InventoryResource::resourceStatus>("ResourceStatus").with(Required),
    field<&InventoryResource::instanceType>("InstanceType").with(Required),
    field<&InventoryResource::vcpus>("Vcpus").with(Required),
    field<&InventoryResource::cores>("Cores").with(Required),
    field<&InventoryResource::sockets>("Sockets").with(Required),
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

qint64 licensesUsed(const InventoryResource &resource, LicenseCountingType countingType)
{
    if (resource.resourceType == ResourceType::Ec2Ami || resource.resourceStatus == u"stopped"
        || resource.resourceStatus == u"terminated")
        return 0;
    switch (countingType) {
    case LicenseCountingType::Vcpu:
        return resource.vcpus;
    case LicenseCountingType::Instance:
        return 1;
    case LicenseCountingType::Core:
        return resource.cores;
    case LicenseCountingType::Socket:
        return resource.sockets;
    }
    return 1;
}

} // namespace lc
