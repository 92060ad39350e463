// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/license.h"
#include "domain/tag.h"

namespace lc {
namespace licensemanager {

/// Issues a license.
struct CreateLicense {
    struct Request {
        QString licenseName;
        QString productName;
        QString productSku;
        Issuer issuer;
        QString homeRegion;
        DatetimeRange validity;
        QList<Entitlement> entitlements;
        QString beneficiary;
        ConsumptionConfiguration consumptionConfiguration;
        std::optional<QList<Metadata>> licenseMetadata;
        QString clientToken;
        std::optional<QList<Tag>> tags;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseArn;
        std::optional<Open<LicenseStatus>> status;
        std::optional<QString> version;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Restates a license wholly as a new version.
struct CreateLicenseVersion {
    struct Request {
        QString licenseArn;
        QString licenseName;
        QString productName;
        Issuer issuer;
        QString homeRegion;
        DatetimeRange validity;
        std::optional<QList<Metadata>> licenseMetadata;
        QList<Entitlement> entitlements;
        ConsumptionConfiguration consumptionConfiguration;
        Open<LicenseStatus> status;
        QString clientToken;
        std::optional<QString> sourceVersion;
        std::optional<bool> resetUsage;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseArn;
        std::optional<QString> version;
        std::optional<Open<LicenseStatus>> status;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads the newest or a given version.
struct GetLicense {
    struct Request {
        QString licenseArn;
        std::optional<QString> version;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<License> license;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Deletes a license; guarded by its version.
struct DeleteLicense {
    struct Request {
        QString licenseArn;
        QString sourceVersion;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<Open<LicenseDeletionStatus>> status;
        std::optional<DateText> deletionDate;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Licenses the caller issued.
struct ListLicenses {
    struct Request {
        std::optional<QList<QString>> licenseArns;
        std::optional<QList<Filter>> filters;
        std::optional<QString> nextToken;
        std::optional<qint64> maxResults;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<License>> licenses;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// All versions of a license.
struct ListLicenseVersions {
    struct Request {
        QString licenseArn;
        std::optional<QString> nextToken;
        std::optional<qint64> maxResults;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<License>> licenses;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Licenses the caller received through grants.
struct ListReceivedLicenses {
    struct Request {
        std::optional<QList<QString>> licenseArns;
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

/// Consumption of the counted entitlements.
struct GetLicenseUsage {
    struct Request {
        QString licenseArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<LicenseUsage> licenseUsage;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace licensemanager

} // namespace lc
