// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// An API key of API Gateway.
struct ApiKey {
    std::optional<QString> id;
    std::optional<QString> value;
    std::optional<QString> name;
    std::optional<QString> customerId;
    std::optional<QString> description;
    std::optional<bool> enabled;
    std::optional<Instant> createdDate;
    std::optional<Instant> lastUpdatedDate;
    std::optional<QList<QString>> stageKeys;
    std::optional<QMap<QString, QString>> tags;

    bool operator==(const ApiKey &) const = default;
    static const Type rows;
};

} // namespace lc
