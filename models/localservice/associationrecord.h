// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseassociation.h"
#include "domain/licenseconfiguration.h"
#include "localservice/call.h"

namespace lc {

struct InventoryResource;
struct Resource;

/// A self-managed license attached to a resource, as it is stored: its members read as
/// LicenseConfigurationUsage and as LicenseConfigurationAssociation.
struct AssociationRecord : LicenseConfigurationUsage {
    std::optional<QString> amiAssociationScope;
    std::optional<bool> discovered; ///< by automated discovery

    bool operator==(const AssociationRecord &) const = default;
    static const Type rows;
};

/// Why a configuration does not take a machine; nothing when it does.
std::optional<ServiceError> attachObstacle(Store &store, const QString &configurationArn,
                                           const LicenseConfiguration &configuration,
                                           const InventoryResource &machine);
/// Writes that a machine is attached; owner, time and how it came about are the caller's. Gives by
/// how many licenses the configuration uses more, which configurations::recount has not counted.
qint64 attach(Store &store, const Resource &configurationResource,
              const LicenseConfiguration &configuration, const InventoryResource &machine,
              AssociationRecord record);

/// Takes an association away; configurations::recount is the caller's.
void detach(Store &store, const Resource &configurationResource,
            const LicenseConfiguration &configuration, const Resource &association, Instant now);

/// Lets the associations of a machine follow what the inventory says of it now: one that stopped
/// uses no licenses. Disabled configurations are not tracked.
void refreshAssociations(Store &store, const InventoryResource &machine);
/// Detaches a machine or image that is not there any more from all configurations.
void detachEverywhere(Store &store, const QString &resourceArn, Instant now);

/// Keeps what a self-managed license refused, and forgets what is too old.
void keepFailure(Store &store, const Caller &caller, const QString &configurationArn,
                 const LicenseOperationFailure &failure);

} // namespace lc
