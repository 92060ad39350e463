// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/assetlife.h"

#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/reportgenerators.h"
#include "domain/quotaperiod.h"
#include "localservice/examples.h"
#include "localservice/inventory.h"

namespace lc {

using namespace licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString vendor = u"vendor"_s;
const QStringList instanceTypes{u"t3.large"_s, u"m5.large"_s, u"c5.large"_s, u"r5.large"_s};
constexpr int machinesOfAType = 3;
constexpr int quota = 25; ///< of rulesets, of groups, of generators and of updates a day

QString machineArn(const QString &account, int type, int number)
{
    return u"arn:aws:ec2:us-east-1:%1:instance/i-%2%3"_s.arg(account).arg(type).arg(number);
}

QList<LicenseAssetRule> rulesFor(const QStringList &types)
{
    LicenseAssetRule rule;
    rule.ruleStatement.instanceRuleStatement.emplace().matchingRuleStatement =
        MatchingRuleStatement{u"InstanceType"_s, u"EQUALS"_s, types};
    return {rule};
}

ReportContext about(const QString &group)
{
    ReportContext context;
    context.licenseAssetGroupArns = QStringList{group};
    return context;
}

} // namespace

AssetLife::AssetLife(const LifePlace &place, unsigned seed) : RandomLife(place, seed)
{
    const bool areKept = service().change([&](Store &store) {
        for (int type = 0; type < instanceTypes.size(); ++type) {
            for (int number = 0; number < machinesOfAType; ++number) {
                InventoryResource machine =
                    unknownResource(machineArn(account(vendor), type, number));
                machine.instanceType = instanceTypes[type];
                if (!inventory::put(store, {account(vendor), u"us-east-1"_s, machine}))
                    return false;
            }
        }
        return true;
    });
    expect(areKept, u"the machines were not kept"_s);
    addStep(8, [this] { createRuleset(); });
    addStep(8, [this] { updateRuleset(); });
    addStep(5, [this] { deleteRuleset(); });
    addStep(8, [this] { createGroup(); });
    addStep(12, [this] { updateGroup(); });
    addStep(4, [this] { deleteGroup(); });
    addStep(4, [this] { createGenerator(); });
    addStep(12, [this] { updateGenerator(); });
    addStep(3, [this] { deleteGenerator(); });
    addClockMoves(3, 600min);
    addRestarts(2);
}

void AssetLife::createRuleset()
{
    Ruleset ruleset;
    ruleset.name = newName(u"Ruleset "_s);
    ruleset.instanceTypes = someTypes();
    CreateLicenseAssetRuleset::Request request;
    request.name = ruleset.name;
    request.rules = rulesFor(ruleset.instanceTypes);
    request.clientToken = examples::newToken();
    const bool isAllowed = m_rulesets.size() < quota && !ruleset.instanceTypes.isEmpty();
    const auto made = call<CreateLicenseAssetRuleset>(vendor, request);
    if (!expectDone(made, isAllowed, u"CreateLicenseAssetRuleset"_s) || !made)
        return;
    ruleset.arn = made->licenseAssetRulesetArn;
    m_rulesets.append(ruleset);
    const auto again = call<CreateLicenseAssetRuleset>(vendor, request);
    expect(again && *again == *made, u"a repeated CreateLicenseAssetRuleset makes another"_s);
}

void AssetLife::updateRuleset()
{
    Ruleset *ruleset = any(m_rulesets);
    if (!ruleset)
        return;
    UpdateLicenseAssetRuleset::Request request;
    request.licenseAssetRulesetArn = ruleset->arn;
    if (isOneIn(2))
        request.name = newName(u"Renamed "_s);
    const QStringList types = someTypes();
    request.rules = rulesFor(types);
    request.clientToken = examples::newToken();
    const auto done = call<UpdateLicenseAssetRuleset>(vendor, request);
    if (expectDone(done, !types.isEmpty(), u"UpdateLicenseAssetRuleset"_s)) {
        ruleset->name = request.name.value_or(ruleset->name);
        ruleset->instanceTypes = types;
    }
}

void AssetLife::deleteRuleset()
{
    Ruleset *ruleset = any(m_rulesets);
    if (!ruleset)
        return;
    const bool isUsed = std::any_of(m_groups.cbegin(), m_groups.cend(), [&](const Group &group) {
        return group.rulesets.contains(ruleset->arn);
    });
    const auto done = call<DeleteLicenseAssetRuleset>(vendor, {ruleset->arn});
    if (!expectDone(done, !isUsed, u"DeleteLicenseAssetRuleset"_s))
        return;
    m_goneRuleset = ruleset->arn;
    m_rulesets.removeAt(ruleset - m_rulesets.data());
    expect(!call<GetLicenseAssetRuleset>(vendor, {m_goneRuleset}),
           u"a deleted ruleset is readable"_s);
}

