// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// A tag of a License Manager resource.
struct Tag {
    std::optional<QString> key;
    std::optional<QString> value;

    bool operator==(const Tag &) const = default;
    static const Type rows;
};

/// One condition of a list: a documented name and one value.
struct Filter {
    std::optional<QString> name;
    std::optional<QList<QString>> values;

    bool operator==(const Filter &) const = default;
    static const Type rows;
};

} // namespace lc
