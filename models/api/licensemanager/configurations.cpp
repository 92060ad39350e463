// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/configurations.h"

#include "api/licensemanager/service.h"
#include "domain/licenseconfigurationrows.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createLicenseConfigurationRequestRows[] = {
    field<&CreateLicenseConfiguration::Request::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required),
    field<&CreateLicenseConfiguration::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&CreateLicenseConfiguration::Request::licenseCountingType>("LicenseCountingType")
        .titled(QT_TRANSLATE_NOOP("Field", "Counted by"))
        .with(Required),
    field<&CreateLicenseConfiguration::Request::licenseCount>("LicenseCount")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&CreateLicenseConfiguration::Request::licenseCountHardLimit>("LicenseCountHardLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Hard limit")),
    field<&CreateLicenseConfiguration::Request::licenseRules>("LicenseRules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules")),
    field<&CreateLicenseConfiguration::Request::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
    field<&CreateLicenseConfiguration::Request::disassociateWhenNotFound>(
        "DisassociateWhenNotFound")
        .titled(QT_TRANSLATE_NOOP("Field", "Disassociate when not found")),
    field<&CreateLicenseConfiguration::Request::productInformationList>("ProductInformationList")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information list")),
    field<&CreateLicenseConfiguration::Request::licenseExpiry>("LicenseExpiry")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires")),
};

constinit const Type CreateLicenseConfiguration::Request::rows =
    describe<Request>("CreateLicenseConfigurationRequest", createLicenseConfigurationRequestRows);

static constexpr Field createLicenseConfigurationResponseRows[] = {
    field<&CreateLicenseConfiguration::Response::licenseConfigurationArn>("LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN")),
};

constinit const Type CreateLicenseConfiguration::Response::rows = describe<Response>(
    "CreateLicenseConfigurationResponse", createLicenseConfigurationResponseRows);

static constexpr Field updateLicenseConfigurationRequestRows[] = {
    field<&UpdateLicenseConfiguration::Request::licenseConfigurationArn>("LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&UpdateLicenseConfiguration::Request::licenseConfigurationStatus>(
        "LicenseConfigurationStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&UpdateLicenseConfiguration::Request::licenseRules>("LicenseRules")
        .titled(QT_TRANSLATE_NOOP("Field", "Rules")),
    field<&UpdateLicenseConfiguration::Request::licenseCount>("LicenseCount")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&UpdateLicenseConfiguration::Request::licenseCountHardLimit>("LicenseCountHardLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Hard limit")),
    field<&UpdateLicenseConfiguration::Request::name>("Name").titled(
        QT_TRANSLATE_NOOP("Field", "Name")),
    field<&UpdateLicenseConfiguration::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&UpdateLicenseConfiguration::Request::productInformationList>("ProductInformationList")
        .titled(QT_TRANSLATE_NOOP("Field", "Product information list")),
    field<&UpdateLicenseConfiguration::Request::disassociateWhenNotFound>(
        "DisassociateWhenNotFound")
        .titled(QT_TRANSLATE_NOOP("Field", "Disassociate when not found")),
    field<&UpdateLicenseConfiguration::Request::licenseExpiry>("LicenseExpiry")
        .titled(QT_TRANSLATE_NOOP("Field", "Expires")),
};

constinit const Type UpdateLicenseConfiguration::Request::rows =
    describe<Request>("UpdateLicenseConfigurationRequest", updateLicenseConfigurationRequestRows);

constinit const Type UpdateLicenseConfiguration::Response::rows =
    describe<Response>("UpdateLicenseConfigurationResponse");

