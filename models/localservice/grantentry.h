// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"
#include "localservice/licenseentry.h"
#include "localservice/records.h"

#include <optional>

namespace lc {

/// A stored grant in the hands of a rule.
struct GrantEntry {
    Resource resource;
    GrantRecord record;

    const QString &grantor() const { return resource.account; }
    GrantStatus status() const
    {
        return record.grant.grantStatus.known().value_or(GrantStatus::Deleted);
    }
};

/// A grant that the caller may read, as its grantor or its grantee.
std::optional<GrantEntry> findGrant(Call &call, const QString &arn);
GrantEntry grantIn(const Resource &resource);

/// Grants of a license to an account, newest first.
QList<GrantEntry> grantsTo(Call &call, const QString &licenseArn, const QString &account);

/// The grant by which the account may do this with the license now: active, with the right, and
/// so is every grant above it.
std::optional<GrantEntry> usableGrant(Call &call, const QString &licenseArn, const QString &account,
                                      AllowedOperation operation);

/// Writes the record as that of its present version.
void saveGrant(Call &call, GrantEntry &entry);

} // namespace lc
