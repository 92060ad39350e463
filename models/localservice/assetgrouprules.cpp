// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/assetgrouprules.h"

#include "api/licensemanager/assetgroups.h"
#include "core/json.h"
#include "domain/arn.h"
#include "localservice/assetgrouprecord.h"
#include "localservice/assetrulesetrules.h"
#include "localservice/behaviour.h"
#include "localservice/conversionrules.h"
#include "localservice/filters.h"
#include "localservice/handlertable.h"
#include "localservice/licenseentry.h"
#include "localservice/listing.h"
#include "localservice/randomid.h"
#include "localservice/reportrecord.h"
#include "localservice/tagchecks.h"

#include <QSet>

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

Served<Resource> find(Call &call, const QString &arn)
{
    const auto found = call.store.find(assetgroups::kind, arn);
    if (!found || found->account != call.caller.account || found->region != call.caller.region)
        return refuseMissing(call.operation, u"LicenseAssetGroupArn: %1 was not found."_s.arg(arn));
    return *found;
}

Served<void> checkRulesets(Call &call, const QList<QString> &arns)
{
    if (arns.isEmpty()
        || call.setup.isBeyond(int(arns.size()) - 1, behaviour::rulesetsPerGroup.value))
        return refuseInput(call.operation,
                           u"AssociatedLicenseAssetRulesetARNs must have 1 to %1 members."_s.arg(
                               behaviour::rulesetsPerGroup.value));
    for (const QString &arn : arns) {
        if (arns.count(arn) > 1)
            return refuseInput(call.operation,
                               u"AssociatedLicenseAssetRulesetARNs names %1 twice."_s.arg(arn));
        if (!assetrulesets::find(call, arn))
            return refuseMissing(
                call.operation, u"AssociatedLicenseAssetRulesetARNs: %1 was not found."_s.arg(arn));
    }
    return {};
}

Served<void> check(Call &call, const LicenseAssetGroup &group)
{
    if (group.name.trimmed().isEmpty())
        return refuseInput(call.operation, u"Name must not be blank."_s);
    static const QStringList dimensions{u"vCPU"_s, u"Sockets"_s, u"Instance"_s, u"Core"_s};
    for (const LicenseAssetGroupConfiguration &configuration :
         group.licenseAssetGroupConfigurations.value_or(QList<LicenseAssetGroupConfiguration>())) {
        const QString dimension = configuration.usageDimension.value_or(QString());
        if (!dimensions.contains(dimension))
            return refuseInput(
                call.operation,
                u"LicenseAssetGroupConfigurations.UsageDimension: %1 is not one of %2."_s.arg(
                    dimension, dimensions.join(u", ")));
    }
    QSet<QString> keys;
    for (const LicenseAssetGroupProperty &property :
         group.properties.value_or(QList<LicenseAssetGroupProperty>())) {
        if (property.key.isEmpty() || keys.contains(property.key))
            return refuseInput(call.operation,
                               u"Properties.Key: %1 is empty or repeated."_s.arg(property.key));
        keys.insert(property.key);
    }
    return checkRulesets(call, group.associatedLicenseAssetRulesetArNs);
}

void indexRulesets(Store &store, const Resource &resource, const LicenseAssetGroup &group)
{
    store.removeKeys(resource, assetgroups::byRuleset);
    for (const QString &arn : group.associatedLicenseAssetRulesetArNs)
        store.addKey(resource, assetgroups::byRuleset, arn);
}

Served<CreateLicenseAssetGroup::Response> create(Call &call,
                                                 const CreateLicenseAssetGroup::Request &request)
{
    LicenseAssetGroup group;
    group.name = request.name;
    group.description = request.description;
    group.licenseAssetGroupConfigurations = request.licenseAssetGroupConfigurations;
    group.associatedLicenseAssetRulesetArNs = request.associatedLicenseAssetRulesetArNs;
    group.properties = request.properties;
    group.status = LicenseAssetGroupStatus::Active;
    group.licenseAssetGroupArn =
        Arn{call.caller.partition, u"license-manager"_s, call.caller.region, call.caller.account,
            assetgroups::kind + u":lag-"_s + randomHex(32)}
            .text();
    if (auto checked = check(call, group); !checked)
        return unexpected(checked.error());
    const QList<Tag> tags = request.tags.value_or(QList<Tag>());
    if (auto fault = tagsFault(tags))
        return refuseInput(call.operation, *fault);
    ResourceQuery all;
    all.kind = assetgroups::kind;
    all.account = call.caller.account;
    all.region = call.caller.region;
    if (call.setup.isBeyond(call.store.count(all), behaviour::assetGroups.value))
        return refuseInput(call.operation,
                           u"At most %1 asset groups are allowed in a Region."_s.arg(
                               behaviour::assetGroups.value));
    Resource resource;
    resource.kind = assetgroups::kind;
    resource.account = call.caller.account;
    resource.region = call.caller.region;
    resource.id = group.licenseAssetGroupArn;
    resource.document = writeJson(group);
    call.store.insert(resource);
    indexRulesets(call.store, resource, group);
    setTags(call, resource.id, tags);
    return CreateLicenseAssetGroup::Response{resource.id, group.status.text};
}

