// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseassetruleset.h"
#include "localservice/call.h"
#include "localservice/store.h"

#include <QLatin1StringView>

namespace lc {

class HandlerTable;

/// Rulesets of asset groups: CreateLicenseAssetRuleset, GetLicenseAssetRuleset,
/// UpdateLicenseAssetRuleset, DeleteLicenseAssetRuleset, ListLicenseAssetRulesets.
void addAssetRulesetRules(HandlerTable &table);

namespace assetrulesets {

inline constexpr QLatin1StringView kind{"license-asset-ruleset"};

/// A ruleset that the caller may use in this Region: an own one or one that AWS manages.
std::optional<Resource> find(Call &call, const QString &arn);
LicenseAssetRuleset read(const Resource &resource);

} // namespace assetrulesets
} // namespace lc
