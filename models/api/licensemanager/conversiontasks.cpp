// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/conversiontasks.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field createLicenseConversionTaskForResourceRequestRows[] = {
    field<&CreateLicenseConversionTaskForResource::Request::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&CreateLicenseConversionTaskForResource::Request::sourceLicenseContext>(
        "SourceLicenseContext")
        .titled(QT_TRANSLATE_NOOP("Field", "From"))
        .with(Required),
    field<&CreateLicenseConversionTaskForResource::Request::destinationLicenseContext>(
        "DestinationLicenseContext")
        .titled(QT_TRANSLATE_NOOP("Field", "To"))
        .with(Required),
};

constinit const Type CreateLicenseConversionTaskForResource::Request::rows =
    describe<Request>("CreateLicenseConversionTaskForResourceRequest",
                      createLicenseConversionTaskForResourceRequestRows);

static constexpr Field createLicenseConversionTaskForResourceResponseRows[] = {
    field<&CreateLicenseConversionTaskForResource::Response::licenseConversionTaskId>(
        "LicenseConversionTaskId")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .within(0, 50)
        .matching(R"(^lct-[a-zA-Z0-9]*)"),
};

constinit const Type CreateLicenseConversionTaskForResource::Response::rows =
    describe<Response>("CreateLicenseConversionTaskForResourceResponse",
                       createLicenseConversionTaskForResourceResponseRows);

static constexpr Field getLicenseConversionTaskRequestRows[] = {
    field<&GetLicenseConversionTask::Request::licenseConversionTaskId>("LicenseConversionTaskId")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .with(Required)
        .within(0, 50)
        .matching(R"(^lct-[a-zA-Z0-9]*)"),
};

constinit const Type GetLicenseConversionTask::Request::rows =
    describe<Request>("GetLicenseConversionTaskRequest", getLicenseConversionTaskRequestRows);

static constexpr Field getLicenseConversionTaskResponseRows[] = {
    field<&GetLicenseConversionTask::Response::licenseConversionTaskId>("LicenseConversionTaskId")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .within(0, 50)
        .matching(R"(^lct-[a-zA-Z0-9]*)"),
    field<&GetLicenseConversionTask::Response::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN")),
    field<&GetLicenseConversionTask::Response::sourceLicenseContext>("SourceLicenseContext")
        .titled(QT_TRANSLATE_NOOP("Field", "From")),
    field<&GetLicenseConversionTask::Response::destinationLicenseContext>(
        "DestinationLicenseContext")
        .titled(QT_TRANSLATE_NOOP("Field", "To")),
    field<&GetLicenseConversionTask::Response::statusMessage>("StatusMessage")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason")),
    field<&GetLicenseConversionTask::Response::status>("Status").titled(
        QT_TRANSLATE_NOOP("Field", "Status")),
    field<&GetLicenseConversionTask::Response::startTime>("StartTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Started")),
    field<&GetLicenseConversionTask::Response::licenseConversionTime>("LicenseConversionTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Converted")),
    field<&GetLicenseConversionTask::Response::endTime>("EndTime").titled(
        QT_TRANSLATE_NOOP("Field", "Ended")),
};

constinit const Type GetLicenseConversionTask::Response::rows =
    describe<Response>("GetLicenseConversionTaskResponse", getLicenseConversionTaskResponseRows);

static constexpr Field listLicenseConversionTasksRequestRows[] = {
    field<&ListLicenseConversionTasks::Request::nextToken>("NextToken"),
    field<&ListLicenseConversionTasks::Request::maxResults>("MaxResults"),
    field<&ListLicenseConversionTasks::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
};

constinit const Type ListLicenseConversionTasks::Request::rows =
    describe<Request>("ListLicenseConversionTasksRequest", listLicenseConversionTasksRequestRows);

static constexpr Field listLicenseConversionTasksResponseRows[] = {
    field<&ListLicenseConversionTasks::Response::licenseConversionTasks>("LicenseConversionTasks")
        .titled(QT_TRANSLATE_NOOP("Field", "License conversion tasks")),
    field<&ListLicenseConversionTasks::Response::nextToken>("NextToken"),
};

constinit const Type ListLicenseConversionTasks::Response::rows = describe<Response>(
    "ListLicenseConversionTasksResponse", listLicenseConversionTasksResponseRows);

static constexpr const char *createLicenseConversionTaskForResourceErrors[] = {
    "InvalidParameterValueException", "ValidationException"};
const Operation CreateLicenseConversionTaskForResource::operation{
    .name = "CreateLicenseConversionTaskForResource",
    .service = &service,
    .request = &typeOf<CreateLicenseConversionTaskForResource::Request>,
    .response = &typeOf<CreateLicenseConversionTaskForResource::Response>,
    .repeat = Operation::Repeat::Never,
    .errors = createLicenseConversionTaskForResourceErrors,
};

static constexpr const char *getLicenseConversionTaskErrors[] = {"InvalidParameterValueException"};
const Operation GetLicenseConversionTask::operation{
    .name = "GetLicenseConversionTask",
    .service = &service,
    .request = &typeOf<GetLicenseConversionTask::Request>,
    .response = &typeOf<GetLicenseConversionTask::Response>,
    .errors = getLicenseConversionTaskErrors,
};

static constexpr const char *listLicenseConversionTasksErrors[] = {
    "InvalidParameterValueException"};
const Operation ListLicenseConversionTasks::operation{
    .name = "ListLicenseConversionTasks",
    .service = &service,
    .request = &typeOf<ListLicenseConversionTasks::Request>,
    .response = &typeOf<ListLicenseConversionTasks::Response>,
    .errors = listLicenseConversionTasksErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "LicenseConversionTasks",
};

} // namespace lc::licensemanager
