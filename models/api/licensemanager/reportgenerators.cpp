// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/reportgenerators.h"

#include "api/licensemanager/service.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createLicenseManagerReportGeneratorRequestRows[] = {
    field<&CreateLicenseManagerReportGenerator::Request::reportGeneratorName>("ReportGeneratorName")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required)
        .within(1, 100),
    field<&CreateLicenseManagerReportGenerator::Request::type>("Type")
        .titled(QT_TRANSLATE_NOOP("Field", "Type"))
        .with(Required),
    field<&CreateLicenseManagerReportGenerator::Request::reportContext>("ReportContext")
        .titled(QT_TRANSLATE_NOOP("Field", "Scope"))
        .with(Required),
    field<&CreateLicenseManagerReportGenerator::Request::reportFrequency>("ReportFrequency")
        .titled(QT_TRANSLATE_NOOP("Field", "How often"))
        .with(Required),
    field<&CreateLicenseManagerReportGenerator::Request::clientToken>("ClientToken")
        .with(Required)
        .within(1, 36),
    field<&CreateLicenseManagerReportGenerator::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&CreateLicenseManagerReportGenerator::Request::tags>("Tags").titled(
        QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type CreateLicenseManagerReportGenerator::Request::rows = describe<Request>(
    "CreateLicenseManagerReportGeneratorRequest", createLicenseManagerReportGeneratorRequestRows);

static constexpr Field createLicenseManagerReportGeneratorResponseRows[] = {
    field<&CreateLicenseManagerReportGenerator::Response::licenseManagerReportGeneratorArn>(
        "LicenseManagerReportGeneratorArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN")),
};

constinit const Type CreateLicenseManagerReportGenerator::Response::rows = describe<Response>(
    "CreateLicenseManagerReportGeneratorResponse", createLicenseManagerReportGeneratorResponseRows);

