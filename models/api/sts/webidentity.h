// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <optional>

namespace lc::sts {

/// The ARN of a managed policy that narrows a session.
struct PolicyDescriptor {
    std::optional<QString> arn;

    bool operator==(const PolicyDescriptor &) const = default;
    static const Type rows;
};

/// Keys that end.
struct SessionCredentials {
    QString accessKeyId;
    QString secretAccessKey;
    QString sessionToken;
    Instant expiration{};

    bool operator==(const SessionCredentials &) const = default;
    static const Type rows;
};

/// Who one is while a role is assumed.
struct AssumedRoleUser {
    QString assumedRoleId;
    QString arn;

    bool operator==(const AssumedRoleUser &) const = default;
    static const Type rows;
};

/// Turns a token of an identity provider into temporary credentials; the call is not signed.
struct AssumeRoleWithWebIdentity {
    struct Request {
        QString roleArn;
        QString roleSessionName;
        QString webIdentityToken;
        std::optional<QString> providerId;
        std::optional<QList<PolicyDescriptor>> policyArns;
        std::optional<QString> policy;
        std::optional<qint64> durationSeconds;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<SessionCredentials> credentials;
        std::optional<QString> subjectFromWebIdentityToken;
        std::optional<AssumedRoleUser> assumedRoleUser;
        std::optional<qint64> packedPolicySize;
        std::optional<QString> provider;
        std::optional<QString> audience;
        std::optional<QString> sourceIdentity;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::sts
