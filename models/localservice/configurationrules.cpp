// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/configurationrules.h"

#include "api/licensemanager/configurations.h"
#include "api/licensemanager/organizations.h"
#include "core/json.h"
#include "domain/arn.h"
#include "domain/licenserule.h"
#include "localservice/behaviour.h"
#include "localservice/discovery.h"
#include "localservice/filters.h"
#include "localservice/handlertable.h"
#include "localservice/hostaffinity.h"
#include "localservice/listing.h"
#include "localservice/organizationaccess.h"
#include "localservice/productinformationrules.h"
#include "localservice/randomid.h"
#include "localservice/reportrecord.h"
#include "localservice/store.h"

#include <algorithm>
#include <limits>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace configurations {

QString associationId(const QString &configurationArn, const QString &resourceArn)
{
    return configurationArn + u' ' + resourceArn;
}

QString configurationOf(const QString &associationId)
{
    return associationId.section(u' ', 0, 0);
}

LicenseConfiguration read(const Resource &resource)
{
    return readJson<LicenseConfiguration>(resource.document).value_or(LicenseConfiguration());
}

Served<Resource> find(Call &call, const QString &arn)
{
    hostaffinity::settle(call.store, call.caller.account, call.caller.region, call.now);
    const auto found = call.store.find(kind, arn);
    if (!found || found->account != call.caller.account || found->region != call.caller.region)
        return refuseMissing(call.operation, u"Invalid license configuration ARN %1."_s.arg(arn));
    return *found;
}

static void addConsumed(QList<ConsumedLicenseSummary> &consumed,
                        const std::optional<Open<ResourceType>> &type, qint64 licenses)
{
    const auto known = std::ranges::find_if(
        consumed, [&type](const auto &summary) { return summary.resourceType == type; });
    if (known != consumed.end())
        *known->consumedLicenses += licenses;
    else if (licenses > 0)
        consumed.append({type, licenses});
}

static void count(QList<ConsumedLicenseSummary> &consumed, QList<ManagedResourceSummary> &managed,
                  const LicenseConfigurationUsage &usage)
{
    const auto ofSameType = [&usage](const auto &summary) {
        return summary.resourceType == usage.resourceType;
    };
    addConsumed(consumed, usage.resourceType, usage.consumedLicenses.value_or(0));
    const auto association = std::ranges::find_if(managed, ofSameType);
    if (association != managed.end())
        *association->associationCount += 1;
    else
        managed.append({usage.resourceType, 1});
}

void recount(Store &store, Resource &resource, LicenseConfiguration &configuration)
{
    // These types are always listed, zeros included.
    QList<ConsumedLicenseSummary> consumed = {{ResourceType::Ec2Instance, 0},
                                              {ResourceType::Ec2Host, 0},
                                              {ResourceType::SystemsManagerManagedInstance, 0}};
    QList<ManagedResourceSummary> managed = {{ResourceType::Ec2Instance, 0},
                                             {ResourceType::Ec2Host, 0},
                                             {ResourceType::Ec2Ami, 0},
                                             {ResourceType::SystemsManagerManagedInstance, 0}};
    qint64 total = 0;
    ResourceQuery query;
    query.kind = associationKind;
    query.keyName = byConfiguration;
    query.keyValue = resource.id;
    for (;;) {
        const QList<Resource> slice = store.list(query);
        for (const Resource &association : slice) {
            const auto usage = readJson<LicenseConfigurationUsage>(association.document);
            if (!usage)
                continue;
            count(consumed, managed, *usage);
            total += usage->consumedLicenses.value_or(0);
        }
        if (slice.size() < query.limit)
            break;
        query.after = slice.last().sequence;
    }
    query.kind = hostaffinity::kind;
    query.limit = std::numeric_limits<int>::max();
    query.after = 0;
    for (const Resource &kept : store.list(query)) {
        const auto hold = readJson<hostaffinity::Hold>(kept.document);
        if (!hold)
            continue;
        addConsumed(consumed, hold->resourceType, hold->licenses);
        total += hold->licenses;
    }
    configuration.consumedLicenses = total;
    configuration.consumedLicenseSummaryList = consumed;
    configuration.managedResourceSummaryList = managed;
    resource.document = writeJson(configuration);
    store.update(resource);
}

} // namespace configurations

