// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/entitlement.h"

namespace lc {
namespace licensemanager {

/// Takes entitlements of a license into use.
struct CheckoutLicense {
    struct Request {
        QString productSku;
        Open<CheckoutType> checkoutType;
        QString keyFingerprint;
        QList<EntitlementData> entitlements;
        QString clientToken;
        std::optional<QString> beneficiary;
        std::optional<QString> nodeId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<Open<CheckoutType>> checkoutType;
        std::optional<QString> licenseConsumptionToken;
        std::optional<QList<EntitlementData>> entitlementsAllowed;
        std::optional<QString> signedToken;
        std::optional<QString> nodeId;
        std::optional<DateText> issuedAt;
        std::optional<DateText> expiration;
        std::optional<QString> licenseArn;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Gives entitlements back.
struct CheckInLicense {
    struct Request {
        QString licenseConsumptionToken;
        std::optional<QString> beneficiary;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Holds a check-out for another full time.
struct ExtendLicenseConsumption {
    struct Request {
        QString licenseConsumptionToken;
        std::optional<bool> dryRun;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseConsumptionToken;
        std::optional<DateText> expiration;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace licensemanager

} // namespace lc
