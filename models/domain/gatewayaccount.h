// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/usageplan.h"

#include <optional>

namespace lc {

/// Settings of API Gateway for the account.
struct GatewayAccount {
    std::optional<QString> cloudwatchRoleArn;
    std::optional<ThrottleSettings> throttleSettings;
    std::optional<QList<QString>> features;
    std::optional<QString> apiKeyVersion;

    bool operator==(const GatewayAccount &) const = default;
    static const Type rows;
};

} // namespace lc
