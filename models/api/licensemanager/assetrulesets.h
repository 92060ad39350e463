// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/licenseassetruleset.h"
#include "domain/tag.h"

#include <optional>

namespace lc::licensemanager {

/// Creates a ruleset.
struct CreateLicenseAssetRuleset {
    struct Request {
        QString name;
        std::optional<QString> description;
        QList<LicenseAssetRule> rules;
        std::optional<QList<Tag>> tags;
        QString clientToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QString licenseAssetRulesetArn;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads a ruleset.
struct GetLicenseAssetRuleset {
    struct Request {
        QString licenseAssetRulesetArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        LicenseAssetRuleset licenseAssetRuleset;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Changes a ruleset.
struct UpdateLicenseAssetRuleset {
    struct Request {
        std::optional<QString> name;
        std::optional<QString> description;
        QList<LicenseAssetRule> rules;
        QString licenseAssetRulesetArn;
        QString clientToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QString licenseAssetRulesetArn;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Deletes a ruleset.
struct DeleteLicenseAssetRuleset {
    struct Request {
        QString licenseAssetRulesetArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Rulesets of the account.
struct ListLicenseAssetRulesets {
    struct Request {
        std::optional<QList<Filter>> filters;
        std::optional<bool> showAwsManagedLicenseAssetRulesets;
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<LicenseAssetRuleset>> licenseAssetRulesets;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
