// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/patchoperation.h"
#include "domain/usageplan.h"

#include <optional>

namespace lc::apigateway {

/// Creates a usage plan.
struct CreateUsagePlan {
    struct Request {
        QString name;
        std::optional<QString> description;
        std::optional<QList<ApiStage>> apiStages;
        std::optional<ThrottleSettings> throttle;
        std::optional<QuotaSettings> quota;
        std::optional<QMap<QString, QString>> tags;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = UsagePlan;
    static const Operation operation;
};

/// Changes a usage plan by patch operations.
struct UpdateUsagePlan {
    struct Request {
        QString usagePlanId;
        std::optional<QList<PatchOperation>> patchOperations;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = UsagePlan;
    static const Operation operation;
};

/// Deletes a usage plan that no stage uses.
struct DeleteUsagePlan {
    struct Request {
        QString usagePlanId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::apigateway
