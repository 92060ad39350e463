// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/assetrule.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace lc {

std::optional<AssetType> assetTypeNamed(const QString &name);

/// The values that an asset has for a key of rules, e.g. "Platform"; none when it has no such
/// property.
using AssetValues = std::function<QStringList(const QString &key)>;

/// What is wrong with the rules of a ruleset, naming the member; empty when nothing is.
QString rulesProblem(const QList<LicenseAssetRule> &rules);

/// Whether one of the rules is about assets of this type and holds for this one.
bool anyMatches(const QList<LicenseAssetRule> &rules, AssetType type, const AssetValues &values);

} // namespace lc
