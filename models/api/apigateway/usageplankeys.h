// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/usageplan.h"

#include <optional>

namespace lc::apigateway {

/// Reads a key of a usage plan.
struct GetUsagePlanKey {
    struct Request {
        QString usagePlanId;
        QString keyId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = UsagePlanKey;
    static const Operation operation;
};

/// Adds an API key to a usage plan.
struct CreateUsagePlanKey {
    struct Request {
        QString usagePlanId;
        QString keyId;
        QString keyType;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = UsagePlanKey;
    static const Operation operation;
};

/// Takes an API key out of a usage plan.
struct DeleteUsagePlanKey {
    struct Request {
        QString usagePlanId;
        QString keyId;

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
