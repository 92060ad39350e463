// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

namespace lc {

/// Of LicenseConfiguration ("self-managed licenses"); `trend` under their ARNs, not owned, may be
/// absent.
TableDefinition licenseConfigurationsTable(RowOverlay *trend);
/// Of LicenseConfigurationUsage; rows hang under the configuration's ARN.
TableDefinition configurationResourcesTable();
/// Of LicenseConfigurationAssociation: what it is attached to, idle resources included.
TableDefinition configurationAssociationsTable();
/// Of LicenseSpecification: what is attached to a resource; `names` under license ARNs, not owned.
TableDefinition licenseSpecificationsTable(RowOverlay *names);
/// Of LicenseOperationFailure: what it refused.
TableDefinition configurationFailuresTable();

} // namespace lc
