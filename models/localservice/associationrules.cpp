// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/associationrules.h"

#include "api/licensemanager/configurations.h"
#include "core/json.h"
#include "domain/arn.h"
#include "localservice/associationrecord.h"
#include "localservice/behaviour.h"
#include "localservice/configurationrules.h"
#include "localservice/discovery.h"
#include "localservice/filters.h"
#include "localservice/handlertable.h"
#include "localservice/inventory.h"
#include "localservice/listing.h"
#include "localservice/store.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// The resource that an update names, as far as the service knows it.
struct Target {
    InventoryResource resource;
    QString owner;
};

Served<Target> findTarget(Call &call, const QString &text)
{
    const auto arn = Arn::parse(text);
    const bool ec2 = arn && arn->service == u"ec2"
        && (arn->resource.startsWith(u"instance/") || arn->resource.startsWith(u"dedicated-host/")
            || arn->resource.startsWith(u"image/"));
    const bool managed =
        arn && arn->service == u"ssm" && arn->resource.startsWith(u"managed-instance/");
    if (!ec2 && !managed)
        return refuseInput(call.operation,
                           u"%1 is not the ARN of an instance, a host or an image."_s.arg(text));
    if (arn->region != call.caller.region)
        return refuseInput(call.operation, u"%1 is in another Region."_s.arg(text));
    if (!arn->account.isEmpty() && arn->account != call.caller.account)
        return refuseInput(call.operation, u"%1 belongs to another account."_s.arg(text));
    Target target{unknownResource(text), call.caller.account};
    const auto kept = call.store.find(inventory::kind, text);
    if (kept && kept->account == call.caller.account)
        target.resource = inventory::read(*kept);
    return target;
}

/// Refuses, and keeps that for ListFailuresForLicenseConfigurationOperations.
Unexpected<ServiceError> refuseAndKeep(Call &call, const Target &target,
                                       const QString &configurationArn, const ServiceError &error)
{
    LicenseOperationFailure failure;
    failure.resourceArn = target.resource.resourceArn;
    failure.resourceType = target.resource.resourceType;
    failure.errorMessage = error.message;
    failure.failureTime = call.now;
    failure.operationName = QString::fromLatin1(call.operation.name);
    failure.resourceOwnerId = target.owner;
    failure.operationRequestedBy = call.caller.arn();
    call.whenRefused = [caller = call.caller, configurationArn, failure](Store &store) {
        keepFailure(store, caller, configurationArn, failure);
    };
    return unexpected(error);
}

Served<void> add(Call &call, const Target &target, const LicenseSpecification &specification)
{
    auto configurationResource = configurations::find(call, specification.licenseConfigurationArn);
    if (!configurationResource)
        return unexpected(configurationResource.error());
    LicenseConfiguration configuration = configurations::read(*configurationResource);
    const InventoryResource &machine = target.resource;
    const bool isImage = machine.resourceType == ResourceType::Ec2Ami;
    if (specification.amiAssociationScope
        && (!isImage || *specification.amiAssociationScope != u"cross-account"))
        return refuseInput(
            call.operation,
            u"AmiAssociationScope can only be cross-account, and only for images."_s);
    if (configuration.status != Open(LicenseConfigurationStatus::Available).text)
        return refuse("InvalidResourceStateException", u"The license configuration is disabled."_s);
    const QString id =
        configurations::associationId(configurationResource->id, machine.resourceArn);
    if (call.store.find(configurations::associationKind, id))
        return {};
    if (const auto obstacle =
            attachObstacle(call.store, configurationResource->id, configuration, machine))
        return refuseAndKeep(call, target, configurationResource->id, *obstacle);
    AssociationRecord record;
    record.amiAssociationScope = specification.amiAssociationScope;
    record.resourceOwnerId = target.owner;
    record.associationTime = call.now;
    attach(call.store, *configurationResource, configuration, machine, record);
    configurations::recount(call.store, *configurationResource, configuration);
    return {};
}

