// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/conversionrules.h"

#include "api/licensemanager/conversiontasks.h"
#include "core/json.h"
#include "domain/arn.h"
#include "localservice/behaviour.h"
#include "localservice/filters.h"
#include "localservice/handlertable.h"
#include "localservice/inventory.h"
#include "localservice/listing.h"
#include "localservice/randomid.h"
#include "localservice/usageoperation.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;
using Status = LicenseConversionTaskStatus;

namespace {

const QString kind = u"license-conversion-task"_s;
constexpr const char *byResource = "conversion-of";
constexpr const char *open = "conversion-open";

LicenseConversionTask read(const Resource &resource)
{
    return readJson<LicenseConversionTask>(resource.document).value_or(LicenseConversionTask());
}

QString operationOf(const std::optional<LicenseConversionContext> &context)
{
    return context.value_or(LicenseConversionContext()).usageOperation.value_or(QString());
}

/// Why the machine cannot be converted as it stands; empty when it can.
QString obstacle(const InventoryResource &machine, const UsageOperation *target)
{
    if (machine.resourceStatus != u"stopped")
        return u"The instance is not stopped."_s;
    if (!target || !target->hasDatabase)
        return {};
    if (machine.vcpus < behaviour::databaseVcpus.value)
        return u"SQL Server needs at least %1 vCPUs."_s.arg(behaviour::databaseVcpus.value);
    if (machine.tenancy == u"EC2-DedicatedHost")
        return u"SQL Server with the license included does not run on Dedicated Hosts."_s;
    return {};
}

void convert(const LicenseConversionContext &context, InventoryResource &machine)
{
    if (context.usageOperation) {
        machine.usageOperation = context.usageOperation;
        const UsageOperation *target = usageOperationNamed(*context.usageOperation);
        machine.licenseIncluded.reset();
        if (target && !target->included.isEmpty())
            machine.licenseIncluded = target->included.toString();
    }
    if (context.productCodes) {
        QList<QString> codes;
        for (const ProductCodeListItem &code : *context.productCodes)
            codes += code.productCodeId;
        machine.marketplaceProductCodes = codes;
    }
}

void settleTask(Store &store, Resource &resource, Instant end)
{
    LicenseConversionTask task = read(resource);
    const auto entry = store.find(inventory::kind, task.resourceArn.value_or(QString()));
    const auto destination = task.destinationLicenseContext.value_or(LicenseConversionContext());
    QString problem = u"The instance is not in the inventory any more."_s;
    if (entry) {
        InventoryResource machine = inventory::read(*entry);
        problem = obstacle(machine, usageOperationNamed(operationOf(destination)));
        if (problem.isEmpty()) {
            convert(destination, machine);
            inventory::put(store, {entry->account, entry->region, machine});
        }
    }
    task.endTime = end;
    task.status = problem.isEmpty() ? Status::Succeeded : Status::Failed;
    if (problem.isEmpty())
        task.licenseConversionTime = end;
    else
        task.statusMessage = problem;
    resource.document = writeJson(task);
    store.update(resource);
    store.removeKeys(resource, open);
}

Served<void> checkContexts(Call &call,
                           const CreateLicenseConversionTaskForResource::Request &request,
                           const InventoryResource &machine)
{
    const LicenseConversionContext &source = request.sourceLicenseContext;
    const LicenseConversionContext &destination = request.destinationLicenseContext;
    if (!source.usageOperation)
        return refuseInput(call.operation, u"SourceLicenseContext.UsageOperation is missing."_s);
    if (!destination.usageOperation && !destination.productCodes)
        return refuseInput(call.operation,
                           u"DestinationLicenseContext.UsageOperation is missing."_s);
    const UsageOperation *from = usageOperationNamed(*source.usageOperation);
    if (!from || machine.usageOperation != source.usageOperation)
        return refuseInput(
            call.operation,
            u"SourceLicenseContext.UsageOperation: the instance runs under %1."_s.arg(
                machine.usageOperation.value_or(u"nothing"_s)));
    if (!destination.usageOperation)
        return {};
    const UsageOperation *to = usageOperationNamed(*destination.usageOperation);
    if (!to || (!isConvertible(*from, *to) && !destination.productCodes))
        return refuseInput(call.operation,
                           u"DestinationLicenseContext.UsageOperation: %1 cannot be converted to "
                           "%2."_s.arg(*source.usageOperation, *destination.usageOperation));
    return {};
}

/// At most so many a day, and one at a time.
Served<void> checkEarlierTasks(Call &call, const QString &resourceArn)
{
    ResourceQuery query;
    query.kind = kind;
    query.keyName = byResource;
    query.keyValue = resourceArn;
    query.order = ResourceQuery::Order::NewestFirst;
    query.limit = behaviour::conversionsPerDay.value;
    int today = 0;
    for (const Resource &resource : call.store.list(query)) {
        const LicenseConversionTask task = read(resource);
        if (task.status == Open(Status::InProgress))
            return refuseInput(
                call.operation,
                u"ResourceArn: a conversion of %1 is in progress."_s.arg(resourceArn));
        today += task.startTime && *task.startTime > call.now - std::chrono::days(1) ? 1 : 0;
    }
    if (call.setup.isBeyond(today, behaviour::conversionsPerDay.value))
        return refuse("RateLimitExceededException",
                      u"At most %1 conversions of a resource are allowed a day."_s.arg(
                          behaviour::conversionsPerDay.value));
    return {};
}

Served<CreateLicenseConversionTaskForResource::Response>
create(Call &call, const CreateLicenseConversionTaskForResource::Request &request)
{
    conversions::settle(call.store, call.now);
    const auto entry = call.store.find(inventory::kind, request.resourceArn);
    if (!entry || entry->account != call.caller.account || entry->region != call.caller.region)
        return refuseMissing(
            call.operation, u"ResourceArn: %1 is not in the inventory."_s.arg(request.resourceArn));
    const InventoryResource machine = inventory::read(*entry);
    if (machine.resourceType != ResourceType::Ec2Instance)
        return refuseInput(call.operation,
                           u"ResourceArn: %1 is not an instance."_s.arg(request.resourceArn));
    if (auto checked = checkContexts(call, request, machine); !checked)
        return unexpected(checked.error());
    if (auto checked = checkEarlierTasks(call, request.resourceArn); !checked)
        return unexpected(checked.error());
    LicenseConversionTask task;
    task.licenseConversionTaskId = u"lct-"_s + randomHex(32);
    task.resourceArn = request.resourceArn;
    task.sourceLicenseContext = request.sourceLicenseContext;
    task.destinationLicenseContext = request.destinationLicenseContext;
    task.status = Status::InProgress;
    task.startTime = call.now;
    Resource resource;
    resource.kind = kind;
    resource.account = call.caller.account;
    resource.region = call.caller.region;
    resource.id = *task.licenseConversionTaskId;
    resource.document = writeJson(task);
    call.store.insert(resource);
    call.store.addKey(resource, byResource, request.resourceArn);
    call.store.addKey(resource, open, QString());
    return CreateLicenseConversionTaskForResource::Response{task.licenseConversionTaskId};
}

Served<GetLicenseConversionTask::Response> get(Call &call,
                                               const GetLicenseConversionTask::Request &request)
{
    conversions::settle(call.store, call.now);
    const auto found = call.store.find(kind, request.licenseConversionTaskId);
    if (!found || found->account != call.caller.account || found->region != call.caller.region)
        return refuseMissing(
            call.operation,
            u"LicenseConversionTaskId: %1 was not found."_s.arg(request.licenseConversionTaskId));
    const LicenseConversionTask task = read(*found);
    GetLicenseConversionTask::Response response;
    response.licenseConversionTaskId = task.licenseConversionTaskId;
    response.resourceArn = task.resourceArn;
    response.sourceLicenseContext = task.sourceLicenseContext;
    response.destinationLicenseContext = task.destinationLicenseContext;
    response.statusMessage = task.statusMessage;
    response.status = task.status;
    response.startTime = task.startTime;
    response.licenseConversionTime = task.licenseConversionTime;
    response.endTime = task.endTime;
    return response;
}

constexpr QLatin1StringView resourceFilter{"ResourceArns"};
constexpr QLatin1StringView statusFilter{"Status"};

Served<ListLicenseConversionTasks::Response>
list(Call &call, const ListLicenseConversionTasks::Request &request)
{
    conversions::settle(call.store, call.now);
    const auto filters =
        Filters::read(call.operation, request.filters, {resourceFilter, statusFilter});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = kind;
    query.account = call.caller.account;
    query.region = call.caller.region;
    if (const auto arn = filters->value(resourceFilter)) {
        query.keyName = byResource;
        query.keyValue = *arn;
    }
    const auto convert = [&filters](const Resource &resource) {
        const LicenseConversionTask task = read(resource);
        const bool shown = task.status && filters->allows(statusFilter, task.status->text);
        return shown ? std::optional(task) : std::nullopt;
    };
    auto page = listPage<LicenseConversionTask>(call, request, query, request.maxResults,
                                                request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return ListLicenseConversionTasks::Response{page->records, page->nextToken};
}

} // namespace

namespace conversions {

bool settle(Store &store, Instant now)
{
    ResourceQuery query;
    query.kind = kind;
    query.keyName = open;
    query.keyValue = QString();
    bool settled = false;
    for (;;) {
        QList<Resource> slice = store.list(query);
        for (Resource &resource : slice) {
            const Instant end =
                read(resource).startTime.value_or(now) + behaviour::conversionTime.value;
            if (end <= now) {
                settleTask(store, resource, end);
                settled = true;
            }
        }
        if (slice.size() < query.limit)
            return settled;
        query.after = slice.last().sequence;
    }
}

} // namespace conversions

void addConversionRules(HandlerTable &table)
{
    table.add<CreateLicenseConversionTaskForResource>(create);
    table.add<GetLicenseConversionTask>(get);
    table.add<ListLicenseConversionTasks>(list);
}

} // namespace lc
