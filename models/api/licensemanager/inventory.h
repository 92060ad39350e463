// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "domain/resourceinventory.h"

#include <optional>

namespace lc::licensemanager {

/// Resources that License Manager has found.
struct ListResourceInventory {
    struct Request {
        std::optional<qint64> maxResults;
        std::optional<QString> nextToken;
        std::optional<QList<InventoryFilter>> filters;

        bool operator==(const Request &) const = default;
        static const Type rows;
    };
    struct Response {
        std::optional<QList<ResourceInventory>> resourceInventoryList;
        std::optional<QString> nextToken;

        bool operator==(const Response &) const = default;
        static const Type rows;
    };
    static const Operation operation;
};

} // namespace lc::licensemanager
