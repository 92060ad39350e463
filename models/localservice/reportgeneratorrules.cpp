// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/reportgeneratorrules.h"

#include "api/licensemanager/reportgenerators.h"
#include "core/json.h"
#include "domain/arn.h"
#include "domain/quotaperiod.h"
#include "localservice/behaviour.h"
#include "localservice/bucketfolder.h"
#include "localservice/configurationrules.h"
#include "localservice/filters.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/randomid.h"
#include "localservice/reportrecord.h"
#include "localservice/servicesettingsrules.h"
#include "localservice/tagchecks.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

Served<Resource> find(Call &call, const QString &arn)
{
    const auto found = call.store.find(reportgenerators::kind, arn);
    if (!found || found->account != call.caller.account || found->region != call.caller.region)
        return refuseMissing(call.operation,
                             u"LicenseManagerReportGeneratorArn: %1 was not found."_s.arg(arn));
    return *found;
}

/// What creation and update ask for alike.
struct Settings {
    const QString &name;
    const QList<Open<ReportType>> &types;
    const ReportContext &context;
    const ReportFrequency &frequency;
    const std::optional<QString> &description;
};

bool isAboutGroups(const Open<ReportType> &type)
{
    return type == ReportType::LicenseAssetGroupUsageReport;
}

/// Each ARN must name a resource of the caller in this Region.
Served<void> checkContextMember(Call &call, const char *member, const QList<QString> &arns,
                                const QString &kind, bool isNeeded)
{
    if (arns.isEmpty() == isNeeded)
        return refuseInput(call.operation,
                           (isNeeded ? u"ReportContext.%1 is needed by the report type."_s
                                     : u"ReportContext.%1 does not go with the report type."_s)
                               .arg(QLatin1StringView(member)));
    for (const QString &arn : arns) {
        const auto found = call.store.find(kind, arn);
        if (!found || found->account != call.caller.account || found->region != call.caller.region)
            return refuseMissing(
                call.operation,
                u"ReportContext.%1: %2 was not found."_s.arg(QLatin1StringView(member), arn));
    }
    return {};
}

Served<void> checkContext(Call &call, const Settings &settings)
{
    const bool groups = std::ranges::any_of(settings.types, isAboutGroups);
    const bool configurations = !std::ranges::all_of(settings.types, isAboutGroups);
    const ReportContext &context = settings.context;
    if (auto checked =
            checkContextMember(call, "licenseConfigurationArns",
                               context.licenseConfigurationArns.value_or(QList<QString>()),
                               configurations::kind, configurations);
        !checked)
        return checked;
    if (auto checked = checkContextMember(call, "licenseAssetGroupArns",
                                          context.licenseAssetGroupArns.value_or(QList<QString>()),
                                          u"license-asset-group"_s, groups);
        !checked)
        return checked;
    if (context.reportStartDate && context.reportEndDate
        && *context.reportEndDate < *context.reportStartDate)
        return refuseInput(call.operation,
                           u"ReportContext.reportEndDate lies before reportStartDate."_s);
    return {};
}

Served<void> check(Call &call, const Settings &settings)
{
    if (settings.name.trimmed().isEmpty())
        return refuseInput(call.operation, u"ReportGeneratorName must not be blank."_s);
    if (settings.types.isEmpty())
        return refuseInput(call.operation, u"Type needs at least one report type."_s);
    for (const Open<ReportType> &type : settings.types) {
        if (settings.types.count(type) > 1)
            return refuseInput(call.operation, u"Type names %1 twice."_s.arg(type.text));
    }
    if (!settings.frequency.period)
        return refuseInput(call.operation, u"ReportFrequency.period is missing."_s);
    if (settings.frequency.value != 1
        && (settings.frequency.value
            || settings.frequency.period != Open(ReportFrequencyType::OneTime)))
        return refuseInput(call.operation, u"ReportFrequency.value must be 1."_s);
    return checkContext(call, settings);
}

void apply(Call &call, const Settings &settings, ReportGeneratorRecord &record)
{
    ReportGenerator &generator = record.generator;
    generator.reportGeneratorName = settings.name;
    generator.reportType = settings.types;
    generator.reportContext = settings.context;
    generator.reportFrequency = settings.frequency;
    generator.description = settings.description;
    const QString bucketArn = servicesettings::read(call).s3BucketArn.value_or(QString());
    generator.s3Location =
        S3Location{bucketArn.isEmpty() ? servicesettings::reportBucket(call.caller)
                                       : Arn::parse(bucketArn).value_or(Arn()).resource,
                   u"Reports/"_s + safeKeyPart(settings.name)};
    record.nextRunAt = call.now + behaviour::firstReport.value;
}

void indexContext(Store &store, const Resource &resource, const ReportContext &context)
{
    store.removeKeys(resource, reportgenerators::byContext);
    for (const auto &arns : {context.licenseConfigurationArns, context.licenseAssetGroupArns}) {
        for (const QString &arn : arns.value_or(QList<QString>()))
            store.addKey(resource, reportgenerators::byContext, arn);
    }
}

