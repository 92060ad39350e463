// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/choices.h"
#include "domain/inventoryresource.h"

#include <QLatin1StringView>

#include <optional>

namespace lc {

class Store;
struct Resource;
struct ResourceInventory;

/// A resource and whose it is.
struct InventoryEntry {
    QString account; ///< twelve digits
    QString region;
    InventoryResource resource;

    bool operator==(const InventoryEntry &) const = default;
    static const Type rows;

    /// What is wrong with it, in words for people.
    std::optional<QString> fault() const;
};

/// What the service takes a resource for that is not in its inventory: the type that its ARN
/// tells, running, and one unit of everything.
InventoryResource unknownResource(const QString &arn);

/// How many licenses a resource uses under these license rules; 0 while it does not run, and for
/// images.
qint64 licensesUsed(const InventoryResource &resource, LicenseCountingType countingType,
                    const QList<QString> &rules = {});

/// The license rule that a machine breaks, as written; empty when it breaks none. Images break
/// none: what is launched from them is judged.
QString brokenRule(const InventoryResource &resource, const QList<QString> &rules);

namespace inventory {

inline constexpr QLatin1StringView kind{"inventory"};

/// Adds a resource to an account's inventory, or replaces what is known of it. False when it is
/// another account's or Region's.
bool put(Store &store, const InventoryEntry &entry);
/// What an inventory entry holds; an unknown resource where it was damaged.
InventoryResource read(const Resource &entry);
/// An entry as ListResourceInventory shows it.
ResourceInventory shown(const Resource &entry);

} // namespace inventory
} // namespace lc
