// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "domain/grant.h"
#include "domain/license.h"
#include "localservice/store.h"

#include <optional>

namespace lc {

/// A license as it is stored: its newest version, and what no answer tells.
struct LicenseRecord {
    License license; ///< the status as set, before the clock has its say
    std::optional<Instant> deletedAt;

    bool operator==(const LicenseRecord &) const = default;
    static const Type rows;
};

/// A grant as it is stored; its owner is the grantor.
struct GrantRecord {
    Grant grant;
    QString grantee; ///< account; the principal's ARN where that is no account
    std::optional<Instant> deletedAt;
    /// Set while the members of an organization get what the grant says.
    std::optional<Instant> workflowEndsAt;
    /// What the members' grants become by it; absent: they stay as they are.
    std::optional<Open<GrantStatus>> workflowStatus;
    std::optional<QString> optionsFrom; ///< the account that chose the grant's options

    bool operator==(const GrantRecord &) const = default;
    static const Type rows;
};

/// What one consumption token holds. A token that has ended is not stored any more.
struct CheckoutRecord {
    QString token;
    QString licenseArn;
    QString account; ///< who consumes
    std::optional<QString> grantArn; ///< by which right, when it is not the issuer
    Open<CheckoutType> checkoutType;
    QList<EntitlementData> entitlements;
    std::optional<QString> beneficiary;
    std::optional<QString> nodeId;
    std::optional<bool> isBorrowed; ///< for offline use
    std::optional<QList<Metadata>> checkoutMetadata;
    Instant issuedAt{};
    std::optional<Instant> expiresAt;
    std::optional<Instant> extendedAt;

    bool operator==(const CheckoutRecord &) const = default;
    static const Type rows;
};

/// The record in a resource's document; default members where the document was damaged.
template <class Record> Record recordIn(const QByteArray &document)
{
    Record record;
    (void)readJson(typeOf<Record>(), &record, document);
    return record;
}

/// The value of key::held.
inline QString heldBy(const QString &licenseArn, const QString &account)
{
    return licenseArn + QLatin1Char(' ') + account;
}

/// Kinds of resources.
namespace kind {
inline const QString license = QStringLiteral("license");
inline const QString grant = QStringLiteral("grant");
inline const QString checkout = QStringLiteral("checkout");
} // namespace kind

/// Names of index entries.
namespace key {
inline constexpr const char *openLicense = "open"; ///< license, by owner, until it is deleted
inline constexpr const char *sku = "sku"; ///< license
inline constexpr const char *received = "received"; ///< license, by every account it was granted to
inline constexpr const char *grantee = "grantee"; ///< grant
inline constexpr const char *grantedLicense = "license"; ///< grant
inline constexpr const char *openGrant = "open-grant"; ///< grant, by license, until it ends
inline constexpr const char *held = "held"; ///< grant, by license and grantee: see heldBy
inline constexpr const char *parentGrant = "parent"; ///< grant that was made from another
inline constexpr const char *workflow = "workflow"; ///< grant, by owner, while one is running
inline constexpr const char *consumedLicense = "consumes"; ///< check-out
} // namespace key

} // namespace lc
