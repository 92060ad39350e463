// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/restapis.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

static constexpr Field getRestApisRequestRows[] = {
    field<&GetRestApis::Request::position>("position").inQuery(),
    field<&GetRestApis::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
};

constinit const Type GetRestApis::Request::rows =
    describe<Request>("GetRestApisRequest", getRestApisRequestRows);

static constexpr Field getRestApisResponseRows[] = {
    field<&GetRestApis::Response::position>("position"),
    field<&GetRestApis::Response::items>("item")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

constinit const Type GetRestApis::Response::rows =
    describe<Response>("GetRestApisResponse", getRestApisResponseRows);

static constexpr Field getStagesRequestRows[] = {
    field<&GetStages::Request::restApiId>("restapi_id")
        .titled(QT_TRANSLATE_NOOP("Field", "REST API ID"))
        .with(Required)
        .inPath()
        .named("restApiId"),
    field<&GetStages::Request::deploymentId>("deploymentId")
        .titled(QT_TRANSLATE_NOOP("Field", "Deployment ID"))
        .inQuery(),
};

constinit const Type GetStages::Request::rows =
    describe<Request>("GetStagesRequest", getStagesRequestRows);

static constexpr Field getStagesResponseRows[] = {
    field<&GetStages::Response::item>("item").titled(QT_TRANSLATE_NOOP("Field", "Items")),
};

constinit const Type GetStages::Response::rows =
    describe<Response>("GetStagesResponse", getStagesResponseRows);

static constexpr Field getStageRequestRows[] = {
    field<&GetStage::Request::restApiId>("restapi_id")
        .titled(QT_TRANSLATE_NOOP("Field", "REST API ID"))
        .with(Required)
        .inPath()
        .named("restApiId"),
    field<&GetStage::Request::stageName>("stage_name")
        .titled(QT_TRANSLATE_NOOP("Field", "Stage name"))
        .with(Required)
        .inPath()
        .named("stageName"),
};

constinit const Type GetStage::Request::rows =
    describe<Request>("GetStageRequest", getStageRequestRows);

const Operation GetRestApis::operation{
    .name = "GetRestApis",
    .service = &service,
    .request = &typeOf<GetRestApis::Request>,
    .response = &typeOf<GetRestApis::Response>,
    .method = "GET",
    .path = "/restapis",
    .pageTokenIn = "position",
    .pageTokenOut = "position",
    .list = "item",
};

static constexpr const char *getStagesErrors[] = {"ConflictException", "LimitExceededException"};
const Operation GetStages::operation{
    .name = "GetStages",
    .service = &service,
    .request = &typeOf<GetStages::Request>,
    .response = &typeOf<GetStages::Response>,
    .method = "GET",
    .path = "/restapis/{restapi_id}/stages",
    .errors = getStagesErrors,
    .list = "item",
};

static constexpr const char *getStageErrors[] = {"ConflictException", "LimitExceededException"};
const Operation GetStage::operation{
    .name = "GetStage",
    .service = &service,
    .request = &typeOf<GetStage::Request>,
    .response = &typeOf<GetStage::Response>,
    .method = "GET",
    .path = "/restapis/{restapi_id}/stages/{stage_name}",
    .errors = getStageErrors,
};

} // namespace lc::apigateway
