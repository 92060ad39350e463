// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/reportcontent.h"

#include "core/json.h"
#include "localservice/assetgrouprecord.h"
#include "localservice/associationrecord.h"
#include "localservice/configurationrules.h"
#include "localservice/listing.h"
#include "localservice/store.h"

#include <QStringList>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

using Content = Result<QByteArray, QString>;

void appendLine(QByteArray &csv, const QStringList &cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        const bool needsQuotes = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n')
            || cell.contains(u'\r');
        quoted += needsQuotes ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell;
    }
    csv += quoted.join(u',').toUtf8() + "\r\n";
}

QString numberText(const std::optional<qint64> &number)
{
    return number ? QString::number(*number) : QString();
}

Result<QList<Resource>, QString> configurationsOf(Store &store, const ReportGenerator &generator)
{
    QList<Resource> found;
    const ReportContext context = generator.reportContext.value_or(ReportContext());
    for (const QString &arn : context.licenseConfigurationArns.value_or(QList<QString>())) {
        const auto resource = store.find(configurations::kind, arn);
        if (!resource)
            return unexpected(u"The license configuration %1 was not found."_s.arg(arn));
        found += *resource;
    }
    return found;
}

qint64 consumedBy(const LicenseConfiguration &configuration, ResourceType type)
{
    for (const ConsumedLicenseSummary &summary :
         configuration.consumedLicenseSummaryList.value_or(QList<ConsumedLicenseSummary>())) {
        if (summary.resourceType == Open(type))
            return summary.consumedLicenses.value_or(0);
    }
    return 0;
}

Content summaryReport(Store &store, const ReportGenerator &generator, Instant now)
{
    const auto configurations = configurationsOf(store, generator);
    if (!configurations)
        return unexpected(configurations.error());
    QByteArray csv;
    appendLine(csv,
               {u"ReportTime"_s, u"LicenseConfigurationArn"_s, u"Name"_s, u"Description"_s,
                u"OwnerAccountId"_s, u"Status"_s, u"LicenseCountingType"_s, u"LicenseRules"_s,
                u"LicenseCount"_s, u"LicenseCountHardLimit"_s, u"ConsumedLicenses"_s,
                u"ConsumedByInstances"_s, u"ConsumedByHosts"_s, u"ConsumedByManagedInstances"_s});
    for (const Resource &resource : *configurations) {
        const LicenseConfiguration configuration = configurations::read(resource);
        appendLine(csv,
                   {toIsoText(now), resource.id, configuration.name.value_or(QString()),
                    configuration.description.value_or(QString()), resource.account,
                    configuration.status.value_or(QString()),
                    configuration.licenseCountingType ? configuration.licenseCountingType->text
                                                      : QString(),
                    configuration.licenseRules.value_or(QList<QString>()).join(u' '),
                    numberText(configuration.licenseCount),
                    configuration.licenseCountHardLimit.value_or(false) ? u"true"_s : u"false"_s,
                    QString::number(configuration.consumedLicenses.value_or(0)),
                    QString::number(consumedBy(configuration, ResourceType::Ec2Instance)),
                    QString::number(consumedBy(configuration, ResourceType::Ec2Host)),
                    QString::number(
                        consumedBy(configuration, ResourceType::SystemsManagerManagedInstance))});
    }
    return csv;
}

/// The time that a report is about; open where a date is missing.
struct Period {
    std::optional<Instant> start;
    std::optional<Instant> end;

    /// Whether something that lasts from `begin` until now falls into it.
    bool includes(Instant begin, Instant now) const
    {
        return begin <= end.value_or(begin) && now >= start.value_or(now);
    }
};

