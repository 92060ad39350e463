// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/gatewayaccount.h"
#include "domain/usageplan.h"
#include "pages/callplace.h"

class QWidget;

namespace lc {

class FormPage;
struct PageContext;

/// Makes a usage plan.
FormPage *makePlanForm(PageContext &context, const CallPlace &place);

/// Which part of a plan's form is looked at first.
enum class PlanSection { General, Stages };
/// Changes a plan by the patches that make what is edited of what was there.
FormPage *makePlanForm(PageContext &context, const CallPlace &place, const UsagePlan &plan,
                       PlanSection section = PlanSection::General);

/// Changes the settings of API Gateway that an account has in a Region.
FormPage *makeGatewayAccountForm(PageContext &context, const CallPlace &place,
                                 const GatewayAccount &account);

} // namespace lc
