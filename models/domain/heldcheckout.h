// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"
#include "domain/entitlement.h"

#include <optional>

namespace lc {

enum class HoldState { Held, Expired };

/// A check-out that this program made and can give back.
struct HeldCheckout {
    QString id; ///< of this program: the consumption token is a secret
    std::optional<QString> licenseArn;
    std::optional<QString> product; ///< SKU, or the name of the borrowed license
    std::optional<Open<CheckoutType>> type; ///< absent for a borrowed license
    QList<EntitlementData> entitlements;
    std::optional<QString> nodeId;
    std::optional<DateText> issuedAt;
    std::optional<DateText> expiration;
    Open<HoldState> state = HoldState::Held;
    std::optional<QString> beneficiary;
    QString consumptionToken;
    std::optional<QString> signedToken;

    bool operator==(const HeldCheckout &) const = default;
    static const Type rows;
};

} // namespace lc
