// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseassetgroup.h"
#include "localservice/assetmatching.h"
#include "localservice/servicesetup.h"
#include "localservice/store.h"

#include <QLatin1StringView>

namespace lc {

namespace assetgroups {

inline constexpr QLatin1StringView kind{"license-asset-group"};
/// Index entry of a group: the ARN of each of its rulesets.
inline constexpr const char *byRuleset = "ruleset";

LicenseAssetGroup read(const Resource &resource);

} // namespace assetgroups

/// What the rules of a group may choose: assets of its account and Region, and of the accounts and
/// Regions whose inventories the account sees there.
class AssetPool {
public:
    AssetPool(Store &store, const Resource &group, Instant now);

    /// What may be an asset of this type; no resource is found by two of the queries.
    static QList<ResourceQuery> candidates(Store &store, const ServiceSetup &setup,
                                           const Resource &group, AssetType type);
    /// Whether the group's rules choose it.
    bool contains(const Resource &candidate, AssetType type) const;
    /// How much of the dimension ("vCPU", "Sockets", "Instance", "Core") an asset uses; nothing
    /// for assets that have no size.
    static std::optional<qint64> usage(const Resource &asset, AssetType type,
                                       const QString &dimension);

private:
    QStringList values(const Resource &candidate, AssetType type, const QString &key) const;

    QString m_account;
    Instant m_now;
    QList<LicenseAssetRule> m_rules;
};

} // namespace lc
