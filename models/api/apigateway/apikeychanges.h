// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/apikey.h"
#include "domain/patchoperation.h"
#include "domain/stagekey.h"

#include <optional>

namespace lc::apigateway {

/// Reads an API key.
struct GetApiKey {
    struct Request {
        QString apiKey;
        std::optional<bool> includeValue;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = ApiKey;
    static const Operation operation;
};

/// Creates an API key.
struct CreateApiKey {
    struct Request {
        std::optional<QString> name;
        std::optional<QString> description;
        std::optional<bool> enabled;
        std::optional<bool> generateDistinctId;
        std::optional<QString> value;
        std::optional<QList<StageKey>> stageKeys;
        std::optional<QString> customerId;
        std::optional<QMap<QString, QString>> tags;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = ApiKey;
    static const Operation operation;
};

/// Changes an API key by patch operations.
struct UpdateApiKey {
    struct Request {
        QString apiKey;
        std::optional<QList<PatchOperation>> patchOperations;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = ApiKey;
    static const Operation operation;
};

/// Deletes an API key.
struct DeleteApiKey {
    struct Request {
        QString apiKey;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

/// Creates API keys from a file, and changes those whose value exists.
struct ImportApiKeys {
    struct Request {
        QString body; ///< lines of comma-separated values, the first one names the columns
        Open<ApiKeysFormat> format;
        std::optional<bool> failOnWarnings;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<QString>> ids;
        std::optional<QList<QString>> warnings;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::apigateway
