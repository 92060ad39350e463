// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"
#include "domain/tag.h"

#include <QLatin1StringView>

#include <optional>

namespace lc {

class Store;
struct Resource;
struct ResourceInventory;

/// A program that was found on a machine.
struct InventoryApplication {
    QString name;
    std::optional<QString> publisher;
    std::optional<QString> version;

    bool operator==(const InventoryApplication &) const = default;
    static const Type rows;
};

/// A machine, image or database that the local service knows. Only its ARN and type
/// have to be told.
struct InventoryResource {
    QString resourceArn;
    Open<ResourceType> resourceType;
    QString resourceStatus; ///< "running", "stopped", "shutting-down", "available", ...
    QString instanceType; ///< "m5.xlarge"; empty for hosts' own entries and images
    qint64 vcpus = 1;
    qint64 cores = 1;
    qint64 sockets = 1;
    std::optional<qint64> optimizedVcpus; ///< where fewer threads than usual were chosen
    std::optional<QString> tenancy; ///< as rules write it: "EC2-Default", "EC2-DedicatedHost", ...
    std::optional<QString> platform;
    std::optional<QString> platformVersion;
    std::optional<QString> usageOperation; ///< "RunInstances:0002"
    std::optional<QString> licenseIncluded; ///< "windows-server-datacenter"
    std::optional<QString> amiId;
    std::optional<QString> hostId;
    std::optional<QList<QString>> marketplaceProductCodes;
    std::optional<QList<InventoryApplication>> applications;
    std::optional<QList<Tag>> tags;
    std::optional<QString> engineEdition; ///< of a database: "oracle-ee"
    std::optional<QList<QString>> licensePacks; ///< of a database: "data guard"

    bool operator==(const InventoryResource &) const = default;
    static const Type rows;
};

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
