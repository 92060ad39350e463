// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entitlement.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace lc {

/// The most of each kind a license can have, and a check-out can ask for.
inline constexpr int countedEntitlementsPerLicense = 25;
inline constexpr int uncountedEntitlementsPerLicense = 25;
inline constexpr int countedEntitlementsPerCheckout = 5;

/// Whether amounts of it are counted; the others are features, which one has or has not.
bool isCounted(const Open<EntitlementUnit> &unit);

/// What is wrong with the entitlements of a license, in words for people; nothing when they are
/// right.
std::optional<QString> entitlementsFault(const QList<Entitlement> &entitlements);
/// Whether there are more of them than the quotas allow.
std::optional<QString> entitlementQuotaFault(const QList<Entitlement> &entitlements);

/// The amount of a counted entitlement: a positive whole number in decimal digits, without sign
/// or leading zeros, up to the largest 64-bit one.
std::optional<qint64> amountOf(const EntitlementData &wanted);

/// What is wrong with the entitlements a check-out asks for.
std::optional<QString> checkoutFault(const QList<EntitlementData> &wanted);
/// Whether there are more of them than the quota allows.
std::optional<QString> checkoutQuotaFault(const QList<EntitlementData> &wanted);

/// Consumed amounts by entitlement name.
using Consumed = QHash<QString, qint64>;

/// Whether `amount` more can be consumed; exact at the ends of the 64-bit range.
bool hasRoom(const Entitlement &entitlement, qint64 consumed, qint64 amount);

/// The entitlements of `wanted` that the license has in that unit and has room for, in the order
/// asked for. Amounts are granted whole or not at all.
QList<EntitlementData> allowedOf(const QList<EntitlementData> &wanted,
                                 const QList<Entitlement> &entitlements, const Consumed &consumed);

/// Whether these entitlements can apply while that much is consumed: no unit of something consumed
/// changes. A lower limit can: it binds new check-outs.
std::optional<QString> unitFault(const QList<Entitlement> &before, const QList<Entitlement> &after,
                                 const Consumed &consumed);

} // namespace lc
