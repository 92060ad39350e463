// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/assetrulesetrules.h"

#include "api/licensemanager/assetrulesets.h"
#include "core/json.h"
#include "domain/arn.h"
#include "localservice/assetgrouprecord.h"
#include "localservice/assetmatching.h"
#include "localservice/behaviour.h"
#include "localservice/filters.h"
#include "localservice/handlertable.h"
#include "localservice/listing.h"
#include "localservice/randomid.h"
#include "localservice/tagchecks.h"

namespace lc {

using namespace Qt::StringLiterals;
using namespace licensemanager;

namespace {

/// The owner in ARNs of what AWS manages.
const QString manager = u"aws"_s;

struct ManagedRuleset {
    QStringView id;
    QStringView name;
    std::initializer_list<QStringView> products;
};

const ManagedRuleset managedRulesets[] = {
    {u"aws-windows-server", u"Windows Server", {u"windows-server-enterprise", u"windows-byol"}},
    {u"aws-sql-server", u"SQL Server", {u"sql-server-standard", u"sql-server-enterprise"}},
    {u"aws-rhel", u"Red Hat Enterprise Linux", {u"rhel", u"rhel-byol", u"rhel-high-availability"}},
    {u"aws-suse-linux", u"SUSE Linux Enterprise Server", {u"suse-linux"}},
    {u"aws-ubuntu-pro", u"Ubuntu Pro", {u"ubuntu-pro"}},
};

QString arnOf(const Caller &caller, const QString &account, const QString &id)
{
    return Arn{caller.partition, u"license-manager"_s, caller.region, account,
               assetrulesets::kind + u':' + id}
        .text();
}

LicenseAssetRuleset managedRuleset(const ManagedRuleset &facts, const QString &arn)
{
    MatchingRuleStatement statement{u"EC2BillingProduct"_s, u"EQUALS"_s, {}};
    for (const QStringView product : facts.products)
        statement.valueToMatch += product.toString();
    LicenseAssetRule rule;
    rule.ruleStatement.instanceRuleStatement = InstanceRuleStatement();
    rule.ruleStatement.instanceRuleStatement->matchingRuleStatement = statement;
    return {facts.name.toString(), u"Managed by AWS"_s, {rule}, arn};
}

Resource resourceOf(const Caller &caller, const QString &account,
                    const LicenseAssetRuleset &ruleset)
{
    Resource resource;
    resource.kind = assetrulesets::kind;
    resource.account = account;
    resource.region = caller.region;
    resource.id = ruleset.licenseAssetRulesetArn;
    resource.document = writeJson(ruleset);
    return resource;
}

/// Writes the managed rulesets of the caller's Region where they are not there yet.
void needManaged(Call &call)
{
    for (const ManagedRuleset &facts : managedRulesets) {
        const QString arn = arnOf(call.caller, manager, facts.id.toString());
        if (call.store.find(assetrulesets::kind, arn))
            continue;
        Resource resource = resourceOf(call.caller, manager, managedRuleset(facts, arn));
        call.store.insert(resource);
    }
}

Served<Resource> findOrRefuse(Call &call, const QString &arn)
{
    auto found = assetrulesets::find(call, arn);
    if (!found)
        return refuseMissing(call.operation,
                             u"LicenseAssetRulesetArn: %1 was not found."_s.arg(arn));
    return std::move(*found);
}

/// For changes.
Served<Resource> findOwn(Call &call, const QString &arn)
{
    auto found = findOrRefuse(call, arn);
    if (found && found->account != call.caller.account)
        return refuse("AccessDeniedException",
                      u"LicenseAssetRulesetArn: %1 is managed by AWS."_s.arg(arn));
    return found;
}

Served<void> check(Call &call, const LicenseAssetRuleset &ruleset)
{
    if (ruleset.name.trimmed().isEmpty())
        return refuseInput(call.operation, u"Name must not be blank."_s);
    if (ruleset.rules.isEmpty()
        || call.setup.isBeyond(int(ruleset.rules.size()) - 1, behaviour::rulesPerRuleset.value))
        return refuseInput(
            call.operation,
            u"Rules must have 1 to %1 members."_s.arg(behaviour::rulesPerRuleset.value));
    const QString problem = rulesProblem(ruleset.rules);
    if (!problem.isEmpty())
        return refuseInput(call.operation, problem);
    return {};
}

Served<CreateLicenseAssetRuleset::Response>
create(Call &call, const CreateLicenseAssetRuleset::Request &request)
{
    const LicenseAssetRuleset ruleset{
        request.name, request.description, request.rules,
        arnOf(call.caller, call.caller.account, u"lar-"_s + randomHex(32))};
    if (auto checked = check(call, ruleset); !checked)
        return unexpected(checked.error());
    const QList<Tag> tags = request.tags.value_or(QList<Tag>());
    if (auto fault = tagsFault(tags))
        return refuseInput(call.operation, *fault);
    ResourceQuery all;
    all.kind = assetrulesets::kind;
    all.account = call.caller.account;
    all.region = call.caller.region;
    if (call.setup.isBeyond(call.store.count(all), behaviour::rulesets.value))
        return refuseInput(
            call.operation,
            u"At most %1 rulesets are allowed in a Region."_s.arg(behaviour::rulesets.value));
    Resource resource = resourceOf(call.caller, call.caller.account, ruleset);
    call.store.insert(resource);
    setTags(call, resource.id, tags);
    return CreateLicenseAssetRuleset::Response{resource.id};
}

Served<GetLicenseAssetRuleset::Response> get(Call &call,
                                             const GetLicenseAssetRuleset::Request &request)
{
    const auto resource = findOrRefuse(call, request.licenseAssetRulesetArn);
    if (!resource)
        return unexpected(resource.error());
    return GetLicenseAssetRuleset::Response{assetrulesets::read(*resource)};
}

Served<UpdateLicenseAssetRuleset::Response>
update(Call &call, const UpdateLicenseAssetRuleset::Request &request)
{
    auto resource = findOwn(call, request.licenseAssetRulesetArn);
    if (!resource)
        return unexpected(resource.error());
    LicenseAssetRuleset ruleset = assetrulesets::read(*resource);
    if (request.name)
        ruleset.name = *request.name;
    if (request.description)
        ruleset.description = request.description;
    ruleset.rules = request.rules;
    if (auto checked = check(call, ruleset); !checked)
        return unexpected(checked.error());
    resource->document = writeJson(ruleset);
    call.store.update(*resource);
    return UpdateLicenseAssetRuleset::Response{resource->id};
}

Served<DeleteLicenseAssetRuleset::Response>
remove(Call &call, const DeleteLicenseAssetRuleset::Request &request)
{
    const auto resource = findOwn(call, request.licenseAssetRulesetArn);
    if (!resource)
        return unexpected(resource.error());
    ResourceQuery groups;
    groups.kind = assetgroups::kind;
    groups.keyName = assetgroups::byRuleset;
    groups.keyValue = resource->id;
    if (call.store.count(groups) > 0)
        return refuseInput(call.operation,
                           u"LicenseAssetRulesetArn: an asset group uses the ruleset."_s);
    call.store.remove(*resource);
    return DeleteLicenseAssetRuleset::Response();
}

constexpr QLatin1StringView nameFilter{"Name"};

Served<ListLicenseAssetRulesets::Response> list(Call &call,
                                                const ListLicenseAssetRulesets::Request &request)
{
    const auto filters = Filters::read(call.operation, request.filters, {nameFilter});
    if (!filters)
        return unexpected(filters.error());
    ResourceQuery own;
    own.kind = assetrulesets::kind;
    own.account = call.caller.account;
    own.region = call.caller.region;
    QList<ResourceQuery> queries{own};
    if (request.showAwsManagedLicenseAssetRulesets.value_or(false)) {
        needManaged(call);
        queries += own;
        queries.last().account = manager;
    }
    const auto convert = [&filters](const Resource &resource) {
        LicenseAssetRuleset ruleset = assetrulesets::read(resource);
        return filters->allows(nameFilter, ruleset.name) ? std::optional(std::move(ruleset))
                                                         : std::nullopt;
    };
    auto page = listMerged<LicenseAssetRuleset>(call, request, queries, request.maxResults,
                                                request.nextToken, convert);
    if (!page)
        return unexpected(page.error());
    return ListLicenseAssetRulesets::Response{page->records, page->nextToken};
}

} // namespace

namespace assetrulesets {

std::optional<Resource> find(Call &call, const QString &arn)
{
    const auto parsed = Arn::parse(arn);
    if (parsed && parsed->account == manager)
        needManaged(call);
    auto found = call.store.find(kind, arn);
    if (!found || (found->account != call.caller.account && found->account != manager)
        || found->region != call.caller.region)
        return std::nullopt;
    return found;
}

LicenseAssetRuleset read(const Resource &resource)
{
    return readJson<LicenseAssetRuleset>(resource.document).value_or(LicenseAssetRuleset());
}

} // namespace assetrulesets

void addAssetRulesetRules(HandlerTable &table)
{
    table.add<CreateLicenseAssetRuleset>(create);
    table.add<GetLicenseAssetRuleset>(get);
    table.add<UpdateLicenseAssetRuleset>(update);
    table.add<DeleteLicenseAssetRuleset>(remove);
    table.add<ListLicenseAssetRulesets>(list);
}

} // namespace lc
