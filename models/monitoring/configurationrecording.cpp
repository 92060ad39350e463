// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/configurationrecording.h"

#include "api/licensemanager/configurations.h"
#include "monitoring/ownshares.h"
#include "store/metrics.h"

namespace lc {

using namespace licensemanager;

ConfigurationRecording::ConfigurationRecording(const RecordingSource &source, int mostParts,
                                               QObject *parent)
    : PartRecording(RecordingPart::Configurations, source, parent), m_mostParts(mostParts)
{
}

void ConfigurationRecording::begin()
{
    findKnown();
    read<ListLicenseConfigurations, LicenseConfiguration>(
        {}, {}, [this](const LicenseConfiguration &configuration) { take(configuration); });
}

void ConfigurationRecording::findKnown()
{
    for (auto known = sink().known().cbegin(); known != sink().known().cend(); ++known) {
        const SeriesKey &key = known.key();
        const bool isPart = key.metric == metric::configurationConsumed
            || key.metric == metric::configurationOwnerConsumed
            || key.metric == metric::configurationResourceConsumed;
        if (isPart && !key.dimension.isEmpty()
            && key == regionalKey(key.resource, key.metric, key.dimension))
            m_known[key.resource].append({key, known->newest.value != Quantity(0)});
    }
}

void ConfigurationRecording::take(const LicenseConfiguration &configuration)
{
    if (!configuration.licenseConfigurationArn)
        return;
    const QString arn = *configuration.licenseConfigurationArn;
    sink().add(regionalKey(arn, metric::configurationConsumed),
               Quantity(configuration.consumedLicenses.value_or(0)));
    if (configuration.licenseCount) {
        sink().addLimit(regionalKey(arn, metric::configurationCapacity),
                        Quantity(*configuration.licenseCount));
    }
    read<ListUsageForLicenseConfiguration, LicenseConfigurationUsage>(
        {.licenseConfigurationArn = arn}, arn,
        [this, arn](const LicenseConfigurationUsage &usage) {
            const qint64 licenses = usage.consumedLicenses.value_or(0);
            Consumed &consumed = m_consumed[arn];
            if (usage.resourceType)
                consumed.byType[usage.resourceType->text] += licenses;
            consumed.byOwner[usage.resourceOwnerId.value_or(QString())] += licenses;
            consumed.byResource[usage.resourceArn.value_or(QString())] += licenses;
        },
        [this, arn] { takeUsage(arn); });
}

void ConfigurationRecording::takeUsage(const QString &arn)
{
    const Consumed consumed = m_consumed.take(arn);
    takeTypes(arn, consumed.byType);
    takeParts(arn, metric::configurationOwnerConsumed, consumed.byOwner);
    takeParts(arn, metric::configurationResourceConsumed, consumed.byResource);
}

void ConfigurationRecording::takeTypes(const QString &arn, Amounts consumed)
{
    // A type whose last resource is gone consumes nothing now.
    const QList<KnownPart> known = m_known.value(arn);
    for (const KnownPart &part : known) {
        if (part.key.metric == metric::configurationConsumed)
            consumed[part.key.dimension] += 0;
    }
    for (auto type = consumed.cbegin(); type != consumed.cend(); ++type) {
        sink().add(regionalKey(arn, metric::configurationConsumed, type.key()),
                   Quantity(type.value()));
    }
}

void ConfigurationRecording::takeParts(const QString &arn, QStringView metric,
                                       const Amounts &consumed)
{
    QSet<QString> before;
    const QList<KnownPart> known = m_known.value(arn);
    for (const KnownPart &part : known) {
        if (part.key.metric == metric && part.isInUse)
            before.insert(part.key.dimension);
    }
    const OwnShares shares = ownShares(consumed, before, m_mostParts);
    for (auto share = shares.own.cbegin(); share != shares.own.cend(); ++share)
        sink().add(regionalKey(arn, metric, share.key()), Quantity(share.value()));
    // Said once: machines come and go, and what is gone must not be polled for ever.
    for (const QString &part : std::as_const(before)) {
        if (!shares.own.contains(part))
            sink().add(regionalKey(arn, metric, part), Quantity(0));
    }
    sink().add(regionalKey(arn, metric), Quantity(shares.others));
}

} // namespace lc
