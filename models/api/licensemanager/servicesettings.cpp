// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/servicesettings.h"

#include "api/licensemanager/service.h"

#include <QtGlobal>

namespace lc::licensemanager {

constinit const Type GetServiceSettings::Request::rows =
    describe<Request>("GetServiceSettingsRequest");

static constexpr Field getServiceSettingsResponseRows[] = {
    field<&GetServiceSettings::Response::s3BucketArn>("S3BucketArn")
        .titled(QT_TRANSLATE_NOOP("Field", "S3 bucket")),
    field<&GetServiceSettings::Response::snsTopicArn>("SnsTopicArn")
        .titled(QT_TRANSLATE_NOOP("Field", "SNS topic")),
    field<&GetServiceSettings::Response::organizationConfiguration>("OrganizationConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Organization configuration")),
    field<&GetServiceSettings::Response::enableCrossAccountsDiscovery>(
        "EnableCrossAccountsDiscovery")
        .titled(QT_TRANSLATE_NOOP("Field", "Search member accounts")),
    field<&GetServiceSettings::Response::licenseManagerResourceShareArn>(
        "LicenseManagerResourceShareArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource share")),
    field<&GetServiceSettings::Response::crossRegionDiscoveryHomeRegion>(
        "CrossRegionDiscoveryHomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region of the search")),
    field<&GetServiceSettings::Response::crossRegionDiscoverySourceRegions>(
        "CrossRegionDiscoverySourceRegions")
        .titled(QT_TRANSLATE_NOOP("Field", "Source Regions of the search")),
    field<&GetServiceSettings::Response::serviceStatus>("ServiceStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Service status")),
};

constinit const Type GetServiceSettings::Response::rows =
    describe<Response>("GetServiceSettingsResponse", getServiceSettingsResponseRows);

static constexpr Field updateServiceSettingsRequestRows[] = {
    field<&UpdateServiceSettings::Request::s3BucketArn>("S3BucketArn")
        .titled(QT_TRANSLATE_NOOP("Field", "S3 bucket")),
    field<&UpdateServiceSettings::Request::snsTopicArn>("SnsTopicArn")
        .titled(QT_TRANSLATE_NOOP("Field", "SNS topic")),
    field<&UpdateServiceSettings::Request::organizationConfiguration>("OrganizationConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Organization configuration")),
    field<&UpdateServiceSettings::Request::enableCrossAccountsDiscovery>(
        "EnableCrossAccountsDiscovery")
        .titled(QT_TRANSLATE_NOOP("Field", "Search member accounts")),
    field<&UpdateServiceSettings::Request::enabledDiscoverySourceRegions>(
        "EnabledDiscoverySourceRegions")
        .titled(QT_TRANSLATE_NOOP("Field", "Source Regions of the search")),
};

constinit const Type UpdateServiceSettings::Request::rows =
    describe<Request>("UpdateServiceSettingsRequest", updateServiceSettingsRequestRows);

constinit const Type UpdateServiceSettings::Response::rows =
    describe<Response>("UpdateServiceSettingsResponse");

const Operation GetServiceSettings::operation{
    .name = "GetServiceSettings",
    .service = &service,
    .request = &typeOf<GetServiceSettings::Request>,
    .response = &typeOf<GetServiceSettings::Response>,
};

static constexpr const char *updateServiceSettingsErrors[] = {
    "InvalidParameterValueException", "ValidationException", "ConflictException"};
const Operation UpdateServiceSettings::operation{
    .name = "UpdateServiceSettings",
    .service = &service,
    .request = &typeOf<UpdateServiceSettings::Request>,
    .response = &typeOf<UpdateServiceSettings::Response>,
    .repeat = Operation::Repeat::State,
    .errors = updateServiceSettingsErrors,
};

} // namespace lc::licensemanager