namespace {

QString ruleProblem(const LicenseRuleError &error)
{
    switch (error.kind) {
    case LicenseRuleError::Kind::Malformed:
        return u"Invalid license rule %1. Expected format is #RuleType=RuleValue"_s.arg(error.rule);
    case LicenseRuleError::Kind::UnknownName:
        return u"License rule %1 is not supported."_s.arg(error.rule);
    case LicenseRuleError::Kind::NotForCountingType:
        return u"License rule %1 is not supported for this counting type."_s.arg(error.rule);
    case LicenseRuleError::Kind::BadValue:
        return u"License rule %1 has an invalid value."_s.arg(error.rule);
    case LicenseRuleError::Kind::Twice:
        return u"License rule %1 repeats a rule."_s.arg(error.rule);
    case LicenseRuleError::Kind::Contradiction:
        return u"License rule %1 is above its maximum."_s.arg(error.rule);
    case LicenseRuleError::Kind::Fixed:
        return u"License rule %1 cannot change: after creation only licenseAffinityToHost can be "
               "added."_s.arg(error.rule);
    }
    return {};
}

/// What is wrong with a configuration as it would be kept, its rules left out; empty when nothing
/// is.
QString configurationProblem(const LicenseConfiguration &configuration)
{
    if (configuration.name.value_or(QString()).trimmed().isEmpty())
        return u"Name must not be empty."_s;
    if (configuration.licenseCount.value_or(0) < 0)
        return u"LicenseCount must not be negative."_s;
    if (configuration.licenseCountHardLimit.value_or(false) && !configuration.licenseCount)
        return u"LicenseCountHardLimit needs a LicenseCount."_s;
    if (configuration.licenseExpiry.value_or(0) < 0)
        return u"LicenseExpiry must not be negative."_s;
    return productInformationProblem(configuration);
}

/// Only the management account of an organization may keep machines out of discovery.
std::optional<Unexpected<ServiceError>>
exclusionObstacle(const Call &call, const std::optional<QList<ProductInformation>> &products)
{
    const auto &organization = call.setup.organization;
    if (!hasExclusions(products.value_or(QList<ProductInformation>()))
        || (organization && organization->managementAccount == call.caller.account))
        return std::nullopt;
    return refuse("AccessDeniedException",
                  u"ProductInformationList: the account %1 does not manage an organization, and "
                  "cannot exclude accounts and tags."_s.arg(call.caller.account));
}

LicenseConfiguration configurationOf(const CreateLicenseConfiguration::Request &request)
{
    LicenseConfiguration configuration;
    configuration.name = request.name;
    if (!request.description.value_or(QString()).isEmpty())
        configuration.description = request.description;
    configuration.licenseCountingType = request.licenseCountingType;
    configuration.licenseRules = request.licenseRules.value_or(QList<QString>());
    configuration.licenseCount = request.licenseCount;
    configuration.licenseCountHardLimit = request.licenseCountHardLimit.value_or(false);
    configuration.disassociateWhenNotFound = request.disassociateWhenNotFound;
    configuration.productInformationList = request.productInformationList;
    configuration.licenseExpiry = request.licenseExpiry;
    return configuration;
}

Served<CreateLicenseConfiguration::Response>
create(Call &call, const CreateLicenseConfiguration::Request &request)
{
    LicenseConfiguration configuration = configurationOf(request);
    const auto rules =
        checkLicenseRules(*request.licenseCountingType.known(), *configuration.licenseRules);
    if (!rules)
        return refuseInput(call.operation, ruleProblem(rules.error()));
    const QString problem = configurationProblem(configuration);
    if (!problem.isEmpty())
        return refuseInput(call.operation, problem);
    if (auto refused = exclusionObstacle(call, request.productInformationList))
        return *refused;
    ResourceQuery all;
    all.kind = configurations::kind;
    all.account = call.caller.account;
    all.region = call.caller.region;
    if (call.setup.isBeyond(call.store.count(all), behaviour::configurationsPerRegion.value))
        return refuse("ResourceLimitExceededException",
                      u"At most %1 license configurations are allowed in a Region."_s.arg(
                          behaviour::configurationsPerRegion.value));

    const QString id = u"lic-"_s + randomHex(32);
    const Arn arn{call.caller.partition, u"license-manager"_s, call.caller.region,
                  call.caller.account, u"license-configuration:"_s + id};
    configuration.licenseConfigurationId = id;
    configuration.licenseConfigurationArn = arn.text();
    configuration.ownerAccountId = call.caller.account;
    configuration.status = Open(LicenseConfigurationStatus::Available).text;
    Resource resource;
    resource.kind = configurations::kind;
    resource.account = call.caller.account;
    resource.region = call.caller.region;
    resource.id = arn.text();
    resource.document = writeJson(configuration);
    call.store.insert(resource);
    configurations::recount(call.store, resource, configuration);
    discovery::run(call.store, call.setup, resource, call.now);
    for (const Tag &tag : request.tags.value_or(QList<Tag>()))
        call.store.setTag(resource.id, tag.key.value_or(QString()), tag.value.value_or(QString()));
    return CreateLicenseConfiguration::Response{resource.id};
}

void apply(const UpdateLicenseConfiguration::Request &request, LicenseConfiguration &configuration)
{
    const auto replace = [](auto &member, const auto &sent) {
        if (sent)
            member = sent;
    };
    replace(configuration.name, request.name);
    replace(configuration.licenseCount, request.licenseCount);
    replace(configuration.licenseCountHardLimit, request.licenseCountHardLimit);
    replace(configuration.licenseRules, request.licenseRules);
    replace(configuration.productInformationList, request.productInformationList);
    replace(configuration.disassociateWhenNotFound, request.disassociateWhenNotFound);
    replace(configuration.licenseExpiry, request.licenseExpiry);
    replace(configuration.description, request.description);
    if (configuration.description && configuration.description->isEmpty())
        configuration.description.reset();
    if (request.licenseConfigurationStatus)
        configuration.status = request.licenseConfigurationStatus->text;
}

Served<UpdateLicenseConfiguration::Response>
update(Call &call, const UpdateLicenseConfiguration::Request &request)
{
    auto resource = configurations::find(call, request.licenseConfigurationArn);
    if (!resource)
        return unexpected(resource.error());
    LicenseConfiguration configuration = configurations::read(*resource);
    if (request.licenseRules) {
        const auto change = checkLicenseRulesChange(
            *configuration.licenseCountingType->known(),
            configuration.licenseRules.value_or(QList<QString>()), *request.licenseRules);
        if (!change)
            return refuseInput(call.operation, ruleProblem(change.error()));
    }
    apply(request, configuration);
    const QString problem = configurationProblem(configuration);
    if (!problem.isEmpty())
        return refuseInput(call.operation, problem);
    if (auto refused = exclusionObstacle(call, request.productInformationList))
        return *refused;
    resource->document = writeJson(configuration);
    call.store.update(*resource);
    if (request.productInformationList)
        discovery::run(call.store, call.setup, *resource, call.now);
    return UpdateLicenseConfiguration::Response();
}

Served<GetLicenseConfiguration::Response> get(Call &call,
                                              const GetLicenseConfiguration::Request &request)
{
    const auto resource = configurations::find(call, request.licenseConfigurationArn);
    if (!resource)
        return unexpected(resource.error());
    GetLicenseConfiguration::Response response;
    static_cast<LicenseConfiguration &>(response) = configurations::read(*resource);
    QList<Tag> tags;
    for (const auto &[key, value] : call.store.tags(resource->id))
        tags.append({key, value});
    response.tags = tags;
    return response;
}

Served<DeleteLicenseConfiguration::Response>
remove(Call &call, const DeleteLicenseConfiguration::Request &request)
{
    const auto resource = configurations::find(call, request.licenseConfigurationArn);
    if (!resource)
        return unexpected(resource.error());
    ResourceQuery associations;
    associations.kind = configurations::associationKind;
    associations.keyName = configurations::byConfiguration;
    associations.keyValue = resource->id;
    const int count = call.store.count(associations);
    if (count > 0)
        return refuseInput(call.operation,
                           u"The license configuration is associated with %1 resources; "
                           "disassociate them first."_s.arg(count));
    ResourceQuery reports;
    reports.kind = reportgenerators::kind;
    reports.keyName = reportgenerators::byContext;
    reports.keyValue = resource->id;
    if (call.store.count(reports) > 0)
        return refuseInput(call.operation,
                           u"A report generator refers to the license configuration."_s);
    for (const QLatin1StringView kind : {configurations::failureKind, hostaffinity::kind}) {
        ResourceQuery kept = associations;
        kept.kind = kind;
        for (QList<Resource> slice = call.store.list(kept); !slice.isEmpty();
             slice = call.store.list(kept)) {
            for (const Resource &each : std::as_const(slice))
                call.store.remove(each);
        }
    }
    call.store.remove(*resource);
    return DeleteLicenseConfiguration::Response();
}

constexpr QLatin1StringView countingTypeFilter{"licenseCountingType"};
constexpr QLatin1StringView enforceFilter{"enforceLicenseCount"};
constexpr QLatin1StringView exceededFilter{"usagelimitExceeded"};

bool isFlag(const QString &value, QLatin1StringView flag)
{
    return value.compare(flag, Qt::CaseInsensitive) == 0;
}

bool allowsFlag(const Filters &filters, QLatin1StringView name, bool flag)
{
    const auto value = filters.value(name);
    return !value || isFlag(*value, "true"_L1) == flag;
}

/// Why the filters cannot be used; nothing when they can.
std::optional<Unexpected<ServiceError>> flagObstacle(const Call &call, const Filters &filters)
{
    for (const QLatin1StringView name : {enforceFilter, exceededFilter}) {
        const QString value = filters.value(name).value_or(u"true"_s);
        if (!isFlag(value, "true"_L1) && !isFlag(value, "false"_L1))
            return refuseInput(call.operation,
                               u"Filter %1 must be true or false, not %2."_s.arg(name, value));
    }
    return std::nullopt;
}

/// Both lists of configurations; `query` and `isShown` say whose.
template <class Op>
Served<typename Op::Response> listFor(Call &call, const typename Op::Request &request,
                                      const ResourceQuery &query,
                                      const std::function<bool(const Resource &)> &isShown)
{
    const auto filters = Filters::read(call.operation, request.filters,
                                       {countingTypeFilter, enforceFilter, exceededFilter});
    if (!filters)
        return unexpected(filters.error());
    if (auto refused = flagObstacle(call, *filters))
        return *refused;
    const QList<QString> arns = request.licenseConfigurationArns.value_or(QList<QString>());
    const auto convert = [&](const Resource &resource) -> std::optional<LicenseConfiguration> {
        if (!isShown(resource) || (!arns.isEmpty() && !arns.contains(resource.id)))
            return std::nullopt;
        LicenseConfiguration configuration = configurations::read(resource);
        const bool exceeded = configuration.licenseCount
            && configuration.consumedLicenses.value_or(0) > *configuration.licenseCount;
        if (!filters->allows(countingTypeFilter, configuration.licenseCountingType->text)
            || !allowsFlag(*filters, enforceFilter,
                           configuration.licenseCountHardLimit.value_or(false))
            || !allowsFlag(*filters, exceededFilter, exceeded))
            return std::nullopt;
        return configuration;
    };
    auto page = listPage<LicenseConfiguration>(call, request, query, request.maxResults,
                                               request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return typename Op::Response{page->records, page->nextToken};
}

Served<ListLicenseConfigurations::Response> list(Call &call,
                                                 const ListLicenseConfigurations::Request &request)
{
    hostaffinity::settle(call.store, call.caller.account, call.caller.region, call.now);
    ResourceQuery query;
    query.kind = configurations::kind;
    query.account = call.caller.account;
    query.region = call.caller.region;
    return listFor<ListLicenseConfigurations>(call, request, query,
                                              [](const Resource &) { return true; });
}

Served<ListLicenseConfigurationsForOrganization::Response>
listForOrganization(Call &call, const ListLicenseConfigurationsForOrganization::Request &request)
{
    if (auto refused = administratorObstacle(call))
        return *refused;
    hostaffinity::settle(call.store, {}, call.caller.region, call.now);
    ResourceQuery query;
    query.kind = configurations::kind;
    query.region = call.caller.region;
    const QList<QString> members = call.setup.organization->members();
    return listFor<ListLicenseConfigurationsForOrganization>(
        call, request, query,
        [&members](const Resource &resource) { return members.contains(resource.account); });
}

} // namespace

void addConfigurationRules(HandlerTable &table)
{
    table.add<CreateLicenseConfiguration>(create);
    table.add<UpdateLicenseConfiguration>(update);
    table.add<GetLicenseConfiguration>(get);
    table.add<DeleteLicenseConfiguration>(remove);
    table.add<ListLicenseConfigurations>(list);
    table.add<ListLicenseConfigurationsForOrganization>(listForOrganization);
}

} // namespace lc
