// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplanchanges.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

static constexpr Field createUsagePlanRequestRows[] = {
    field<&CreateUsagePlan::Request::name>("name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required),
    field<&CreateUsagePlan::Request::description>("description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&CreateUsagePlan::Request::apiStages>("apiStages")
        .titled(QT_TRANSLATE_NOOP("Field", "API stages")),
    field<&CreateUsagePlan::Request::throttle>("throttle")
        .titled(QT_TRANSLATE_NOOP("Field", "Throttle")),
    field<&CreateUsagePlan::Request::quota>("quota").titled(QT_TRANSLATE_NOOP("Field", "Quota")),
    field<&CreateUsagePlan::Request::tags>("tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type CreateUsagePlan::Request::rows =
    describe<Request>("CreateUsagePlanRequest", createUsagePlanRequestRows);

static constexpr Field updateUsagePlanRequestRows[] = {
    field<&UpdateUsagePlan::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&UpdateUsagePlan::Request::patchOperations>("patchOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Patch operations")),
};

constinit const Type UpdateUsagePlan::Request::rows =
    describe<Request>("UpdateUsagePlanRequest", updateUsagePlanRequestRows);

static constexpr Field deleteUsagePlanRequestRows[] = {
    field<&DeleteUsagePlan::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
};

constinit const Type DeleteUsagePlan::Request::rows =
    describe<Request>("DeleteUsagePlanRequest", deleteUsagePlanRequestRows);

constinit const Type DeleteUsagePlan::Response::rows =
    describe<Response>("DeleteUsagePlanResponse");

static constexpr const char *createUsagePlanErrors[] = {"ConflictException",
                                                        "LimitExceededException"};
const Operation CreateUsagePlan::operation{
    .name = "CreateUsagePlan",
    .service = &service,
    .request = &typeOf<CreateUsagePlan::Request>,
    .response = &typeOf<CreateUsagePlan::Response>,
    .repeat = Operation::Repeat::Never,
    .method = "POST",
    .path = "/usageplans",
    .successStatus = 201,
    .errors = createUsagePlanErrors,
};

static constexpr const char *updateUsagePlanErrors[] = {"ConflictException",
                                                        "LimitExceededException"};
const Operation UpdateUsagePlan::operation{
    .name = "UpdateUsagePlan",
    .service = &service,
    .request = &typeOf<UpdateUsagePlan::Request>,
    .response = &typeOf<UpdateUsagePlan::Response>,
    .repeat = Operation::Repeat::Patch,
    .method = "PATCH",
    .path = "/usageplans/{usageplanId}",
    .errors = updateUsagePlanErrors,
};

static constexpr const char *deleteUsagePlanErrors[] = {"ConflictException"};
const Operation DeleteUsagePlan::operation{
    .name = "DeleteUsagePlan",
    .service = &service,
    .request = &typeOf<DeleteUsagePlan::Request>,
    .response = &typeOf<DeleteUsagePlan::Response>,
    .repeat = Operation::Repeat::NaturalKey,
    .method = "DELETE",
    .path = "/usageplans/{usageplanId}",
    .successStatus = 202,
    .errors = deleteUsagePlanErrors,
};

} // namespace lc::apigateway
