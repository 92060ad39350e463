// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/entitlement.h"
#include "domain/license.h"

#include <optional>

namespace lc::licensemanager {

/// Takes entitlements for offline use, with a signed token as proof.
struct CheckoutBorrowLicense {
    struct Request {
        QString licenseArn;
        QList<EntitlementData> entitlements;
        Open<DigitalSignatureMethod> digitalSignatureMethod;
        std::optional<QString> nodeId;
        std::optional<QList<Metadata>> checkoutMetadata;
        QString clientToken;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> licenseArn;
        std::optional<QString> licenseConsumptionToken;
        std::optional<QList<EntitlementData>> entitlementsAllowed;
        std::optional<QString> nodeId;
        std::optional<QString> signedToken;
        std::optional<DateText> issuedAt;
        std::optional<DateText> expiration;
        std::optional<QList<Metadata>> checkoutMetadata;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
