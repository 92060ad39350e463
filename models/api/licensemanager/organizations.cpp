// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/organizations.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field listLicenseConfigurationsForOrganizationRequestRows[] = {
    field<&ListLicenseConfigurationsForOrganization::Request::licenseConfigurationArns>(
        "LicenseConfigurationArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License configuration ARNs")),
    field<&ListLicenseConfigurationsForOrganization::Request::maxResults>("MaxResults"),
    field<&ListLicenseConfigurationsForOrganization::Request::nextToken>("NextToken"),
    field<&ListLicenseConfigurationsForOrganization::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
};

constinit const Type ListLicenseConfigurationsForOrganization::Request::rows =
    describe<Request>("ListLicenseConfigurationsForOrganizationRequest",
                      listLicenseConfigurationsForOrganizationRequestRows);

static constexpr Field listLicenseConfigurationsForOrganizationResponseRows[] = {
    field<&ListLicenseConfigurationsForOrganization::Response::licenseConfigurations>(
        "LicenseConfigurations")
        .titled(QT_TRANSLATE_NOOP("Field", "License configurations")),
    field<&ListLicenseConfigurationsForOrganization::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseConfigurationsForOrganization::Response::rows =
    describe<Response>("ListLicenseConfigurationsForOrganizationResponse",
                       listLicenseConfigurationsForOrganizationResponseRows);

static constexpr Field listReceivedGrantsForOrganizationRequestRows[] = {
    field<&ListReceivedGrantsForOrganization::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&ListReceivedGrantsForOrganization::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListReceivedGrantsForOrganization::Request::nextToken>("NextToken"),
    field<&ListReceivedGrantsForOrganization::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListReceivedGrantsForOrganization::Request::rows = describe<Request>(
    "ListReceivedGrantsForOrganizationRequest", listReceivedGrantsForOrganizationRequestRows);

static constexpr Field listReceivedGrantsForOrganizationResponseRows[] = {
    field<&ListReceivedGrantsForOrganization::Response::grants>("Grants").titled(
        QT_TRANSLATE_NOOP("Field", "Grants")),
    field<&ListReceivedGrantsForOrganization::Response::nextToken>("NextToken"),
};

constinit const Type ListReceivedGrantsForOrganization::Response::rows = describe<Response>(
    "ListReceivedGrantsForOrganizationResponse", listReceivedGrantsForOrganizationResponseRows);

static constexpr Field listReceivedLicensesForOrganizationRequestRows[] = {
    field<&ListReceivedLicensesForOrganization::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListReceivedLicensesForOrganization::Request::nextToken>("NextToken"),
    field<&ListReceivedLicensesForOrganization::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListReceivedLicensesForOrganization::Request::rows = describe<Request>(
    "ListReceivedLicensesForOrganizationRequest", listReceivedLicensesForOrganizationRequestRows);

static constexpr Field listReceivedLicensesForOrganizationResponseRows[] = {
    field<&ListReceivedLicensesForOrganization::Response::licenses>("Licenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&ListReceivedLicensesForOrganization::Response::nextToken>("NextToken"),
};

constinit const Type ListReceivedLicensesForOrganization::Response::rows = describe<Response>(
    "ListReceivedLicensesForOrganizationResponse", listReceivedLicensesForOrganizationResponseRows);

static constexpr const char *listLicenseConfigurationsForOrganizationErrors[] = {
    "InvalidParameterValueException", "FilterLimitExceededException"};
const Operation ListLicenseConfigurationsForOrganization::operation{
    .name = "ListLicenseConfigurationsForOrganization",
    .service = &service,
    .request = &typeOf<ListLicenseConfigurationsForOrganization::Request>,
    .response = &typeOf<ListLicenseConfigurationsForOrganization::Response>,
    .errors = listLicenseConfigurationsForOrganizationErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseConfigurations",
};

static constexpr const char *listReceivedGrantsForOrganizationErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation ListReceivedGrantsForOrganization::operation{
    .name = "ListReceivedGrantsForOrganization",
    .service = &service,
    .request = &typeOf<ListReceivedGrantsForOrganization::Request>,
    .response = &typeOf<ListReceivedGrantsForOrganization::Response>,
    .errors = listReceivedGrantsForOrganizationErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Grants",
};

static constexpr const char *listReceivedLicensesForOrganizationErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation ListReceivedLicensesForOrganization::operation{
    .name = "ListReceivedLicensesForOrganization",
    .service = &service,
    .request = &typeOf<ListReceivedLicensesForOrganization::Request>,
    .response = &typeOf<ListReceivedLicensesForOrganization::Response>,
    .errors = listReceivedLicensesForOrganizationErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Licenses",
};

} // namespace lc::licensemanager
