// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/licenses.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field createLicenseRequestRows[] = {
    field<&licensemanager::CreateLicense::Request::licenseName>("LicenseName")
        .titled(QT_TRANSLATE_NOOP("Field", "License name"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::productName>("ProductName")
        .titled(QT_TRANSLATE_NOOP("Field", "Product name"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::productSku>("ProductSKU")
        .titled(QT_TRANSLATE_NOOP("Field", "Product SKU"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::issuer>("Issuer")
        .titled(QT_TRANSLATE_NOOP("Field", "Issuer"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::validity>("Validity")
        .titled(QT_TRANSLATE_NOOP("Field", "Validity"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::consumptionConfiguration>(
        "ConsumptionConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Consumption configuration"))
        .with(Required),
    field<&licensemanager::CreateLicense::Request::licenseMetadata>("LicenseMetadata")
        .titled(QT_TRANSLATE_NOOP("Field", "Metadata")),
    field<&licensemanager::CreateLicense::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&licensemanager::CreateLicense::Request::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
};

template <> const Type &typeOf<licensemanager::CreateLicense::Request>()
{
    static constexpr Type type = describe<licensemanager::CreateLicense::Request>(
        "CreateLicenseRequest", createLicenseRequestRows);
    return type;
}

static constexpr Field createLicenseResponseRows[] = {
    field<&licensemanager::CreateLicense::Response::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::CreateLicense::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::CreateLicense::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::CreateLicense::Response>()
{
    static constexpr Type type = describe<licensemanager::CreateLicense::Response>(
        "CreateLicenseResponse", createLicenseResponseRows);
    return type;
}

static constexpr Field createLicenseVersionRequestRows[] = {
    field<&licensemanager::CreateLicenseVersion::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::CreateLicenseVersion::Request::licenseName>("LicenseName")
        .titled(QT_TRANSLATE_NOOP("Field", "License name"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::productName>("ProductName")
        .titled(QT_TRANSLATE_NOOP("Field", "Product name"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::issuer>("Issuer")
        .titled(QT_TRANSLATE_NOOP("Field", "Issuer"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::validity>("Validity")
        .titled(QT_TRANSLATE_NOOP("Field", "Validity"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::licenseMetadata>("LicenseMetadata")
        .titled(QT_TRANSLATE_NOOP("Field", "Metadata")),
    field<&licensemanager::CreateLicenseVersion::Request::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::consumptionConfiguration>(
        "ConsumptionConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Consumption configuration"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(Required),
    field<&licensemanager::CreateLicenseVersion::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&licensemanager::CreateLicenseVersion::Request::sourceVersion>("SourceVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Source version")),
    field<&licensemanager::CreateLicenseVersion::Request::resetUsage>("ResetUsage")
        .titled(QT_TRANSLATE_NOOP("Field", "Reset usage")),
};

template <> const Type &typeOf<licensemanager::CreateLicenseVersion::Request>()
{
    static constexpr Type type = describe<licensemanager::CreateLicenseVersion::Request>(
        "CreateLicenseVersionRequest", createLicenseVersionRequestRows);
    return type;
}

static constexpr Field createLicenseVersionResponseRows[] = {
    field<&licensemanager::CreateLicenseVersion::Response::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::CreateLicenseVersion::Response::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
    field<&licensemanager::CreateLicenseVersion::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
};

template <> const Type &typeOf<licensemanager::CreateLicenseVersion::Response>()
{
    static constexpr Type type = describe<licensemanager::CreateLicenseVersion::Response>(
        "CreateLicenseVersionResponse", createLicenseVersionResponseRows);
    return type;
}

static constexpr Field getLicenseRequestRows[] = {
    field<&licensemanager::GetLicense::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::GetLicense::Request::version>("Version").titled(
        QT_TRANSLATE_NOOP("Field", "Version")),
};

template <> const Type &typeOf<licensemanager::GetLicense::Request>()
{
    static constexpr Type type =
        describe<licensemanager::GetLicense::Request>("GetLicenseRequest", getLicenseRequestRows);
    return type;
}

static constexpr Field getLicenseResponseRows[] = {
    field<&licensemanager::GetLicense::Response::license>("License").titled(
        QT_TRANSLATE_NOOP("Field", "License")),
};

template <> const Type &typeOf<licensemanager::GetLicense::Response>()
{
    static constexpr Type type = describe<licensemanager::GetLicense::Response>(
        "GetLicenseResponse", getLicenseResponseRows);
    return type;
}

static constexpr Field deleteLicenseRequestRows[] = {
    field<&licensemanager::DeleteLicense::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::DeleteLicense::Request::sourceVersion>("SourceVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "Source version"))
        .with(Required),
};

template <> const Type &typeOf<licensemanager::DeleteLicense::Request>()
{
    static constexpr Type type = describe<licensemanager::DeleteLicense::Request>(
        "DeleteLicenseRequest", deleteLicenseRequestRows);
    return type;
}

static constexpr Field deleteLicenseResponseRows[] = {
    field<&licensemanager::DeleteLicense::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&licensemanager::DeleteLicense::Response::deletionDate>("DeletionDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Deletion date"))
        .within(0, 50)
        .matching(isoDatePattern),
};

template <> const Type &typeOf<licensemanager::DeleteLicense::Response>()
{
    static constexpr Type type = describe<licensemanager::DeleteLicense::Response>(
        "DeleteLicenseResponse", deleteLicenseResponseRows);
    return type;
}

static constexpr Field listLicensesRequestRows[] = {
    field<&licensemanager::ListLicenses::Request::licenseArns>("LicenseArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARNs"))
        .matching(arnPattern),
    field<&licensemanager::ListLicenses::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&licensemanager::ListLicenses::Request::nextToken>("NextToken"),
    field<&licensemanager::ListLicenses::Request::maxResults>("MaxResults").within(1, 100),
};

template <> const Type &typeOf<licensemanager::ListLicenses::Request>()
{
    static constexpr Type type = describe<licensemanager::ListLicenses::Request>(
        "ListLicensesRequest", listLicensesRequestRows);
    return type;
}

static constexpr Field listLicensesResponseRows[] = {
    field<&licensemanager::ListLicenses::Response::licenses>("Licenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&licensemanager::ListLicenses::Response::nextToken>("NextToken"),
};

template <> const Type &typeOf<licensemanager::ListLicenses::Response>()
{
    static constexpr Type type = describe<licensemanager::ListLicenses::Response>(
        "ListLicensesResponse", listLicensesResponseRows);
    return type;
}

static constexpr Field listLicenseVersionsRequestRows[] = {
    field<&licensemanager::ListLicenseVersions::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&licensemanager::ListLicenseVersions::Request::nextToken>("NextToken"),
    field<&licensemanager::ListLicenseVersions::Request::maxResults>("MaxResults").within(1, 100),
};

template <> const Type &typeOf<licensemanager::ListLicenseVersions::Request>()
{
    static constexpr Type type = describe<licensemanager::ListLicenseVersions::Request>(
        "ListLicenseVersionsRequest", listLicenseVersionsRequestRows);
    return type;
}

static constexpr Field listLicenseVersionsResponseRows[] = {
    field<&licensemanager::ListLicenseVersions::Response::licenses>("Licenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&licensemanager::ListLicenseVersions::Response::nextToken>("NextToken"),
};

template <> const Type &typeOf<licensemanager::ListLicenseVersions::Response>()
{
    static constexpr Type type = describe<licensemanager::ListLicenseVersions::Response>(
        "ListLicenseVersionsResponse", listLicenseVersionsResponseRows);
    return type;
}

static constexpr Field listReceivedLicensesRequestRows[] = {
    field<&licensemanager::ListReceivedLicenses::Request::licenseArns>("LicenseArns")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARNs"))
        .matching(arnPattern),
    field<&licensemanager::ListReceivedLicenses::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&licensemanager::ListReceivedLicenses::Request::nextToken>("NextToken"),
    field<&licensemanager::ListReceivedLicenses::Request::maxResults>("MaxResults").within(1, 100),
};

template <> const Type &typeOf<licensemanager::ListReceivedLicenses::Request>()
{
    static constexpr Type type = describe<licensemanager::ListReceivedLicenses::Request>(
        "ListReceivedLicensesRequest", listReceivedLicensesRequestRows);
    return type;
}

static constexpr Field listReceivedLicensesResponseRows[] = {
    field<&licensemanager::ListReceivedLicenses::Response::licenses>("Licenses")
        .titled(QT_TRANSLATE_NOOP("Field", "Licenses")),
    field<&licensemanager::ListReceivedLicenses::Response::nextToken>("NextToken"),
};

template <> const Type &typeOf<licensemanager::ListReceivedLicenses::Response>()
{
    static constexpr Type type = describe<licensemanager::ListReceivedLicenses::Response>(
        "ListReceivedLicensesResponse", listReceivedLicensesResponseRows);
    return type;
}

static constexpr Field getLicenseUsageRequestRows[] = {
    field<&licensemanager::GetLicenseUsage::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
};

template <> const Type &typeOf<licensemanager::GetLicenseUsage::Request>()
{
    static constexpr Type type = describe<licensemanager::GetLicenseUsage::Request>(
        "GetLicenseUsageRequest", getLicenseUsageRequestRows);
    return type;
}

static constexpr Field getLicenseUsageResponseRows[] = {
    field<&licensemanager::GetLicenseUsage::Response::licenseUsage>("LicenseUsage")
        .titled(QT_TRANSLATE_NOOP("Field", "License usage")),
};

template <> const Type &typeOf<licensemanager::GetLicenseUsage::Response>()
{
    static constexpr Type type = describe<licensemanager::GetLicenseUsage::Response>(
        "GetLicenseUsageResponse", getLicenseUsageResponseRows);
    return type;
}

namespace licensemanager {

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

} // namespace licensemanager
} // namespace lc
