// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/licenseentry.h"

#include "domain/grantstate.h"
#include "domain/licensestate.h"
#include "localservice/behaviour.h"

#include <algorithm>

namespace lc {

LicenseStatus LicenseEntry::statusAt(Instant now) const
{
    const auto stored = record.license.status ? record.license.status->known() : std::nullopt;
    return lc::statusAt(stored.value_or(LicenseStatus::Available), record.license.validity, now);
}

QList<Entitlement> LicenseEntry::entitlements() const
{
    return record.license.entitlements.value_or(QList<Entitlement>());
}

License shownLicense(const LicenseRecord &record, Instant now)
{
    License license = record.license;
    const auto stored = license.status ? license.status->known() : std::nullopt;
    license.status = statusAt(stored.value_or(LicenseStatus::Available), license.validity, now);
    return license;
}

bool isReadable(const std::optional<Instant> &deletedAt, Instant now)
{
    return !deletedAt || now < *deletedAt + std::chrono::days(behaviour::deletedReadableDays.value);
}

LicenseEntry licenseIn(const Resource &resource)
{
    return {resource, recordIn<LicenseRecord>(resource.document)};
}

bool isGrantedTo(Call &call, const QString &licenseArn, const QString &account)
{
    ResourceQuery query;
    query.kind = kind::grant;
    query.keyName = key::held;
    query.keyValue = heldBy(licenseArn, account);
    query.order = ResourceQuery::Order::NewestFirst;
    const QList<Resource> grants = call.store.list(query);
    return std::any_of(grants.begin(), grants.end(), [](const Resource &resource) {
        const auto status = recordIn<GrantRecord>(resource.document).grant.grantStatus.known();
        return status && isOpen(*status);
    });
}

std::optional<LicenseEntry> findLicense(Call &call, const QString &arn)
{
    const auto resource = call.store.find(kind::license, arn);
    if (!resource)
        return std::nullopt;
    LicenseEntry entry = licenseIn(*resource);
    const bool isOwn = resource->account == call.caller.account;
    if (!isReadable(entry.record.deletedAt, call.now)
        || (!isOwn && !isGrantedTo(call, arn, call.caller.account)))
        return std::nullopt;
    return entry;
}

void saveLicense(Call &call, LicenseEntry &entry)
{
    entry.resource.document = writeJson(entry.record);
    call.store.update(entry.resource);
    call.store.keepVersion(entry.resource);
}

} // namespace lc
