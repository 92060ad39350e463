// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <QList>
#include <QString>

#include <optional>

namespace lc::sso {

/// The portal of IAM Identity Center, which hands out keys of roles.
extern const Service portalService;
/// The OpenID Connect side of IAM Identity Center, which hands out tokens.
extern const Service tokenService;

struct RoleCredentials {
    QString accessKeyId;
    QString secretAccessKey;
    QString sessionToken;
    qint64 expiration = 0; ///< milliseconds since 1970

    bool operator==(const RoleCredentials &) const = default;
    static const Type rows;
};

/// Keys of a role in an account; the token travels in a header.
struct GetRoleCredentials {
    struct Request {
        QString roleName;
        QString accountId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        RoleCredentials roleCredentials;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Makes this program known, for about three months.
struct RegisterClient {
    struct Request {
        QString clientName;
        QString clientType;
        std::optional<QList<QString>> scopes;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QString clientId;
        QString clientSecret;
        qint64 clientSecretExpiresAt = 0; ///< seconds since 1970

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Begins a sign-in that a person confirms in a browser.
struct StartDeviceAuthorization {
    struct Request {
        QString clientId;
        QString clientSecret;
        QString startUrl;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QString deviceCode;
        QString userCode;
        QString verificationUri;
        std::optional<QString> verificationUriComplete; ///< with the code in it
        qint64 expiresIn = 0; ///< seconds
        std::optional<qint64> interval; ///< seconds between two questions

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// A token for a confirmed sign-in or for a refresh token.
struct CreateToken {
    struct Request {
        QString clientId;
        QString clientSecret;
        QString grantType;
        std::optional<QString> deviceCode;
        std::optional<QString> refreshToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        QString accessToken;
        qint64 expiresIn = 0; ///< seconds
        std::optional<QString> refreshToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::sso
