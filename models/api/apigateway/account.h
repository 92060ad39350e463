// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/gatewayaccount.h"
#include "domain/patchoperation.h"

#include <optional>

namespace lc::apigateway {

/// Settings of API Gateway for the account.
struct GetAccount {
    struct Request {
        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = GatewayAccount;
    static const Operation operation;
};

/// Changes those settings by patch operations.
struct UpdateAccount {
    struct Request {
        std::optional<QList<PatchOperation>> patchOperations;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    using Response = GatewayAccount;
    static const Operation operation;
};

} // namespace lc::apigateway
