// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

namespace lc {

/// Of TokenData: refresh tokens for programs without AWS credentials.
TableDefinition tokensTable();
/// Of HeldCheckout: what this program checked out.
TableDefinition checkoutsTable();
/// Of ReportGenerator.
TableDefinition reportGeneratorsTable();
/// Of LicenseConversionTask.
TableDefinition conversionTasksTable();
/// Of LicenseAssetGroup.
TableDefinition assetGroupsTable();
/// Of Asset: the resources in an asset group.
TableDefinition assetsTable();
/// Of LicenseAssetRuleset.
TableDefinition rulesetsTable();
/// Of ResourceInventory: resources that License Manager has found.
TableDefinition inventoryTable();

} // namespace lc
