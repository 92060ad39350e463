// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// One condition of a list of resources.
struct InventoryFilter {
    QString name;
    Open<InventoryFilterCondition> condition;
    std::optional<QString> value;

    bool operator==(const InventoryFilter &) const = default;
    static const Type rows;
};

/// A resource that License Manager has found.
struct ResourceInventory {
    std::optional<QString> resourceId;
    std::optional<Open<ResourceType>> resourceType;
    std::optional<QString> resourceArn;
    std::optional<QString> platform;
    std::optional<QString> platformVersion;
    std::optional<QString> resourceOwningAccountId;
    std::optional<QList<QString>> marketplaceProductCodes;
    std::optional<QString> usageOperation;
    std::optional<QString> amiId;
    std::optional<QString> hostId;
    std::optional<QString> region;
    std::optional<QString> instanceType;

    bool operator==(const ResourceInventory &) const = default;
    static const Type rows;
};

} // namespace lc
