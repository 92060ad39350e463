// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/licenseassociation.h"
#include "domain/licenseconfiguration.h"
#include "domain/tag.h"

#include <optional>

namespace lc::licensemanager {

/// Resources to which a self-managed license is attached.
struct ListAssociationsForLicenseConfiguration {
    struct Request {
        QString licenseConfigurationArn;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseConfigurationAssociation>> licenseConfigurationAssociations;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Attempts that a self-managed license refused.
struct ListFailuresForLicenseConfigurationOperations {
    struct Request {
        QString licenseConfigurationArn;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseOperationFailure>> licenseOperationFailureList;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Self-managed licenses attached to a resource.
struct ListLicenseSpecificationsForResource {
    struct Request {
        QString resourceArn;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseSpecification>> licenseSpecifications;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
