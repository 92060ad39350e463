// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reportgenerator.h"
#include "workflows/fieldproblem.h"

namespace lc {

/// What the service would refuse about a report generator beyond its rows: report types without
/// what they report on, and a scope that none of them reports on.
QList<FieldProblem> reportProblems(const QList<Open<ReportType>> &types,
                                   const ReportContext &context);

} // namespace lc
