// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

class HandlerTable;

/// Usage reports: CreateLicenseManagerReportGenerator, GetLicenseManagerReportGenerator,
/// UpdateLicenseManagerReportGenerator, DeleteLicenseManagerReportGenerator,
/// ListLicenseManagerReportGenerators. ReportScheduler makes the reports.
void addReportGeneratorRules(HandlerTable &table);

} // namespace lc
