// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/licenses.h"
#include "workflows/fieldproblem.h"

#include <QSet>

#include <optional>

namespace lc {

/// The full restatement of a license, ready to be edited and sent as its next version: guarded by
/// the version it was read at; without a ClientToken.
licensemanager::CreateLicenseVersion::Request restatement(const License &license);

/// A request that would issue the same license once more; without a ClientToken.
licensemanager::CreateLicense::Request duplicateOf(const License &license);

/// Theirs with those members of mine that `minePaths` names, as paths of a FieldChange
/// ("Validity.End", "Entitlements[Seats].MaxCount").
licensemanager::CreateLicenseVersion::Request
merged(const licensemanager::CreateLicenseVersion::Request &theirs,
       const licensemanager::CreateLicenseVersion::Request &mine, const QSet<QString> &minePaths);

/// What the service would refuse, and what it would take but nobody wants: a count without a unit,
/// an end before the beginning, borrowing without a sign key.
QList<FieldProblem> problemsOf(const licensemanager::CreateLicense::Request &request);

/// The same for a new version; a maximum lowered below present use counts too unless usage is
/// reset.
QList<FieldProblem> problemsOf(const licensemanager::CreateLicenseVersion::Request &request,
                               const std::optional<LicenseUsage> &usage);

/// The version after this one: "4" after "3"; empty when it is no number.
QString versionAfter(const QString &version);

} // namespace lc
