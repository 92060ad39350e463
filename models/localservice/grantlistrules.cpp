// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/grants.h"
#include "localservice/filters.h"
#include "localservice/grantentry.h"
#include "localservice/grantrules.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// Product and issuer of a grant's license; read only when a filter asks for them.
bool meetsLicenseFilters(Call &call, const Filters &filters, const Grant &grant)
{
    if (!filters.value("ProductSKU"_L1) && !filters.value("LicenseIssuerName"_L1))
        return true;
    const auto resource = call.store.find(kind::license, grant.licenseArn);
    const License license = resource ? licenseIn(*resource).record.license : License();
    const QString issuer = license.issuer ? license.issuer->name.value_or(QString()) : QString();
    return filters.allows("ProductSKU"_L1, license.productSku.value_or(QString()))
        && filters.allows("LicenseIssuerName"_L1, issuer);
}

/// The filters both lists have, and the ARNs they may be restricted to.
bool isListed(Call &call, const GrantEntry &entry, const Filters &filters,
              const std::optional<QList<QString>> &arns)
{
    const Grant &grant = entry.record.grant;
    return isReadable(entry.record.deletedAt, call.now)
        && (!arns || arns->isEmpty() || arns->contains(grant.grantArn))
        && filters.allows("LicenseArn"_L1, grant.licenseArn)
        && filters.allows("GrantStatus"_L1, grant.grantStatus.text)
        && meetsLicenseFilters(call, filters, grant);
}

Served<ListDistributedGrants::Response>
listDistributedGrants(Call &call, const ListDistributedGrants::Request &request)
{
    const auto filters = Filters::read(call.operation, request.filters,
                                       {"LicenseArn"_L1, "GrantStatus"_L1, "GranteePrincipalARN"_L1,
                                        "ProductSKU"_L1, "LicenseIssuerName"_L1});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = kind::grant;
    query.account = call.caller.account;
    const auto page =
        listPage<Grant>(call, request, query, request.maxResults, request.nextToken,
                        [&](const Resource &resource) -> std::optional<Grant> {
                            const GrantEntry entry = grantIn(resource);
                            const bool isShown = isListed(call, entry, *filters, request.grantArns)
                                && filters->allows("GranteePrincipalARN"_L1,
                                                   entry.record.grant.granteePrincipalArn);
                            return isShown ? std::optional(entry.record.grant) : std::nullopt;
                        });
    if (!page)
        return unexpected(page.error());
    return ListDistributedGrants::Response{page->records, page->nextToken};
}

Served<ListReceivedGrants::Response> listReceivedGrants(Call &call,
                                                        const ListReceivedGrants::Request &request)
{
    const auto filters = Filters::read(call.operation, request.filters,
                                       {"ProductSKU"_L1, "LicenseIssuerName"_L1, "LicenseArn"_L1,
                                        "GrantStatus"_L1, "GranterAccountId"_L1});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = kind::grant;
    query.keyName = key::grantee;
    query.keyValue = call.caller.account;
    const auto page =
        listPage<Grant>(call, request, query, request.maxResults, request.nextToken,
                        [&](const Resource &resource) -> std::optional<Grant> {
                            const GrantEntry entry = grantIn(resource);
                            const bool isShown = isListed(call, entry, *filters, request.grantArns)
                                && filters->allows("GranterAccountId"_L1, entry.grantor());
                            return isShown ? std::optional(entry.record.grant) : std::nullopt;
                        });
    if (!page)
        return unexpected(page.error());
    return ListReceivedGrants::Response{page->records, page->nextToken};
}

} // namespace

void addGrantListRules(HandlerTable &table)
{
    table.add<ListDistributedGrants>(listDistributedGrants);
    table.add<ListReceivedGrants>(listReceivedGrants);
}

} // namespace lc
