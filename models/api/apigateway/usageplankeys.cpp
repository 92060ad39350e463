// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/usageplankeys.h"

#include "api/apigateway/service.h"

#include <QtGlobal>

namespace lc::apigateway {

static constexpr Field getUsagePlanKeyRequestRows[] = {
    field<&GetUsagePlanKey::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&GetUsagePlanKey::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .with(Required)
        .inPath(),
};

constinit const Type GetUsagePlanKey::Request::rows =
    describe<Request>("GetUsagePlanKeyRequest", getUsagePlanKeyRequestRows);

static constexpr Field createUsagePlanKeyRequestRows[] = {
    field<&CreateUsagePlanKey::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&CreateUsagePlanKey::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .with(Required),
    field<&CreateUsagePlanKey::Request::keyType>("keyType")
        .titled(QT_TRANSLATE_NOOP("Field", "Key type"))
        .with(Required),
};

constinit const Type CreateUsagePlanKey::Request::rows =
    describe<Request>("CreateUsagePlanKeyRequest", createUsagePlanKeyRequestRows);

static constexpr Field deleteUsagePlanKeyRequestRows[] = {
    field<&DeleteUsagePlanKey::Request::usagePlanId>("usageplanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan ID"))
        .with(Required)
        .inPath()
        .named("usagePlanId"),
    field<&DeleteUsagePlanKey::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "Key ID"))
        .with(Required)
        .inPath(),
};

constinit const Type DeleteUsagePlanKey::Request::rows =
    describe<Request>("DeleteUsagePlanKeyRequest", deleteUsagePlanKeyRequestRows);

constinit const Type DeleteUsagePlanKey::Response::rows =
    describe<Response>("DeleteUsagePlanKeyResponse");

const Operation GetUsagePlanKey::operation{
    .name = "GetUsagePlanKey",
    .service = &service,
    .request = &typeOf<GetUsagePlanKey::Request>,
    .response = &typeOf<GetUsagePlanKey::Response>,
    .method = "GET",
    .path = "/usageplans/{usageplanId}/keys/{keyId}",
};

static constexpr const char *createUsagePlanKeyErrors[] = {"ConflictException",
                                                           "LimitExceededException"};
const Operation CreateUsagePlanKey::operation{
    .name = "CreateUsagePlanKey",
    .service = &service,
    .request = &typeOf<CreateUsagePlanKey::Request>,
    .response = &typeOf<CreateUsagePlanKey::Response>,
    .repeat = Operation::Repeat::NaturalKey,
    .method = "POST",
    .path = "/usageplans/{usageplanId}/keys",
    .successStatus = 201,
    .errors = createUsagePlanKeyErrors,
};

static constexpr const char *deleteUsagePlanKeyErrors[] = {"ConflictException"};
const Operation DeleteUsagePlanKey::operation{
    .name = "DeleteUsagePlanKey",
    .service = &service,
    .request = &typeOf<DeleteUsagePlanKey::Request>,
    .response = &typeOf<DeleteUsagePlanKey::Response>,
    .repeat = Operation::Repeat::NaturalKey,
    .method = "DELETE",
    .path = "/usageplans/{usageplanId}/keys/{keyId}",
    .successStatus = 202,
    .errors = deleteUsagePlanKeyErrors,
};

} // namespace lc::apigateway
