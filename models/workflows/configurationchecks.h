// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "workflows/fieldproblem.h"

namespace lc {

/// What is wrong with the rules of a self-managed license, by paths such as "LicenseRules[0]";
/// `before` are those that it was made with, which cannot change any more.
QList<FieldProblem> ruleProblems(const Open<LicenseCountingType> &countingType,
                                 const QList<QString> &rules,
                                 const std::optional<QList<QString>> &before = {});

/// What is wrong with what automated discovery looks for, by paths such as
/// "ProductInformationList[0].ProductInformationFilterList[1].ProductInformationFilterName".
QList<FieldProblem> discoveryProblems(const LicenseConfiguration &configuration);

} // namespace lc
