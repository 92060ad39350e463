// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"
#include "localservice/records.h"

#include <optional>

namespace lc {

/// A stored license in the hands of a rule.
struct LicenseEntry {
    Resource resource;
    LicenseRecord record;

    bool isDeleted() const { return record.deletedAt.has_value(); }
    const QString &arn() const { return resource.id; }
    LicenseStatus statusAt(Instant now) const;
    QList<Entitlement> entitlements() const;
};

/// The license as an answer shows it: with the status it has now.
License shownLicense(const LicenseRecord &record, Instant now);

/// Whether a thing deleted then can still be read.
bool isReadable(const std::optional<Instant> &deletedAt, Instant now);

/// A license that the caller may read, as its issuer or through a grant.
std::optional<LicenseEntry> findLicense(Call &call, const QString &arn);
/// The same in a list of resources, without asking who may read.
LicenseEntry licenseIn(const Resource &resource);

/// Whether the license was granted to the account and it was not refused or taken back.
bool isGrantedTo(Call &call, const QString &licenseArn, const QString &account);

/// Writes the record; its version and versions' list stay as they are.
void saveLicense(Call &call, LicenseEntry &entry);

} // namespace lc
