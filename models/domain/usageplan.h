// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// Requests per second and burst.
struct ThrottleSettings {
    std::optional<qint64> burstLimit;
    std::optional<double> rateLimit;

    bool operator==(const ThrottleSettings &) const = default;
    static const Type rows;
};

/// Requests allowed in a period, per key.
struct QuotaSettings {
    std::optional<qint64> limit;
    std::optional<qint64> offset;
    std::optional<Open<QuotaPeriod>> period;

    bool operator==(const QuotaSettings &) const = default;
    static const Type rows;
};

/// A deployed API stage of a usage plan.
struct ApiStage {
    std::optional<QString> apiId;
    std::optional<QString> stage;
    std::optional<QMap<QString, ThrottleSettings>> throttle;

    bool operator==(const ApiStage &) const = default;
    static const Type rows;
};

/// A usage plan of API Gateway.
struct UsagePlan {
    std::optional<QString> id;
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<QList<ApiStage>> apiStages;
    std::optional<ThrottleSettings> throttle;
    std::optional<QuotaSettings> quota;
    std::optional<QString> productCode;
    std::optional<QMap<QString, QString>> tags;

    bool operator==(const UsagePlan &) const = default;
    static const Type rows;
};

/// An API key as a member of a usage plan.
struct UsagePlanKey {
    std::optional<QString> id;
    std::optional<QString> type;
    std::optional<QString> value;
    std::optional<QString> name;

    bool operator==(const UsagePlanKey &) const = default;
    static const Type rows;
};

} // namespace lc
