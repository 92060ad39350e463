// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// CreateLicense, CreateLicenseVersion, GetLicense, DeleteLicense, GetLicenseUsage.
void addLicenseRules(HandlerTable &table);
/// ListLicenses, ListLicenseVersions, ListReceivedLicenses.
void addLicenseListRules(HandlerTable &table);

} // namespace lc
