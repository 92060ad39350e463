// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/configurationrecording.h"

#include "api/licensemanager/configurations.h"
#include "store/metrics.h"

namespace lc {

using namespace licensemanager;

ConfigurationRecording::ConfigurationRecording(const RecordingSource &source, QObject *parent)
    : PartRecording(RecordingPart::Configurations, source, parent)
{
}

void ConfigurationRecording::begin()
{
    read<ListLicenseConfigurations, LicenseConfiguration>(
        {}, {}, [this](const LicenseConfiguration &configuration) { take(configuration); });
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
            if (usage.resourceType)
                m_consumed[arn][usage.resourceType->text] += usage.consumedLicenses.value_or(0);
        },
        [this, arn] { takeTypes(arn); });
}

void ConfigurationRecording::takeTypes(const QString &arn)
{
    QHash<QString, qint64> consumed = m_consumed.take(arn);
    // A type whose last resource is gone consumes nothing now.
    for (auto known = sink().known().cbegin(); known != sink().known().cend(); ++known) {
        const SeriesKey &key = known.key();
        if (!key.dimension.isEmpty()
            && key == regionalKey(arn, metric::configurationConsumed, key.dimension))
            consumed[key.dimension] += 0;
    }
    for (auto type = consumed.cbegin(); type != consumed.cend(); ++type) {
        sink().add(regionalKey(arn, metric::configurationConsumed, type.key()),
                   Quantity(type.value()));
    }
}

} // namespace lc
