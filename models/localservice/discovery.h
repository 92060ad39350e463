// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace lc {

class Store;
struct InventoryResource;
struct LicenseConfiguration;
struct Resource;
struct ServiceSetup;

/// Automated discovery: machines whose product information fits a self-managed license are
/// attached to it.
namespace discovery {

/// Whether the product information of the configuration finds this machine of `account`.
bool finds(const LicenseConfiguration &configuration, const InventoryResource &machine,
           const QString &account);
/// Looks through the inventory for one configuration and writes it.
void run(Store &store, const ServiceSetup &setup, Resource &configuration, Instant now);
/// The same for every configuration whose last run is a day ago; true when there was one.
bool runDue(Store &store, const ServiceSetup &setup, Instant now);

} // namespace discovery
} // namespace lc
