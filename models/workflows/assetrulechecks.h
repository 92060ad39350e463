// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseassetruleset.h"
#include "workflows/fieldproblem.h"

namespace lc {

/// What the service would refuse about the rules of a ruleset. Paths count the conditions of a rule
/// as people edit them: "Rules[0].MatchingRuleStatements[1].Constraint".
QList<FieldProblem> assetRuleProblems(const QList<LicenseAssetRule> &rules);

} // namespace lc
