// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/licenseconfiguration.h"
#include "domain/tag.h"

namespace lc {
namespace licensemanager {

/// Creates a self-managed license.
struct CreateLicenseConfiguration {
    struct Request {
        QString name;
        std::optional<QString> description;
        Open<LicenseCountingType> licenseCountingType;
        std::optional<qint64> licenseCount;
        std::optional<bool> licenseCountHardLimit;
        std::optional<QList<QString>> licenseRules;
        std::optional<QList<Tag>> tags;
        std::optional<bool> disassociateWhenNotFound;
        std::optional<QList<ProductInformation>> productInformationList;
        std::optional<qint64> licenseExpiry;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseConfigurationArn;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Changes the given members of a self-managed license.
struct UpdateLicenseConfiguration {
    struct Request {
        QString licenseConfigurationArn;
        std::optional<Open<LicenseConfigurationStatus>> licenseConfigurationStatus;
        std::optional<QList<QString>> licenseRules;
        std::optional<qint64> licenseCount;
        std::optional<bool> licenseCountHardLimit;
        std::optional<QString> name;
        std::optional<QString> description;
        std::optional<QList<ProductInformation>> productInformationList;
        std::optional<bool> disassociateWhenNotFound;
        std::optional<qint64> licenseExpiry;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads a self-managed license with its tags.
struct GetLicenseConfiguration {
    struct Request {
        QString licenseConfigurationArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response : LicenseConfiguration {
        std::optional<QList<Tag>> tags;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Deletes a self-managed license that nothing uses.
struct DeleteLicenseConfiguration {
    struct Request {
        QString licenseConfigurationArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Self-managed licenses of the Region.
struct ListLicenseConfigurations {
    struct Request {
        std::optional<QList<QString>> licenseConfigurationArns;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;
        std::optional<QList<Filter>> filters;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseConfiguration>> licenseConfigurations;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Attaches and detaches self-managed licenses of a resource.
struct UpdateLicenseSpecificationsForResource {
    struct Request {
        QString resourceArn;
        std::optional<QList<LicenseSpecification>> addLicenseSpecifications;
        std::optional<QList<LicenseSpecification>> removeLicenseSpecifications;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Resources that consume a self-managed license.
struct ListUsageForLicenseConfiguration {
    struct Request {
        QString licenseConfigurationArn;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;
        std::optional<QList<Filter>> filters;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseConfigurationUsage>> licenseConfigurationUsageList;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace licensemanager

} // namespace lc
