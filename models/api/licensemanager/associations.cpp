// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/associations.h"

#include "api/licensemanager/service.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field listAssociationsForLicenseConfigurationRequestRows[] = {
    field<&ListAssociationsForLicenseConfiguration::Request::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&ListAssociationsForLicenseConfiguration::Request::maxResults>("MaxResults"),
    field<&ListAssociationsForLicenseConfiguration::Request::nextToken>("NextToken"),
};

constinit const Type ListAssociationsForLicenseConfiguration::Request::rows =
    describe<Request>("ListAssociationsForLicenseConfigurationRequest",
                      listAssociationsForLicenseConfigurationRequestRows);

static constexpr Field listAssociationsForLicenseConfigurationResponseRows[] = {
    field<&ListAssociationsForLicenseConfiguration::Response::licenseConfigurationAssociations>(
        "LicenseConfigurationAssociations")
        .titled(QT_TRANSLATE_NOOP("Field", "Associations")),
    field<&ListAssociationsForLicenseConfiguration::Response::nextToken>("NextToken"),
};

constinit const Type ListAssociationsForLicenseConfiguration::Response::rows =
    describe<Response>("ListAssociationsForLicenseConfigurationResponse",
                       listAssociationsForLicenseConfigurationResponseRows);

static constexpr Field listFailuresForLicenseConfigurationOperationsRequestRows[] = {
    field<&ListFailuresForLicenseConfigurationOperations::Request::licenseConfigurationArn>(
        "LicenseConfigurationArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&ListFailuresForLicenseConfigurationOperations::Request::maxResults>("MaxResults"),
    field<&ListFailuresForLicenseConfigurationOperations::Request::nextToken>("NextToken"),
};

constinit const Type ListFailuresForLicenseConfigurationOperations::Request::rows =
    describe<Request>("ListFailuresForLicenseConfigurationOperationsRequest",
                      listFailuresForLicenseConfigurationOperationsRequestRows);

static constexpr Field listFailuresForLicenseConfigurationOperationsResponseRows[] = {
    field<&ListFailuresForLicenseConfigurationOperations::Response::licenseOperationFailureList>(
        "LicenseOperationFailureList")
        .titled(QT_TRANSLATE_NOOP("Field", "Failures")),
    field<&ListFailuresForLicenseConfigurationOperations::Response::nextToken>("NextToken"),
};

constinit const Type ListFailuresForLicenseConfigurationOperations::Response::rows =
    describe<Response>("ListFailuresForLicenseConfigurationOperationsResponse",
                       listFailuresForLicenseConfigurationOperationsResponseRows);

static constexpr Field listLicenseSpecificationsForResourceRequestRows[] = {
    field<&ListLicenseSpecificationsForResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required),
    field<&ListLicenseSpecificationsForResource::Request::maxResults>("MaxResults"),
    field<&ListLicenseSpecificationsForResource::Request::nextToken>("NextToken"),
};

constinit const Type ListLicenseSpecificationsForResource::Request::rows = describe<Request>(
    "ListLicenseSpecificationsForResourceRequest", listLicenseSpecificationsForResourceRequestRows);

static constexpr Field listLicenseSpecificationsForResourceResponseRows[] = {
    field<&ListLicenseSpecificationsForResource::Response::licenseSpecifications>(
        "LicenseSpecifications")
        .titled(QT_TRANSLATE_NOOP("Field", "License specifications")),
    field<&ListLicenseSpecificationsForResource::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseSpecificationsForResource::Response::rows =
    describe<Response>("ListLicenseSpecificationsForResourceResponse",
                       listLicenseSpecificationsForResourceResponseRows);

static constexpr const char *listAssociationsForLicenseConfigurationErrors[] = {
    "InvalidParameterValueException", "FilterLimitExceededException"};
const Operation ListAssociationsForLicenseConfiguration::operation{
    .name = "ListAssociationsForLicenseConfiguration",
    .service = &service,
    .request = &typeOf<ListAssociationsForLicenseConfiguration::Request>,
    .response = &typeOf<ListAssociationsForLicenseConfiguration::Response>,
    .errors = listAssociationsForLicenseConfigurationErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseConfigurationAssociations",
};

static constexpr const char *listFailuresForLicenseConfigurationOperationsErrors[] = {
    "InvalidParameterValueException"};
const Operation ListFailuresForLicenseConfigurationOperations::operation{
    .name = "ListFailuresForLicenseConfigurationOperations",
    .service = &service,
    .request = &typeOf<ListFailuresForLicenseConfigurationOperations::Request>,
    .response = &typeOf<ListFailuresForLicenseConfigurationOperations::Response>,
    .errors = listFailuresForLicenseConfigurationOperationsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseOperationFailureList",
};

static constexpr const char *listLicenseSpecificationsForResourceErrors[] = {
    "InvalidParameterValueException"};
const Operation ListLicenseSpecificationsForResource::operation{
    .name = "ListLicenseSpecificationsForResource",
    .service = &service,
    .request = &typeOf<ListLicenseSpecificationsForResource::Request>,
    .response = &typeOf<ListLicenseSpecificationsForResource::Response>,
    .errors = listLicenseSpecificationsForResourceErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseSpecifications",
};

} // namespace lc::licensemanager
