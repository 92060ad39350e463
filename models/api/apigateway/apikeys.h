// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/apikey.h"

namespace lc {
namespace apigateway {

/// API keys, newest first.
struct GetApiKeys {
    struct Request {
        std::optional<QString> position;
        std::optional<qint64> limit;
        std::optional<QString> nameQuery;
        std::optional<QString> customerId;
        std::optional<bool> includeValues;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<QString>> warnings;
        std::optional<QString> position;
        std::optional<QList<ApiKey>> items;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace apigateway

} // namespace lc
