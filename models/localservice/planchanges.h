// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patchoperation.h"
#include "domain/usageplan.h"
#include "localservice/call.h"

#include <QList>

#include <optional>

/// What a usage plan may be, and how it is changed.
namespace lc::planchanges {

Served<void> patch(Call &call, UsagePlan &plan,
                   const std::optional<QList<PatchOperation>> &operations);
/// Its name, throttles and quota; members that other things depend on are checked when they change.
Served<void> check(Call &call, const UsagePlan &plan);
/// Puts an existing stage into the plan, once.
Served<void> addStage(Call &call, UsagePlan &plan, const ApiStage &stage);

} // namespace lc::planchanges
