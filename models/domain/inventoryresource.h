// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"
#include "domain/tag.h"

#include <optional>

namespace lc {

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

    /// More vCPUs, cores or sockets than any machine has.
    static constexpr qint64 mostUnits = 100'000;

    bool operator==(const InventoryResource &) const = default;
    static const Type rows;
};

} // namespace lc
