// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grantplan.h"

#include <QtGlobal>

namespace lc {

static constexpr Field grantPlanRows[] = {
    field<&GrantPlan::grantName>("GrantName")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant name"))
        .with(Required),
    field<&GrantPlan::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required),
    field<&GrantPlan::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required),
    field<&GrantPlan::allowedOperations>("AllowedOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Rights"))
        .with(Required),
    field<&GrantPlan::receivers>("Receivers").titled(QT_TRANSLATE_NOOP("Field", "Receivers")),
};

constinit const Type GrantPlan::rows = describe<GrantPlan>("GrantPlan", grantPlanRows);

} // namespace lc
