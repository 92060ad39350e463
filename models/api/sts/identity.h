// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <optional>

namespace lc {
namespace sts {

/// Who the caller is.
struct GetCallerIdentity {
    struct Request {
        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QString> userId;
        std::optional<QString> account;
        std::optional<QString> arn;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace sts

} // namespace lc
