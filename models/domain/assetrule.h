// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseassetruleset.h"

#include <QStringView>

#include <initializer_list>
#include <span>

namespace lc {

/// What rules of asset groups judge.
enum class AssetType { Instance, License, LicenseConfiguration };

/// A property that rules can name (user guide), with the values it can have; no values: any.
struct AssetKey {
    AssetType type;
    QStringView name;
    std::initializer_list<QStringView> values = {};
};

std::span<const AssetKey> assetKeys();
/// nullptr when assets of this type have no such property.
const AssetKey *findAssetKey(AssetType type, QStringView name);

/// A rule as people edit it: what it judges, its conditions, and how they combine.
struct AssetConditions {
    enum class Combination {
        All, ///< AND
        Any, ///< OR
        Single ///< a statement of its own, without AND or OR
    };

    AssetType type = AssetType::Instance;
    Combination combination = Combination::All;
    QList<MatchingRuleStatement> matching;
    QList<ScriptRuleStatement> scripts; ///< of instances only

    bool operator==(const AssetConditions &) const = default;
};

AssetConditions conditionsOf(const LicenseAssetRule &rule);
/// Conditions that are more than one are never a Single: they combine by AND.
LicenseAssetRule ruleOf(const AssetConditions &conditions);

} // namespace lc
