// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// One change of a PATCH request.
struct PatchOperation {
    std::optional<Open<PatchOperationKind>> op;
    std::optional<QString> path;
    std::optional<QString> value;
    std::optional<QString> from;

    bool operator==(const PatchOperation &) const = default;
    static const Type rows;
};

} // namespace lc
