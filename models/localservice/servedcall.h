// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

namespace lc {

/// What a log says about an answered request: who, what and how it ended, and nothing that was in
/// it.
struct ServedCall {
    DateText time; ///< by the machine's clock
    std::optional<QString> operation; ///< "license-manager:GetLicense"; absent: none was named
    std::optional<QString> account; ///< absent: refused before it was known, or not signed
    std::optional<QString> session; ///< role and session name of temporary credentials
    std::optional<QString> region;
    qint64 status = 200;
    std::optional<QString> error;
    QString requestId;
    qint64 microseconds = 0;

    bool operator==(const ServedCall &) const = default;
    static const Type rows;
};

} // namespace lc
