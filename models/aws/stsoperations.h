// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <QString>

#include <optional>

namespace lc::sts {

/// The service as credential providers call it, below the typed clients.
extern const Service providerService;

/// Keys of a role, as STS hands them out.
struct RoleKeys {
    QString accessKeyId;
    QString secretAccessKey;
    QString sessionToken;
    Instant expiration{};

    bool operator==(const RoleKeys &) const = default;
    static const Type rows;
};

struct RoleKeysResponse {
    RoleKeys credentials;

    bool operator==(const RoleKeysResponse &) const = default;
    static const Type rows;
};

/// Temporary keys of a role for somebody who has keys already.
struct AssumeRole {
    struct Request {
        QString roleArn;
        QString roleSessionName;
        std::optional<qint64> durationSeconds;
        std::optional<QString> externalId;
        std::optional<QString> serialNumber;
        std::optional<QString> tokenCode;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = RoleKeysResponse;
    static const Operation operation;
};

/// Temporary keys of a role for the bearer of an identity provider's token; the call is not signed.
struct AssumeRoleByWebIdentity {
    struct Request {
        QString roleArn;
        QString roleSessionName;
        QString webIdentityToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = RoleKeysResponse;
    static const Operation operation;
};

} // namespace lc::sts
