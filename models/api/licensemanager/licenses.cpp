// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/licenses.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createLicenseRequestRows[] = {
    field<&CreateLicense::Request::licenseName>("LicenseName")
        .titled(QT_TRANSLATE_NOOP("Field", "License name"))
        .with(Required),
    field<&CreateLicense::Request::productName>("ProductName")
        .titled(QT_TRANSLATE_NOOP("Field", "Product name"))
        .with(Required),
    field<&CreateLicense::Request::productSku>("ProductSKU")
        .titled(QT_TRANSLATE_NOOP("Field", "Product SKU"))
        .with(Required),
    field<&CreateLicense::Request::issuer>("Issuer")
        .titled(QT_TRANSLATE_NOOP("Field", "Issuer"))
        .with(Required),
    field<&CreateLicense::Request::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required),
    field<&CreateLicense::Request::validity>("Validity")
        .titled(QT_TRANSLATE_NOOP("Field", "Validity"))
        .with(Required),
    field<&CreateLicense::Request::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements"))
        .with(Required),
    field<&CreateLicense::Request::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary"))
        .with(Required),
    field<&CreateLicense::Request::consumptionConfiguration>("ConsumptionConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Consumption configuration"))
        .with(Required),
    field<&CreateLicense::Request::licenseMetadata>("LicenseMetadata")
        .titled(QT_TRANSLATE_NOOP("Field", "Metadata")),
    field<&CreateLicense::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&CreateLicense::Request::tags>("Tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type CreateLicense::Request::rows =
    describe<Request>("CreateLicenseRequest", createLicenseRequestRows);

static constexpr Field createLicenseResponseRows[] = {
    field<&CreateLicense::Response::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateLicense::Response::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&CreateLicense::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type CreateLicense::Response::rows =
    describe<Response>("CreateLicenseResponse", createLicenseResponseRows);

static constexpr Field createLicenseVersionRequestRows[] = {
    field<&CreateLicenseVersion::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateLicenseVersion::Request::licenseName>("LicenseName")
        .titled(QT_TRANSLATE_NOOP("Field", "License name"))
        .with(Required),
    field<&CreateLicenseVersion::Request::productName>("ProductName")
        .titled(QT_TRANSLATE_NOOP("Field", "Product name"))
        .with(Required),
    field<&CreateLicenseVersion::Request::issuer>("Issuer")
        .titled(QT_TRANSLATE_NOOP("Field", "Issuer"))
        .with(Required),
    field<&CreateLicenseVersion::Request::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required),
    field<&CreateLicenseVersion::Request::validity>("Validity")
        .titled(QT_TRANSLATE_NOOP("Field", "Validity"))
        .with(Required),
    field<&CreateLicenseVersion::Request::licenseMetadata>("LicenseMetadata")
        .titled(QT_TRANSLATE_NOOP("Field", "Metadata")),
    field<&CreateLicenseVersion::Request::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements"))
        .with(Required),
    field<&CreateLicenseVersion::Request::consumptionConfiguration>("ConsumptionConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Consumption configuration"))
        .with(Required),
    field<&CreateLicenseVersion::Request::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(Required),
    field<&CreateLicenseVersion::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&CreateLicenseVersion::Request::sourceVersion>("SourceVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Source version")),
    field<&CreateLicenseVersion::Request::resetUsage>("ResetUsage")
        .titled(QT_TRANSLATE_NOOP("Field", "Reset usage")),
};

constinit const Type CreateLicenseVersion::Request::rows =
    describe<Request>("CreateLicenseVersionRequest", createLicenseVersionRequestRows);

static constexpr Field createLicenseVersionResponseRows[] = {
    field<&CreateLicenseVersion::Response::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateLicenseVersion::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
    field<&CreateLicenseVersion::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
};

constinit const Type CreateLicenseVersion::Response::rows =
    describe<Response>("CreateLicenseVersionResponse", createLicenseVersionResponseRows);

static constexpr Field getLicenseRequestRows[] = {
    field<&GetLicense::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&GetLicense::Request::version>("Version").titled(QT_TRANSLATE_NOOP("Field", "Version")),
};

constinit const Type GetLicense::Request::rows =
    describe<Request>("GetLicenseRequest", getLicenseRequestRows);

static constexpr Field getLicenseResponseRows[] = {
    field<&GetLicense::Response::license>("License").titled(QT_TRANSLATE_NOOP("Field", "License")),
};

constinit const Type GetLicense::Response::rows =
    describe<Response>("GetLicenseResponse", getLicenseResponseRows);

static constexpr Field deleteLicenseRequestRows[] = {
    field<&DeleteLicense::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&DeleteLicense::Request::sourceVersion>("SourceVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Source version"))
        .with(Required),
};

constinit const Type DeleteLicense::Request::rows =
    describe<Request>("DeleteLicenseRequest", deleteLicenseRequestRows);

static constexpr Field deleteLicenseResponseRows[] = {
    field<&DeleteLicense::Response::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&DeleteLicense::Response::deletionDate>("DeletionDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Deletion date"))
        .within(0, 50)
        .matching(isoDatePattern),
};

constinit const Type DeleteLicense::Response::rows =
    describe<Response>("DeleteLicenseResponse", deleteLicenseResponseRows);

