// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/organizationrules.h"

#include "api/licensemanager/organizations.h"
#include "domain/grantstate.h"
#include "localservice/filters.h"
#include "localservice/grantentry.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/organizationaccess.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// Whether the grant went to a member, or to the organization or a unit.
bool isReceivedByOrganization(const Call &call, const GrantEntry &entry)
{
    const Organization &organization = *call.setup.organization;
    return isReadable(entry.record.deletedAt, call.now)
        && (organization.isMember(entry.record.grantee)
            || organization.membersOf(entry.record.grant.granteePrincipalArn));
}

ResourceQuery grantsOf(const QString &licenseArn)
{
    ResourceQuery query;
    query.kind = kind::grant;
    query.keyName = key::grantedLicense;
    query.keyValue = licenseArn;
    return query;
}

Served<ListReceivedGrantsForOrganization::Response>
listReceivedGrants(Call &call, const ListReceivedGrantsForOrganization::Request &request)
{
    if (auto refused = administratorObstacle(call))
        return *refused;
    const auto filters =
        Filters::read(call.operation, request.filters, {"ParentArn"_L1, "GranteePrincipalArn"_L1});
    if (!filters)
        return unexpected(filters.error());
    const auto page = listPage<Grant>(
        call, request, grantsOf(request.licenseArn), request.maxResults, request.nextToken,
        [&](const Resource &resource) -> std::optional<Grant> {
            const GrantEntry entry = grantIn(resource);
            const Grant &grant = entry.record.grant;
            const bool isShown = isReceivedByOrganization(call, entry)
                && filters->allows("ParentArn"_L1, grant.parentArn)
                && filters->allows("GranteePrincipalArn"_L1, grant.granteePrincipalArn);
            return isShown ? std::optional(grant) : std::nullopt;
        });
    if (!page)
        return unexpected(page.error());
    return ListReceivedGrantsForOrganization::Response{page->records, page->nextToken};
}

/// Of a license's grants to the organization, the one that counts: the newest open one, else the
/// newest.
std::optional<Grant> countingGrant(Call &call, const QString &licenseArn)
{
    ResourceQuery query = grantsOf(licenseArn);
    query.order = ResourceQuery::Order::NewestFirst;
    std::optional<Grant> newest;
    for (;;) {
        const QList<Resource> slice = call.store.list(query);
        for (const Resource &resource : slice) {
            const GrantEntry entry = grantIn(resource);
            if (!isReceivedByOrganization(call, entry))
                continue;
            if (isOpen(entry.status()))
                return entry.record.grant;
            if (!newest)
                newest = entry.record.grant;
        }
        if (slice.size() < query.limit)
            return newest;
        query.after = slice.last().sequence;
    }
}

Served<ListReceivedLicensesForOrganization::Response>
listReceivedLicenses(Call &call, const ListReceivedLicensesForOrganization::Request &request)
{
    if (auto refused = administratorObstacle(call))
        return *refused;
    const auto filters =
        Filters::read(call.operation, request.filters, {"Beneficiary"_L1, "ProductSKU"_L1});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = kind::license;
    const auto page = listPage<GrantedLicense>(
        call, request, query, request.maxResults, request.nextToken,
        [&](const Resource &resource) -> std::optional<GrantedLicense> {
            const auto record = recordIn<LicenseRecord>(resource.document);
            const License license = shownLicense(record, call.now);
            if (!isReadable(record.deletedAt, call.now)
                || !filters->allows("Beneficiary"_L1, license.beneficiary.value_or(QString()))
                || !filters->allows("ProductSKU"_L1, license.productSku.value_or(QString())))
                return std::nullopt;
            const auto grant = countingGrant(call, resource.id);
            return grant ? std::optional(receivedLicense(license, *grant)) : std::nullopt;
        });
    if (!page)
        return unexpected(page.error());
    return ListReceivedLicensesForOrganization::Response{page->records, page->nextToken};
}

} // namespace

void addOrganizationRules(HandlerTable &table)
{
    table.add<ListReceivedGrantsForOrganization>(listReceivedGrants);
    table.add<ListReceivedLicensesForOrganization>(listReceivedLicenses);
}

} // namespace lc
