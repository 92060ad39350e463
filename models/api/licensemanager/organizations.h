// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/grant.h"
#include "domain/license.h"
#include "domain/licenseconfiguration.h"
#include "domain/tag.h"

#include <optional>

namespace lc::licensemanager {

/// Self-managed licenses of the whole organization.
struct ListLicenseConfigurationsForOrganization {
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

/// Grants of a license to the members of the organization.
struct ListReceivedGrantsForOrganization {
    struct Request {
        QString licenseArn;
        std::optional<QList<Filter>> filters;
        std::optional<QString> nextToken;
        std::optional<qint64> maxResults;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<Grant>> grants;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Licenses received by the members of the organization.
struct ListReceivedLicensesForOrganization {
    struct Request {
        std::optional<QList<Filter>> filters;
        std::optional<QString> nextToken;
        std::optional<qint64> maxResults;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<GrantedLicense>> licenses;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
