// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplans.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc {

static constexpr Field getUsagePlansRequestRows[] = {
    field<&apigateway::GetUsagePlans::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&apigateway::GetUsagePlans::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .inQuery(),
    field<&apigateway::GetUsagePlans::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
};

template <> const Type &typeOf<apigateway::GetUsagePlans::Request>()
{
    static constexpr Type type = describe<apigateway::GetUsagePlans::Request>(
        "GetUsagePlansRequest", getUsagePlansRequestRows);
    return type;
}

static constexpr Field getUsagePlansResponseRows[] = {
    field<&apigateway::GetUsagePlans::Response::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&apigateway::GetUsagePlans::Response::items>("item")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

template <> const Type &typeOf<apigateway::GetUsagePlans::Response>()
{
    static constexpr Type type = describe<apigateway::GetUsagePlans::Response>(
        "GetUsagePlansResponse", getUsagePlansResponseRows);
    return type;
}

static constexpr Field getUsagePlanRequestRows[] = {
    field<&apigateway::GetUsagePlan::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
};

template <> const Type &typeOf<apigateway::GetUsagePlan::Request>()
{
    static constexpr Type type =
        describe<apigateway::GetUsagePlan::Request>("GetUsagePlanRequest", getUsagePlanRequestRows);
    return type;
}

static constexpr Field getUsagePlanKeysRequestRows[] = {
    field<&apigateway::GetUsagePlanKeys::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&apigateway::GetUsagePlanKeys::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&apigateway::GetUsagePlanKeys::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
    field<&apigateway::GetUsagePlanKeys::Request::nameQuery>("name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name query"))
        .inQuery()
        .named("nameQuery"),
};

template <> const Type &typeOf<apigateway::GetUsagePlanKeys::Request>()
{
    static constexpr Type type = describe<apigateway::GetUsagePlanKeys::Request>(
        "GetUsagePlanKeysRequest", getUsagePlanKeysRequestRows);
    return type;
}

static constexpr Field getUsagePlanKeysResponseRows[] = {
    field<&apigateway::GetUsagePlanKeys::Response::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&apigateway::GetUsagePlanKeys::Response::items>("item")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

template <> const Type &typeOf<apigateway::GetUsagePlanKeys::Response>()
{
    static constexpr Type type = describe<apigateway::GetUsagePlanKeys::Response>(
        "GetUsagePlanKeysResponse", getUsagePlanKeysResponseRows);
    return type;
}

static constexpr Field getUsageRequestRows[] = {
    field<&apigateway::GetUsage::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&apigateway::GetUsage::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .inQuery(),
    field<&apigateway::GetUsage::Request::startDate>("startDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Start date"))
        .with(Required)
        .inQuery(),
    field<&apigateway::GetUsage::Request::endDate>("endDate")
        .titled(QT_TRANSLATE_NOOP("Field", "End date"))
        .with(Required)
        .inQuery(),
    field<&apigateway::GetUsage::Request::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position"))
        .inQuery(),
    field<&apigateway::GetUsage::Request::limit>("limit")
        .titled(QT_TRANSLATE_NOOP("Field", "Limit"))
        .inQuery(),
};

template <> const Type &typeOf<apigateway::GetUsage::Request>()
{
    static constexpr Type type =
        describe<apigateway::GetUsage::Request>("GetUsageRequest", getUsageRequestRows);
    return type;
}

static constexpr Field getUsageResponseRows[] = {
    field<&apigateway::GetUsage::Response::usagePlanId>("usagePlanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID")),
    field<&apigateway::GetUsage::Response::startDate>("startDate")
        .titled(QT_TRANSLATE_NOOP("Field", "Start date")),
    field<&apigateway::GetUsage::Response::endDate>("endDate").titled(
        QT_TRANSLATE_NOOP("Field", "End date")),
    field<&apigateway::GetUsage::Response::position>("position")
        .titled(QT_TRANSLATE_NOOP("Field", "Position")),
    field<&apigateway::GetUsage::Response::items>("values")
        .titled(QT_TRANSLATE_NOOP("Field", "Items"))
        .named("items"),
};

template <> const Type &typeOf<apigateway::GetUsage::Response>()
{
    static constexpr Type type =
        describe<apigateway::GetUsage::Response>("GetUsageResponse", getUsageResponseRows);
    return type;
}

static constexpr Field updateUsageRequestRows[] = {
    field<&apigateway::UpdateUsage::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&apigateway::UpdateUsage::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .with(Required)
        .inPath(),
    field<&apigateway::UpdateUsage::Request::patchOperations>("patchOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Patch operations")),
};

template <> const Type &typeOf<apigateway::UpdateUsage::Request>()
{
    static constexpr Type type =
        describe<apigateway::UpdateUsage::Request>("UpdateUsageRequest", updateUsageRequestRows);
    return type;
}

namespace apigateway {

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
    .repeat = Operation::Repeat::State,
    .method = "PATCH",
    .path = "/usageplans/{usageplanId}/keys/{keyId}/usage",
    .errors = updateUsageErrors,
};

} // namespace apigateway
} // namespace lc
