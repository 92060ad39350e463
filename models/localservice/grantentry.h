// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"
#include "localservice/licenseentry.h"
#include "localservice/records.h"

#include <functional>
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
    /// Whether it stands for grants to all members of an organization or unit.
    bool isDistribution() const { return isOrganizationArn(record.grant.granteePrincipalArn); }
};

/// A grant that the caller may read, as its grantor, its grantee or the administrator of the
/// grantee's organization.
std::optional<GrantEntry> findGrant(Call &call, const QString &arn);
GrantEntry grantIn(const Resource &resource);

/// Grants of a license to an account, newest first.
QList<GrantEntry> grantsTo(Call &call, const QString &licenseArn, const QString &account);

/// The grant by which the account may do this with the license now: active, with the right, and
/// so is every grant above it.
std::optional<GrantEntry> usableGrant(Call &call, const QString &licenseArn, const QString &account,
                                      AllowedOperation operation);

/// A new grant of that license; the owner is who gives it.
void insertGrant(Store &store, const QString &grantor, const GrantRecord &record,
                 const Resource &license);
QString newGrantArn(const QString &partition, const QString &grantor);

/// The license as its grantee sees it.
GrantedLicense receivedLicense(const License &license, const Grant &grant);

/// Writes the record as that of its present version; one that ended does not count any more.
void saveGrant(Store &store, GrantEntry &entry);
/// Writes it as that of the version after it.
void saveNextVersion(Store &store, GrantEntry &entry);

/// Goes through all grants to the account, oldest first.
void forEachGrantTo(Store &store, const QString &account,
                    const std::function<void(const GrantEntry &)> &visit);

} // namespace lc