Served<void> remove(Call &call, const QString &resourceArn,
                    const LicenseSpecification &specification)
{
    auto configurationResource = configurations::find(call, specification.licenseConfigurationArn);
    if (!configurationResource)
        return unexpected(configurationResource.error());
    const auto association =
        call.store.find(configurations::associationKind,
                        configurations::associationId(configurationResource->id, resourceArn));
    if (!association)
        return refuseInput(
            call.operation,
            u"%1 is not associated with %2."_s.arg(configurationResource->id, resourceArn));
    LicenseConfiguration configuration = configurations::read(*configurationResource);
    const auto record =
        readJson<AssociationRecord>(association->document).value_or(AssociationRecord());
    const auto entry = call.store.find(inventory::kind, resourceArn);
    if (record.discovered.value_or(false) && entry
        && discovery::finds(configuration, inventory::read(*entry), entry->account))
        return refuseInput(
            call.operation,
            u"%1 is found by automated discovery and stays associated."_s.arg(resourceArn));
    detach(call.store, *configurationResource, configuration, *association, call.now);
    configurations::recount(call.store, *configurationResource, configuration);
    return {};
}

Served<UpdateLicenseSpecificationsForResource::Response>
updateSpecifications(Call &call, const UpdateLicenseSpecificationsForResource::Request &request)
{
    const auto target = findTarget(call, request.resourceArn);
    if (!target)
        return unexpected(target.error());
    const QList<LicenseSpecification> added =
        request.addLicenseSpecifications.value_or(QList<LicenseSpecification>());
    const QList<LicenseSpecification> removed =
        request.removeLicenseSpecifications.value_or(QList<LicenseSpecification>());
    if (added.isEmpty() && removed.isEmpty())
        return refuseInput(call.operation, u"Nothing to add and nothing to remove."_s);
    if (!added.isEmpty()
        && (target->resource.resourceStatus == u"shutting-down"
            || target->resource.resourceStatus == u"terminated"))
        return refuse("InvalidResourceStateException", u"The resource is shutting down."_s);
    for (const LicenseSpecification &specification : removed) {
        if (auto outcome = remove(call, request.resourceArn, specification); !outcome)
            return unexpected(outcome.error());
    }
    for (const LicenseSpecification &specification : added) {
        if (auto outcome = add(call, *target, specification); !outcome)
            return unexpected(outcome.error());
    }
    ResourceQuery associations;
    associations.kind = configurations::associationKind;
    associations.account = call.caller.account;
    associations.keyName = configurations::byResource;
    associations.keyValue = request.resourceArn;
    if (call.setup.isBeyond(call.store.count(associations) - 1,
                            behaviour::configurationsPerResource.value))
        return refuseInput(
            call.operation,
            u"At most %1 license configurations can be associated with a resource."_s.arg(
                behaviour::configurationsPerResource.value));
    return UpdateLicenseSpecificationsForResource::Response();
}

constexpr QLatin1StringView arnFilter{"resourceArn"};
constexpr QLatin1StringView typeFilter{"resourceType"};
constexpr QLatin1StringView accountFilter{"resourceAccount"};

Served<ListUsageForLicenseConfiguration::Response>
listUsage(Call &call, const ListUsageForLicenseConfiguration::Request &request)
{
    const auto filters =
        Filters::read(call.operation, request.filters, {arnFilter, typeFilter, accountFilter});
    if (!filters)
        return unexpected(filters.error());
    const auto configuration = configurations::find(call, request.licenseConfigurationArn);
    if (!configuration)
        return unexpected(configuration.error());
    ResourceQuery query;
    query.kind = configurations::associationKind;
    query.keyName = configurations::byConfiguration;
    query.keyValue = configuration->id;
    const auto convert =
        [&filters](const Resource &resource) -> std::optional<LicenseConfigurationUsage> {
        const auto usage = readJson<LicenseConfigurationUsage>(resource.document);
        if (!usage || usage->consumedLicenses.value_or(0) == 0
            || !filters->allows(arnFilter, usage->resourceArn.value_or(QString()))
            || !filters->allows(typeFilter, usage->resourceType->text)
            || !filters->allows(accountFilter, usage->resourceOwnerId.value_or(QString())))
            return std::nullopt;
        return *usage;
    };
    auto page = listPage<LicenseConfigurationUsage>(call, request, query, request.maxResults,
                                                    request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return ListUsageForLicenseConfiguration::Response{page->records, page->nextToken};
}

} // namespace

void addAssociationRules(HandlerTable &table)
{
    table.add<UpdateLicenseSpecificationsForResource>(updateSpecifications);
    table.add<ListUsageForLicenseConfiguration>(listUsage);
}

} // namespace lc