static constexpr Field listLicensesRequestRows[] = {
    field<&ListLicenses::Request::licenseArns>("LicenseArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARNs"))
        .matching(arnPattern),
    field<&ListLicenses::Request::filters>("Filters").titled(QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListLicenses::Request::nextToken>("NextToken"),
    field<&ListLicenses::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListLicenses::Request::rows =
    describe<Request>("ListLicensesRequest", listLicensesRequestRows);

static constexpr Field listLicensesResponseRows[] = {
    field<&ListLicenses::Response::licenses>("Licenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&ListLicenses::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenses::Response::rows =
    describe<Response>("ListLicensesResponse", listLicensesResponseRows);

static constexpr Field listLicenseVersionsRequestRows[] = {
    field<&ListLicenseVersions::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&ListLicenseVersions::Request::nextToken>("NextToken"),
    field<&ListLicenseVersions::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListLicenseVersions::Request::rows =
    describe<Request>("ListLicenseVersionsRequest", listLicenseVersionsRequestRows);

static constexpr Field listLicenseVersionsResponseRows[] = {
    field<&ListLicenseVersions::Response::licenses>("Licenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&ListLicenseVersions::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseVersions::Response::rows =
    describe<Response>("ListLicenseVersionsResponse", listLicenseVersionsResponseRows);

static constexpr Field listReceivedLicensesRequestRows[] = {
    field<&ListReceivedLicenses::Request::licenseArns>("LicenseArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARNs"))
        .matching(arnPattern),
    field<&ListReceivedLicenses::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListReceivedLicenses::Request::nextToken>("NextToken"),
    field<&ListReceivedLicenses::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListReceivedLicenses::Request::rows =
    describe<Request>("ListReceivedLicensesRequest", listReceivedLicensesRequestRows);

static constexpr Field listReceivedLicensesResponseRows[] = {
    field<&ListReceivedLicenses::Response::licenses>("Licenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&ListReceivedLicenses::Response::nextToken>("NextToken"),
};

constinit const Type ListReceivedLicenses::Response::rows =
    describe<Response>("ListReceivedLicensesResponse", listReceivedLicensesResponseRows);

static constexpr Field getLicenseUsageRequestRows[] = {
    field<&GetLicenseUsage::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

constinit const Type GetLicenseUsage::Request::rows =
    describe<Request>("GetLicenseUsageRequest", getLicenseUsageRequestRows);

static constexpr Field getLicenseUsageResponseRows[] = {
    field<&GetLicenseUsage::Response::licenseUsage>("LicenseUsage")
        .titled(QT_TRANSLATE_NOOP("Field", "License usage")),
};

constinit const Type GetLicenseUsage::Response::rows =
    describe<Response>("GetLicenseUsageResponse", getLicenseUsageResponseRows);

static constexpr const char *createLicenseErrors[] = {
    "ValidationException", "InvalidParameterValueException", "RedirectException"};
const Operation CreateLicense::operation{
    .name = "CreateLicense",
    .service = &service,
    .request = &typeOf<CreateLicense::Request>,
    .response = &typeOf<CreateLicense::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createLicenseErrors,
};

static constexpr const char *createLicenseVersionErrors[] = {
    "ValidationException", "ResourceNotFoundException", "RedirectException", "ConflictException"};
const Operation CreateLicenseVersion::operation{
    .name = "CreateLicenseVersion",
    .service = &service,
    .request = &typeOf<CreateLicenseVersion::Request>,
    .response = &typeOf<CreateLicenseVersion::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createLicenseVersionErrors,
};

static constexpr const char *getLicenseErrors[] = {"ValidationException",
                                                   "InvalidParameterValueException"};
const Operation GetLicense::operation{
    .name = "GetLicense",
    .service = &service,
    .request = &typeOf<GetLicense::Request>,
    .response = &typeOf<GetLicense::Response>,
    .errors = getLicenseErrors,
};

static constexpr const char *deleteLicenseErrors[] = {"ValidationException",
                                                      "InvalidParameterValueException",
                                                      "RedirectException", "ConflictException"};
const Operation DeleteLicense::operation{
    .name = "DeleteLicense",
    .service = &service,
    .request = &typeOf<DeleteLicense::Request>,
    .response = &typeOf<DeleteLicense::Response>,
    .repeat = Operation::Repeat::Version,
    .errors = deleteLicenseErrors,
};

static constexpr const char *listLicensesErrors[] = {"ValidationException",
                                                     "InvalidParameterValueException"};
const Operation ListLicenses::operation{
    .name = "ListLicenses",
    .service = &service,
    .request = &typeOf<ListLicenses::Request>,
    .response = &typeOf<ListLicenses::Response>,
    .errors = listLicensesErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Licenses",
};

static constexpr const char *listLicenseVersionsErrors[] = {"InvalidParameterValueException"};
const Operation ListLicenseVersions::operation{
    .name = "ListLicenseVersions",
    .service = &service,
    .request = &typeOf<ListLicenseVersions::Request>,
    .response = &typeOf<ListLicenseVersions::Response>,
    .errors = listLicenseVersionsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Licenses",
};

static constexpr const char *listReceivedLicensesErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException"};
const Operation ListReceivedLicenses::operation{
    .name = "ListReceivedLicenses",
    .service = &service,
    .request = &typeOf<ListReceivedLicenses::Request>,
    .response = &typeOf<ListReceivedLicenses::Response>,
    .errors = listReceivedLicensesErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "Licenses",
};

static constexpr const char *getLicenseUsageErrors[] = {"ValidationException",
                                                        "InvalidParameterValueException"};
const Operation GetLicenseUsage::operation{
    .name = "GetLicenseUsage",
    .service = &service,
    .request = &typeOf<GetLicenseUsage::Request>,
    .response = &typeOf<GetLicenseUsage::Response>,
    .errors = getLicenseUsageErrors,
};

} // namespace lc::licensemanager
