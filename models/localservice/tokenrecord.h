// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/token.h"

namespace lc {

/// A refresh token as it is stored; its owner made it, its Region is the license's home. The token
/// itself is not kept.
struct TokenRecord {
    QString tokenId;
    QString licenseArn;
    std::optional<QList<QString>> roleArns;
    std::optional<QList<QString>> tokenProperties;
    Instant expiresAt{};

    bool operator==(const TokenRecord &) const = default;
    static const Type rows;
};

/// What a refresh or access token says, under the names of its JSON web token.
struct TokenClaims {
    QString issuer;
    QString subject; ///< id of the refresh token
    QString audience; ///< license ARN
    QList<QString> methods; ///< token properties and the account that made the token
    qint64 issuedAt = 0; ///< seconds since 1970
    qint64 expiresAt = 0; ///< seconds since 1970
    QString use; ///< "refresh" or "access"
    std::optional<QList<QString>> roleArns;

    bool operator==(const TokenClaims &) const = default;
    static const Type rows;
};

/// Issuer of all tokens, and name of the key that signs them.
inline const QString tokenIssuer = QStringLiteral("openid-license-manager.amazonaws.com");
/// Stands before the account in TokenClaims::methods.
inline const QString issuerAccountPrefix =
    QStringLiteral("aws:license-manager:token-issuer-account-id:");

} // namespace lc
