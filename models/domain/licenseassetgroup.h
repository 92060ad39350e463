// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// What an asset group counts by.
struct LicenseAssetGroupConfiguration {
    std::optional<QString> usageDimension;

    bool operator==(const LicenseAssetGroupConfiguration &) const = default;
    static const Type rows;
};

/// A property of an asset group.
struct LicenseAssetGroupProperty {
    QString key;
    QString value;

    bool operator==(const LicenseAssetGroupProperty &) const = default;
    static const Type rows;
};

/// Assets that belong together under one license.
struct LicenseAssetGroup {
    QString name;
    std::optional<QString> description;
    std::optional<QList<LicenseAssetGroupConfiguration>> licenseAssetGroupConfigurations;
    QList<QString> associatedLicenseAssetRulesetArNs;
    std::optional<QList<LicenseAssetGroupProperty>> properties;
    QString licenseAssetGroupArn;
    Open<LicenseAssetGroupStatus> status;
    std::optional<QString> statusMessage;
    std::optional<Instant> latestUsageAnalysisTime;
    std::optional<Instant> latestResourceDiscoveryTime;

    bool operator==(const LicenseAssetGroup &) const = default;
    static const Type rows;
};

/// A resource in an asset group.
struct Asset {
    std::optional<QString> assetArn;
    std::optional<Instant> latestAssetDiscoveryTime;

    bool operator==(const Asset &) const = default;
    static const Type rows;
};

} // namespace lc
