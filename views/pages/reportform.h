// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/recordform.h"
#include "reports/reportdefinition.h"

namespace lc {

class Session;

/// The form of a definition: the members that its kind has.
RecordForm *makeReportForm(const Theme &theme, Session &session, const ReportDefinition &definition,
                           QWidget *parent);

/// What keeps a report from being made or saved.
QList<FieldProblem> reportProblems(const ReportDefinition &definition);
QList<FieldProblem> scheduleProblems(const ReportSchedule &schedule);

} // namespace lc