void AssetLife::createGroup()
{
    Group group;
    group.name = newName(u"Group "_s);
    group.rulesets = someRulesets();
    CreateLicenseAssetGroup::Request request;
    request.name = group.name;
    request.associatedLicenseAssetRulesetArNs = group.rulesets;
    request.clientToken = examples::newToken();
    const bool isAllowed = areThere(group.rulesets) && m_groups.size() < quota;
    const auto made = call<CreateLicenseAssetGroup>(vendor, request);
    if (!expectDone(made, isAllowed, u"CreateLicenseAssetGroup"_s) || !made)
        return;
    group.arn = made->licenseAssetGroupArn;
    m_groups.append(group);
}

void AssetLife::updateGroup()
{
    Group *group = any(m_groups);
    if (!group)
        return;
    UpdateLicenseAssetGroup::Request request;
    request.licenseAssetGroupArn = group->arn;
    if (isOneIn(2))
        request.name = newName(u"Renamed "_s);
    const QStringList rulesets = someRulesets();
    request.associatedLicenseAssetRulesetArNs = rulesets;
    const bool isDisabled = isOneIn(3);
    request.status =
        isDisabled ? LicenseAssetGroupStatus::Disabled : LicenseAssetGroupStatus::Active;
    const bool asksToDelete = isOneIn(8);
    if (asksToDelete)
        request.status = LicenseAssetGroupStatus::Deleted;
    request.clientToken = examples::newToken();
    const auto done = call<UpdateLicenseAssetGroup>(vendor, request);
    const bool isAllowed = areThere(rulesets) && !asksToDelete;
    if (expectDone(done, isAllowed, u"UpdateLicenseAssetGroup"_s)) {
        group->name = request.name.value_or(group->name);
        group->rulesets = rulesets;
        group->isDisabled = isDisabled;
    }
    compareAssets(*group);
}

void AssetLife::deleteGroup()
{
    Group *group = any(m_groups);
    if (!group)
        return;
    const bool isUsed =
        std::any_of(m_generators.cbegin(), m_generators.cend(),
                    [&](const Generator &each) { return each.group == group->arn; });
    const auto done = call<DeleteLicenseAssetGroup>(vendor, {group->arn});
    if (!expectDone(done, !isUsed, u"DeleteLicenseAssetGroup"_s))
        return;
    const QString arn = group->arn;
    m_groups.removeAt(group - m_groups.data());
    expect(!call<GetLicenseAssetGroup>(vendor, {arn}), u"a deleted group is readable"_s);
}

void AssetLife::createGenerator()
{
    const Group *group = any(m_groups);
    if (!group)
        return;
    Generator generator;
    generator.name = newName(u"Report "_s);
    generator.group = group->arn;
    CreateLicenseManagerReportGenerator::Request request;
    request.reportGeneratorName = generator.name;
    request.type = {ReportType::LicenseAssetGroupUsageReport};
    request.reportContext = about(group->arn);
    request.reportFrequency = {1, ReportFrequencyType::Day};
    request.clientToken = examples::newToken();
    const auto made = call<CreateLicenseManagerReportGenerator>(vendor, request);
    const bool isAllowed = m_generators.size() < quota;
    if (!expectDone(made, isAllowed, u"CreateLicenseManagerReportGenerator"_s) || !made)
        return;
    generator.arn = *made->licenseManagerReportGeneratorArn;
    m_generators.append(generator);
}

void AssetLife::updateGenerator()
{
    Generator *generator = any(m_generators);
    const Group *group = any(m_groups);
    if (!generator || !group)
        return;
    UpdateLicenseManagerReportGenerator::Request request;
    request.licenseManagerReportGeneratorArn = generator->arn;
    request.reportGeneratorName = newName(u"Renamed "_s);
    request.type = {ReportType::LicenseAssetGroupUsageReport};
    request.reportContext = about(isOneIn(8) ? group->arn + u'x' : group->arn);
    request.reportFrequency = {1, ReportFrequencyType::Week};
    request.clientToken = examples::newToken();
    const QString day = dayText(dayOf(clock().now()));
    const bool isAllowed =
        request.reportContext == about(group->arn) && generator->updates.value(day) < quota;
    const auto done = call<UpdateLicenseManagerReportGenerator>(vendor, request);
    if (!expectDone(done, isAllowed, u"UpdateLicenseManagerReportGenerator"_s))
        return;
    generator->name = request.reportGeneratorName;
    generator->group = group->arn;
    // Only the latest day is counted.
    generator->updates = {{day, generator->updates.value(day) + 1}};
    const auto again = call<UpdateLicenseManagerReportGenerator>(vendor, request);
    expect(again.has_value(), u"a repeated UpdateLicenseManagerReportGenerator is refused"_s);
}