static constexpr Field getLicenseConfigurationRequestRows[] = {
    field<&GetLicenseConfiguration::Request::licenseConfigurationArn>("LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

constinit const Type GetLicenseConfiguration::Request::rows =
    describe<Request>("GetLicenseConfigurationRequest", getLicenseConfigurationRequestRows);

using Response = GetLicenseConfiguration::Response;
static constexpr auto responseRows =
    joined(licenseConfigurationRows<Response>,
           std::array{
               field<&Response::tags>("Tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
           });

constinit const Type GetLicenseConfiguration::Response::rows =
    describe<Response>("GetLicenseConfigurationResponse", responseRows);

static constexpr Field deleteLicenseConfigurationRequestRows[] = {
    field<&DeleteLicenseConfiguration::Request::licenseConfigurationArn>("LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

constinit const Type DeleteLicenseConfiguration::Request::rows =
    describe<Request>("DeleteLicenseConfigurationRequest", deleteLicenseConfigurationRequestRows);

constinit const Type DeleteLicenseConfiguration::Response::rows =
    describe<Response>("DeleteLicenseConfigurationResponse");

static constexpr Field listLicenseConfigurationsRequestRows[] = {
    field<&ListLicenseConfigurations::Request::licenseConfigurationArns>("LicenseConfigurationArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License configuration ARNs")),
    field<&ListLicenseConfigurations::Request::maxResults>("MaxResults"),
    field<&ListLicenseConfigurations::Request::nextToken>("NextToken"),
    field<&ListLicenseConfigurations::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
};

constinit const Type ListLicenseConfigurations::Request::rows =
    describe<Request>("ListLicenseConfigurationsRequest", listLicenseConfigurationsRequestRows);

static constexpr Field listLicenseConfigurationsResponseRows[] = {
    field<&ListLicenseConfigurations::Response::licenseConfigurations>("LicenseConfigurations")
        .titled(QT_TRANSLATE_NOOP("Field", "License configurations")),
    field<&ListLicenseConfigurations::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseConfigurations::Response::rows =
    describe<Response>("ListLicenseConfigurationsResponse", listLicenseConfigurationsResponseRows);

static constexpr Field updateLicenseSpecificationsForResourceRequestRows[] = {
    field<&UpdateLicenseSpecificationsForResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
    field<&UpdateLicenseSpecificationsForResource::Request::addLicenseSpecifications>(
        "AddLicenseSpecifications")
        .titled(QT_TRANSLATE_NOOP("Field", "Add license specifications")),
    field<&UpdateLicenseSpecificationsForResource::Request::removeLicenseSpecifications>(
        "RemoveLicenseSpecifications")
        .titled(QT_TRANSLATE_NOOP("Field", "Remove license specifications")),
};

constinit const Type UpdateLicenseSpecificationsForResource::Request::rows =
    describe<Request>("UpdateLicenseSpecificationsForResourceRequest",
                      updateLicenseSpecificationsForResourceRequestRows);

constinit const Type UpdateLicenseSpecificationsForResource::Response::rows =
    describe<Response>("UpdateLicenseSpecificationsForResourceResponse");

static constexpr Field listUsageForLicenseConfigurationRequestRows[] = {
    field<&ListUsageForLicenseConfiguration::Request::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&ListUsageForLicenseConfiguration::Request::maxResults>("MaxResults"),
    field<&ListUsageForLicenseConfiguration::Request::nextToken>("NextToken"),
    field<&ListUsageForLicenseConfiguration::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
};

constinit const Type ListUsageForLicenseConfiguration::Request::rows = describe<Request>(
    "ListUsageForLicenseConfigurationRequest", listUsageForLicenseConfigurationRequestRows);

static constexpr Field listUsageForLicenseConfigurationResponseRows[] = {
    field<&ListUsageForLicenseConfiguration::Response::licenseConfigurationUsageList>(
        "LicenseConfigurationUsageList")
        .titled(QT_TRANSLATE_NOOP("Field", "License configuration usage list")),
    field<&ListUsageForLicenseConfiguration::Response::nextToken>("NextToken"),
};

constinit const Type ListUsageForLicenseConfiguration::Response::rows = describe<Response>(
    "ListUsageForLicenseConfigurationResponse", listUsageForLicenseConfigurationResponseRows);

static constexpr const char *createLicenseConfigurationErrors[] = {
    "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation CreateLicenseConfiguration::operation{
    .name = "CreateLicenseConfiguration",
    .service = &service,
    .request = &typeOf<CreateLicenseConfiguration::Request>,
    .response = &typeOf<CreateLicenseConfiguration::Response>,
    .repeat = Operation::Repeat::Never,
    .errors = createLicenseConfigurationErrors,
};

static constexpr const char *updateLicenseConfigurationErrors[] = {
    "InvalidParameterValueException", "ResourceLimitExceededException", "ConflictException"};
const Operation UpdateLicenseConfiguration::operation{
    .name = "UpdateLicenseConfiguration",
    .service = &service,
    .request = &typeOf<UpdateLicenseConfiguration::Request>,
    .response = &typeOf<UpdateLicenseConfiguration::Response>,
    .repeat = Operation::Repeat::State,
    .errors = updateLicenseConfigurationErrors,
};

static constexpr const char *getLicenseConfigurationErrors[] = {"InvalidParameterValueException"};
const Operation GetLicenseConfiguration::operation{
    .name = "GetLicenseConfiguration",
    .service = &service,
    .request = &typeOf<GetLicenseConfiguration::Request>,
    .response = &typeOf<GetLicenseConfiguration::Response>,
    .errors = getLicenseConfigurationErrors,
};

static constexpr const char *deleteLicenseConfigurationErrors[] = {
    "InvalidParameterValueException"};
const Operation DeleteLicenseConfiguration::operation{
    .name = "DeleteLicenseConfiguration",
    .service = &service,
    .request = &typeOf<DeleteLicenseConfiguration::Request>,
    .response = &typeOf<DeleteLicenseConfiguration::Response>,
    .repeat = Operation::Repeat::State,
    .errors = deleteLicenseConfigurationErrors,
};

static constexpr const char *listLicenseConfigurationsErrors[] = {"InvalidParameterValueException",
                                                                  "FilterLimitExceededException"};
const Operation ListLicenseConfigurations::operation{
    .name = "ListLicenseConfigurations",
    .service = &service,
    .request = &typeOf<ListLicenseConfigurations::Request>,
    .response = &typeOf<ListLicenseConfigurations::Response>,
    .errors = listLicenseConfigurationsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseConfigurations",
};

static constexpr const char *updateLicenseSpecificationsForResourceErrors[] = {
    "InvalidParameterValueException", "InvalidResourceStateException", "LicenseUsageException",
    "ConflictException"};
const Operation UpdateLicenseSpecificationsForResource::operation{
    .name = "UpdateLicenseSpecificationsForResource",
    .service = &service,
    .request = &typeOf<UpdateLicenseSpecificationsForResource::Request>,
    .response = &typeOf<UpdateLicenseSpecificationsForResource::Response>,
    .repeat = Operation::Repeat::Never,
    .errors = updateLicenseSpecificationsForResourceErrors,
};

static constexpr const char *listUsageForLicenseConfigurationErrors[] = {
    "InvalidParameterValueException", "FilterLimitExceededException"};
const Operation ListUsageForLicenseConfiguration::operation{
    .name = "ListUsageForLicenseConfiguration",
    .service = &service,
    .request = &typeOf<ListUsageForLicenseConfiguration::Request>,
    .response = &typeOf<ListUsageForLicenseConfiguration::Response>,
    .errors = listUsageForLicenseConfigurationErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseConfigurationUsageList",
};

} // namespace lc::licensemanager
