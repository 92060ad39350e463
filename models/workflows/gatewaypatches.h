// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/gatewayaccount.h"
#include "domain/patchoperation.h"
#include "domain/planthrottle.h"

namespace lc {

// The patch operations that make `after` of `before`, as few as the service has paths for. Nothing
// is said about members that cannot be patched: ids, tags, dates, the value of a key.
QList<PatchOperation> patchesBetween(const UsagePlan &before, const UsagePlan &after);
QList<PatchOperation> patchesBetween(const ApiKey &before, const ApiKey &after);
QList<PatchOperation> patchesBetween(const GatewayAccount &before, const GatewayAccount &after);

/// The patch operations that take stages from a plan.
QList<PatchOperation> detachments(const QList<ApiStage> &stages);

} // namespace lc
