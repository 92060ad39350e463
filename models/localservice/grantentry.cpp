// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/grantentry.h"

#include "domain/grantstate.h"
#include "localservice/randomid.h"

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// Grants made from grants cannot be nested deeper.
constexpr int deepestGrant = 16;

bool hasRight(const Grant &grant, AllowedOperation operation)
{
    return grant.grantedOperations.contains(Open<AllowedOperation>(operation));
}

/// Members' grants stay usable while their organization's grant changes them.
bool isLive(const GrantEntry &entry)
{
    if (entry.isDistribution())
        return entry.status() == GrantStatus::WorkflowCompleted
            || entry.status() == GrantStatus::PendingWorkflow;
    return entry.status() == GrantStatus::Active;
}

bool isUsable(Call &call, const GrantEntry &entry, AllowedOperation operation)
{
    // A grant made from another one needs the right to pass on in all of those above it, but for
    // those that were made for the members of an organization.
    GrantEntry current = entry;
    AllowedOperation needed = operation;
    for (int depth = 0; depth < deepestGrant; ++depth) {
        const Grant &grant = current.record.grant;
        const bool passesOn = current.isDistribution() || hasRight(grant, needed);
        if (!isLive(current) || !passesOn || !hasRight(grant, operation))
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
    const bool isParty = entry.grantor() == call.caller.account
        || entry.record.grantee == call.caller.account
        || call.setup.administers(call.caller.account, entry.record.grantee);
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

QString newGrantArn(const QString &partition, const QString &grantor)
{
    return u"arn:%1:license-manager::%2:grant:g-%3"_s.arg(partition, grantor, randomHex(32));
}

void insertGrant(Store &store, const QString &grantor, const GrantRecord &record,
                 const Resource &license)
{
    Resource resource;
    resource.kind = kind::grant;
    resource.account = grantor;
    resource.region = record.grant.homeRegion;
    resource.id = record.grant.grantArn;
    resource.document = writeJson(record);
    store.insert(resource);
    store.keepVersion(resource);
    store.addKey(resource, key::grantee, record.grantee);
    store.addKey(resource, key::grantedLicense, license.id);
    store.addKey(resource, key::openGrant, license.id);
    store.addKey(resource, key::held, heldBy(license.id, record.grantee));
    store.addKey(license, key::received, record.grantee);
    if (record.grant.parentArn != license.id)
        store.addKey(resource, key::parentGrant, record.grant.parentArn);
    if (record.workflowEndsAt)
        store.addKey(resource, key::workflow, grantor);
}

GrantedLicense receivedLicense(const License &license, const Grant &grant)
{
    GrantedLicense received;
    static_cast<License &>(received) = license;
    QList<Metadata> metadata = license.licenseMetadata.value_or(QList<Metadata>());
    metadata.append(Metadata{u"grantArn"_s, grant.grantArn});
    received.licenseMetadata = metadata;
    const auto status = grant.grantStatus.known().value_or(GrantStatus::Deleted);
    received.receivedMetadata =
        ReceivedMetadata{receivedStatus(status), grant.statusReason, grant.grantedOperations};
    return received;
}

void saveGrant(Store &store, GrantEntry &entry)
{
    entry.resource.document = writeJson(entry.record);
    store.update(entry.resource);
    store.keepVersion(entry.resource);
    if (!isOpen(entry.status()))
        store.removeKeys(entry.resource, key::openGrant);
}

void saveNextVersion(Store &store, GrantEntry &entry)
{
    ++entry.resource.version;
    entry.record.grant.version = QString::number(entry.resource.version);
    saveGrant(store, entry);
}

void forEachGrantTo(Store &store, const QString &account,
                    const std::function<void(const GrantEntry &)> &visit)
{
    ResourceQuery query;
    query.kind = kind::grant;
    query.keyName = key::grantee;
    query.keyValue = account;
    for (;;) {
        const QList<Resource> slice = store.list(query);
        for (const Resource &resource : slice)
            visit(grantIn(resource));
        if (slice.size() < query.limit)
            return;
        query.after = slice.last().sequence;
    }
}

} // namespace lc
