// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

/// A refresh token, without the token itself.
struct TokenData {
    std::optional<QString> tokenId;
    std::optional<QString> tokenType;
    std::optional<QString> licenseArn;
    std::optional<DateText> expirationTime;
    std::optional<QList<QString>> tokenProperties;
    std::optional<QList<QString>> roleArns;
    std::optional<QString> status;

    bool operator==(const TokenData &) const = default;
    static const Type rows;
};

} // namespace lc
