// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/grants.h"
#include "domain/grantee.h"
#include "domain/grantplan.h"
#include "workflows/fieldproblem.h"

namespace lc {

/// The principal of one account: "arn:aws:iam::123456789012:root". Account ids are text: leading
/// zeros stay.
QString accountPrincipal(const QString &account, const QString &partition = QStringLiteral("aws"));

/// What the service would refuse about a new grant.
QList<FieldProblem> problemsOf(const licensemanager::CreateGrant::Request &request);

/// What most receivers need: check out, check in, extend, list.
QList<Open<AllowedOperation>> usualRights();

/// A grant for each receiver that is ready; without ClientTokens.
QList<licensemanager::CreateGrant::Request> requestsOf(const GrantPlan &plan,
                                                       const QList<Grantee> &grantees);

/// What is wrong with the plan as a whole: nobody to grant to, entries that are not valid, more
/// grants than a license takes.
QList<FieldProblem> problemsOf(const GrantPlan &plan, const QList<Grantee> &grantees);

} // namespace lc
