// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/grantentry.h"

namespace lc {

namespace {

/// Grants made from grants cannot be nested deeper.
constexpr int deepestGrant = 16;

bool hasRight(const Grant &grant, AllowedOperation operation)
{
    return grant.grantedOperations.contains(Open<AllowedOperation>(operation));
}

bool isUsable(Call &call, const GrantEntry &entry, AllowedOperation operation)
{
    // A grant made from another one needs the right to pass on in all of those above it.
    GrantEntry current = entry;
    AllowedOperation needed = operation;
    for (int depth = 0; depth < deepestGrant; ++depth) {
        const Grant &grant = current.record.grant;
        if (current.status() != GrantStatus::Active || !hasRight(grant, needed)
            || !hasRight(grant, operation))
            return false;
        if (grant.parentArn == grant.licenseArn)
            return true;
        const auto parent = call.store.find(kind::grant, grant.parentArn);
        if (!parent)
            return false;
        current = grantIn(*parent);
        needed = AllowedOperation::CreateGrant;
    }
    return false;
}

} // namespace

GrantEntry grantIn(const Resource &resource)
{
    return {resource, recordIn<GrantRecord>(resource.document)};
}

std::optional<GrantEntry> findGrant(Call &call, const QString &arn)
{
    const auto resource = call.store.find(kind::grant, arn);
    if (!resource)
        return std::nullopt;
    GrantEntry entry = grantIn(*resource);
    const bool isParty =
        entry.grantor() == call.caller.account || entry.record.grantee == call.caller.account;
    if (!isParty || !isReadable(entry.record.deletedAt, call.now))
        return std::nullopt;
    return entry;
}

QList<GrantEntry> grantsTo(Call &call, const QString &licenseArn, const QString &account)
{
    ResourceQuery query;
    query.kind = kind::grant;
    query.keyName = key::held;
    query.keyValue = heldBy(licenseArn, account);
    query.order = ResourceQuery::Order::NewestFirst;
    QList<GrantEntry> entries;
    for (const Resource &resource : call.store.list(query))
        entries.append(grantIn(resource));
    return entries;
}

std::optional<GrantEntry> usableGrant(Call &call, const QString &licenseArn, const QString &account,
                                      AllowedOperation operation)
{
    for (const GrantEntry &entry : grantsTo(call, licenseArn, account)) {
        if (isUsable(call, entry, operation))
            return entry;
    }
    return std::nullopt;
}

void saveGrant(Call &call, GrantEntry &entry)
{
    entry.resource.document = writeJson(entry.record);
    call.store.update(entry.resource);
    call.store.keepVersion(entry.resource);
}

} // namespace lc
