// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

/// What an alert can be about. The first three have recorded consumption.
enum class AlertItemKind {
    Entitlement,
    Configuration,
    ApiKey,
    License,
    Grant,
    Token,
    Checkout,
    Recorder
};

/// Something that exists in an account, as it was last read: its name, and when it ends or since
/// when it waits.
struct AlertItem {
    Open<AlertItemKind> kind = AlertItemKind::License;
    QString id; ///< ARN, or id where there is none
    std::optional<QString> part; ///< entitlement; usage plan id of an API key
    std::optional<QString> name;
    std::optional<QString> product; ///< SKU
    std::optional<QString> partition;
    std::optional<QString> account;
    std::optional<QString> region;
    std::optional<QString> connection; ///< id
    std::optional<DateText> ends;
    std::optional<DateText> since; ///< grants that wait and check-outs: for how long
    std::optional<DateText> resets; ///< API keys: the end of the quota period it was read in

    bool operator==(const AlertItem &) const = default;
    static const Type rows;
};

} // namespace lc
