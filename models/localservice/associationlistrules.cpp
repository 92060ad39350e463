// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/associations.h"
#include "core/json.h"
#include "domain/arn.h"
#include "localservice/associationrecord.h"
#include "localservice/associationrules.h"
#include "localservice/configurationrules.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/store.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// What is kept for one configuration, read as `Record`.
template <class Record, class Request>
Served<Page<Record>> listOfConfiguration(Call &call, const Request &request, const QString &kind)
{
    const auto configuration = configurations::find(call, request.licenseConfigurationArn);
    if (!configuration)
        return unexpected(configuration.error());
    ResourceQuery query;
    query.kind = kind;
    query.keyName = configurations::byConfiguration;
    query.keyValue = configuration->id;
    const auto convert = [](const Resource &resource) -> std::optional<Record> {
        auto record = readJson<Record>(resource.document);
        return record ? std::optional<Record>(std::move(*record)) : std::nullopt;
    };
    return listPage<Record>(call, request, query, request.maxResults, request.nextToken, convert);
}

Served<ListAssociationsForLicenseConfiguration::Response>
listAssociations(Call &call, const ListAssociationsForLicenseConfiguration::Request &request)
{
    auto page = listOfConfiguration<LicenseConfigurationAssociation>(
        call, request, configurations::associationKind);
    if (!page)
        return unexpected(page.error());
    return ListAssociationsForLicenseConfiguration::Response{page->records, page->nextToken};
}

Served<ListFailuresForLicenseConfigurationOperations::Response>
listFailures(Call &call, const ListFailuresForLicenseConfigurationOperations::Request &request)
{
    auto page =
        listOfConfiguration<LicenseOperationFailure>(call, request, configurations::failureKind);
    if (!page)
        return unexpected(page.error());
    return ListFailuresForLicenseConfigurationOperations::Response{page->records, page->nextToken};
}

Served<ListLicenseSpecificationsForResource::Response>
listSpecifications(Call &call, const ListLicenseSpecificationsForResource::Request &request)
{
    if (!Arn::parse(request.resourceArn))
        return refuseInput(call.operation, u"%1 is not an ARN."_s.arg(request.resourceArn));
    ResourceQuery query;
    query.kind = configurations::associationKind;
    query.account = call.caller.account;
    query.region = call.caller.region;
    query.keyName = configurations::byResource;
    query.keyValue = request.resourceArn;
    const auto convert = [](const Resource &resource) -> std::optional<LicenseSpecification> {
        const auto record = readJson<AssociationRecord>(resource.document);
        if (!record)
            return std::nullopt;
        return LicenseSpecification{configurations::configurationOf(resource.id),
                                    record->amiAssociationScope};
    };
    auto page = listPage<LicenseSpecification>(call, request, query, request.maxResults,
                                               request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return ListLicenseSpecificationsForResource::Response{page->records, page->nextToken};
}

} // namespace

void addAssociationListRules(HandlerTable &table)
{
    table.add<ListAssociationsForLicenseConfiguration>(listAssociations);
    table.add<ListFailuresForLicenseConfigurationOperations>(listFailures);
    table.add<ListLicenseSpecificationsForResource>(listSpecifications);
}

} // namespace lc
