// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/gatewayaccount.h"
#include "domain/usageplan.h"
#include "workflows/fieldproblem.h"

namespace lc {

// What API Gateway would refuse, by the paths of the records.
QList<FieldProblem> problemsOf(const UsagePlan &plan);
/// `value` is the one typed for a new key; empty where the service chooses it.
QList<FieldProblem> problemsOf(const ApiKey &key, const QString &value = {});
QList<FieldProblem> problemsOf(const GatewayAccount &account);

/// What is wrong with the value of an API key; empty when nothing is.
QString keyValueProblem(const QString &value);

} // namespace lc
