// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/grant.h"
#include "domain/tag.h"

namespace lc {
namespace licensemanager {

/// Grants a license to a principal.
struct CreateGrant {
    struct Request {
        QString clientToken;
        QString grantName;
        QString licenseArn;
        QList<QString> principals;
        QString homeRegion;
        QList<Open<AllowedOperation>> allowedOperations;
        std::optional<QList<Tag>> tags;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> grantArn;
        std::optional<Open<GrantStatus>> status;
        std::optional<QString> version;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Activates, deactivates or changes a grant.
struct CreateGrantVersion {
    struct Request {
        QString clientToken;
        QString grantArn;
        std::optional<QString> grantName;
        std::optional<QList<Open<AllowedOperation>>> allowedOperations;
        std::optional<Open<GrantStatus>> status;
        std::optional<QString> statusReason;
        std::optional<QString> sourceVersion;
        std::optional<GrantOptions> options;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> grantArn;
        std::optional<Open<GrantStatus>> status;
        std::optional<QString> version;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads a grant.
struct GetGrant {
    struct Request {
        QString grantArn;
        std::optional<QString> version;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<Grant> grant;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Accepts a received grant, which leaves it inactive.
struct AcceptGrant {
    struct Request {
        QString grantArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> grantArn;
        std::optional<Open<GrantStatus>> status;
        std::optional<QString> version;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Rejects a received grant for good.
struct RejectGrant {
    struct Request {
        QString grantArn;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> grantArn;
        std::optional<Open<GrantStatus>> status;
        std::optional<QString> version;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Takes a grant back; guarded by its version.
struct DeleteGrant {
    struct Request {
        QString grantArn;
        std::optional<QString> statusReason;
        QString version;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> grantArn;
        std::optional<Open<GrantStatus>> status;
        std::optional<QString> version;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Grants the caller made.
struct ListDistributedGrants {
    struct Request {
        std::optional<QList<QString>> grantArns;
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

/// Grants made to the caller.
struct ListReceivedGrants {
    struct Request {
        std::optional<QList<QString>> grantArns;
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

} // namespace licensemanager

} // namespace lc
