// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/licenseassetgroup.h"
#include "domain/tag.h"

#include <optional>

namespace lc::licensemanager {

/// Creates an asset group.
struct CreateLicenseAssetGroup {
    struct Request {
        QString name;
        std::optional<QString> description;
        QList<LicenseAssetGroupConfiguration> licenseAssetGroupConfigurations;
        QList<QString> associatedLicenseAssetRulesetArNs;
        std::optional<QList<LicenseAssetGroupProperty>> properties;
        std::optional<QList<Tag>> tags;
        QString clientToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QString licenseAssetGroupArn;
        QString status;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads an asset group.
struct GetLicenseAssetGroup {
    struct Request {
        QString licenseAssetGroupArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        LicenseAssetGroup licenseAssetGroup;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Changes an asset group.
struct UpdateLicenseAssetGroup {
    struct Request {
        std::optional<QString> name;
        std::optional<QString> description;
        std::optional<QList<LicenseAssetGroupConfiguration>> licenseAssetGroupConfigurations;
        QList<QString> associatedLicenseAssetRulesetArNs;
        std::optional<QList<LicenseAssetGroupProperty>> properties;
        QString licenseAssetGroupArn;
        std::optional<Open<LicenseAssetGroupStatus>> status;
        QString clientToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QString licenseAssetGroupArn;
        QString status;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Deletes an asset group.
struct DeleteLicenseAssetGroup {
    struct Request {
        QString licenseAssetGroupArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        Open<LicenseAssetGroupStatus> status;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Asset groups of the account.
struct ListLicenseAssetGroups {
    struct Request {
        std::optional<QList<Filter>> filters;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseAssetGroup>> licenseAssetGroups;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Assets that belong to an asset group.
struct ListAssetsForLicenseAssetGroup {
    struct Request {
        QString licenseAssetGroupArn;
        QString assetType;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<Asset>> assets;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
