// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/usageplan.h"
#include "localservice/call.h"
#include "localservice/store.h"

#include <QList>
#include <QString>

/// Which keys are in which usage plans.
namespace lc::planmembers {

QList<Resource> ofPlan(Call &call, const QString &planId);
QList<Resource> ofKey(Call &call, const QString &keyId);
/// Puts a key into a plan: at most ten plans a key, and one for each API stage.
Served<UsagePlanKey> join(Call &call, const UsagePlan &plan, const ApiKey &key);
/// Refuses a stage for a plan when one of its keys has that stage in another plan.
Served<void> requireFreeStage(Call &call, const UsagePlan &plan, const ApiStage &stage);

} // namespace lc::planmembers
