// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/servicesettings.h"

#include <optional>

namespace lc::licensemanager {

/// Settings of License Manager in the Region.
struct GetServiceSettings {
    struct Request {
        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> s3BucketArn;
        std::optional<QString> snsTopicArn;
        std::optional<OrganizationConfiguration> organizationConfiguration;
        std::optional<bool> enableCrossAccountsDiscovery;
        std::optional<QString> licenseManagerResourceShareArn;
        std::optional<QString> crossRegionDiscoveryHomeRegion;
        std::optional<QList<QString>> crossRegionDiscoverySourceRegions;
        std::optional<ServiceStatus> serviceStatus;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Changes settings; the organization integration cannot be taken back.
struct UpdateServiceSettings {
    struct Request {
        std::optional<QString> s3BucketArn;
        std::optional<QString> snsTopicArn;
        std::optional<OrganizationConfiguration> organizationConfiguration;
        std::optional<bool> enableCrossAccountsDiscovery;
        std::optional<QList<QString>> enabledDiscoverySourceRegions;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