Served<UpdateLicenseAssetGroup::Response> update(Call &call,
                                                 const UpdateLicenseAssetGroup::Request &request)
{
    auto resource = find(call, request.licenseAssetGroupArn);
    if (!resource)
        return unexpected(resource.error());
    LicenseAssetGroup group = assetgroups::read(*resource);
    if (request.name)
        group.name = *request.name;
    if (request.description)
        group.description = request.description;
    if (request.licenseAssetGroupConfigurations)
        group.licenseAssetGroupConfigurations = request.licenseAssetGroupConfigurations;
    if (request.properties)
        group.properties = request.properties;
    group.associatedLicenseAssetRulesetArNs = request.associatedLicenseAssetRulesetArNs;
    if (request.status) {
        if (request.status == Open(LicenseAssetGroupStatus::Deleted))
            return refuseInput(call.operation, u"Status can be set to ACTIVE or DISABLED."_s);
        group.status = *request.status;
    }
    if (auto checked = check(call, group); !checked)
        return unexpected(checked.error());
    resource->document = writeJson(group);
    call.store.update(*resource);
    indexRulesets(call.store, *resource, group);
    return UpdateLicenseAssetGroup::Response{resource->id, group.status.text};
}

/// A group as an answer shows it: active ones are evaluated whenever they are read.
LicenseAssetGroup shown(Call &call, const Resource &resource)
{
    LicenseAssetGroup group = assetgroups::read(resource);
    if (group.status == LicenseAssetGroupStatus::Active) {
        group.latestResourceDiscoveryTime = call.now;
        group.latestUsageAnalysisTime = call.now;
    }
    return group;
}

Served<GetLicenseAssetGroup::Response> get(Call &call, const GetLicenseAssetGroup::Request &request)
{
    const auto resource = find(call, request.licenseAssetGroupArn);
    if (!resource)
        return unexpected(resource.error());
    return GetLicenseAssetGroup::Response{shown(call, *resource)};
}

Served<DeleteLicenseAssetGroup::Response> remove(Call &call,
                                                 const DeleteLicenseAssetGroup::Request &request)
{
    const auto resource = find(call, request.licenseAssetGroupArn);
    if (!resource)
        return unexpected(resource.error());
    ResourceQuery reports;
    reports.kind = reportgenerators::kind;
    reports.keyName = reportgenerators::byContext;
    reports.keyValue = resource->id;
    if (call.store.count(reports) > 0)
        return refuseInput(call.operation,
                           u"LicenseAssetGroupArn: a report generator refers to the group."_s);
    call.store.remove(*resource);
    return DeleteLicenseAssetGroup::Response{LicenseAssetGroupStatus::Deleted};
}

constexpr QLatin1StringView rulesetFilter{"LicenseAssetRulesetArn"};

Served<ListLicenseAssetGroups::Response> list(Call &call,
                                              const ListLicenseAssetGroups::Request &request)
{
    const auto filters = Filters::read(call.operation, request.filters, {rulesetFilter});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery query;
    query.kind = assetgroups::kind;
    query.account = call.caller.account;
    query.region = call.caller.region;
    if (const auto arn = filters->value(rulesetFilter)) {
        query.keyName = assetgroups::byRuleset;
        query.keyValue = *arn;
    }
    auto page = listPage<LicenseAssetGroup>(
        call, request, query, request.maxResults, request.nextToken,
        [&call](const Resource &resource) { return std::optional(shown(call, resource)); });
    if (!page)
        return unexpected(page.error());
    return ListLicenseAssetGroups::Response{page->records, page->nextToken};
}

Served<ListAssetsForLicenseAssetGroup::Response>
listAssets(Call &call, const ListAssetsForLicenseAssetGroup::Request &request)
{
    const auto type = assetTypeNamed(request.assetType);
    if (!type)
        return refuseInput(
            call.operation,
            u"AssetType: %1 is not one of Instance, License, LicenseConfiguration."_s.arg(
                request.assetType));
    const auto group = find(call, request.licenseAssetGroupArn);
    if (!group)
        return unexpected(group.error());
    conversions::settle(call.store, call.now);
    const AssetPool pool(call.store, *group, call.now);
    const auto convert = [&](const Resource &candidate) -> std::optional<Asset> {
        const bool isForeign =
            *type == AssetType::License && candidate.account != call.caller.account;
        if (!pool.contains(candidate, *type)
            || (isForeign && !isGrantedTo(call, candidate.id, call.caller.account)))
            return std::nullopt;
        return Asset{candidate.id, call.now};
    };
    auto page = listMerged<Asset>(call, request,
                                  AssetPool::candidates(call.store, call.setup, *group, *type),
                                  request.maxResults, request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return ListAssetsForLicenseAssetGroup::Response{page->records, page->nextToken};
}

} // namespace

void addAssetGroupRules(HandlerTable &table)
{
    table.add<CreateLicenseAssetGroup>(create);
    table.add<GetLicenseAssetGroup>(get);
    table.add<UpdateLicenseAssetGroup>(update);
    table.add<DeleteLicenseAssetGroup>(remove);
    table.add<ListLicenseAssetGroups>(list);
    table.add<ListAssetsForLicenseAssetGroup>(listAssets);
}

} // namespace lc
