// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/inventoryresource.h"

#include <QtGlobal>

namespace lc {

static constexpr Field applicationRows[] = {
    field<&InventoryApplication::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required),
    field<&InventoryApplication::publisher>("Publisher")
        .titled(QT_TRANSLATE_NOOP("Field", "Publisher")),
    field<&InventoryApplication::version>("Version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type InventoryApplication::rows =
    describe<InventoryApplication>("InventoryApplication", applicationRows);

static constexpr Field inventoryRows[] = {
    field<&InventoryResource::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required | Key),
    field<&InventoryResource::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type"))
        .with(Required),
    field<&InventoryResource::resourceStatus>("ResourceStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource status")),
    field<&InventoryResource::instanceType>("InstanceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Instance type")),
    field<&InventoryResource::vcpus>("Vcpus")
        .titled(QT_TRANSLATE_NOOP("Field", "vCPUs"))
        .within(0, InventoryResource::mostUnits),
    field<&InventoryResource::cores>("Cores")
        .titled(QT_TRANSLATE_NOOP("Field", "Cores"))
        .within(0, InventoryResource::mostUnits),
    field<&InventoryResource::sockets>("Sockets")
        .titled(QT_TRANSLATE_NOOP("Field", "Sockets"))
        .within(0, InventoryResource::mostUnits),
    field<&InventoryResource::optimizedVcpus>("OptimizedVcpus")
        .titled(QT_TRANSLATE_NOOP("Field", "Optimized vCPUs"))
        .within(0, InventoryResource::mostUnits),
    field<&InventoryResource::tenancy>("Tenancy").titled(QT_TRANSLATE_NOOP("Field", "Tenancy")),
    field<&InventoryResource::platform>("Platform").titled(QT_TRANSLATE_NOOP("Field", "Platform")),
    field<&InventoryResource::platformVersion>("PlatformVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Platform version")),
    field<&InventoryResource::usageOperation>("UsageOperation")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage operation")),
    field<&InventoryResource::licenseIncluded>("LicenseIncluded")
        .titled(QT_TRANSLATE_NOOP("Field", "License included")),
    field<&InventoryResource::amiId>("AmiId").titled(QT_TRANSLATE_NOOP("Field", "AMI")),
    field<&InventoryResource::hostId>("HostId").titled(QT_TRANSLATE_NOOP("Field", "Host")),
    field<&InventoryResource::marketplaceProductCodes>("MarketplaceProductCodes")
        .titled(QT_TRANSLATE_NOOP("Field", "Marketplace product codes")),
    field<&InventoryResource::applications>("Applications")
        .titled(QT_TRANSLATE_NOOP("Field", "Applications")),
    field<&InventoryResource::tags>("Tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
    field<&InventoryResource::engineEdition>("EngineEdition")
        .titled(QT_TRANSLATE_NOOP("Field", "Engine edition")),
    field<&InventoryResource::licensePacks>("LicensePacks")
        .titled(QT_TRANSLATE_NOOP("Field", "License packs")),
};

constinit const Type InventoryResource::rows =
    describe<InventoryResource>("InventoryResource", inventoryRows);

} // namespace lc
