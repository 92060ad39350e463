// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/licenses.h"
#include "domain/grantstate.h"
#include "localservice/filters.h"
#include "localservice/grantentry.h"
#include "localservice/handlertable.h"
#include "localservice/licenserules.h"
#include "localservice/listing.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// Whether a list's ARN selector leaves the record in.
bool isSelected(const std::optional<QList<QString>> &arns, const QString &arn)
{
    return !arns || arns->isEmpty() || arns->contains(arn);
}

QString fingerprintOf(const License &license)
{
    return license.issuer ? license.issuer->keyFingerprint.value_or(QString()) : QString();
}

QString issuerNameOf(const License &license)
{
    return license.issuer ? license.issuer->name.value_or(QString()) : QString();
}

/// The filters that both lists of licenses have.
bool meets(const Filters &filters, const License &license)
{
    return filters.allows("Beneficiary"_L1, license.beneficiary.value_or(QString()))
        && filters.allows("ProductSKU"_L1, license.productSku.value_or(QString()))
        && filters.allows("Fingerprint"_L1, fingerprintOf(license))
        && filters.allows("Status"_L1, license.status ? license.status->text : QString());
}

Served<ListLicenses::Response> listLicenses(Call &call, const ListLicenses::Request &request)
{
    const auto filters =
        Filters::read(call.operation, request.filters,
                      {"Beneficiary"_L1, "ProductSKU"_L1, "Fingerprint"_L1, "Status"_L1});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = kind::license;
    query.account = call.caller.account;
    const auto page =
        listPage<License>(call, request, query, request.maxResults, request.nextToken,
                          [&](const Resource &resource) -> std::optional<License> {
                              const auto record = recordIn<LicenseRecord>(resource.document);
                              License license = shownLicense(record, call.now);
                              const bool isShown = isReadable(record.deletedAt, call.now)
                                  && isSelected(request.licenseArns, resource.id)
                                  && meets(*filters, license);
                              return isShown ? std::optional(std::move(license)) : std::nullopt;
                          });
    if (!page)
        return unexpected(page.error());
    return ListLicenses::Response{page->records, page->nextToken};
}

/// Versions are numbered, not sequenced: the token tells the version after which to go on.
Served<ListLicenseVersions::Response>
listLicenseVersions(Call &call, const ListLicenseVersions::Request &request)
{
    const auto entry = findLicense(call, request.licenseArn);
    if (!entry)
        return refuseMissing(call.operation,
                             u"The license %1 was not found."_s.arg(request.licenseArn));
    const QByteArray bound = listingQuery(call.operation, request);
    const auto before = pagetoken::open(call, request.nextToken, bound);
    if (!before)
        return unexpected(before.error());
    const int wanted = int(request.maxResults.value_or(behaviour::defaultPageSize.value));
    auto versions = call.store.versions(entry->resource, *before, wanted + 1);
    ListLicenseVersions::Response response{QList<License>(), std::nullopt};
    const bool isFull = versions.size() > wanted;
    if (isFull)
        versions.removeLast();
    for (const auto &[version, document] : std::as_const(versions))
        response.licenses->append(shownLicense(recordIn<LicenseRecord>(document), call.now));
    if (isFull)
        response.nextToken = pagetoken::seal(call, versions.last().first, bound);
    return response;
}

/// Of several grants of one license, the one that counts: the newest open one, else the newest.
std::optional<Grant> countingGrant(Call &call, const QString &licenseArn)
{
    ResourceQuery query;
    query.kind = kind::grant;
    query.keyName = key::held;
    query.keyValue = heldBy(licenseArn, call.caller.account);
    query.order = ResourceQuery::Order::NewestFirst;
    std::optional<Grant> newest;
    for (const Resource &resource : call.store.list(query)) {
        const auto record = recordIn<GrantRecord>(resource.document);
        if (!isReadable(record.deletedAt, call.now))
            continue;
        const auto status = record.grant.grantStatus.known();
        if (status && isOpen(*status))
            return record.grant;
        if (!newest)
            newest = record.grant;
    }
    return newest;
}

Served<ListReceivedLicenses::Response>
listReceivedLicenses(Call &call, const ListReceivedLicenses::Request &request)
{
    const auto filters = Filters::read(
        call.operation, request.filters,
        {"ProductSKU"_L1, "Status"_L1, "Fingerprint"_L1, "IssuerName"_L1, "Beneficiary"_L1});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = kind::license;
    query.keyName = key::received;
    query.keyValue = call.caller.account;
    const auto page = listPage<GrantedLicense>(
        call, request, query, request.maxResults, request.nextToken,
        [&](const Resource &resource) -> std::optional<GrantedLicense> {
            const auto record = recordIn<LicenseRecord>(resource.document);
            const License license = shownLicense(record, call.now);
            if (!isReadable(record.deletedAt, call.now)
                || !isSelected(request.licenseArns, resource.id) || !meets(*filters, license)
                || !filters->allows("IssuerName"_L1, issuerNameOf(license)))
                return std::nullopt;
            const auto grant = countingGrant(call, resource.id);
            return grant ? std::optional(receivedLicense(license, *grant)) : std::nullopt;
        });
    if (!page)
        return unexpected(page.error());
    return ListReceivedLicenses::Response{page->records, page->nextToken};
}

} // namespace

void addLicenseListRules(HandlerTable &table)
{
    table.add<ListLicenses>(listLicenses);
    table.add<ListLicenseVersions>(listLicenseVersions);
    table.add<ListReceivedLicenses>(listReceivedLicenses);
}

} // namespace lc
