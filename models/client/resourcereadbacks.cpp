// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What proves changes of self-managed licenses, asset groups, rulesets, reports, conversions,
// settings and tags.
#include "api/licensemanager/assetgroups.h"
#include "api/licensemanager/assetrulesets.h"
#include "api/licensemanager/associations.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/conversiontasks.h"
#include "api/licensemanager/reportgenerators.h"
#include "api/licensemanager/servicesettings.h"
#include "api/licensemanager/tags.h"
#include "client/readbacksteps.h"

#include <algorithm>

namespace lc::readbacks {

using namespace Qt::StringLiterals;
using namespace licensemanager;
using namespace std::chrono_literals;

namespace {

// Undocumented for these operations; a day is what other services promise at least.
constexpr std::chrono::minutes tokenLife = 24h;

/// The values of a list, which may be absent.
template <class T> QList<T> all(const std::optional<QList<T>> &list)
{
    return list.value_or(QList<T>());
}

Tag markOf(const QString &intent)
{
    return {QString::fromLatin1(intentTag), intent};
}

void markConfiguration(void *request, const QString &intent)
{
    auto &tags = static_cast<CreateLicenseConfiguration::Request *>(request)->tags;
    if (!tags)
        tags.emplace();
    // A copy of something that was made here brings the mark of its original.
    tags->removeIf([](const Tag &tag) { return tag.key == QLatin1StringView(intentTag); });
    tags->append(markOf(intent));
}

ReadBackStep findMarked(const QStringList &arns, const Tag &mark, ReadBackStep otherwise);

/// Lists do not show tags, so that each of the same name is read.
ReadBackStep findMarked(const QStringList &arns, const Tag &mark, ReadBackStep otherwise)
{
    if (arns.isEmpty())
        return otherwise;
    const auto judge = [arns, mark, otherwise](const GetLicenseConfiguration::Response &answer) {
        if (all(answer.tags).contains(mark))
            return doneWith(CreateLicenseConfiguration::Response{arns.first()});
        return findMarked(arns.mid(1), mark, otherwise);
    };
    return ask<GetLicenseConfiguration>({arns.first()}, judge);
}

/// Goes through the pages, and through those of the name before the next page.
ReadBackStep findConfiguration(const ListLicenseConfigurations::Request &list, const QString &name,
                               const Tag &mark)
{
    return ask<ListLicenseConfigurations>(
        list, [list, name, mark](const ListLicenseConfigurations::Response &page) {
            QStringList arns;
            for (const LicenseConfiguration &each : all(page.licenseConfigurations)) {
                if (each.name == name && each.licenseConfigurationArn)
                    arns += *each.licenseConfigurationArn;
            }
            const bool isLast =
                !page.nextToken || page.nextToken->isEmpty() || page.nextToken == list.nextToken;
            ListLicenseConfigurations::Request next = list;
            next.nextToken = page.nextToken;
            return findMarked(arns, mark, isLast ? notDone() : findConfiguration(next, name, mark));
        });
}

ReadBackStep proveCreateConfiguration(const SentChange &sent)
{
    return findConfiguration({}, sent.as<CreateLicenseConfiguration>().name, markOf(sent.intent));
}

ReadBackStep proveUpdateConfiguration(const SentChange &sent)
{
    const auto &request = sent.as<UpdateLicenseConfiguration>();
    return ask<GetLicenseConfiguration>(
        {request.licenseConfigurationArn},
        [request](const GetLicenseConfiguration::Response &answer) {
            const bool hasStatus = !request.licenseConfigurationStatus
                || answer.status == request.licenseConfigurationStatus->text;
            return doneIf(hasStatus && isCovered(request, answer));
        });
}

ReadBackStep proveDeleteConfiguration(const SentChange &sent)
{
    const QString arn = sent.as<DeleteLicenseConfiguration>().licenseConfigurationArn;
    ListLicenseConfigurations::Request list;
    list.licenseConfigurationArns = QList<QString>{arn};
    return ask<ListLicenseConfigurations>(
        list,
        [](const ListLicenseConfigurations::Response &page) {
            return doneIf(all(page.licenseConfigurations).isEmpty());
        },
        doneIfGone);
}

ReadBackStep proveSpecifications(const SentChange &sent)
{
    using Change = UpdateLicenseSpecificationsForResource;
    const auto &request = sent.as<Change>();
    // Struck off page by page: what is still missing at the end was not added.
    struct Open {
        QStringList added;
    };
    auto open = std::make_shared<Open>();
    QStringList removed;
    for (const LicenseSpecification &each : all(request.addLicenseSpecifications))
        open->added += each.licenseConfigurationArn;
    for (const LicenseSpecification &each : all(request.removeLicenseSpecifications))
        removed += each.licenseConfigurationArn;
    ListLicenseSpecificationsForResource::Request list;
    list.resourceArn = request.resourceArn;
    const auto inPage = [open, removed](const ListLicenseSpecificationsForResource::Response &page)
        -> std::optional<ReadBackStep> {
        for (const LicenseSpecification &each : all(page.licenseSpecifications)) {
            if (removed.contains(each.licenseConfigurationArn))
                return notDone();
            open->added.removeAll(each.licenseConfigurationArn);
        }
        const bool isLast = !page.nextToken || page.nextToken->isEmpty();
        return isLast && open->added.isEmpty() ? std::optional(done()) : std::nullopt;
    };
    return search<ListLicenseSpecificationsForResource>(list, inPage, notDone());
}

ListLicenseConversionTasks::Request tasksOf(const QString &resourceArn)
{
    ListLicenseConversionTasks::Request list;
    list.filters = QList<Filter>{{u"ResourceArns"_s, QList<QString>{resourceArn}}};
    return list;
}

ReadBackStep beforeConverting(const SentChange &sent)
{
    auto evidence = std::make_shared<Evidence>();
    evidence->known = QList<QString>();
    const auto inPage =
        [evidence](
            const ListLicenseConversionTasks::Response &page) -> std::optional<ReadBackStep> {
        for (const LicenseConversionTask &task : all(page.licenseConversionTasks))
            evidence->known->append(task.licenseConversionTaskId.value_or(QString()));
        const bool isLast = !page.nextToken || page.nextToken->isEmpty();
        return isLast ? std::optional(doneWith(*evidence)) : std::nullopt;
    };
    const auto &request = sent.as<CreateLicenseConversionTaskForResource>();
    return search<ListLicenseConversionTasks>(tasksOf(request.resourceArn), inPage, unproven());
}

ReadBackStep proveConversion(const SentChange &sent)
{
    using Change = CreateLicenseConversionTaskForResource;
    const auto &request = sent.as<Change>();
    if (!sent.evidence.known)
        return unproven();
    const auto inPage =
        [request, known = *sent.evidence.known](
            const ListLicenseConversionTasks::Response &page) -> std::optional<ReadBackStep> {
        for (const LicenseConversionTask &task : all(page.licenseConversionTasks)) {
            const bool isNew = !known.contains(task.licenseConversionTaskId.value_or(QString()));
            if (isNew && task.resourceArn == request.resourceArn
                && task.sourceLicenseContext == request.sourceLicenseContext
                && task.destinationLicenseContext == request.destinationLicenseContext)
                return doneWith(Change::Response{task.licenseConversionTaskId});
        }
        return std::nullopt;
    };
    return search<ListLicenseConversionTasks>(tasksOf(request.resourceArn), inPage, notDone());
}

ReadBackStep proveCreateAssetGroup(const SentChange &sent)
{
    const auto inPage =
        [request = sent.as<CreateLicenseAssetGroup>()](
            const ListLicenseAssetGroups::Response &page) -> std::optional<ReadBackStep> {
        for (const LicenseAssetGroup &group : all(page.licenseAssetGroups)) {
            if (group.name == request.name && isCovered(request, group))
                return doneWith(CreateLicenseAssetGroup::Response{group.licenseAssetGroupArn,
                                                                  group.status.text});
        }
        return std::nullopt;
    };
    return search<ListLicenseAssetGroups>({}, inPage, notDone());
}

ReadBackStep proveUpdateAssetGroup(const SentChange &sent)
{
    const auto &request = sent.as<UpdateLicenseAssetGroup>();
    return ask<GetLicenseAssetGroup>(
        {request.licenseAssetGroupArn}, [request](const GetLicenseAssetGroup::Response &answer) {
            const LicenseAssetGroup &group = answer.licenseAssetGroup;
            if (!isCovered(request, group))
                return notDone();
            return doneWith(
                UpdateLicenseAssetGroup::Response{group.licenseAssetGroupArn, group.status.text});
        });
}

ReadBackStep deletedAssetGroup()
{
    return doneWith(DeleteLicenseAssetGroup::Response{LicenseAssetGroupStatus::Deleted});
}

ReadBackStep proveDeleteAssetGroup(const SentChange &sent)
{
    return ask<GetLicenseAssetGroup>(
        {sent.as<DeleteLicenseAssetGroup>().licenseAssetGroupArn},
        [](const GetLicenseAssetGroup::Response &answer) {
            const bool isDeleted =
                answer.licenseAssetGroup.status == LicenseAssetGroupStatus::Deleted;
            return isDeleted ? deletedAssetGroup() : notDone();
        },
        [](const ApiError &error) { return isGone(error) ? deletedAssetGroup() : passOn(error); });
}

ReadBackStep proveCreateRuleset(const SentChange &sent)
{
    const auto inPage =
        [request = sent.as<CreateLicenseAssetRuleset>()](
            const ListLicenseAssetRulesets::Response &page) -> std::optional<ReadBackStep> {
        for (const LicenseAssetRuleset &ruleset : all(page.licenseAssetRulesets)) {
            if (ruleset.name == request.name && isCovered(request, ruleset))
                return doneWith(
                    CreateLicenseAssetRuleset::Response{ruleset.licenseAssetRulesetArn});
        }
        return std::nullopt;
    };
    return search<ListLicenseAssetRulesets>({}, inPage, notDone());
}

ReadBackStep proveUpdateRuleset(const SentChange &sent)
{
    const auto &request = sent.as<UpdateLicenseAssetRuleset>();
    return ask<GetLicenseAssetRuleset>(
        {request.licenseAssetRulesetArn},
        [request](const GetLicenseAssetRuleset::Response &answer) {
            if (!isCovered(request, answer.licenseAssetRuleset))
                return notDone();
            return doneWith(UpdateLicenseAssetRuleset::Response{request.licenseAssetRulesetArn});
        });
}

ReadBackStep proveDeleteRuleset(const SentChange &sent)
{
    return ask<GetLicenseAssetRuleset>(
        {sent.as<DeleteLicenseAssetRuleset>().licenseAssetRulesetArn},
        [](const GetLicenseAssetRuleset::Response &) { return notDone(); }, doneIfGone);
}

/// A request calls `Type` what a report generator calls `ReportType`.
template <class Request> bool isIn(const Request &request, const ReportGenerator &generator)
{
    return generator.reportType == request.type && isCovered(request, generator, {"Type"});
}

ReadBackStep proveCreateReportGenerator(const SentChange &sent)
{
    using Change = CreateLicenseManagerReportGenerator;
    const auto inPage =
        [request = sent.as<Change>()](const ListLicenseManagerReportGenerators::Response &page)
        -> std::optional<ReadBackStep> {
        for (const ReportGenerator &generator : all(page.reportGenerators)) {
            if (generator.reportGeneratorName == request.reportGeneratorName
                && isIn(request, generator))
                return doneWith(Change::Response{generator.licenseManagerReportGeneratorArn});
        }
        return std::nullopt;
    };
    return search<ListLicenseManagerReportGenerators>({}, inPage, notDone());
}

ReadBackStep proveUpdateReportGenerator(const SentChange &sent)
{
    const auto &request = sent.as<UpdateLicenseManagerReportGenerator>();
    return ask<GetLicenseManagerReportGenerator>(
        {request.licenseManagerReportGeneratorArn},
        [request](const GetLicenseManagerReportGenerator::Response &answer) {
            return doneIf(answer.reportGenerator && isIn(request, *answer.reportGenerator));
        });
}

ReadBackStep proveDeleteReportGenerator(const SentChange &sent)
{
    return ask<GetLicenseManagerReportGenerator>(
        {sent.as<DeleteLicenseManagerReportGenerator>().licenseManagerReportGeneratorArn},
        [](const GetLicenseManagerReportGenerator::Response &) { return notDone(); }, doneIfGone);
}

ReadBackStep proveServiceSettings(const SentChange &sent)
{
    const auto &request = sent.as<UpdateServiceSettings>();
    return ask<GetServiceSettings>({}, [request](const GetServiceSettings::Response &answer) {
        // What is sent as enabled source Regions is read under another name.
        const bool hasRegions = !request.enabledDiscoverySourceRegions
            || all(answer.crossRegionDiscoverySourceRegions)
                == *request.enabledDiscoverySourceRegions;
        return doneIf(hasRegions && isCovered(request, answer));
    });
}

ReadBackStep proveTagResource(const SentChange &sent)
{
    const auto &request = sent.as<TagResource>();
    return ask<ListTagsForResource>(
        {request.resourceArn},
        [wanted = request.tags](const ListTagsForResource::Response &answer) {
            const QList<Tag> tags = all(answer.tags);
            return doneIf(std::all_of(wanted.begin(), wanted.end(),
                                      [&tags](const Tag &tag) { return tags.contains(tag); }));
        });
}

ReadBackStep proveUntagResource(const SentChange &sent)
{
    const auto &request = sent.as<UntagResource>();
    return ask<ListTagsForResource>(
        {request.resourceArn},
        [keys = request.tagKeys](const ListTagsForResource::Response &answer) {
            const QList<Tag> tags = all(answer.tags);
            return doneIf(std::none_of(tags.begin(), tags.end(), [&keys](const Tag &tag) {
                return tag.key && keys.contains(*tag.key);
            }));
        });
}

} // namespace

std::span<const ReadBack> ofResources()
{
    static const ReadBack table[] = {
        {.change = &CreateLicenseConfiguration::operation,
         .prove = proveCreateConfiguration,
         .mark = markConfiguration},
        {.change = &UpdateLicenseConfiguration::operation, .prove = proveUpdateConfiguration},
        {.change = &DeleteLicenseConfiguration::operation, .prove = proveDeleteConfiguration},
        {.change = &UpdateLicenseSpecificationsForResource::operation,
         .prove = proveSpecifications},
        {.change = &CreateLicenseConversionTaskForResource::operation,
         .prove = proveConversion,
         .before = beforeConverting},
        {.change = &CreateLicenseAssetGroup::operation,
         .prove = proveCreateAssetGroup,
         .tokenLife = tokenLife},
        {.change = &UpdateLicenseAssetGroup::operation,
         .prove = proveUpdateAssetGroup,
         .tokenLife = tokenLife},
        {.change = &DeleteLicenseAssetGroup::operation, .prove = proveDeleteAssetGroup},
        {.change = &CreateLicenseAssetRuleset::operation,
         .prove = proveCreateRuleset,
         .tokenLife = tokenLife},
        {.change = &UpdateLicenseAssetRuleset::operation,
         .prove = proveUpdateRuleset,
         .tokenLife = tokenLife},
        {.change = &DeleteLicenseAssetRuleset::operation, .prove = proveDeleteRuleset},
        {.change = &CreateLicenseManagerReportGenerator::operation,
         .prove = proveCreateReportGenerator,
         .tokenLife = tokenLife},
        {.change = &UpdateLicenseManagerReportGenerator::operation,
         .prove = proveUpdateReportGenerator,
         .tokenLife = tokenLife},
        {.change = &DeleteLicenseManagerReportGenerator::operation,
         .prove = proveDeleteReportGenerator},
        {.change = &UpdateServiceSettings::operation, .prove = proveServiceSettings},
        {.change = &TagResource::operation, .prove = proveTagResource},
        {.change = &UntagResource::operation, .prove = proveUntagResource},
    };
    return table;
}

} // namespace lc::readbacks
