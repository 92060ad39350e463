// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// Asset groups: CreateLicenseAssetGroup, GetLicenseAssetGroup, UpdateLicenseAssetGroup,
/// DeleteLicenseAssetGroup, ListLicenseAssetGroups, ListAssetsForLicenseAssetGroup.
void addAssetGroupRules(HandlerTable &table);

} // namespace lc
