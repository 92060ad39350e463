// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/tag.h"
#include "domain/token.h"

#include <optional>

namespace lc::licensemanager {

/// Makes a refresh token for programs without AWS credentials.
struct CreateToken {
    struct Request {
        QString licenseArn;
        std::optional<QList<QString>> roleArns;
        std::optional<qint64> expirationInDays;
        std::optional<QList<QString>> tokenProperties;
        QString clientToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> tokenId;
        std::optional<Open<TokenType>> tokenType;
        std::optional<QString> token;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Deletes a refresh token.
struct DeleteToken {
    struct Request {
        QString tokenId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Gives a short-lived access token for a refresh token; the call itself is not signed.
struct GetAccessToken {
    struct Request {
        QString token;
        std::optional<QList<QString>> tokenProperties;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> accessToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Refresh tokens of the account.
struct ListTokens {
    struct Request {
        std::optional<QList<QString>> tokenIds;
        std::optional<QList<Filter>> filters;
        std::optional<QString> nextToken;
        std::optional<qint64> maxResults;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<TokenData>> tokens;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
