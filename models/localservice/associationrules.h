// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// Which resources use self-managed licenses: UpdateLicenseSpecificationsForResource,
/// ListUsageForLicenseConfiguration.
void addAssociationRules(HandlerTable &table);

/// ListAssociationsForLicenseConfiguration, ListLicenseSpecificationsForResource,
/// ListFailuresForLicenseConfigurationOperations.
void addAssociationListRules(HandlerTable &table);

} // namespace lc
