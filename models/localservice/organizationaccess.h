// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "localservice/call.h"

#include <optional>

namespace lc {

/// Refuses callers who do not act for an organization.
inline std::optional<Unexpected<ServiceError>> administratorObstacle(const Call &call)
{
    if (call.setup.isAdministrator(call.caller.account))
        return std::nullopt;
    return refuse("AccessDeniedException",
                  QStringLiteral("Only the management account or a delegated administrator of an "
                                 "organization can call %1.")
                      .arg(QLatin1StringView(call.operation.name)));
}

} // namespace lc
