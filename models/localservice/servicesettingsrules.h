// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/servicesettings.h"
#include "localservice/call.h"
#include "localservice/store.h"

namespace lc {

class HandlerTable;

/// Settings of an account in a Region: GetServiceSettings, UpdateServiceSettings.
void addServiceSettingsRules(HandlerTable &table);

namespace servicesettings {

/// What the caller's account has set in this Region; the defaults where nothing was set.
licensemanager::GetServiceSettings::Response read(Call &call);
/// The inventories that the account sees in the Region: its own, with cross-Region discovery those
/// of the source Regions, with cross-account discovery those of the organization it manages.
QList<ResourceQuery> inventories(Store &store, const ServiceSetup &setup, const Caller &caller);
/// The bucket that the service makes for reports of this account and Region.
QString reportBucket(const Caller &caller);

} // namespace servicesettings
} // namespace lc
