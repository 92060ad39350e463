// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/conversiontasks.h"
#include "api/licensemanager/inventory.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/servicesettings.h"
#include "api/licensemanager/tags.h"
#include "client/changecases.h"
#include "core/json.h"

#include <algorithm>

namespace lc::test {

using namespace Qt::StringLiterals;
using namespace licensemanager;
using namespace std::chrono_literals;

namespace {

CreateLicenseConfiguration::Request configuration(FaultWorld &world)
{
    CreateLicenseConfiguration::Request request;
    request.name = world.unique(u"configuration-"_s);
    request.licenseCountingType = LicenseCountingType::Instance;
    request.licenseCount = 10;
    return request;
}

QString configurationArn(FaultWorld &world)
{
    return *world.direct<CreateLicenseConfiguration>(configuration(world)).licenseConfigurationArn;
}

int configurationsNamed(FaultWorld &world, const QString &name)
{
    ListLicenseConfigurations::Request list;
    int count = 0;
    do {
        const auto page = world.direct<ListLicenseConfigurations>(list);
        for (const LicenseConfiguration &each : *page.licenseConfigurations)
            count += each.name == name ? 1 : 0;
        list.nextToken = page.nextToken;
    } while (list.nextToken);
    return count;
}

PreparedChange createConfiguration(FaultWorld &world)
{
    const auto request = configuration(world);
    return prepared<CreateLicenseConfiguration>(
        world, request, [&world, name = request.name] { return configurationsNamed(world, name); });
}

PreparedChange updateConfiguration(FaultWorld &world)
{
    UpdateLicenseConfiguration::Request request;
    request.licenseConfigurationArn = configurationArn(world);
    request.licenseCount = 20;
    request.description = u"changed"_s;
    return prepared<UpdateLicenseConfiguration>(
        world, request, [&world, arn = request.licenseConfigurationArn] {
            return world.direct<GetLicenseConfiguration>({arn}).licenseCount == 20 ? 1 : 0;
        });
}

PreparedChange deleteConfiguration(FaultWorld &world)
{
    const auto request = configuration(world);
    const auto made = world.direct<CreateLicenseConfiguration>(request);
    return prepared<DeleteLicenseConfiguration>(
        world, {*made.licenseConfigurationArn},
        [&world, name = request.name] { return 1 - configurationsNamed(world, name); });
}

PreparedChange updateSpecifications(FaultWorld &world)
{
    UpdateLicenseSpecificationsForResource::Request request;
    request.resourceArn = world.unique(u"arn:aws:ec2:us-east-1:111122223333:instance/i-"_s);
    request.addLicenseSpecifications = QList<LicenseSpecification>{{configurationArn(world), {}}};
    return prepared<UpdateLicenseSpecificationsForResource>(
        world, request, [&world, arn = request.resourceArn] {
            const auto read = world.direct<ListLicenseSpecificationsForResource>({arn, {}, {}});
            return int(read.licenseSpecifications.value_or(QList<LicenseSpecification>()).size());
        });
}

int tasksOf(FaultWorld &world, const QString &resourceArn)
{
    ListLicenseConversionTasks::Request list;
    list.filters = QList<Filter>{{u"ResourceArns"_s, QList<QString>{resourceArn}}};
    int count = 0;
    do {
        const auto page = world.direct<ListLicenseConversionTasks>(list);
        count += int(page.licenseConversionTasks->size());
        list.nextToken = page.nextToken;
    } while (list.nextToken);
    return count;
}

/// A machine of the sample whose license can be converted to and fro.
ResourceInventory machine(FaultWorld &world)
{
    ListResourceInventory::Request list;
    do {
        const auto page = world.direct<ListResourceInventory>(list);
        for (const ResourceInventory &each : *page.resourceInventoryList) {
            if (each.usageOperation == u"RunInstances:0002"_s
                || each.usageOperation == u"RunInstances:0800"_s)
                return each;
        }
        list.nextToken = page.nextToken;
    } while (list.nextToken);
    qFatal("the sample has no Windows instance");
}

PreparedChange convert(FaultWorld &world)
{
    const ResourceInventory found = machine(world);
    CreateLicenseConversionTaskForResource::Request request;
    request.resourceArn = *found.resourceArn;
    request.sourceLicenseContext.usageOperation = found.usageOperation;
    request.destinationLicenseContext.usageOperation =
        found.usageOperation == u"RunInstances:0002"_s ? u"RunInstances:0800"_s
                                                       : u"RunInstances:0002"_s;
    const int before = tasksOf(world, request.resourceArn);
    PreparedChange change = prepared<CreateLicenseConversionTaskForResource>(
        world, request,
        [&world, arn = request.resourceArn, before] { return tasksOf(world, arn) - before; });
    change.finish = [&world, arn = request.resourceArn] {
        // Lets the task end, so that the next one may begin.
        world.advance(24h);
        tasksOf(world, arn);
        world.resetClock();
    };
    return change;
}

CreateLicenseAssetRuleset::Request ruleset(FaultWorld &world)
{
    CreateLicenseAssetRuleset::Request request;
    request.name = world.unique(u"ruleset-"_s);
    LicenseAssetRule rule;
    rule.ruleStatement.instanceRuleStatement.emplace();
    rule.ruleStatement.instanceRuleStatement->matchingRuleStatement =
        MatchingRuleStatement{u"Platform"_s, u"EQUALS"_s, {u"Windows"_s}};
    request.rules = {rule};
    request.clientToken = world.unique(u"token-"_s);
    return request;
}

QString rulesetArn(FaultWorld &world)
{
    return world.direct<CreateLicenseAssetRuleset>(ruleset(world)).licenseAssetRulesetArn;
}

int rulesetsNamed(FaultWorld &world, const QString &name)
{
    ListLicenseAssetRulesets::Request list;
    int count = 0;
    do {
        const auto page = world.direct<ListLicenseAssetRulesets>(list);
        for (const LicenseAssetRuleset &each : *page.licenseAssetRulesets)
            count += each.name == name ? 1 : 0;
        list.nextToken = page.nextToken;
    } while (list.nextToken);
    return count;
}

PreparedChange createRuleset(FaultWorld &world)
{
    const auto request = ruleset(world);
    return prepared<CreateLicenseAssetRuleset>(
        world, request, [&world, name = request.name] { return rulesetsNamed(world, name); });
}

PreparedChange updateRuleset(FaultWorld &world)
{
    const auto before = ruleset(world);
    UpdateLicenseAssetRuleset::Request request;
    request.licenseAssetRulesetArn =
        world.direct<CreateLicenseAssetRuleset>(before).licenseAssetRulesetArn;
    request.name = world.unique(u"renamed-"_s);
    request.rules = before.rules;
    request.clientToken = world.unique(u"token-"_s);
    return prepared<UpdateLicenseAssetRuleset>(
        world, request, [&world, name = *request.name] { return rulesetsNamed(world, name); });
}

PreparedChange deleteRuleset(FaultWorld &world)
{
    const auto request = ruleset(world);
    const auto made = world.direct<CreateLicenseAssetRuleset>(request);
    return prepared<DeleteLicenseAssetRuleset>(
        world, {made.licenseAssetRulesetArn},
        [&world, name = request.name] { return 1 - rulesetsNamed(world, name); });
}

CreateLicenseAssetGroup::Request group(FaultWorld &world)
{
    CreateLicenseAssetGroup::Request request;
    request.name = world.unique(u"group-"_s);
    request.licenseAssetGroupConfigurations = {{u"vCPU"_s}};
    request.associatedLicenseAssetRulesetArNs = {rulesetArn(world)};
    request.clientToken = world.unique(u"token-"_s);
    return request;
}

int groupsNamed(FaultWorld &world, const QString &name)
{
    ListLicenseAssetGroups::Request list;
    int count = 0;
    do {
        const auto page = world.direct<ListLicenseAssetGroups>(list);
        for (const LicenseAssetGroup &each : *page.licenseAssetGroups)
            count += each.name == name && each.status != LicenseAssetGroupStatus::Deleted ? 1 : 0;
        list.nextToken = page.nextToken;
    } while (list.nextToken);
    return count;
}

PreparedChange createGroup(FaultWorld &world)
{
    const auto request = group(world);
    return prepared<CreateLicenseAssetGroup>(
        world, request, [&world, name = request.name] { return groupsNamed(world, name); });
}

PreparedChange updateGroup(FaultWorld &world)
{
    const auto before = group(world);
    UpdateLicenseAssetGroup::Request request;
    request.licenseAssetGroupArn =
        world.direct<CreateLicenseAssetGroup>(before).licenseAssetGroupArn;
    request.name = world.unique(u"renamed-"_s);
    request.associatedLicenseAssetRulesetArNs = before.associatedLicenseAssetRulesetArNs;
    request.clientToken = world.unique(u"token-"_s);
    return prepared<UpdateLicenseAssetGroup>(
        world, request, [&world, name = *request.name] { return groupsNamed(world, name); });
}

PreparedChange deleteGroup(FaultWorld &world)
{
    const auto request = group(world);
    const auto made = world.direct<CreateLicenseAssetGroup>(request);
    return prepared<DeleteLicenseAssetGroup>(
        world, {made.licenseAssetGroupArn},
        [&world, name = request.name] { return 1 - groupsNamed(world, name); });
}

CreateLicenseManagerReportGenerator::Request generator(FaultWorld &world)
{
    CreateLicenseManagerReportGenerator::Request request;
    request.reportGeneratorName = world.unique(u"report-"_s);
    request.type = {ReportType::LicenseConfigurationSummaryReport};
    request.reportContext.licenseConfigurationArns = QList<QString>{configurationArn(world)};
    request.reportFrequency = {1, ReportFrequencyType::Day};
    request.clientToken = world.unique(u"token-"_s);
    return request;
}

int generatorsNamed(FaultWorld &world, const QString &name)
{
    ListLicenseManagerReportGenerators::Request list;
    int count = 0;
    do {
        const auto page = world.direct<ListLicenseManagerReportGenerators>(list);
        for (const ReportGenerator &each : *page.reportGenerators)
            count += each.reportGeneratorName == name ? 1 : 0;
        list.nextToken = page.nextToken;
    } while (list.nextToken);
    return count;
}

PreparedChange createGenerator(FaultWorld &world)
{
    const auto request = generator(world);
    return prepared<CreateLicenseManagerReportGenerator>(
        world, request,
        [&world, name = request.reportGeneratorName] { return generatorsNamed(world, name); });
}

PreparedChange updateGenerator(FaultWorld &world)
{
    const auto before = generator(world);
    const auto made = world.direct<CreateLicenseManagerReportGenerator>(before);
    UpdateLicenseManagerReportGenerator::Request request{*made.licenseManagerReportGeneratorArn,
                                                         world.unique(u"renamed-"_s),
                                                         before.type,
                                                         before.reportContext,
                                                         before.reportFrequency,
                                                         world.unique(u"token-"_s),
                                                         before.description};
    return prepared<UpdateLicenseManagerReportGenerator>(
        world, request,
        [&world, name = request.reportGeneratorName] { return generatorsNamed(world, name); });
}

PreparedChange deleteGenerator(FaultWorld &world)
{
    const auto request = generator(world);
    const auto made = world.direct<CreateLicenseManagerReportGenerator>(request);
    return prepared<DeleteLicenseManagerReportGenerator>(
        world, {*made.licenseManagerReportGeneratorArn},
        [&world, name = request.reportGeneratorName] { return 1 - generatorsNamed(world, name); });
}

PreparedChange updateSettings(FaultWorld &world)
{
    UpdateServiceSettings::Request request;
    request.snsTopicArn =
        world.unique(u"arn:aws:sns:us-east-1:111122223333:aws-license-manager-service-"_s);
    return prepared<UpdateServiceSettings>(world, request, [&world, arn = request.snsTopicArn] {
        return world.direct<GetServiceSettings>({}).snsTopicArn == arn ? 1 : 0;
    });
}

int tagsOf(FaultWorld &world, const QString &arn)
{
    const auto tags = world.direct<ListTagsForResource>({arn}).tags.value_or(QList<Tag>());
    return int(std::count_if(tags.begin(), tags.end(),
                             [](const Tag &tag) { return tag.key == u"team"_s; }));
}

PreparedChange tag(FaultWorld &world)
{
    const QString arn = configurationArn(world);
    return prepared<TagResource>(world, {arn, {Tag{u"team"_s, u"a"_s}}},
                                 [&world, arn] { return tagsOf(world, arn); });
}

PreparedChange untag(FaultWorld &world)
{
    const QString arn = configurationArn(world);
    world.direct<TagResource>({arn, {Tag{u"team"_s, u"a"_s}}});
    return prepared<UntagResource>(world, {arn, {u"team"_s}},
                                   [&world, arn] { return 1 - tagsOf(world, arn); });
}

} // namespace

std::span<const ChangeCase> resourceCases()
{
    static const ChangeCase cases[] = {
        {&CreateLicenseConfiguration::operation, createConfiguration},
        {&UpdateLicenseConfiguration::operation, updateConfiguration},
        {&DeleteLicenseConfiguration::operation, deleteConfiguration},
        {&UpdateLicenseSpecificationsForResource::operation, updateSpecifications},
        {&CreateLicenseConversionTaskForResource::operation, convert},
        {&CreateLicenseAssetRuleset::operation, createRuleset},
        {&UpdateLicenseAssetRuleset::operation, updateRuleset},
        {&DeleteLicenseAssetRuleset::operation, deleteRuleset},
        {&CreateLicenseAssetGroup::operation, createGroup},
        {&UpdateLicenseAssetGroup::operation, updateGroup},
        {&DeleteLicenseAssetGroup::operation, deleteGroup},
        {&CreateLicenseManagerReportGenerator::operation, createGenerator},
        {&UpdateLicenseManagerReportGenerator::operation, updateGenerator},
        {&DeleteLicenseManagerReportGenerator::operation, deleteGenerator},
        {&UpdateServiceSettings::operation, updateSettings},
        {&TagResource::operation, tag},
        {&UntagResource::operation, untag},
    };
    return cases;
}

} // namespace lc::test