Served<CreateLicenseManagerReportGenerator::Response>
create(Call &call, const CreateLicenseManagerReportGenerator::Request &request)
{
    const Settings settings{request.reportGeneratorName, request.type, request.reportContext,
                            request.reportFrequency, request.description};
    if (auto checked = check(call, settings); !checked)
        return unexpected(checked.error());
    const QList<Tag> tags = request.tags.value_or(QList<Tag>());
    if (auto fault = tagsFault(tags))
        return refuseInput(call.operation, *fault);
    ResourceQuery all;
    all.kind = reportgenerators::kind;
    all.account = call.caller.account;
    if (call.setup.isBeyond(call.store.count(all), behaviour::reportGenerators.value))
        return refuse(
            "ResourceLimitExceededException",
            u"At most %1 report generators are allowed."_s.arg(behaviour::reportGenerators.value));
    const Arn arn{call.caller.partition, u"license-manager"_s, call.caller.region,
                  call.caller.account, u"report-generator:r-"_s + randomHex(32)};
    ReportGeneratorRecord record;
    record.generator.licenseManagerReportGeneratorArn = arn.text();
    record.generator.reportCreatorAccount = call.caller.account;
    record.generator.createTime = toIsoText(call.now);
    apply(call, settings, record);
    Resource resource;
    resource.kind = reportgenerators::kind;
    resource.account = call.caller.account;
    resource.region = call.caller.region;
    resource.id = arn.text();
    resource.document = writeJson(record);
    call.store.insert(resource);
    indexContext(call.store, resource, request.reportContext);
    setTags(call, resource.id, tags);
    return CreateLicenseManagerReportGenerator::Response{resource.id};
}

Served<UpdateLicenseManagerReportGenerator::Response>
update(Call &call, const UpdateLicenseManagerReportGenerator::Request &request)
{
    auto resource = find(call, request.licenseManagerReportGeneratorArn);
    if (!resource)
        return unexpected(resource.error());
    const Settings settings{request.reportGeneratorName, request.type, request.reportContext,
                            request.reportFrequency, request.description};
    if (auto checked = check(call, settings); !checked)
        return unexpected(checked.error());
    ReportGeneratorRecord record = reportgenerators::read(*resource);
    const Instant today{dayOf(call.now)};
    const qint64 earlier = record.updateDay == today ? record.updates.value_or(0) : 0;
    if (call.setup.isBeyond(int(earlier), behaviour::reportUpdates.value))
        return refuse("ResourceLimitExceededException",
                      u"A report generator can be updated %1 times a day."_s.arg(
                          behaviour::reportUpdates.value));
    record.updateDay = today;
    record.updates = earlier + 1;
    apply(call, settings, record);
    resource->document = writeJson(record);
    call.store.update(*resource);
    indexContext(call.store, *resource, request.reportContext);
    return UpdateLicenseManagerReportGenerator::Response();
}

ReportGenerator shown(Call &call, const Resource &resource)
{
    ReportGenerator generator = reportgenerators::read(resource).generator;
    generator.tags = tagsOf(call, resource.id);
    return generator;
}

Served<GetLicenseManagerReportGenerator::Response>
get(Call &call, const GetLicenseManagerReportGenerator::Request &request)
{
    const auto resource = find(call, request.licenseManagerReportGeneratorArn);
    if (!resource)
        return unexpected(resource.error());
    return GetLicenseManagerReportGenerator::Response{shown(call, *resource)};
}

Served<DeleteLicenseManagerReportGenerator::Response>
remove(Call &call, const DeleteLicenseManagerReportGenerator::Request &request)
{
    const auto resource = find(call, request.licenseManagerReportGeneratorArn);
    if (!resource)
        return unexpected(resource.error());
    call.store.remove(*resource);
    return DeleteLicenseManagerReportGenerator::Response();
}

constexpr QLatin1StringView configurationFilter{"LicenseConfigurationArn"};

Served<ListLicenseManagerReportGenerators::Response>
list(Call &call, const ListLicenseManagerReportGenerators::Request &request)
{
    const auto filters = Filters::read(call.operation, request.filters, {configurationFilter});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = reportgenerators::kind;
    query.account = call.caller.account;
    query.region = call.caller.region;
    if (const auto arn = filters->value(configurationFilter)) {
        query.keyName = reportgenerators::byContext;
        query.keyValue = *arn;
    }
    const auto convert = [&call](const Resource &resource) -> std::optional<ReportGenerator> {
        return shown(call, resource);
    };
    auto page = listPage<ReportGenerator>(call, request, query, request.maxResults,
                                          request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return ListLicenseManagerReportGenerators::Response{page->records, page->nextToken};
}

} // namespace

void addReportGeneratorRules(HandlerTable &table)
{
    table.add<CreateLicenseManagerReportGenerator>(create);
    table.add<GetLicenseManagerReportGenerator>(get);
    table.add<UpdateLicenseManagerReportGenerator>(update);
    table.add<DeleteLicenseManagerReportGenerator>(remove);
    table.add<ListLicenseManagerReportGenerators>(list);
}

} // namespace lc
