// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/grants.h"
#include "workflows/fieldproblem.h"

namespace lc {

/// The principal of one account: "arn:aws:iam::123456789012:root". Account ids are text: leading
/// zeros stay.
QString accountPrincipal(const QString &account, const QString &partition = QStringLiteral("aws"));

/// What the service would refuse about a new grant.
QList<FieldProblem> problemsOf(const licensemanager::CreateGrant::Request &request);

} // namespace lc
