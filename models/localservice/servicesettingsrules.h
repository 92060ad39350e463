// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/servicesettings.h"
#include "localservice/call.h"

namespace lc {

class HandlerTable;

/// Settings of an account in a Region: GetServiceSettings, UpdateServiceSettings.
void addServiceSettingsRules(HandlerTable &table);

namespace servicesettings {

/// What the caller's account has set in this Region; the defaults where nothing was set.
licensemanager::GetServiceSettings::Response read(Call &call);
/// The bucket that the service makes for reports of this account and Region.
QString reportBucket(const Caller &caller);

} // namespace servicesettings
} // namespace lc
