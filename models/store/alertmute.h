// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <optional>

namespace lc {

/// A connection whose alerts are listed but not announced.
struct AlertMute {
    QString connection; ///< id
    std::optional<Instant> until; ///< none: until it is taken back

    bool isInForce(Instant now) const { return !until || now < *until; }
    bool operator==(const AlertMute &) const = default;
};

} // namespace lc
