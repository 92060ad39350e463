// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/servicesettings.h"

#include <QtGlobal>

namespace lc {

static constexpr Field organizationConfigurationRows[] = {
    field<&OrganizationConfiguration::enableIntegration>("EnableIntegration")
        .titled(QT_TRANSLATE_NOOP("Field", "Work with AWS Organizations"))
        .with(Required),
};

constinit const Type OrganizationConfiguration::rows =
    describe<OrganizationConfiguration>("OrganizationConfiguration", organizationConfigurationRows);

static constexpr Field crossAccountDiscoveryServiceStatusRows[] = {
    field<&CrossAccountDiscoveryServiceStatus::message>("Message").titled(
        QT_TRANSLATE_NOOP("Field", "Message")),
};

constinit const Type CrossAccountDiscoveryServiceStatus::rows =
    describe<CrossAccountDiscoveryServiceStatus>("CrossAccountDiscoveryServiceStatus",
                                                 crossAccountDiscoveryServiceStatusRows);

static constexpr Field regionStatusRows[] = {
    field<&RegionStatus::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
};

constinit const Type RegionStatus::rows = describe<RegionStatus>("RegionStatus", regionStatusRows);

static constexpr Field crossRegionDiscoveryStatusRows[] = {
    field<&CrossRegionDiscoveryStatus::message>("Message").titled(
        QT_TRANSLATE_NOOP("Field", "Message")),
};

constinit const Type CrossRegionDiscoveryStatus::rows = describe<CrossRegionDiscoveryStatus>(
    "CrossRegionDiscoveryStatus", crossRegionDiscoveryStatusRows);

static constexpr Field serviceStatusRows[] = {
    field<&ServiceStatus::crossAccountDiscovery>("CrossAccountDiscovery")
        .titled(QT_TRANSLATE_NOOP("Field", "Search in member accounts")),
    field<&ServiceStatus::crossRegionDiscovery>("CrossRegionDiscovery")
        .titled(QT_TRANSLATE_NOOP("Field", "Search over Regions")),
};

constinit const Type ServiceStatus::rows =
    describe<ServiceStatus>("ServiceStatus", serviceStatusRows);

} // namespace lc