static constexpr Field getLicenseManagerReportGeneratorRequestRows[] = {
    field<&GetLicenseManagerReportGenerator::Request::licenseManagerReportGeneratorArn>(
        "LicenseManagerReportGeneratorArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

constinit const Type GetLicenseManagerReportGenerator::Request::rows = describe<Request>(
    "GetLicenseManagerReportGeneratorRequest", getLicenseManagerReportGeneratorRequestRows);

static constexpr Field getLicenseManagerReportGeneratorResponseRows[] = {
    field<&GetLicenseManagerReportGenerator::Response::reportGenerator>("ReportGenerator")
        .titled(QT_TRANSLATE_NOOP("Field", "Report generator")),
};

constinit const Type GetLicenseManagerReportGenerator::Response::rows = describe<Response>(
    "GetLicenseManagerReportGeneratorResponse", getLicenseManagerReportGeneratorResponseRows);

static constexpr Field updateLicenseManagerReportGeneratorRequestRows[] = {
    field<&UpdateLicenseManagerReportGenerator::Request::licenseManagerReportGeneratorArn>(
        "LicenseManagerReportGeneratorArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
    field<&UpdateLicenseManagerReportGenerator::Request::reportGeneratorName>("ReportGeneratorName")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required)
        .within(1, 100),
    field<&UpdateLicenseManagerReportGenerator::Request::type>("Type")
        .titled(QT_TRANSLATE_NOOP("Field", "Type"))
        .with(Required),
    field<&UpdateLicenseManagerReportGenerator::Request::reportContext>("ReportContext")
        .titled(QT_TRANSLATE_NOOP("Field", "Scope"))
        .with(Required),
    field<&UpdateLicenseManagerReportGenerator::Request::reportFrequency>("ReportFrequency")
        .titled(QT_TRANSLATE_NOOP("Field", "How often"))
        .with(Required),
    field<&UpdateLicenseManagerReportGenerator::Request::clientToken>("ClientToken")
        .with(Required)
        .within(1, 36),
    field<&UpdateLicenseManagerReportGenerator::Request::description>("Description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
};

constinit const Type UpdateLicenseManagerReportGenerator::Request::rows = describe<Request>(
    "UpdateLicenseManagerReportGeneratorRequest", updateLicenseManagerReportGeneratorRequestRows);

constinit const Type UpdateLicenseManagerReportGenerator::Response::rows =
    describe<Response>("UpdateLicenseManagerReportGeneratorResponse");

static constexpr Field deleteLicenseManagerReportGeneratorRequestRows[] = {
    field<&DeleteLicenseManagerReportGenerator::Request::licenseManagerReportGeneratorArn>(
        "LicenseManagerReportGeneratorArn")
        .titled(QT_TRANSLATE_NOOP("Field", "ARN"))
        .with(Required),
};

constinit const Type DeleteLicenseManagerReportGenerator::Request::rows = describe<Request>(
    "DeleteLicenseManagerReportGeneratorRequest", deleteLicenseManagerReportGeneratorRequestRows);

constinit const Type DeleteLicenseManagerReportGenerator::Response::rows =
    describe<Response>("DeleteLicenseManagerReportGeneratorResponse");

static constexpr Field listLicenseManagerReportGeneratorsRequestRows[] = {
    field<&ListLicenseManagerReportGenerators::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
    field<&ListLicenseManagerReportGenerators::Request::nextToken>("NextToken"),
    field<&ListLicenseManagerReportGenerators::Request::maxResults>("MaxResults").within(1, 100),
};

constinit const Type ListLicenseManagerReportGenerators::Request::rows = describe<Request>(
    "ListLicenseManagerReportGeneratorsRequest", listLicenseManagerReportGeneratorsRequestRows);

static constexpr Field listLicenseManagerReportGeneratorsResponseRows[] = {
    field<&ListLicenseManagerReportGenerators::Response::reportGenerators>("ReportGenerators")
        .titled(QT_TRANSLATE_NOOP("Field", "Report generators")),
    field<&ListLicenseManagerReportGenerators::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseManagerReportGenerators::Response::rows = describe<Response>(
    "ListLicenseManagerReportGeneratorsResponse", listLicenseManagerReportGeneratorsResponseRows);

static constexpr const char *createLicenseManagerReportGeneratorErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException",
    "ResourceNotFoundException"};
const Operation CreateLicenseManagerReportGenerator::operation{
    .name = "CreateLicenseManagerReportGenerator",
    .service = &service,
    .request = &typeOf<CreateLicenseManagerReportGenerator::Request>,
    .response = &typeOf<CreateLicenseManagerReportGenerator::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = createLicenseManagerReportGeneratorErrors,
};

static constexpr const char *getLicenseManagerReportGeneratorErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException",
    "ResourceNotFoundException"};
const Operation GetLicenseManagerReportGenerator::operation{
    .name = "GetLicenseManagerReportGenerator",
    .service = &service,
    .request = &typeOf<GetLicenseManagerReportGenerator::Request>,
    .response = &typeOf<GetLicenseManagerReportGenerator::Response>,
    .errors = getLicenseManagerReportGeneratorErrors,
};

static constexpr const char *updateLicenseManagerReportGeneratorErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceNotFoundException",
    "ResourceLimitExceededException"};
const Operation UpdateLicenseManagerReportGenerator::operation{
    .name = "UpdateLicenseManagerReportGenerator",
    .service = &service,
    .request = &typeOf<UpdateLicenseManagerReportGenerator::Request>,
    .response = &typeOf<UpdateLicenseManagerReportGenerator::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = updateLicenseManagerReportGeneratorErrors,
};

static constexpr const char *deleteLicenseManagerReportGeneratorErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException",
    "ResourceNotFoundException"};
const Operation DeleteLicenseManagerReportGenerator::operation{
    .name = "DeleteLicenseManagerReportGenerator",
    .service = &service,
    .request = &typeOf<DeleteLicenseManagerReportGenerator::Request>,
    .response = &typeOf<DeleteLicenseManagerReportGenerator::Response>,
    .repeat = Operation::Repeat::State,
    .errors = deleteLicenseManagerReportGeneratorErrors,
};

static constexpr const char *listLicenseManagerReportGeneratorsErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceLimitExceededException",
    "ResourceNotFoundException"};
const Operation ListLicenseManagerReportGenerators::operation{
    .name = "ListLicenseManagerReportGenerators",
    .service = &service,
    .request = &typeOf<ListLicenseManagerReportGenerators::Request>,
    .response = &typeOf<ListLicenseManagerReportGenerators::Response>,
    .errors = listLicenseManagerReportGeneratorsErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "ReportGenerators",
};

} // namespace lc::licensemanager
