// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

/// What happens to calls instead of their answer, or beside it.
struct Fault {
    std::optional<QString> operation; ///< "GetLicense"; absent: every one but those of control
    std::optional<qint64> status; ///< an error; absent: the call is answered
    std::optional<QString> code; ///< of the error; absent: the service's internal one
    std::optional<QString> message;
    std::optional<qint64> delayMilliseconds;
    std::optional<bool> cutsConnection; ///< no answer at all
    std::optional<bool> executes; ///< although it fails or is cut; else it is not carried out
    std::optional<qint64> count; ///< so many calls; absent: one, 0: until cleared
    std::optional<bool> changesOnly; ///< calls that only read go on

    bool operator==(const Fault &) const = default;
    static const Type rows;

    /// Whether the call does not get its answer.
    bool hinders() const { return status.has_value() || cutsConnection.value_or(false); }
};

} // namespace lc
