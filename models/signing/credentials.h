// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"

#include <QString>

#include <optional>

namespace lc {

/// What a request is signed with.
struct Credentials {
    QString accessKeyId;
    Secret secretAccessKey;
    Secret sessionToken; ///< empty for long-lived keys
    std::optional<Instant> expiresAt;

    bool operator==(const Credentials &) const = default;
};

} // namespace lc
