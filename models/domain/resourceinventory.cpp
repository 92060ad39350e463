// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resourceinventory.h"

#include <QtGlobal>

namespace lc {

static constexpr Field inventoryFilterRows[] = {
    field<&InventoryFilter::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")).with(Required),
    field<&InventoryFilter::condition>("Condition")
        .titled(QT_TRANSLATE_NOOP("Field", "Condition"))
        .with(Required),
    field<&InventoryFilter::value>("Value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
};

constinit const Type InventoryFilter::rows =
    describe<InventoryFilter>("InventoryFilter", inventoryFilterRows);

static constexpr Field resourceInventoryRows[] = {
    field<&ResourceInventory::resourceId>("ResourceId")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ID")),
    field<&ResourceInventory::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type")),
    field<&ResourceInventory::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Key),
    field<&ResourceInventory::platform>("Platform").titled(QT_TRANSLATE_NOOP("Field", "Platform")),
    field<&ResourceInventory::platformVersion>("PlatformVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Platform version")),
    field<&ResourceInventory::resourceOwningAccountId>("ResourceOwningAccountId")
        .titled(QT_TRANSLATE_NOOP("Field", "Owner account")),
    field<&ResourceInventory::marketplaceProductCodes>("MarketplaceProductCodes")
        .titled(QT_TRANSLATE_NOOP("Field", "Marketplace product codes")),
    field<&ResourceInventory::usageOperation>("UsageOperation")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage operation")),
    field<&ResourceInventory::amiId>("AmiId").titled(QT_TRANSLATE_NOOP("Field", "AMI")),
    field<&ResourceInventory::hostId>("HostId").titled(QT_TRANSLATE_NOOP("Field", "Host")),
    field<&ResourceInventory::region>("Region").titled(QT_TRANSLATE_NOOP("Field", "Region")),
    field<&ResourceInventory::instanceType>("InstanceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Instance type")),
};

constinit const Type ResourceInventory::rows =
    describe<ResourceInventory>("ResourceInventory", resourceInventoryRows);

} // namespace lc
