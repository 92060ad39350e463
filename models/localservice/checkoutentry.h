// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"
#include "localservice/records.h"

#include <optional>

namespace lc {

/// A stored check-out in the hands of a rule.
struct CheckoutEntry {
    Resource resource;
    CheckoutRecord record;
};

CheckoutEntry checkoutIn(const Resource &resource);

/// A check-out by the caller that begins now, without what it takes.
CheckoutRecord newCheckout(const Call &call, const QString &licenseArn);
void insertCheckout(Call &call, const CheckoutRecord &record);

/// "2020-12-01T00:47:35": check-out dates come without a zone and mean UTC.
DateText zonelessText(Instant instant);

/// What is wrong with the entitlements asked for, quota included.
std::optional<QString> wantedFault(const Call &call, const QList<EntitlementData> &wanted);

/// The token that proves the check-out offline; nothing for a license without a SignKey.
std::optional<QString> proofOf(Call &call, const CheckoutRecord &record, const License &license);

} // namespace lc