void appendUsage(Store &store, const Resource &resource, const Period &period, Instant now,
                 QByteArray &csv)
{
    const QString name = configurations::read(resource).name.value_or(QString());
    ResourceQuery query;
    query.kind = configurations::associationKind;
    query.keyName = configurations::byConfiguration;
    query.keyValue = resource.id;
    for (;;) {
        const QList<Resource> slice = store.list(query);
        for (const Resource &association : slice) {
            const auto usage =
                readJson<AssociationRecord>(association.document).value_or(AssociationRecord());
            if (!period.includes(usage.associationTime.value_or(now), now))
                continue;
            appendLine(csv,
                       {toIsoText(now), resource.id, name, usage.resourceArn.value_or(QString()),
                        usage.resourceType ? usage.resourceType->text : QString(),
                        usage.resourceStatus.value_or(QString()),
                        usage.resourceOwnerId.value_or(QString()),
                        usage.associationTime ? toIsoText(*usage.associationTime) : QString(),
                        QString::number(usage.consumedLicenses.value_or(0))});
        }
        if (slice.size() < query.limit)
            return;
        query.after = slice.last().sequence;
    }
}

Content usageReport(Store &store, const ReportGenerator &generator, Instant now)
{
    const auto configurations = configurationsOf(store, generator);
    if (!configurations)
        return unexpected(configurations.error());
    QByteArray csv;
    appendLine(csv,
               {u"ReportTime"_s, u"LicenseConfigurationArn"_s, u"Name"_s, u"ResourceArn"_s,
                u"ResourceType"_s, u"ResourceStatus"_s, u"ResourceOwnerId"_s, u"AssociationTime"_s,
                u"ConsumedLicenses"_s});
    const ReportContext context = generator.reportContext.value_or(ReportContext());
    const Period period{context.reportStartDate, context.reportEndDate};
    for (const Resource &resource : *configurations)
        appendUsage(store, resource, period, now, csv);
    return csv;
}

void appendAssets(Store &store, const ServiceSetup &setup, const Resource &resource, AssetType type,
                  QStringView typeName, Instant now, QByteArray &csv)
{
    const LicenseAssetGroup group = assetgroups::read(resource);
    const AssetPool pool(store, resource, now);
    qint64 after = 0;
    for (;;) {
        const MergedSlice slice =
            mergedSlice(store, AssetPool::candidates(store, setup, resource, type), after);
        for (const Resource &asset : slice.resources) {
            if (!pool.contains(asset, type))
                continue;
            for (const LicenseAssetGroupConfiguration &configuration :
                 group.licenseAssetGroupConfigurations.value_or(
                     QList<LicenseAssetGroupConfiguration>())) {
                const QString dimension = configuration.usageDimension.value_or(QString());
                appendLine(csv,
                           {toIsoText(now), resource.id, group.name, typeName.toString(), asset.id,
                            dimension, numberText(AssetPool::usage(asset, type, dimension))});
            }
        }
        if (slice.isLast)
            return;
        after = slice.resources.last().sequence;
    }
}

Content assetReport(Store &store, const ServiceSetup &setup, const ReportGenerator &generator,
                    Instant now)
{
    QByteArray csv;
    appendLine(csv,
               {u"ReportTime"_s, u"LicenseAssetGroupArn"_s, u"Name"_s, u"AssetType"_s,
                u"AssetArn"_s, u"UsageDimension"_s, u"Usage"_s});
    const ReportContext context = generator.reportContext.value_or(ReportContext());
    for (const QString &arn : context.licenseAssetGroupArns.value_or(QList<QString>())) {
        const auto group = store.find(assetgroups::kind, arn);
        if (!group)
            return unexpected(u"The asset group %1 was not found."_s.arg(arn));
        appendAssets(store, setup, *group, AssetType::Instance, u"Instance", now, csv);
        appendAssets(store, setup, *group, AssetType::License, u"License", now, csv);
        appendAssets(store, setup, *group, AssetType::LicenseConfiguration, u"LicenseConfiguration",
                     now, csv);
    }
    return csv;
}

} // namespace

Result<QByteArray, QString> reportContent(Store &store, const ServiceSetup &setup,
                                          const Open<ReportType> &type,
                                          const ReportGenerator &generator, Instant now)
{
    switch (type.known().value_or(ReportType::LicenseConfigurationSummaryReport)) {
    case ReportType::LicenseConfigurationSummaryReport:
        return summaryReport(store, generator, now);
    case ReportType::LicenseConfigurationUsageReport:
        return usageReport(store, generator, now);
    case ReportType::LicenseAssetGroupUsageReport:
        return assetReport(store, setup, generator, now);
    }
    return unexpected(u"The report type %1 cannot be made."_s.arg(type.text));
}

} // namespace lc
