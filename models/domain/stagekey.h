// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

/// A stage, named as by requests that make API keys.
struct StageKey {
    std::optional<QString> restApiId;
    std::optional<QString> stageName;

    bool operator==(const StageKey &) const = default;
    static const Type rows;
};

} // namespace lc
