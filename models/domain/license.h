// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"
#include "domain/entitlement.h"

#include <optional>

namespace lc {

/// A name and a value attached to a license.
struct Metadata {
    std::optional<QString> name;
    std::optional<QString> value;

    bool operator==(const Metadata &) const = default;
    static const Type rows;
};

/// Who issues a license, as sent.
struct Issuer {
    QString name;
    std::optional<QString> signKey;

    bool operator==(const Issuer &) const = default;
    static const Type rows;
};

/// Who issued a license, as answered.
struct IssuerDetails {
    std::optional<QString> name;
    std::optional<QString> signKey;
    std::optional<QString> keyFingerprint;

    bool operator==(const IssuerDetails &) const = default;
    static const Type rows;
};

/// When a license is valid.
struct DatetimeRange {
    DateText begin;
    std::optional<DateText> end;

    bool operator==(const DatetimeRange &) const = default;
    static const Type rows;
};

/// How long a connected check-out holds its entitlements.
struct ProvisionalConfiguration {
    qint64 maxTimeToLiveInMinutes = 0;

    bool operator==(const ProvisionalConfiguration &) const = default;
    static const Type rows;
};

/// How long an offline check-out holds its entitlements.
struct BorrowConfiguration {
    bool allowEarlyCheckIn = false;
    qint64 maxTimeToLiveInMinutes = 0;

    bool operator==(const BorrowConfiguration &) const = default;
    static const Type rows;
};

/// How a license is consumed and renewed.
struct ConsumptionConfiguration {
    std::optional<Open<RenewType>> renewType;
    std::optional<ProvisionalConfiguration> provisionalConfiguration;
    std::optional<BorrowConfiguration> borrowConfiguration;

    bool operator==(const ConsumptionConfiguration &) const = default;
    static const Type rows;
};

/// A seller-issued license, newest version.
struct License {
    std::optional<QString> licenseArn;
    std::optional<QString> licenseName;
    std::optional<QString> productName;
    std::optional<QString> productSku;
    std::optional<IssuerDetails> issuer;
    std::optional<QString> homeRegion;
    std::optional<Open<LicenseStatus>> status;
    std::optional<DatetimeRange> validity;
    std::optional<QString> beneficiary;
    std::optional<QList<Entitlement>> entitlements;
    std::optional<ConsumptionConfiguration> consumptionConfiguration;
    std::optional<QList<Metadata>> licenseMetadata;
    std::optional<DateText> createTime;
    std::optional<QString> version;

    bool operator==(const License &) const = default;
    static const Type rows;
};

/// What a grantee may do with a received license.
struct ReceivedMetadata {
    std::optional<Open<ReceivedStatus>> receivedStatus;
    std::optional<QString> receivedStatusReason;
    std::optional<QList<Open<AllowedOperation>>> allowedOperations;

    bool operator==(const ReceivedMetadata &) const = default;
    static const Type rows;
};

/// A license received through a grant.
struct GrantedLicense : License {
    std::optional<ReceivedMetadata> receivedMetadata;

    bool operator==(const GrantedLicense &) const = default;
    static const Type rows;
};

} // namespace lc
