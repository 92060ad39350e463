// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/licenses.h"
#include "workflows/fieldproblem.h"

namespace lc {

/// A license that a line of comma-separated values describes.
struct LicenseLine {
    int number = 0; ///< of the line it begins on; the first is 1
    licensemanager::CreateLicense::Request request;
    QStringList problems; ///< in sentences; empty: it can be issued

    bool isReady() const { return problems.isEmpty(); }
};

/// Licenses to be issued, as a table with a header line describes them.
struct LicenseSheet {
    QString problem; ///< why the text is no such table; empty: it is
    QList<LicenseLine> lines;
};

/// The columns that a table may have, in the order of an example: "LicenseName", "ProductSKU", ...
/// and "MaxCount of Seats" for each counted entitlement of `base`.
QStringList licenseSheetColumns(const licensemanager::CreateLicense::Request &base);

/// Reads a table: each line is `base` with what its cells say; an empty cell leaves it as it is.
/// Lines that the service would refuse, and SKUs that stand there twice, have their problems.
LicenseSheet readLicenseSheet(const QString &text,
                              const licensemanager::CreateLicense::Request &base);

} // namespace lc
