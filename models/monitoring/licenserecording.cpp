// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/licenserecording.h"

#include "store/metrics.h"

#include <algorithm>

namespace lc {

using namespace licensemanager;

namespace {

/// Features ("None") are not counted; a license of nothing else has no usage to read.
bool isCounted(const License &license)
{
    const auto &entitlements = license.entitlements;
    return !entitlements || entitlements->isEmpty()
        || std::ranges::any_of(*entitlements, [](const Entitlement &entitlement) {
               return !(entitlement.unit == EntitlementUnit::None);
           });
}

} // namespace

LicenseRecording *LicenseRecording::issued(const RecordingSource &source, QObject *parent)
{
    return new LicenseRecording(RecordingPart::IssuedLicenses, source, parent);
}

LicenseRecording *LicenseRecording::received(const RecordingSource &source, QObject *parent)
{
    auto *recording = new LicenseRecording(RecordingPart::ReceivedLicenses, source, parent);
    recording->m_isReceived = true;
    return recording;
}

void LicenseRecording::begin()
{
    if (!m_isReceived) {
        read<ListLicenses, License>({}, {}, [this](const License &license) {
            const bool isGone = license.status
                && (*license.status == LicenseStatus::Deleted
                    || *license.status == LicenseStatus::PendingDelete);
            if (!isGone)
                take(license);
        });
        return;
    }
    read<ListReceivedLicenses, GrantedLicense>({}, {}, [this](const GrantedLicense &license) {
        const bool isActive = license.receivedMetadata && license.receivedMetadata->receivedStatus
            && *license.receivedMetadata->receivedStatus == ReceivedStatus::Active;
        if (isActive)
            take(license);
    });
}

void LicenseRecording::take(const License &license)
{
    if (!license.licenseArn || !isCounted(license))
        return;
    const QString arn = *license.licenseArn;
    if (license.version)
        takeVersion(arn, *license.version);
    ask<GetLicenseUsage>({arn}, arn, [this, arn](const GetLicenseUsage::Response &answer) {
        if (answer.licenseUsage)
            takeUsage(arn, *answer.licenseUsage);
    });
}

void LicenseRecording::takeUsage(const QString &arn, const LicenseUsage &usage)
{
    if (!usage.entitlementUsages)
        return;
    for (const EntitlementUsage &entitlement : *usage.entitlementUsages) {
        if (entitlement.consumedValue.isEmpty())
            continue;
        sink().add(globalKey(arn, metric::entitlementConsumed, entitlement.name),
                   Quantity::fromText(entitlement.consumedValue));
        if (entitlement.maxCount) {
            sink().addLimit(globalKey(arn, metric::entitlementCapacity, entitlement.name),
                            Quantity::fromText(*entitlement.maxCount));
        }
    }
}

void LicenseRecording::takeVersion(const QString &arn, const QString &version)
{
    const SeriesKey key = globalKey(arn, metric::licenseVersion);
    const auto before = sink().known().constFind(key);
    const bool isKnown = before != sink().known().constEnd();
    const Quantity value = Quantity::fromText(version);
    if (isKnown && before->newest.value == value)
        return;
    if (isKnown) {
        sink().addEvent({key, sink().now(), HistoryEvent::Kind::Version,
                         before->newest.value.toText(), version});
    }
    // Without an interval: a version holds until the next one.
    sink().addSamples({key, {}, {{sink().now(), value}}});
}

} // namespace lc
