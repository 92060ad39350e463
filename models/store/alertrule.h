// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "store/alertitem.h"

#include <optional>

namespace lc {

/// What a rule looks at; says what its threshold means.
enum class AlertKind {
    Level, ///< percent of the limit in use
    Amount, ///< units in use
    DaysLeft, ///< days until it is used up, by forecast
    Jump, ///< rise within some hours, in percent of the limit
    Rise, ///< rise within some hours, in units
    Unused, ///< days without any use
    BeforeReset, ///< the quota is used up before its reset, by forecast; no threshold
    HeldTooLong, ///< hours since the check-out
    GrantPending, ///< days since the grant was first seen
    Expiry, ///< days before the end, several
    RecorderSilent ///< hours since the last reading
};
enum class AlertScope { All, Item, Product, Connection };
enum class AlertSeverity { Notice, Warning, Danger };
enum class AlertRepeat { Once, Daily, EachTime };

/// When to warn, of what, and how loudly. Amounts are decimal texts, so that they are exact.
struct AlertRule {
    QString id; ///< "ready:..." for those that the program brings
    std::optional<QString> name; ///< absent: its own words
    Open<AlertKind> kind = AlertKind::Level;
    bool enabled = true;
    std::optional<Open<AlertItemKind>> items; ///< absent: all that the kind suits
    Open<AlertScope> scope = AlertScope::All;
    std::optional<QString> target; ///< ARN or id, SKU, connection id; by scope
    std::optional<QString> part; ///< with AlertScope::Item: entitlement, usage plan id
    std::optional<QString> targetName; ///< what people call the target
    std::optional<QString> threshold;
    std::optional<QString> margin; ///< how far back inside the threshold it must come to clear
    std::optional<QString> leadDays; ///< "30, 14, 7"
    std::optional<qint64> hours; ///< of a rise
    qint64 samples = 1; ///< in a row, until it fires or clears
    Open<AlertSeverity> severity = AlertSeverity::Warning;
    Open<AlertRepeat> repeat = AlertRepeat::Daily;
    bool onDesktop = true;

    bool operator==(const AlertRule &) const = default;
    static const Type rows;
};

} // namespace lc
