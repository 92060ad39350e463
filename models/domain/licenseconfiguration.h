// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// Licenses consumed by one type of resource.
struct ConsumedLicenseSummary {
    std::optional<Open<ResourceType>> resourceType;
    std::optional<qint64> consumedLicenses;

    bool operator==(const ConsumedLicenseSummary &) const = default;
    static const Type rows;
};

/// Resources of one type that are associated.
struct ManagedResourceSummary {
    std::optional<Open<ResourceType>> resourceType;
    std::optional<qint64> associationCount;

    bool operator==(const ManagedResourceSummary &) const = default;
    static const Type rows;
};

/// One condition of automated discovery.
struct ProductInformationFilter {
    QString productInformationFilterName;
    std::optional<QList<QString>> productInformationFilterValue;
    QString productInformationFilterComparator;

    bool operator==(const ProductInformationFilter &) const = default;
    static const Type rows;
};

/// What automated discovery looks for on one type of resource.
struct ProductInformation {
    QString resourceType;
    QList<ProductInformationFilter> productInformationFilterList;

    bool operator==(const ProductInformation &) const = default;
    static const Type rows;
};

/// When automated discovery last ran.
struct AutomatedDiscoveryInformation {
    std::optional<Instant> lastRunTime;

    bool operator==(const AutomatedDiscoveryInformation &) const = default;
    static const Type rows;
};

/// A self-managed license.
struct LicenseConfiguration {
    std::optional<QString> licenseConfigurationId;
    std::optional<QString> licenseConfigurationArn;
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<Open<LicenseCountingType>> licenseCountingType;
    std::optional<QList<QString>> licenseRules;
    std::optional<qint64> licenseCount;
    std::optional<bool> licenseCountHardLimit;
    std::optional<bool> disassociateWhenNotFound;
    std::optional<qint64> consumedLicenses;
    std::optional<QString> status;
    std::optional<QString> ownerAccountId;
    std::optional<QList<ConsumedLicenseSummary>> consumedLicenseSummaryList;
    std::optional<QList<ManagedResourceSummary>> managedResourceSummaryList;
    std::optional<QList<ProductInformation>> productInformationList;
    std::optional<AutomatedDiscoveryInformation> automatedDiscoveryInformation;
    std::optional<qint64> licenseExpiry;

    bool operator==(const LicenseConfiguration &) const = default;
    static const Type rows;
};

/// One resource that consumes a self-managed license.
struct LicenseConfigurationUsage {
    std::optional<QString> resourceArn;
    std::optional<Open<ResourceType>> resourceType;
    std::optional<QString> resourceStatus;
    std::optional<QString> resourceOwnerId;
    std::optional<Instant> associationTime;
    std::optional<qint64> consumedLicenses;

    bool operator==(const LicenseConfigurationUsage &) const = default;
    static const Type rows;
};

/// A self-managed license attached to a resource.
struct LicenseSpecification {
    QString licenseConfigurationArn;
    std::optional<QString> amiAssociationScope;

    bool operator==(const LicenseSpecification &) const = default;
    static const Type rows;
};

} // namespace lc
