// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/grantentry.h"
#include "localservice/servicesetup.h"

namespace lc {

/// Grants to an organization or a unit become one grant for each member account, by a workflow that
/// takes its time by the service's clock.

/// Refuses when the caller has as many workflows running as it may have.
std::optional<Unexpected<ServiceError>> activityObstacle(Call &call);

/// Notes in the record that a workflow begins now. `members` is what the members' grants become;
/// nothing: they only follow the name and rights of this one.
void planWorkflow(GrantRecord &record, std::optional<GrantStatus> members, Instant now);
/// The same for a stored grant, which is written.
void startWorkflow(Call &call, GrantEntry &entry, std::optional<GrantStatus> members);

/// Carries out what is due; true when something was.
bool completeWorkflows(Store &store, const ServiceSetup &setup, Instant now);

} // namespace lc
