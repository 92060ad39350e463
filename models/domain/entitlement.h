// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// What a license allows: a feature, or a counted amount.
struct Entitlement {
    QString name;
    std::optional<QString> value;
    std::optional<qint64> maxCount;
    std::optional<bool> overage;
    Open<EntitlementUnit> unit;
    std::optional<bool> allowCheckIn;

    bool operator==(const Entitlement &) const = default;
    static const Type rows;
};

/// An entitlement asked for or allowed by a check-out; amounts are decimal text.
struct EntitlementData {
    QString name;
    std::optional<QString> value;
    Open<EntitlementUnit> unit;

    bool operator==(const EntitlementData &) const = default;
    static const Type rows;
};

/// How much of an entitlement is consumed; amounts are decimal text.
struct EntitlementUsage {
    QString name;
    QString consumedValue;
    std::optional<QString> maxCount;
    Open<EntitlementUnit> unit;

    bool operator==(const EntitlementUsage &) const = default;
    static const Type rows;
};

/// Consumption of every counted entitlement of a license.
struct LicenseUsage {
    std::optional<QList<EntitlementUsage>> entitlementUsages;

    bool operator==(const LicenseUsage &) const = default;
    static const Type rows;
};

} // namespace lc
