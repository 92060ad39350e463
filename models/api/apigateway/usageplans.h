// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/patchoperation.h"
#include "domain/usageplan.h"

namespace lc {
namespace apigateway {

/// Usage plans, all or those of one key.
struct GetUsagePlans {
    struct Request {
        std::optional<QString> position;
        std::optional<QString> keyId;
        std::optional<qint64> limit;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> position;
        std::optional<QList<UsagePlan>> items;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Reads a usage plan.
struct GetUsagePlan {
    struct Request {
        QString usagePlanId;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = UsagePlan;
    static const Operation operation;
};

/// Keys of a usage plan.
struct GetUsagePlanKeys {
    struct Request {
        QString usagePlanId;
        std::optional<QString> position;
        std::optional<qint64> limit;
        std::optional<QString> nameQuery;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> position;
        std::optional<QList<UsagePlanKey>> items;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Daily use of a plan by key; days are UTC, both ends included.
struct GetUsage {
    struct Request {
        QString usagePlanId;
        std::optional<QString> keyId;
        QString startDate;
        QString endDate;
        std::optional<QString> position;
        std::optional<qint64> limit;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> usagePlanId;
        std::optional<QString> startDate;
        std::optional<QString> endDate;
        std::optional<QString> position;
        std::optional<QMap<QString, QList<QList<qint64>>>> items;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Extends the remaining quota of a key in a plan.
struct UpdateUsage {
    struct Request {
        QString usagePlanId;
        QString keyId;
        std::optional<QList<PatchOperation>> patchOperations;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = GetUsage::Response;
    static const Operation operation;
};

} // namespace apigateway

} // namespace lc
