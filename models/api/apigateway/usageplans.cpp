// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

static constexpr Field getUsagePlansRequestRows[] = {
    field<&GetUsagePlans::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&GetUsagePlans::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .inQuery(),
    field<&GetUsagePlans::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
};

constinit const Type GetUsagePlans::Request::rows =
    describe<Request>("GetUsagePlansRequest", getUsagePlansRequestRows);

static constexpr Field getUsagePlansResponseRows[] = {
    field<&GetUsagePlans::Response::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&GetUsagePlans::Response::items>("item")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

constinit const Type GetUsagePlans::Response::rows =
    describe<Response>("GetUsagePlansResponse", getUsagePlansResponseRows);

static constexpr Field getUsagePlanRequestRows[] = {
    field<&GetUsagePlan::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
};

constinit const Type GetUsagePlan::Request::rows =
    describe<Request>("GetUsagePlanRequest", getUsagePlanRequestRows);

static constexpr Field getUsagePlanKeysRequestRows[] = {
    field<&GetUsagePlanKeys::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&GetUsagePlanKeys::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&GetUsagePlanKeys::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
    field<&GetUsagePlanKeys::Request::nameQuery>("name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name query"))
        .inQuery()
        .named("nameQuery"),
};

constinit const Type GetUsagePlanKeys::Request::rows =
    describe<Request>("GetUsagePlanKeysRequest", getUsagePlanKeysRequestRows);

static constexpr Field getUsagePlanKeysResponseRows[] = {
    field<&GetUsagePlanKeys::Response::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&GetUsagePlanKeys::Response::items>("item")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

constinit const Type GetUsagePlanKeys::Response::rows =
    describe<Response>("GetUsagePlanKeysResponse", getUsagePlanKeysResponseRows);

static constexpr Field getUsageRequestRows[] = {
    field<&GetUsage::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&GetUsage::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .inQuery(),
    field<&GetUsage::Request::startDate>("startDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Start date"))
        .with(Required)
        .inQuery(),
    field<&GetUsage::Request::endDate>("endDate")
        .titled(QT_TRANSLATE_NOOP("Field", "End date"))
        .with(Required)
        .inQuery(),
    field<&GetUsage::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&GetUsage::Request::limit>("limit").titled(QT_TRANSLATE_NOOP("Field", "Limit")).inQuery(),
};

constinit const Type GetUsage::Request::rows =
    describe<Request>("GetUsageRequest", getUsageRequestRows);

static constexpr Field getUsageResponseRows[] = {
    field<&GetUsage::Response::usagePlanId>("usagePlanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID")),
    field<&GetUsage::Response::startDate>("startDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Start date")),
    field<&GetUsage::Response::endDate>("endDate").titled(QT_TRANSLATE_NOOP("Field", "End date")),
    field<&GetUsage::Response::position>("position").titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&GetUsage::Response::items>("values")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

constinit const Type GetUsage::Response::rows =
    describe<Response>("GetUsageResponse", getUsageResponseRows);

static constexpr Field updateUsageRequestRows[] = {
    field<&UpdateUsage::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&UpdateUsage::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .with(Required)
        .inPath(),
    field<&UpdateUsage::Request::patchOperations>("patchOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Patch operations")),
};

constinit const Type UpdateUsage::Request::rows =
    describe<Request>("UpdateUsageRequest", updateUsageRequestRows);

const Operation GetUsagePlans::operation{
    .name = "GetUsagePlans",
    .service = &service,
    .request = &typeOf<GetUsagePlans::Request>,
    .response = &typeOf<GetUsagePlans::Response>,
    .method = "GET",
    .path = "/usageplans",
    .pageTokenIn = "position",
    .pageTokenOut = "position",
    .list = "item",
};

const Operation GetUsagePlan::operation{
    .name = "GetUsagePlan",
    .service = &service,
    .request = &typeOf<GetUsagePlan::Request>,
    .response = &typeOf<GetUsagePlan::Response>,
    .method = "GET",
    .path = "/usageplans/{usageplanId}",
};

const Operation GetUsagePlanKeys::operation{
    .name = "GetUsagePlanKeys",
    .service = &service,
    .request = &typeOf<GetUsagePlanKeys::Request>,
    .response = &typeOf<GetUsagePlanKeys::Response>,
    .method = "GET",
    .path = "/usageplans/{usageplanId}/keys",
    .pageTokenIn = "position",
    .pageTokenOut = "position",
    .list = "item",
};

const Operation GetUsage::operation{
    .name = "GetUsage",
    .service = &service,
    .request = &typeOf<GetUsage::Request>,
    .response = &typeOf<GetUsage::Response>,
    .method = "GET",
    .path = "/usageplans/{usageplanId}/usage",
    .pageTokenIn = "position",
    .pageTokenOut = "position",
};

static constexpr const char *updateUsageErrors[] = {"ConflictException", "LimitExceededException"};
const Operation UpdateUsage::operation{
    .name = "UpdateUsage",
    .service = &service,
    .request = &typeOf<UpdateUsage::Request>,
    .response = &typeOf<UpdateUsage::Response>,
    .repeat = Operation::Repeat::Patch,
    .method = "PATCH",
    .path = "/usageplans/{usageplanId}/keys/{keyId}/usage",
    .errors = updateUsageErrors,
};

} // namespace lc::apigateway