void AssetLife::deleteGenerator()
{
    Generator *generator = any(m_generators);
    if (!generator)
        return;
    const QString arn = generator->arn;
    const auto done = call<DeleteLicenseManagerReportGenerator>(vendor, {arn});
    if (!expectDone(done, true, u"DeleteLicenseManagerReportGenerator"_s))
        return;
    m_generators.removeAt(generator - m_generators.data());
    expect(!call<DeleteLicenseManagerReportGenerator>(vendor, {arn}),
           u"a report generator was deleted twice"_s);
}

QStringList AssetLife::someTypes()
{
    QStringList types;
    for (const QString &type : instanceTypes) {
        if (isOneIn(3))
            types.append(type);
    }
    return types;
}

QStringList AssetLife::someRulesets()
{
    QStringList arns;
    for (int i = roll(3); i >= 0; --i) {
        if (const Ruleset *ruleset = any(m_rulesets))
            arns.append(ruleset->arn);
    }
    if (isOneIn(10) && !m_goneRuleset.isEmpty())
        arns.append(m_goneRuleset);
    return arns;
}

bool AssetLife::areThere(const QStringList &rulesets) const
{
    const QSet<QString> different(rulesets.begin(), rulesets.end());
    return !rulesets.isEmpty() && different.size() == rulesets.size()
        && !rulesets.contains(m_goneRuleset);
}

void AssetLife::compareAssets(const Group &group)
{
    QStringList standing;
    for (int type = 0; type < instanceTypes.size(); ++type) {
        const bool isChosen = !group.isDisabled
            && std::any_of(m_rulesets.cbegin(), m_rulesets.cend(), [&](const Ruleset &ruleset) {
                   return group.rulesets.contains(ruleset.arn)
                       && ruleset.instanceTypes.contains(instanceTypes[type]);
               });
        for (int number = 0; isChosen && number < machinesOfAType; ++number)
            standing.append(machineArn(account(vendor), type, number));
    }
    QStringList listed;
    ListAssetsForLicenseAssetGroup::Request request;
    request.licenseAssetGroupArn = group.arn;
    request.assetType = u"Instance"_s;
    request.maxResults = 2;
    using List = ListAssetsForLicenseAssetGroup;
    readPages<List>(vendor, request, [&](const List::Response &page) {
        for (const Asset &asset : page.assets.value_or(QList<Asset>()))
            listed.append(*asset.assetArn);
    });
    expectSame(listed, standing, u"assets of "_s + group.name);
}

void AssetLife::compareAll()
{
    QStringList listed, standing;
    ListLicenseAssetRulesets::Request rulesets;
    rulesets.maxResults = 1 + roll(5);
    using Rulesets = ListLicenseAssetRulesets;
    readPages<Rulesets>(vendor, rulesets, [&](const Rulesets::Response &page) {
        for (const LicenseAssetRuleset &each : *page.licenseAssetRulesets)
            listed.append(each.licenseAssetRulesetArn + u'/' + each.name);
    });
    for (const Ruleset &each : std::as_const(m_rulesets))
        standing.append(each.arn + u'/' + each.name);
    expectSame(listed, standing, u"ListLicenseAssetRulesets"_s);

    listed.clear();
    standing.clear();
    ListLicenseAssetGroups::Request groups;
    groups.maxResults = 1 + roll(5);
    using Groups = ListLicenseAssetGroups;
    readPages<Groups>(vendor, groups, [&](const Groups::Response &page) {
        for (const LicenseAssetGroup &each : *page.licenseAssetGroups)
            listed.append(each.licenseAssetGroupArn + u'/' + each.name
                          + each.associatedLicenseAssetRulesetArNs.join(u','));
    });
    for (const Group &each : std::as_const(m_groups)) {
        standing.append(each.arn + u'/' + each.name + each.rulesets.join(u','));
        compareAssets(each);
    }
    expectSame(listed, standing, u"ListLicenseAssetGroups"_s);

    listed.clear();
    standing.clear();
    ListLicenseManagerReportGenerators::Request generators;
    generators.maxResults = 1 + roll(5);
    using Generators = ListLicenseManagerReportGenerators;
    readPages<Generators>(vendor, generators, [&](const Generators::Response &page) {
        for (const ReportGenerator &each : *page.reportGenerators)
            listed.append(*each.licenseManagerReportGeneratorArn + u'/' + *each.reportGeneratorName
                          + each.reportContext->licenseAssetGroupArns->join(u','));
    });
    for (const Generator &each : std::as_const(m_generators))
        standing.append(each.arn + u'/' + each.name + each.group);
    expectSame(listed, standing, u"ListLicenseManagerReportGenerators"_s);

    const auto others = call<ListLicenseAssetGroups>(u"stranger"_s, {});
    expect(others && others->licenseAssetGroups->isEmpty(), u"another account lists groups"_s);
}

} // namespace lc
