// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

/// Whether License Manager works with AWS Organizations.
struct OrganizationConfiguration {
    bool enableIntegration = false;

    bool operator==(const OrganizationConfiguration &) const = default;
    static const Type rows;
};

/// How the search in member accounts stands.
struct CrossAccountDiscoveryServiceStatus {
    std::optional<QString> message;

    bool operator==(const CrossAccountDiscoveryServiceStatus &) const = default;
    static const Type rows;
};

/// How the search in one Region stands.
struct RegionStatus {
    std::optional<QString> status;

    bool operator==(const RegionStatus &) const = default;
    static const Type rows;
};

/// How the search over Regions stands.
struct CrossRegionDiscoveryStatus {
    std::optional<QMap<QString, RegionStatus>> message;

    bool operator==(const CrossRegionDiscoveryStatus &) const = default;
    static const Type rows;
};

/// How the searches stand.
struct ServiceStatus {
    std::optional<CrossAccountDiscoveryServiceStatus> crossAccountDiscovery;
    std::optional<CrossRegionDiscoveryStatus> crossRegionDiscovery;

    bool operator==(const ServiceStatus &) const = default;
    static const Type rows;
};

} // namespace lc
