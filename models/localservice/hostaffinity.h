// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/licenseconfiguration.h"

#include <QLatin1StringView>

namespace lc {

class Store;
struct InventoryResource;
struct Resource;

/// The license rule licenseAffinityToHost: licenses used on a host stay with it for some days, even
/// when nothing on it is attached any more.
namespace hostaffinity {

inline constexpr QLatin1StringView kind{"host-affinity"};

/// Licenses that stay with a host, as they are stored.
struct Hold {
    QString host; ///< id of the Dedicated Host
    Open<ResourceType> resourceType; ///< of what used them last
    qint64 licenses = 0;
    Instant until{};

    bool operator==(const Hold &) const = default;
    static const Type rows;
};

/// Licenses that wait on the machine's host for something to be attached there again.
qint64 waitingFor(Store &store, const QString &configurationArn, const InventoryResource &machine);
/// Takes as many of the waiting licenses as are used now on the machine's host; gives how many.
qint64 take(Store &store, const QString &configurationArn, const InventoryResource &machine,
            qint64 licenses);
/// Keeps what a machine used since `attachedAt` with its host, if a rule says so and days are left.
void keep(Store &store, const Resource &configurationResource,
          const LicenseConfiguration &configuration, const InventoryResource &machine,
          qint64 licenses, Instant attachedAt, Instant now);
/// Ends what is over for the configurations of an account and Region, and counts them anew.
void settle(Store &store, const QString &account, const QString &region, Instant now);

} // namespace hostaffinity
} // namespace lc
